#include "functional/country.hpp"
#include "functional/personas.hpp"

namespace homeward::testing {
namespace {

/// Who stands around somebody: named, never let in by being named.
class Around : public OnBothCountries {
 protected:
  static std::string ties(const std::string& person) { return "/api/v1/people/" + person + "/ties"; }
  static Json a_tie(const std::string& other, const std::string& kind = "parent") {
    return object({{"id", new_id()},
                   {"other", other},
                   {"kind", kind},
                   {"said_by", "the_person"},
                   {"lives_together", "yes"},
                   {"supports", "yes"}});
  }
  static Json only_tie(Session& by, const std::string& person) {
    const Json all = page_of(by, person)["ties"];
    return all.size() == 1 ? all[0] : Json();
  }
  /// Two records of one person, linked by two people.
  void link(const std::string& one, const std::string& other) {
    const std::string id = new_id();
    must(c().privacy.post("/api/v1/people/" + one + "/links", object({{"id", id}, {"other", other}})));
    must(c().world.a_worker("privacy_officer", c().one).post("/api/v1/links/" + id + "/approve"));
  }
};
HW_ON_BOTH_COUNTRIES(Around);

TEST_P(Around, StandsOnBothPagesAndInBothHistories) {
  Session& by = c().counsellor;
  const std::string person = registered(by, a_person("Mit", "Mutterov"));
  const std::string mother = registered(by, a_person("Die", "Mutterova"));
  const Json put = a_tie(mother).with("since", c().day(-30));

  must(by.post(ties(person), put));
  const Json here = only_tie(by, person), there = only_tie(by, mother);

  EXPECT_EQ(here["tie"]["kind"], Json("parent"));
  EXPECT_EQ(here["tie"]["supports"], Json("yes"));
  EXPECT_EQ(here["person"]["id"], Json(mother));
  EXPECT_EQ(there["tie"]["kind"], Json("child"));
  EXPECT_EQ(there["tie"]["said_by"], Json("the_one_beside"));
  EXPECT_EQ(there["tie"]["lives_together"], Json("yes"));
  EXPECT_EQ(there["tie"]["supports"], Json("not_known")) << "nobody said that the person supports their mother";
  EXPECT_EQ(there["person"]["id"], Json(person));
  EXPECT_TRUE(page_of(by, mother)["person"]["kinds"].mentions("relative"));
  for (const std::string& id : {person, mother}) {
    const Json told = must(by.get("/api/v1/people/" + id + "/history"), 200)["items"];
    EXPECT_EQ(find_item(told, "record", "person_tie")["operation"], Json("created")) << told.dump();
  }

  const std::string end = "/api/v1/ties/" + there["tie"]["id"].text() + "/end";
  EXPECT_EQ(by.post(end, object({{"until", c().day(1)}})).json()["fields"][0]["reason"], Json("tie.in-future"));
  must(by.post(end, object({{"until", c().day()}})));
  EXPECT_EQ(only_tie(by, person)["tie"]["until"], Json(c().day())) << "ended from either page";
  EXPECT_EQ(by.post(end, object({{"until", c().day()}})).reason(), "tie.ended");
}

TEST_P(Around, RegistersSomebodyNewInTheSameSaveOrNothing) {
  Session& by = c().counsellor;
  const std::string person = registered(by, a_person("Mit", "Bruderov"));
  const Json brother = a_person("Der", "Bruderov").with("kinds", list({"relative"}));
  const Json put = a_tie("", "sibling").without("other").with("registers", brother);

  const HttpAnswer wrong =
      by.post(ties(person),
              put.with("registers", brother.with("names", list({}))).with("since", c().day(2)).with("id", new_id()));
  must(by.post(ties(person), put));

  EXPECT_EQ(find_item(wrong.json()["fields"], "path", "registers.names")["reason"], Json("name.missing")) << wrong.body;
  EXPECT_EQ(find_item(wrong.json()["fields"], "path", "since")["reason"], Json("tie.in-future")) << "in one answer";
  EXPECT_EQ(only_tie(by, person)["person"]["id"], brother["id"]);
  EXPECT_EQ(page_of(by, brother["id"].text())["person"]["kinds"], list({"relative"}));
}

TEST_P(Around, ADoubleOfSomebodyNewElsewhereIsTheSameTaskAsAtTheDesk) {
  const std::string there =
      registered(c().counsellor_two, a_person("Roza", "Verwandtova").with("birth", object({{"year", 1958}})));
  ask_until([&] { return search(c().counsellor_two, "Verwandtova")["items"]; },
            [](const Json& items) { return items.size() > 0; });
  const std::string person = registered(c().counsellor, a_person("Mit", "Tantova"));
  const Json aunt = a_person("Roza", "Verwandtova").with("birth", object({{"year", 1958}}));

  must(c().counsellor.post(ties(person), a_tie("", "other_family").without("other").with("registers", aunt)));
  const Json tasks =
      ask_until([&] { return must(c().privacy.get("/api/v1/tasks"), 200)["items"]; },
                [&](const Json& items) { return !find_item(items, "person", aunt["id"].text()).is_null(); });

  EXPECT_EQ(find_item(tasks, "person", aunt["id"].text())["kind"], Json("compare_records")) << tasks.dump();
}

TEST_P(Around, WhoIsOutOfReachAnswersAsWhoIsNotThere) {
  const std::string person = registered(c().counsellor, a_person("Mein", "Klientov"));
  const std::string stranger = registered(c().counsellor_two, a_person("Nicht", "Meinov"));

  const HttpAnswer refused = c().counsellor.post(ties(person), a_tie(stranger));
  const HttpAnswer absent = c().counsellor.post(ties(person), a_tie(new_id()));
  const HttpAnswer from_there = c().counsellor_two.post(ties(person), a_tie(stranger));

  EXPECT_EQ(refused.status, 404);
  EXPECT_EQ(refused.reason(), absent.reason());
  EXPECT_EQ(refused.body.size(), absent.body.size());
  EXPECT_EQ(from_there.status, 404);
  EXPECT_EQ(page_of(c().counsellor, person)["ties"].size(), 0U);
}

TEST_P(Around, RefusesThePersonThemselvesAndTheSameTwice) {
  Session& by = c().counsellor;
  const std::string person = registered(by, a_person("Selbst", "Selbstov"));
  const std::string twin = registered(by, a_person("Selbst", "Selbstow"));
  const std::string other = registered(by, a_person("Anderer", "Anderov"));
  link(person, twin);
  must(by.post(ties(person), a_tie(other, "sibling")));
  const auto fault = [&](const Json& tie) { return by.post(ties(person), tie).json()["fields"][0]["reason"]; };

  EXPECT_EQ(fault(a_tie(person)), Json("tie.same-person"));
  EXPECT_EQ(fault(a_tie(twin)), Json("tie.same-person")) << "linked records are one person";
  EXPECT_EQ(fault(a_tie(other, "sibling")), Json("tie.already"));
  EXPECT_EQ(fault(a_tie(other).without("other")), Json("tie.whom"));
  must(by.post(ties(person), a_tie(other, "guardian")));
}

TEST_P(Around, WhatAnotherHouseWroteRefusesNothing) {
  Country& k = c();
  const auto in_care_of_both = [&](const std::string& given) {
    const std::string person = registered(k.counsellor, a_person(given, "Zweihausova"));
    const std::string stay = admitted(k.counsellor, person, an_admission(k.one, k.day()));
    const Json asked = a_handover(k.two, k.day(1), "social_rehabilitation", "community")
                           .with("consent", a_consent(k.two, {"identity"}, k.day()));
    const std::string handover = "/api/v1/handovers/" + asked["handover"].text();
    must(k.counsellor.post("/api/v1/stays/" + stay + "/hand-over", asked));
    must(k.clerk_two.post(handover + "/accept"));
    must(k.counsellor.post(handover + "/depart", object({{"left_on", k.day()}})));
    must(k.clerk_two.post(handover + "/arrive", object({{"arrived_on", k.day()}})));
    admitted(k.supervisor_two, person, an_admission(k.two, k.day(), "social_rehabilitation", "community"));
    return person;
  };
  const std::string person = in_care_of_both("Kind"), mother = in_care_of_both("Mutter");
  must(k.counsellor.post(ties(person), a_tie(mother)));
  ASSERT_EQ(page_of(k.supervisor_two, person)["ties"].size(), 0U);

  must(k.supervisor_two.post(ties(person), a_tie(mother)));
  const HttpAnswer again = k.supervisor_two.post(ties(person), a_tie(mother));

  EXPECT_EQ(again.json()["fields"][0]["reason"], Json("tie.already"));
  EXPECT_EQ(page_of(k.supervisor_two, person)["ties"].size(), 1U) << "each house its own";
  EXPECT_EQ(page_of(k.counsellor, person)["ties"].size(), 1U);
}

TEST_P(Around, LinkedRecordsSayItOnce) {
  Session& by = c().counsellor;
  const std::string person = registered(by, a_person("Kind", "Doppelov"));
  const std::string mother = registered(by, a_person("Mutter", "Doppelova"));
  const std::string again = registered(by, a_person("Mutter", "Doppelowa"));
  must(by.post(ties(person), a_tie(mother)));
  must(by.post(ties(person), a_tie(again)));
  const auto said = [&](const std::string& page) {
    int lines = 0;
    const Json all = page_of(by, page)["ties"];
    for (std::size_t i = 0; i < all.size(); ++i) lines += all[i]["again"] == Json(false);
    return lines;
  };
  EXPECT_EQ(said(person), 2) << "two people until somebody says that they are one";

  link(mother, again);

  EXPECT_EQ(said(person), 1);
  EXPECT_EQ(said(mother), 1) << "the child, on whichever of the two pages";
  EXPECT_EQ(said(again), 1);
}

/// The clerk of the house registers people and so sees them; whoever cares for one of the two only sees that one.
TEST_P(Around, WhoMayNotSeeTheOtherLearnsOnlyWhatTheTieHolds) {
  Country& k = c();
  Session& clerk = k.clerk;
  Session& counsellor = k.world.a_counsellor(k.one);
  const std::string person = registered(clerk, a_person("Offene", "Seite"));
  const std::string hidden = registered(clerk, a_person("Verborgene", "Seite-Canary"));
  must(clerk.post(ties(person), a_tie(hidden, "partner")));
  must(k.supervisor.post("/api/v1/people/" + person + "/workers",
                         object({{"account", counsellor.account()}, {"kind", "worker"}})));

  const HttpAnswer page = counsellor.get("/api/v1/people/" + person);
  const HttpAnswer history = counsellor.get("/api/v1/people/" + person + "/history");

  ASSERT_EQ(page.status, 200) << page.body;
  EXPECT_EQ(page.json()["ties"][0]["tie"]["kind"], Json("partner"));
  for (const HttpAnswer& answer : {page, history}) {
    EXPECT_EQ(answer.body.find(hidden), std::string::npos) << answer.body;
    EXPECT_EQ(answer.body.find("Seite-Canary"), std::string::npos);
  }
  EXPECT_NE(history.body.find("person_tie"), std::string::npos);
  EXPECT_EQ(counsellor.get("/api/v1/people/" + hidden).status, 404);
  EXPECT_EQ(k.counsellor_two.get("/api/v1/people/" + person).status, 404) << "naming opened nothing";
}

/// Whoever is shown who somebody is needs no number that could be used in their name.
TEST(NumbersOfPapers, OpenByConsentToStaffAlone) {
  Personas& p = the_personas();
  Scene scene(p);
  const std::string path = "/api/v1/people/" + scene.person();
  const Json passport = object({{"id", new_id()}, {"kind", "passport"}, {"issuer", "KG"}, {"value", "AN 4711-Canary"}});
  must(p.session("assigned counsellor").post(path + "/identifiers", passport));

  const HttpAnswer family = p.session("family with scoped consent").get(path);

  EXPECT_GE(must(p.session("assigned counsellor").get(path), 200)["identifiers"].size(), 1U);
  EXPECT_EQ(must(family, 200)["identifiers"].size(), 0U);
  EXPECT_EQ(family.body.find("4711"), std::string::npos);
  EXPECT_FALSE(must(family, 200)["person"]["names"].is_null()) << "the consent to identity holds";
}

/// The one who agreed did not agree for the other; and whoever holds the phone of one of them reads it with them.
TEST(AroundForOthers, AConsentOrTheOwnSignInOpensNoTie) {
  Personas& p = the_personas();
  Scene scene(p);
  Session& counsellor = p.session("assigned counsellor");
  const std::string path = "/api/v1/people/" + scene.person();
  scene.tie();
  const auto ties = [&](const std::string& who, const std::string& at) {
    return must(p.session(who).get(at), 200)["ties"].size();
  };
  ASSERT_EQ(ties("assigned counsellor", path), 1U);

  EXPECT_EQ(ties("supervisor", path), 1U);
  EXPECT_EQ(ties("family with scoped consent", path), 0U) << "care is agreed to, who else is around is not";
  EXPECT_EQ(ties("peer", path), 0U);
  for (const Persona& client : p.all()) {
    if (client.own_person.empty()) continue;
    const std::string own = "/api/v1/people/" + client.own_person;
    must(counsellor.post(own + "/ties", object({{"id", new_id()},
                                                {"other", scene.newcomer()},
                                                {"kind", "partner"},
                                                {"said_by", "the_one_beside"},
                                                {"lives_together", "yes"},
                                                {"supports", "no"}})));
    EXPECT_EQ(ties("assigned counsellor", own), 1U);
    EXPECT_EQ(ties(client.name, own), 0U);
    EXPECT_FALSE(must(p.session(client.name).get(own + "/history"), 200).mentions("person_tie"));
  }
}

}  // namespace
}  // namespace homeward::testing
