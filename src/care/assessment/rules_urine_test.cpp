#include "care/assessment/rules_urine.hpp"

#include <gtest/gtest.h>

namespace homeward::assessment {
namespace {

const LocalDate k_today = *LocalDate::from(2026, 11, 22);
using enum UrineSubstance;

TEST(CheckUrineTest, TakesWhatWasFoundAndWhatWasNot) {
  EXPECT_TRUE(check_urine_test({k_today, {opioid}, {cocaine, thc}}, k_today).empty());
}

TEST(CheckUrineTest, NamesAllFaultsAtOnce) {
  const FieldFaults future = check_urine_test({k_today + Days{1}, {}, {}}, k_today);
  const FieldFaults twice = check_urine_test({k_today, {opioid, thc}, {opioid}}, k_today);

  ASSERT_EQ(future.size(), 2U);
  EXPECT_EQ(future[0].reason, "urine.in-future");
  EXPECT_EQ(future[1].reason, "urine.nothing-tested");
  ASSERT_EQ(twice.size(), 1U);
  EXPECT_EQ(twice[0].path, "not_found[0]");
  EXPECT_EQ(twice[0].reason, "urine.twice");
}

TEST(SampleWord, SaysWhereNoOpioidWasLookedFor) {
  EXPECT_EQ(sample_word({k_today, {cocaine}, {thc}}), "not_for_opioids");
  EXPECT_EQ(sample_word({k_today, {cocaine}, {methadone}}), std::nullopt);
  EXPECT_EQ(sample_word({k_today, {buprenorphine}, {}}), std::nullopt);
}

TEST(DecideUrineEntry, ADayIsEnteredOnceAndCorrectedByWhoHasSeenIt) {
  const Id<Observation> first{*Uuid::parse("01930000-0000-7000-8000-000000000001")};
  const Id<Observation> second{*Uuid::parse("01930000-0000-7000-8000-000000000002")};

  EXPECT_TRUE(decide_urine_entry({}, {}));
  EXPECT_TRUE(decide_urine_entry(first, first));
  EXPECT_EQ(decide_urine_entry(first, {}).error().reason, "urine.entered-already");
  EXPECT_EQ(decide_urine_entry(second, first).error().reason, "stale.version") << "another corrected it";
  EXPECT_EQ(decide_urine_entry({}, first).error().reason, "stale.version") << "another took it back";
}

}  // namespace
}  // namespace homeward::assessment
