#include "functional/country.hpp"

namespace homeward::testing {
namespace {

/// What must not come of what one may do: a look that becomes a right, a task that tells of another house, a colleague
/// who is let in, a role without its second factor.
class Limits : public OnBothCountries {
 protected:
  std::string somebody(const std::string& family) { return registered(c().counsellor, a_person("Somebody", family)); }
  std::string in_care(const std::string& person) {
    return admitted(c().counsellor, person, an_admission(c().one, c().day()));
  }
  static Json beside(Session& who) { return object({{"account", who.account()}, {"kind", "worker"}}); }
};
HW_ON_BOTH_COUNTRIES(Limits);

TEST_P(Limits, AnEmergencyIsForReadingAndEndsWithItsReview) {
  const std::string person = somebody("Notfallova");
  Session& by = c().counsellor_two;
  const std::string path = "/api/v1/people/" + person;
  const Json look = must(
      by.post(path + "/break-glass", object({{"reason", "danger_to_life"}, {"explanation", "Found unconscious"}})));
  const std::string review = "/api/v1/break-glass/" + look["id"].text() + "/review";

  EXPECT_EQ(by.get(path).status, 200);
  EXPECT_EQ(by.post(path + "/workers", beside(by)).status, 404);
  EXPECT_EQ(by.post(path + "/consents", a_consent(c().two, {"identity"}, c().day())).status, 404);
  EXPECT_EQ(c().privacy_two.post(review, object({{"review", "waiting"}})).status, 400);
  must(c().privacy_two.post(review, object({{"review", "not_justified"}})));
  EXPECT_EQ(by.get(path).status, 404) << "not justified: closed at once";
  EXPECT_EQ(c().privacy_two.post(review, object({{"review", "justified"}})).reason(), "review.done");
}

TEST_P(Limits, ADoubleElsewhereIsToldToPrivacyOfficersAlone) {
  const Json here = a_person("Aizada", "Zweimalova").with("birth", object({{"year", 1977}}));
  registered(c().counsellor, here);
  ask_until([&] { return search(c().counsellor, "Zweimalova")["items"]; },
            [](const Json& items) { return items.size() > 0; });
  const std::string there = registered(c().clerk_two, here.with("id", new_id()).without("safe_contacts"));
  const auto task_of = [&](Session& who) {
    return find_item(must(who.get("/api/v1/tasks"), 200)["items"], "person", there);
  };
  const Json task = ask_until([&] { return task_of(c().privacy_two); }, [](const Json& t) { return !t.is_null(); });

  for (Session* who : {&c().clerk_two, &c().counsellor_two, &c().supervisor_two}) {
    EXPECT_TRUE(task_of(*who).is_null());
    EXPECT_EQ(who->post("/api/v1/tasks/" + task["id"].text() + "/done").status, 404);
  }
  EXPECT_FALSE(page_of(c().clerk_two, there).mentions("compare_records"));
  EXPECT_FALSE(page_of(c().clerk_two, there).mentions(here["id"].text()));
  EXPECT_EQ(c().privacy_two.post("/api/v1/tasks/" + task["id"].text() + "/done").status, 201);
}

TEST_P(Limits, NobodyIsLetInFromAnotherHouse) {
  const std::string person = somebody("Hausova");
  const std::string path = "/api/v1/people/" + person;
  const Json admission = an_admission(c().one, c().day());

  const HttpAnswer stranger =
      c().counsellor.post(path + "/admissions", admission.with("keyworker", c().counsellor_two.account()));

  EXPECT_EQ(stranger.reason(), "worker.other-place");
  EXPECT_EQ(c().counsellor_two.get(path).status, 404);
  EXPECT_EQ(c().counsellor.post(path + "/admissions", admission.with("keyworker", c().counsellor.account())).status,
            201);
}

TEST_P(Limits, AnotherHouseEndsNothingHere) {
  const std::string person = somebody("Bleibova");
  in_care(person);
  const std::string mine = find_item(page_of(c().counsellor, person)["workers"], "relation.worker",
                                     c().counsellor.account())["relation"]["id"]
                               .text();

  EXPECT_EQ(c().supervisor_two.post("/api/v1/relations/" + mine + "/end").status, 404);
  EXPECT_EQ(page_of(c().counsellor, person)["person"]["id"], Json(person));
}

TEST_P(Limits, ARoleThatNeedsACodeIsNotReachedByAnotherWithout) {
  Session& who = c().world.a_worker("family_member", c().one);
  const std::string binding = new_id();
  must(c().world.admin().post("/api/v1/accounts/" + who.account() + "/roles",
                              object({{"id", binding}, {"role", "clinician"}, {"place", c().one}})));

  Session early(c().world.server().port(), c().world.clock(), {who.who().login, who.who().password});
  must(early.give_password());
  early.refresh();

  EXPECT_NE(early.me()["second_factor"], Json("none"));
  EXPECT_EQ(early.post("/api/v1/me/role", object({{"binding", binding}})).reason(), "sign-in.code-needed");
  EXPECT_EQ(early.post("/api/v1/people/search", object({{"text", "a"}})).status, 401);
}

TEST_P(Limits, NobodyGivesARoleToThemselves) {
  const HttpAnswer own = c().world.admin().post("/api/v1/accounts/" + c().world.admin().account() + "/roles",
                                                object({{"id", new_id()}, {"role", "clinician"}, {"place", c().one}}));

  EXPECT_EQ(own.reason(), "account.own");
}

TEST_P(Limits, ASecretLeavesToNobody) {
  for (Session* who : {&c().counsellor, &c().privacy, &c().world.admin()}) {
    const std::string me = must(who->get("/api/v1/me"), 200).dump();
    EXPECT_EQ(me.find("argon2"), std::string::npos);
    EXPECT_EQ(me.find(who->who().secret), std::string::npos);
  }
  EXPECT_EQ(must(c().world.admin().get("/api/v1/accounts"), 200).dump().find("argon2"), std::string::npos);
}

TEST_P(Limits, ADeathEndsEveryStayAndEverySearch) {
  const std::string person = somebody("Verstorbenova");
  const std::string first = in_care(person);
  must(c().counsellor.post("/api/v1/people/" + person + "/admissions",
                           an_admission(c().one, c().day(), "social_rehabilitation", "community")
                               .with("marks", list({a_mark("treatment"), a_mark("medical_rehabilitation")}))));
  const Json move =
      a_move(c().one, c().day(), "treatment", "inpatient").with("end_type", "died").with("end_reason", "health");

  EXPECT_EQ(c().counsellor.post("/api/v1/stays/" + first + "/move-on", move).json()["fields"][0]["reason"],
            Json("end.no-next-stay"));
  must(c().counsellor.post("/api/v1/stays/" + first + "/end", an_end(c().day(), "died", "health")));

  const Json page = page_of(c().counsellor, person);
  EXPECT_EQ(page["person"]["died_on"], Json(c().day()));
  for (const Json& stay : page["stays"].items()) EXPECT_EQ(stay["end_type"], Json("died"));
  EXPECT_EQ(page["follow_ups"].size(), 0U) << page["follow_ups"].dump();
}

TEST_P(Limits, AnArrivalBeforeTheEndOfTheStayStartsNoSearch) {
  const std::string person = somebody("Angekommenova");
  const std::string stay = in_care(person);
  const Json asked = a_handover(c().two, c().day(), "social_rehabilitation", "community");
  const std::string handover = "/api/v1/handovers/" + asked["handover"].text();
  must(c().counsellor.post("/api/v1/stays/" + stay + "/hand-over", asked));
  must(c().clerk_two.post(handover + "/accept"));
  must(c().clerk_two.post(handover + "/arrive", object({{"arrived_on", c().day()}})));

  must(c().counsellor.post("/api/v1/stays/" + stay + "/end", an_end(c().day(), "transferred", "change_of_treatment")));

  EXPECT_EQ(page_of(c().counsellor, person)["follow_ups"].size(), 0U);
}

TEST_P(Limits, AskedNotToCallHoldsForEveryRecordOfAPerson) {
  const std::string one = somebody("Ruhe"), other = somebody("Ruhe");
  const std::string link = new_id();
  must(c().supervisor.post("/api/v1/people/" + one + "/links", object({{"id", link}, {"other", other}})));
  must(c().privacy.post("/api/v1/links/" + link + "/approve"));
  const std::vector<std::string> stays = {in_care(one), in_care(other)};
  for (const std::string& stay : stays) {
    must(c().counsellor.post("/api/v1/stays/" + stay + "/end", an_end(c().day(), "left_early", "without_notice")));
  }
  const Json page = page_of(c().counsellor, one);
  must(c().counsellor.post("/api/v1/follow-ups/" + page["follow_ups"][0]["id"].text() + "/attempts",
                           object({{"id", new_id()},
                                   {"by", page["safe_contacts"][0]["id"]},
                                   {"on", c().day()},
                                   {"outcome", "asked_not_to_call"}})));

  for (const std::string& person : {one, other}) {
    const Json now = page_of(c().counsellor, person);
    EXPECT_EQ(now["follow_ups"][0]["outcome"], Json("asked_not_to_call"));
    for (const Json& task : now["tasks"].items()) EXPECT_NE(task["state"], Json("open"));
  }
}

TEST_P(Limits, AStageElsewhereIsNoFilterForWhoMayNotSeeIt) {
  const std::string person = somebody("Filterova");
  in_care(person);
  const auto found = [&](Session& who, const std::string& stage) {
    const Json items = must(who.post("/api/v1/people/search", object({{"stage", stage}})), 200)["items"];
    return !find_item(items, "person.id", person).is_null();
  };

  EXPECT_TRUE(found(c().counsellor, "detoxification"));
  EXPECT_FALSE(found(c().privacy, "detoxification")) << "privacy officers do not read care";
}

}  // namespace
}  // namespace homeward::testing
