#include "functional/country.hpp"
#include "support/test_data.hpp"

#include <gtest/gtest.h>

namespace homeward::testing {
namespace {

/// Imported people of the trials: their weekly pattern on their page, what a definition says and why, and the people of
/// a place in numbers.
class Outcomes : public ::testing::TestWithParam<Backend> {
 protected:
  void SetUp() override {
    if (const std::string missing = World::missing(GetParam()); !missing.empty()) GTEST_SKIP() << missing;
    world_ = std::make_unique<World>(GetParam());
    const ServerOptions o = world_->server().options();
    world_->server().stop();
    std::vector<std::string> words{
        "import", "ctn0094", test::test_data("ctn0094").string(), "--db", o.db, "--master-key", o.master_key.string()};
    if (!o.keys.empty()) words.insert(words.end(), {"--keys", o.keys});
    const Finished imported = run_homeward(words);
    ASSERT_EQ(imported.code, 0) << imported.errors;
    world_->server().start();
    world_->reconnect();
    world_->sign_in_all();
    clinician_ = &world_->a_worker("clinician", world_->nation());
    planner_ = &world_->a_worker("planner", world_->nation());
    privacy_ = &world_->a_worker("privacy_officer", world_->nation());
  }

  /// Nobody works with imported people yet: whoever looks says why.
  std::string opened(const std::string& code) {
    const Json found = ask_until(
        [&] {
          return must(privacy_->post("/api/v1/people/search", object({{"text", code}})), 200);
        },
        [](const Json& page) { return page["items"].size() > 0; });
    const std::string person = found["items"][0]["person"]["id"].text();
    must(clinician_->post("/api/v1/people/" + person + "/break-glass",
                          object({{"reason", "danger_to_life"}, {"explanation", "to read the pattern"}})));
    return person;
  }
  Json outcome(const std::string& person, const std::string& definition) {
    return must(clinician_->get("/api/v1/people/" + person + "/outcome?definition=" + definition), 200);
  }
  static std::string letters(const Json& outcome) {
    std::string out;
    for (const Json& week : outcome["weeks"].items()) {
      const std::string result = week["result"].text();
      out += result == "positive"    ? '+'
             : result == "negative"  ? '-'
             : result == "mixed"     ? '*'
             : result == "not_given" ? 'o'
                                     : '_';
    }
    return out;
  }

  std::unique_ptr<World> world_;
  Session *clinician_ = nullptr, *planner_ = nullptr, *privacy_ = nullptr;
};
INSTANTIATE_TEST_SUITE_P(Engines, Outcomes, ::testing::Values(Backend::sqlite, Backend::postgresql), backend_name);

TEST_P(Outcomes, ReadAPersonsWeeksAndSayWhy) {
  const std::string person = opened("CTN94-1104");

  const Json ended = outcome(person, "ab_ctnThirty_2011");
  const Json timed = outcome(person, "rs_lee_2016");

  EXPECT_TRUE(ended["why_not"].is_null()) << ended.dump();
  EXPECT_EQ(ended["evidence"], Json("kept_visits"));
  EXPECT_EQ(letters(ended), "+-o---o-o-oo") << "twelve planned weeks; the published word goes on with -oo";
  EXPECT_EQ(ended["gives"][0]["value"], Json(0));
  const Json steps = ended["gives"][0]["steps"];
  EXPECT_EQ(steps[0]["does"], Json("recode"));
  EXPECT_EQ(steps[0]["of"][0], Json("u"));
  EXPECT_EQ(steps[0]["value"], Json("+-+---+-+-++"));
  EXPECT_EQ(steps[steps.size() - 1]["value"], Json("false"));
  EXPECT_EQ(timed["gives"].size(), 2U);
}

TEST_P(Outcomes, OfAPlaceAreCountedUnderDisclosureControl) {
  const std::string path = "/api/v1/places/" + world_->nation() + "/outcome?definition=";

  const Json found = must(planner_->get(path + "rs_johnson_1992"), 200);

  EXPECT_TRUE(found["people"] == Json("5") || found["people"] == Json("10")) << "nine were treated " << found.dump();
  EXPECT_EQ(found["columns"].size(), 1U);
  EXPECT_EQ(found["columns"][0]["type"], Json("boolean"));
  EXPECT_TRUE(found["columns"][0]["share"].is_null()) << "too few people for a share";
  EXPECT_EQ(clinician_->get(path + "rs_johnson_1992").status, 403);
  EXPECT_EQ(planner_->get("/api/v1/places/" + new_id() + "/outcome?definition=rs_johnson_1992").status, 404);
}

TEST_P(Outcomes, OfAPlaceAreThoseWhoseJourneyBeganInThePeriod) {
  const std::string path = "/api/v1/places/" + world_->nation() + "/outcome?definition=rs_johnson_1992";

  const Json all = must(planner_->get(path), 200);
  const Json nobody = must(planner_->get(path + "&period=2100"), 200);
  const Json before = must(planner_->get(path + "&period=1950-Q4"), 200);

  EXPECT_TRUE(all["from"].is_null());
  EXPECT_EQ(nobody["people"], Json("0"));
  EXPECT_EQ(nobody["from"], Json("2100-01-01"));
  EXPECT_EQ(nobody["until"], Json("2100-12-31"));
  EXPECT_EQ(nobody["columns"][0]["computed"], Json("0"));
  EXPECT_EQ(before["people"], Json("0"));
  for (const char* days : {"2026-02-01..2026-02-01", "yesterday", "2026-02-30"}) {
    EXPECT_EQ(planner_->get(path + "&period=" + days).json()["fields"][0]["reason"], Json("indicator.malformed-period"))
        << "days could be told apart by periods that overlap";
  }
}

TEST_P(Outcomes, AnUnknownDefinitionIsNamed) {
  const std::string person = opened("CTN94-298");

  const HttpAnswer refused = clinician_->get("/api/v1/people/" + person + "/outcome?definition=nothing");

  EXPECT_EQ(refused.status, 400);
  EXPECT_EQ(refused.json()["fields"][0]["reason"], Json("outcome.unknown"));
  EXPECT_EQ(clinician_->get("/api/v1/people/" + new_id() + "/outcome?definition=nothing").status, 404);
}

TEST_P(Outcomes, SaysWhyThereIsNoPattern) {
  const std::string house =
      world_->a_place("centre", "Quiet House", world_->nation(), list({an_offer("treatment", "inpatient")}));
  Session& counsellor = world_->a_counsellor(house);
  const std::string before = registered(counsellor, a_person("Nobody", "Yet"));
  const std::string during = registered(counsellor, a_person("Somebody", "Here"));
  admitted(counsellor, during, an_admission(house, world_->day(), "treatment"));
  const auto why = [&](const std::string& person) {
    return must(counsellor.get("/api/v1/people/" + person + "/outcome?definition=rs_lee_2016"), 200)["why_not"];
  };

  EXPECT_EQ(why(before), Json("no_treatment"));
  EXPECT_EQ(why(during), Json("no_test"));
}

}  // namespace
}  // namespace homeward::testing
