#include "functional/country.hpp"

namespace homeward::testing {
namespace {

/// The road of a person as its house leads it, from the first administrator's link on.
class Visit : public OnBothCountries {};
HW_ON_BOTH_COUNTRIES(Visit);

TEST_P(Visit, TheSetUpLinkWorksOnce) {
  const HttpAnswer again =
      c().world.anonymous().post("/api/v1/setup", object({{"token", c().world.server().setup_token()},
                                                          {"login", "second"},
                                                          {"name", "Second"},
                                                          {"password", "a long password for another"},
                                                          {"nation", "Otherland"},
                                                          {"zone", "Asia/Bishkek"},
                                                          {"language", "en"}}));

  EXPECT_EQ(again.status, 409);
  EXPECT_EQ(again.reason(), "setup.done");
}

TEST_P(Visit, StaffReachNothingBeforeTheSecondFactor) {
  Session fresh(c().world.server().port(), c().world.clock(), c().counsellor.who());
  must(fresh.give_password());
  fresh.refresh();

  const HttpAnswer day = fresh.get("/api/v1/my-day");

  EXPECT_EQ(fresh.me()["second_factor"].text(), "needed");
  EXPECT_FALSE(fresh.me().has("permissions"));
  EXPECT_EQ(day.status, 401);
  EXPECT_EQ(day.reason(), "sign-in.code-needed");
}

TEST_P(Visit, LeadsAPersonThroughTheStagesOfAHouse) {
  Session& by = c().counsellor;
  const std::string person = registered(by, a_person("Almaz", "Turgunov"));
  const std::string detox = admitted(by, person, an_admission(c().one, c().day()));

  const Json treatment = a_move(c().one, c().day(), "treatment", "inpatient");
  must(by.post("/api/v1/stays/" + detox + "/move-on", treatment));
  const Json page = page_of(by, person);
  must(
      by.post("/api/v1/stays/" + treatment["stay"].text() + "/end", an_end(c().day(), "left_early", "without_notice")));
  const Json ended = page_of(by, person);

  ASSERT_EQ(page["stays"].size(), 2U) << page.dump();
  EXPECT_EQ(find_item(page["stays"], "id", detox)["end_reason"], Json("programme_completed"));
  EXPECT_TRUE(find_item(page["stays"], "stage", "treatment")["ended"].is_null());
  EXPECT_EQ(page["episodes"].size(), 1U);
  EXPECT_EQ(page["journeys"].size(), 1U);
  EXPECT_EQ(page["substances"][0]["substance"], Json("heroin"));
  EXPECT_EQ(ended["episodes"][0]["end_type"], Json("left_early"));
  EXPECT_EQ(ended["follow_ups"].size(), 1U);
  EXPECT_EQ(find_item(board_of(by, c().one)["next_step_open"], "person.id", person)["overdue"], Json(false));
}

TEST_P(Visit, AStageInBetweenIsMarkedOrAskedFor) {
  Session& by = c().counsellor;
  const std::string person = registered(by, a_person("Ainura", "Sydykova"));
  const std::string detox = admitted(by, person, an_admission(c().one, c().day()));
  const Json far = a_move(c().one, c().day(), "medical_rehabilitation", "inpatient");

  const HttpAnswer asked = by.post("/api/v1/stays/" + detox + "/move-on", far);
  const HttpAnswer marked = by.post(
      "/api/v1/stays/" + detox + "/move-on",
      far.with("marks", list({object({{"stage", "treatment"}, {"kind", "not_wanted"}, {"decided_by", "person"}})})));
  const Json back = a_move(c().one, c().day(), "treatment", "inpatient");
  const HttpAnswer without_reason = by.post("/api/v1/stays/" + far["stay"].text() + "/move-on", back);
  const HttpAnswer with_reason =
      by.post("/api/v1/stays/" + far["stay"].text() + "/move-on", back.with("back_reason", "used again"));

  EXPECT_EQ(asked.status, 400);
  EXPECT_EQ(asked.json()["fields"][0]["reason"], Json("stage.mark-needed"));
  EXPECT_EQ(marked.status, 201) << marked.body;
  EXPECT_EQ(without_reason.json()["fields"][0]["reason"], Json("stage.back-needs-reason"));
  EXPECT_EQ(with_reason.status, 201) << with_reason.body;
  EXPECT_EQ(page_of(by, person)["marks"][0]["kind"], Json("not_wanted"));
}

TEST_P(Visit, EntersAtAnyStageAndSideBySideWhereItFits) {
  Session& by = c().counsellor;
  const std::string person = registered(by, a_person("Bakyt", "Asanov"));
  admitted(by, person, an_admission(c().one, c().day(), "social_rehabilitation", "community"));

  const HttpAnswer beside =
      by.post("/api/v1/people/" + person + "/admissions",
              an_admission(c().one, c().day(), "treatment", "inpatient").with("back_reason", "x"));
  const HttpAnswer same =
      by.post("/api/v1/people/" + person + "/admissions",
              an_admission(c().one, c().day(), "detoxification", "inpatient").with("back_reason", "x"));

  EXPECT_EQ(beside.status, 201) << beside.body;
  EXPECT_EQ(same.status, 409);
  EXPECT_EQ(same.reason(), "stay.side-by-side");
}

TEST_P(Visit, SearchFindsANameInAnyScript) {
  Session& by = c().counsellor;
  const std::string dmitry = registered(by, a_person("Дмитрий", "Кузнецов"));
  const std::string muhammad = registered(by, a_person("Muhammad", "Yusupov"));
  const auto found = [&](const std::string& text, const std::string& id) {
    return !find_item(ask_until([&] { return search(by, text)["items"]; },
                                [&](const Json& items) { return !find_item(items, "person.id", id).is_null(); }),
                      "person.id", id)
                .is_null();
  };

  EXPECT_TRUE(found("Dmitriy", dmitry));
  EXPECT_TRUE(found("kuznetsov", dmitry));
  EXPECT_TRUE(found("Muhamad", muhammad));
  EXPECT_EQ(find_item(search(c().counsellor_two, "Dmitriy")["items"], "person.id", dmitry), Json());
}

TEST_P(Visit, ACodeIsEnoughUntilSomebodyWantsToBeNamed) {
  Session& by = c().counsellor;
  const Json anonymous = a_person().without("names").with("code", "Sparrow 7");
  const std::string person = registered(by, anonymous);
  const Json before = page_of(by, person);
  const Json named = object({{"kinds", list({"in_care"})},
                             {"names", list({object({{"use", "usual"}, {"given", "Gulnara"}})})},
                             {"sex", "female"},
                             {"languages", list({})}});

  const HttpAnswer stale =
      by.post("/api/v1/people/" + person + "/details", named, {{"If-Match", "\"" + new_id() + "\""}});
  const HttpAnswer done = by.post("/api/v1/people/" + person + "/details", named,
                                  {{"If-Match", "\"" + before["person"]["version"].text() + "\""}});

  EXPECT_EQ(before["person"]["code"], Json("Sparrow 7"));
  EXPECT_EQ(stale.status, 409);
  EXPECT_EQ(stale.reason(), "stale.version");
  EXPECT_EQ(done.status, 201) << done.body;
  EXPECT_EQ(page_of(by, person)["person"]["names"][0]["given"], Json("Gulnara"));
}

TEST_P(Visit, EndsAreCheckedByTypeAndReasonAndDay) {
  Session& by = c().counsellor;
  const std::string person = registered(by, a_person("Emil", "Osmonov"));
  const std::string stay = admitted(by, person, an_admission(c().one, c().day()));

  const HttpAnswer wrong = by.post("/api/v1/stays/" + stay + "/end", an_end(c().day(1), "as_planned", "no_funding"));
  const HttpAnswer died = by.post("/api/v1/stays/" + stay + "/end", an_end(c().day(), "died", "health"));
  const HttpAnswer again = by.post("/api/v1/stays/" + stay + "/end", an_end(c().day(), "died", "health"));

  EXPECT_EQ(wrong.json()["fields"].size(), 2U) << wrong.body;
  EXPECT_EQ(died.status, 201);
  EXPECT_EQ(again.reason(), "stay.already-ended");
  EXPECT_EQ(page_of(by, person)["person"]["died_on"], Json(c().day()));
  EXPECT_EQ(page_of(by, person)["follow_ups"].size(), 0U) << "nobody is to be searched after a death";
}

TEST_P(Visit, HistorySaysWhoChangedWhatAndHidesWhatOneMayNotSee) {
  Session& by = c().counsellor;
  const std::string person = registered(by, a_person("Historia", "Erste"));
  const std::string stay = admitted(by, person, an_admission(c().one, c().day()));
  const Json renamed = a_person("Historia", "Zweite").without("id").without("safe_contacts");
  must(by.post("/api/v1/people/" + person + "/details", renamed));

  const auto items = [&] { return must(by.get("/api/v1/people/" + person + "/history"), 200)["items"]; };
  const Json mine = ask_until(items, [](const Json& all) { return all[0]["operation"] == Json("changed"); });
  const HttpAnswer for_supervisor = c().supervisor.get("/api/v1/people/" + person + "/history");
  const HttpAnswer elsewhere = c().counsellor_two.get("/api/v1/people/" + person + "/history");

  const Json change = mine[0];
  EXPECT_EQ(change["record"], Json("person")) << mine.dump();
  EXPECT_EQ(change["operation"], Json("changed"));
  EXPECT_EQ(change["actor"], Json(by.account()));
  EXPECT_EQ(change["role"], Json("counsellor"));
  ASSERT_EQ(change["members"].size(), 1U) << "only what changed";
  EXPECT_EQ(change["members"][0]["before"][0]["family"], Json("Erste"));
  EXPECT_EQ(change["members"][0]["after"][0]["family"], Json("Zweite"));
  EXPECT_FALSE(find_item(mine, "row", stay).is_null());
  EXPECT_FALSE(find_item(must(for_supervisor, 200)["items"], "row", stay).is_null());
  EXPECT_EQ(elsewhere.status, 404);
}

}  // namespace
}  // namespace homeward::testing
