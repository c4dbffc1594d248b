#include "functional/country.hpp"

namespace homeward::testing {
namespace {

/// A stay that was ended by mistake.
class TakingBackAnEnd : public OnBothCountries {
 protected:
  struct Ended {
    std::string person, stay;
  };
  Ended ended(const std::string& family, const std::string& type = "left_early", const std::string& reason = "family") {
    Ended e;
    e.person = registered(c().counsellor, a_person("Begimai", family));
    e.stay = admitted(c().counsellor, e.person,
                      an_admission(c().one, c().day()).with("keyworker", c().counsellor.account()));
    must(c().counsellor.post("/api/v1/stays/" + e.stay + "/end", an_end(c().day(), type, reason)));
    return e;
  }
  HttpAnswer take_back(Session& by, const Ended& e, const std::string& reason = "It was another person") {
    return by.post("/api/v1/stays/" + e.stay + "/take-back-end", object({{"id", new_id()}, {"reason", reason}}));
  }
  bool in_care(const Ended& e) {
    return !find_item(board_of(c().counsellor, c().one)["in_care"], "stay.id", e.stay).is_null();
  }
  Json search_task(const Ended& e) {
    return find_item(page_of(c().counsellor, e.person)["tasks"], "kind", "reach_person");
  }
};
HW_ON_BOTH_COUNTRIES(TakingBackAnEnd);

TEST_P(TakingBackAnEnd, TheStayGoesOnAndWhatTheEndBeganIsOver) {
  const Ended e = ended("Irrtumova");
  const Json before = page_of(c().counsellor, e.person);
  const bool absent = !in_care(e);

  const HttpAnswer done = take_back(c().counsellor, e);

  EXPECT_EQ(done.status, 201) << done.body;
  const Json page = page_of(c().counsellor, e.person);
  EXPECT_TRUE(absent);
  EXPECT_EQ(before["follow_ups"][0]["state"], Json("open"));
  EXPECT_TRUE(page["stays"][0]["ended"].is_null());
  EXPECT_TRUE(page["stays"][0]["end_type"].is_null());
  EXPECT_TRUE(page["episodes"][0]["closed"].is_null()) << "closed with the stay, open with it again";
  EXPECT_TRUE(page["journeys"][0]["ended"].is_null());
  EXPECT_EQ(page["follow_ups"][0]["state"], Json("settled"));
  EXPECT_TRUE(page["follow_ups"][0]["outcome"].is_null()) << "nobody was reached";
  EXPECT_EQ(search_task(e)["state"], Json("dropped"));
  EXPECT_TRUE(in_care(e));
  const Json keyworker = find_item(page["workers"], "relation.kind", "keyworker");
  EXPECT_FALSE(keyworker.is_null());
  EXPECT_TRUE(keyworker["relation"]["until"].is_null()) << "stays beside them";
}

TEST_P(TakingBackAnEnd, IsToldInTheHistoryWithItsReason) {
  const Ended e = ended("Gedenkova");

  must(take_back(c().counsellor, e, "Left for an hour only"));

  const Json entry = ask_until(
      [&] {
        const Json history = must(c().counsellor.get("/api/v1/people/" + e.person + "/history"), 200);
        return find_item(history["items"], "record", "end_taken_back");
      },
      [](const Json& found) { return !found.is_null(); });
  EXPECT_FALSE(entry.is_null());
  EXPECT_NE(entry.dump().find("Left for an hour only"), std::string::npos);
}

TEST_P(TakingBackAnEnd, MayEndAgainAndIsLookedForThen) {
  const Ended e = ended("Nochendova");
  must(take_back(c().counsellor, e));

  must(c().counsellor.post("/api/v1/stays/" + e.stay + "/end", an_end(c().day(), "left_early", "family")));

  const Json searches = page_of(c().counsellor, e.person)["follow_ups"];
  EXPECT_EQ(searches.size(), 2U);
  const Json open = find_item(searches, "state", "open");
  EXPECT_EQ(open["since"], Json(c().day()));
}

TEST_P(TakingBackAnEnd, NeedsAReasonAndAnEnd) {
  const Ended e = ended("Grundova");

  const HttpAnswer silent = take_back(c().counsellor, e, "");
  must(take_back(c().counsellor, e));
  const HttpAnswer twice = take_back(c().counsellor, e);

  EXPECT_EQ(silent.status, 400);
  EXPECT_EQ(silent.json()["fields"][0]["path"], Json("reason"));
  EXPECT_EQ(twice.status, 409);
  EXPECT_EQ(twice.reason(), "stay.not-ended");
}

TEST_P(TakingBackAnEnd, IsForWhoeverMayEndAStayInThatHouse) {
  const Ended e = ended("Fremdova");

  EXPECT_EQ(take_back(c().clerk, e).status, 403);
  EXPECT_EQ(take_back(c().counsellor_two, e).status, 404);
  EXPECT_EQ(take_back(c().supervisor, e).status, 201);
}

TEST_P(TakingBackAnEnd, NotAfterTheRoadWentOn) {
  const Ended e = ended("Weitergegangen");
  admitted(c().counsellor, e.person, an_admission(c().one, c().day()));

  EXPECT_EQ(take_back(c().counsellor, e).reason(), "stay.gone-on");
}

TEST_P(TakingBackAnEnd, NotAfterADeath) {
  const Ended e = ended("Verstorbenova", "died", "not_stated");

  EXPECT_EQ(take_back(c().counsellor, e).reason(), "stay.end-death");
  EXPECT_FALSE(page_of(c().counsellor, e.person)["person"]["died_on"].is_null());
}

TEST_P(TakingBackAnEnd, NotOnceTheySetOutForAnotherHouse) {
  Ended e;
  e.person = registered(c().counsellor, a_person("Begimai", "Unterwegova"));
  e.stay = admitted(c().counsellor, e.person, an_admission(c().one, c().day()));
  const Json asked = a_handover(c().two, c().day(1), "social_rehabilitation", "community");
  must(c().counsellor.post("/api/v1/stays/" + e.stay + "/hand-over", asked));
  const std::string handover = "/api/v1/handovers/" + asked["handover"].text();
  must(c().clerk_two.post(handover + "/accept"));
  must(c().counsellor.post(handover + "/depart", object({{"left_on", c().day()}})));

  const HttpAnswer on_the_way = take_back(c().counsellor, e);
  must(c().clerk_two.post(handover + "/not-arrived"));
  const HttpAnswer never_left = take_back(c().counsellor, e);

  EXPECT_EQ(on_the_way.reason(), "stay.set-out");
  EXPECT_EQ(never_left.status, 201) << never_left.body;
  EXPECT_EQ(page_of(c().counsellor, e.person)["handovers"][0]["state"], Json("withdrawn"))
      << "who is in care here is not waited for there";
}

/// What another house wrote refuses nothing: that would tell of it.
/// The stay goes on beside a bed that its house may not know of: it is not told, both privacy officers look.
TEST_P(TakingBackAnEnd, ABedElsewhereTellsOfNothing) {
  const Ended e = ended("Zweitbett");
  must(c().counsellor.post("/api/v1/people/" + e.person + "/consents", a_consent(c().two, {"identity"}, c().day())));
  must(c().counsellor_two.post("/api/v1/people/" + e.person + "/break-glass",
                               object({{"reason", "medical_emergency"}, {"explanation", "Arrived in the night"}})));
  must(c().counsellor_two.post("/api/v1/people/" + e.person + "/admissions",
                               an_admission(c().two, c().day(), "detoxification", "inpatient")));
  const auto coordinate = [&](Session& by) {
    int out = 0;
    const Json tasks = must(by.get("/api/v1/tasks"), 200)["items"];
    for (const Json& task : tasks.items())
      if (task["kind"] == Json("coordinate") && task["person"] == Json(e.person)) ++out;
    return out;
  };

  const HttpAnswer done = take_back(c().counsellor, e);

  EXPECT_EQ(done.status, 201) << done.body;
  EXPECT_EQ(coordinate(c().privacy), 1);
  EXPECT_EQ(coordinate(c().privacy_two), 1);
  must(c().counsellor.post("/api/v1/stays/" + e.stay + "/end", an_end(c().day(), "left_early", "family")));
  must(take_back(c().counsellor, e));
  EXPECT_EQ(coordinate(c().privacy), 1) << "whoever is asked already is not asked again";
}

TEST_P(TakingBackAnEnd, AQuestionAtAnotherHouseStaysOpen) {
  const Ended e = ended("Anderswo");
  Json consent = a_consent(c().two, {"identity", "contact"}, c().day());
  const Json asked = a_handover(c().two, c().day(1), "social_rehabilitation", "community").with("consent", consent);
  must(c().counsellor.post("/api/v1/stays/" + e.stay + "/hand-over", asked));

  EXPECT_EQ(take_back(c().counsellor, e).status, 201) << "a question alone is open during any stay";
  EXPECT_EQ(page_of(c().counsellor, e.person)["handovers"][0]["state"], Json("proposed"));
}

/// Who is in care and nobody goes beside them.
class WithoutAKeyworker : public OnBothCountries {
 protected:
  WithoutAKeyworker() : OnBothCountries("keyworkers") {}
  Json count(Session& by) { return must(by.get("/api/v1/my-day"), 200)["no_keyworker"]; }
  Json listed(Session& by) {
    return must(by.post("/api/v1/people/search", object({{"no_keyworker", true}})), 200)["items"];
  }
};
HW_ON_BOTH_COUNTRIES(WithoutAKeyworker);

TEST_P(WithoutAKeyworker, IsOneLineForWhoeverNamesOneUntilSomebodyIsNamed) {
  const std::string person = registered(c().supervisor, a_person("Begimai", "Alleinova"));
  admitted(c().supervisor, person, an_admission(c().one, c().day()));

  const Json before = count(c().supervisor), list = listed(c().supervisor);
  must(c().supervisor.post("/api/v1/people/" + person + "/workers",
                           object({{"account", c().counsellor.account()}, {"kind", "keyworker"}})));

  EXPECT_EQ(before, Json(1));
  EXPECT_EQ(list.size(), 1U);
  EXPECT_EQ(list[0]["person"]["id"], Json(person));
  EXPECT_EQ(count(c().supervisor), Json(0));
  EXPECT_EQ(listed(c().supervisor).size(), 0U);
}

TEST_P(WithoutAKeyworker, IsNotForTheDeskNorForAnotherHouse) {
  const std::string person = registered(c().supervisor, a_person("Begimai", "Alleinova"));
  admitted(c().supervisor, person, an_admission(c().one, c().day()));

  EXPECT_TRUE(count(c().clerk).is_null());
  const HttpAnswer asked = c().clerk.post("/api/v1/people/search", object({{"no_keyworker", true}}));
  EXPECT_EQ(asked.status, 403);
  EXPECT_EQ(asked.reason(), "permission.missing");
  EXPECT_EQ(count(c().supervisor_two), Json(0));
}

TEST_P(WithoutAKeyworker, ListsNameWhoeverIsKeyworkerNow) {
  const std::string person = registered(c().supervisor, a_person("Begimai", "Alleinova"));
  admitted(c().supervisor, person, an_admission(c().one, c().day()).with("keyworker", c().counsellor.account()));
  const auto named = [&] {
    const Json people = must(c().supervisor.post("/api/v1/people/search", object({{"in_care", true}})), 200);
    const Json in_list = find_item(people["items"], "person.id", person);
    const Json on_board = find_item(board_of(c().supervisor, c().one)["in_care"], "person.id", person);
    EXPECT_EQ(in_list["keyworker"]["id"], on_board["keyworker"]["id"]);
    return on_board["keyworker"]["id"];
  };
  const Json first = named();

  const Json workers = page_of(c().supervisor, person)["workers"];
  const Json relation = find_item(workers, "relation.kind", "keyworker")["relation"]["id"];
  must(c().supervisor.post("/api/v1/relations/" + relation.text() + "/end", object({})));
  const Json nobody = named();
  must(c().supervisor.post("/api/v1/people/" + person + "/workers",
                           object({{"account", c().supervisor.account()}, {"kind", "keyworker"}})));

  const Json second = named();
  must(c().supervisor.post("/api/v1/people/" + person + "/workers",
                           object({{"account", c().counsellor.account()}, {"kind", "keyworker"}})));

  EXPECT_EQ(first, Json(c().counsellor.account()));
  EXPECT_TRUE(nobody.is_null());
  EXPECT_EQ(second, Json(c().supervisor.account()));
  EXPECT_EQ(named(), Json(c().counsellor.account()));
  const Json beside = page_of(c().supervisor, person)["workers"];
  int keyworkers = 0;
  for (std::size_t i = 0; i < beside.size(); ++i) keyworkers += beside[i]["relation"]["kind"] == Json("keyworker");
  EXPECT_EQ(keyworkers, 1) << "whoever is named takes over: " << beside.dump();
}

}  // namespace
}  // namespace homeward::testing
