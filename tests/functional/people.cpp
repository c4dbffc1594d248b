#include "functional/country.hpp"

namespace homeward::testing {
namespace {

/// Doubles, links, emergencies, consents: what the privacy officers live with.
class PeopleAndPrivacy : public OnBothCountries {
 protected:
  static Json tasks_of(Session& by) { return must(by.get("/api/v1/tasks"), 200)["items"]; }
  Json double_of(const char* given, const char* family, int year) {
    return a_person(given, family).with("birth", object({{"year", year}}));
  }
};
HW_ON_BOTH_COUNTRIES(PeopleAndPrivacy);

TEST_P(PeopleAndPrivacy, WarnsOfADoubleAmongThoseOneMaySee) {
  Session& by = c().counsellor;
  const std::string person = registered(by, double_of("Zhyldyz", "Bekova", 1984));
  const Json question =
      object({{"names", list({object({{"use", "usual"}, {"given", "Жылдыз"}, {"family", "Бекова"}})})},
              {"birth", object({{"year", 1984}})}});
  const auto ask = [&](Session& who) {
    return must(who.post("/api/v1/people/possible-duplicates", question), 200)["items"];
  };

  const Json warned = ask_until([&] { return ask(by); }, [&](const Json& items) { return items.size() > 0; });

  EXPECT_FALSE(find_item(warned, "person.id", person).is_null()) << warned.dump();
  EXPECT_EQ(ask(c().counsellor_two).size(), 0U) << "elsewhere the desk sees nothing";
}

TEST_P(PeopleAndPrivacy, ADoubleElsewhereBecomesATaskForBothPrivacyOfficersAndNothingAtTheDesk) {
  const std::string here = registered(c().counsellor, double_of("Perizat", "Doppelova", 1979));
  ask_until([&] { return search(c().counsellor, "Doppelova")["items"]; },
            [](const Json& items) { return items.size() > 0; });
  const Json body = double_of("Перизат", "Доппелова", 1979);

  const HttpAnswer at_desk = c().counsellor_two.post("/api/v1/people", body);
  const HttpAnswer of_nobody = c().counsellor_two.post("/api/v1/people", double_of("Quentin", "Unseen", 1979));
  const std::string there = body["id"].text();
  const auto has_task = [](const std::string& person) {
    return [person](const Json& tasks) {
      const Json task = find_item(tasks, "person", person);
      return task["kind"] == Json("compare_records");
    };
  };
  const Json for_two = ask_until([&] { return tasks_of(c().privacy_two); }, has_task(there));
  const Json for_one = ask_until([&] { return tasks_of(c().privacy); }, has_task(here));

  EXPECT_EQ(at_desk.json().keys(), of_nobody.json().keys());
  EXPECT_EQ(at_desk.body.size(), of_nobody.body.size());
  EXPECT_TRUE(has_task(there)(for_two)) << for_two.dump();
  EXPECT_TRUE(has_task(here)(for_one)) << for_one.dump();
  EXPECT_TRUE(find_item(must(c().counsellor_two.get("/api/v1/my-day"), 200)["tasks"], "task.kind", "compare_records")
                  .is_null());
}

TEST_P(PeopleAndPrivacy, TwoPeopleLinkTwoRecordsAndTakeItBack) {
  const std::string one = registered(c().counsellor, a_person("Link", "Erste"));
  const std::string other = registered(c().counsellor, a_person("Link", "Zweite"));
  const std::string link = new_id();
  must(c().privacy.post("/api/v1/people/" + one + "/links", object({{"id", link}, {"other", other}})));
  Session& second = c().world.a_worker("privacy_officer", c().one);

  const HttpAnswer alone = c().privacy.post("/api/v1/links/" + link + "/approve");
  const HttpAnswer stranger = c().privacy_two.post("/api/v1/links/" + link + "/approve");
  const HttpAnswer approved = second.post("/api/v1/links/" + link + "/approve");
  const Json linked = page_of(c().counsellor, one)["links"];
  const HttpAnswer undone = c().privacy.post("/api/v1/links/" + link + "/undo");
  const HttpAnswer again = c().privacy.post("/api/v1/links/" + link + "/undo");

  EXPECT_EQ(alone.reason(), "link.own-proposal");
  EXPECT_EQ(stranger.status, 404);
  EXPECT_EQ(approved.status, 201) << approved.body;
  EXPECT_EQ(linked[0]["state"], Json("linked"));
  EXPECT_EQ(undone.status, 201) << undone.body;
  EXPECT_EQ(again.reason(), "link.not-open");
  for (const std::string& id : {one, other}) EXPECT_EQ(page_of(c().counsellor, id)["person"]["id"], Json(id));
}

TEST_P(PeopleAndPrivacy, ALinkTellsOfAnotherHouseOnlyWhoDecidesOnIt) {
  const std::string one = registered(c().counsellor, a_person("Beide", "Hausova"));
  const std::string other = registered(c().counsellor_two, a_person("Beide", "Hausova"));
  const std::string link = new_id();
  Session& officer = c().world.a_worker("privacy_officer", c().region);
  Session& second = c().world.a_worker("privacy_officer", c().region);
  must(officer.post("/api/v1/people/" + one + "/links", object({{"id", link}, {"other", other}})));
  must(second.post("/api/v1/links/" + link + "/approve"));

  const HttpAnswer for_staff = c().counsellor.get("/api/v1/people/" + one);
  const Json for_officer = page_of(officer, one);

  EXPECT_EQ(for_staff.body.find(other), std::string::npos) << for_staff.body;
  EXPECT_EQ(for_staff.body.find(c().two), std::string::npos);
  EXPECT_EQ(for_staff.json()["links"][0]["state"], Json("linked")) << "that there is one may be known";
  EXPECT_EQ(for_officer["linked"][0]["person"]["id"], Json(other));
  EXPECT_EQ(for_officer["linked"][0]["link"], Json(link));
}

TEST_P(PeopleAndPrivacy, AnEmergencyOpensForATimeAndIsReviewedByAnother) {
  const std::string person = registered(c().counsellor, a_person("Not", "Fallova"));
  Session& by = c().counsellor_two;
  ASSERT_EQ(by.get("/api/v1/people/" + person).status, 404);

  const HttpAnswer without_words =
      by.post("/api/v1/people/" + person + "/break-glass", object({{"reason", "danger_to_life"}, {"explanation", ""}}));
  must(by.post("/api/v1/people/" + person + "/break-glass",
               object({{"reason", "danger_to_life"}, {"explanation", "Found unconscious at our door"}})));
  const Json opened = page_of(by, person);
  const Json look = find_item(must(c().privacy_two.get("/api/v1/break-glass"), 200)["items"], "look.subject", person);
  const HttpAnswer reviewed = c().privacy_two.post("/api/v1/break-glass/" + look["look"]["id"].text() + "/review",
                                                   object({{"review", "justified"}}));
  const Json looks = must(c().counsellor.get("/api/v1/people/" + person + "/accesses"), 200)["items"];
  c().world.move_clock(Seconds{4 * 3600 + 60});
  const HttpAnswer later = by.get("/api/v1/people/" + person);

  EXPECT_EQ(without_words.json()["fields"][0]["path"], Json("explanation"));
  EXPECT_EQ(opened["person"]["names"][0]["family"], Json("Fallova"));
  EXPECT_EQ(opened["person"]["notice"], Json("break_glass"));
  EXPECT_EQ(look["look"]["explanation"], Json("Found unconscious at our door"));
  EXPECT_EQ(look["account"]["id"], look["look"]["account"]) << "who looked is named";
  EXPECT_NE(look["account"]["name"], Json());
  EXPECT_TRUE(look["person"].is_null()) << "of another house: the name is not this officer's to see";
  EXPECT_EQ(reviewed.status, 201) << reviewed.body;
  bool seen = false;
  for (const Json& line : looks.items()) seen = seen || line["break_glass"] == Json(true);
  EXPECT_TRUE(seen) << "the look is durable before the answer leaves: " << looks.dump();
  EXPECT_EQ(later.status, 404) << "four hours are over";
}

TEST_P(PeopleAndPrivacy, AConsentIsReadEachTimeAndEndsAtOnce) {
  const std::string person = registered(c().counsellor, a_person("Zeitweise", "Offenbek"));
  const Json consent = a_consent(c().two, {"identity"}, c().day());
  EXPECT_EQ(c().counsellor_two.get("/api/v1/people/" + person).status, 404);

  must(c().counsellor.post("/api/v1/people/" + person + "/consents", consent));
  const Json seen = page_of(c().counsellor_two, person);
  const HttpAnswer change = c().counsellor_two.post("/api/v1/people/" + person + "/details",
                                                    a_person("Other").without("id").without("safe_contacts"));
  must(c().counsellor.post("/api/v1/consents/" + consent["id"].text() + "/revoke", object({{"how", "letter"}})));

  EXPECT_EQ(seen["person"]["names"][0]["family"], Json("Offenbek"));
  EXPECT_EQ(seen["person"]["notice"], Json("under_consent"));
  EXPECT_EQ(seen["safe_contacts"].size(), 0U);
  EXPECT_EQ(change.status, 404) << "a consent opens for reading, not for writing";
  EXPECT_EQ(c().counsellor_two.get("/api/v1/people/" + person).status, 404);
}

TEST_P(PeopleAndPrivacy, AnExpiredOrRefusedConsentOpensNothing) {
  const std::string person = registered(c().counsellor, a_person("Nie", "Offenbek"));
  const Json base = a_consent(c().two, {"identity"}, c().day(-10));

  must(c().counsellor.post("/api/v1/people/" + person + "/consents", base.with("valid_until", c().day(-1))));
  must(c().counsellor.post("/api/v1/people/" + person + "/consents", base.with("id", new_id()).with("refused", true)));
  must(c().counsellor.post("/api/v1/people/" + person + "/consents",
                           base.with("id", new_id()).with("purposes", list({"research"}))));

  EXPECT_EQ(c().counsellor_two.get("/api/v1/people/" + person).status, 404);
}

TEST_P(PeopleAndPrivacy, WhoLookedIsListedWithinASecond) {
  const std::string person = registered(c().counsellor, a_person("Be", "Trachtet"));
  page_of(c().supervisor, person);

  const Json looks =
      ask_until([&] { return must(c().counsellor.get("/api/v1/people/" + person + "/accesses"), 200)["items"]; },
                [](const Json& items) { return !find_item(items, "role", "supervisor").is_null(); });

  EXPECT_EQ(find_item(looks, "role", "supervisor")["route"], Json("/api/v1/people/{id}")) << looks.dump();
}

TEST_P(PeopleAndPrivacy, AnOpenBedElsewhereIsAcceptedAndCoordinated) {
  const std::string person = registered(c().counsellor, a_person("Zwei", "Betten"));
  admitted(c().counsellor, person, an_admission(c().one, c().day()));
  must(c().counsellor.post("/api/v1/people/" + person + "/consents", a_consent(c().two, {"identity"}, c().day())));
  must(c().counsellor_two.post("/api/v1/people/" + person + "/break-glass",
                               object({{"reason", "medical_emergency"}, {"explanation", "Arrived in the night"}})));

  const HttpAnswer in = c().counsellor_two.post("/api/v1/people/" + person + "/admissions",
                                                an_admission(c().two, c().day(), "detoxification", "inpatient"));
  const auto coordinate = [&](Session& by) { return find_item(tasks_of(by), "kind", "coordinate")["person"]; };

  EXPECT_EQ(in.status, 201) << in.body;
  EXPECT_EQ(coordinate(c().privacy), Json(person));
  EXPECT_EQ(coordinate(c().privacy_two), Json(person));
}

}  // namespace
}  // namespace homeward::testing
