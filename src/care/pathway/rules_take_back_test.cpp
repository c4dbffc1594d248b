#include "care/pathway/rules_take_back.hpp"

#include <gtest/gtest.h>

namespace homeward::pathway {
namespace {

LocalDate day(std::string_view text) { return *LocalDate::parse(text); }

Stay a_stay(std::string_view started, std::string_view ended = {}, char id = '1') {
  Stay stay;
  stay.id = Id<Stay>{*Uuid::parse(std::string("0195d1c8-0000-7000-8000-00000000000") + id)};
  stay.started = day(started);
  if (ended.empty()) return stay;
  stay.ended = day(ended);
  stay.end_type = EndType::left_early;
  stay.end_reason = EndReason::family;
  return stay;
}

std::string refusal(const Stay& stay, const AfterTheEnd& after = {}) {
  const auto decided = decide_take_back(stay, after);
  return decided ? "" : decided.error().reason;
}

TEST(DecideTakeBack, AllowsItWhileNothingWasBuiltUponTheEnd) {
  EXPECT_EQ(refusal(a_stay("2026-02-01", "2026-03-01")), "");
  EXPECT_EQ(refusal(a_stay("2024-02-01", "2024-03-01")), "") << "however long ago";
}

TEST(DecideTakeBack, RefusesWhatHasNotEnded) { EXPECT_EQ(refusal(a_stay("2026-02-01")), "stay.not-ended"); }

TEST(DecideTakeBack, RefusesADeathWhereverItIsKnownFrom) {
  Stay died = a_stay("2026-02-01", "2026-03-01");
  died.end_type = EndType::died;

  EXPECT_EQ(refusal(died), "stay.end-death");
  EXPECT_EQ(refusal(a_stay("2026-02-01", "2026-03-01"), {.died = true}), "stay.end-death");
}

TEST(DecideTakeBack, RefusesWhatTheRoadWentOnFrom) {
  const Stay stay = a_stay("2026-02-01", "2026-03-01");

  EXPECT_EQ(refusal(stay, {.later_stay = true}), "stay.gone-on");
  EXPECT_EQ(refusal(stay, {.set_out = true}), "stay.set-out");
}

TEST(WithoutEnd, LeavesNothingOfIt) {
  const Stay goes_on = without_end(a_stay("2026-02-01", "2026-03-01"));

  EXPECT_FALSE(goes_on.ended || goes_on.end_type || goes_on.end_reason);
  EXPECT_EQ(goes_on.started, day("2026-02-01"));
}

TEST(ComesAfter, IsTheNextOneAlsoOnTheSameDayAndNeverOneBefore) {
  const Stay stay = a_stay("2026-02-01", "2026-03-01", '2');

  EXPECT_TRUE(comes_after(a_stay("2026-03-01", "", '3'), stay));
  EXPECT_TRUE(comes_after(a_stay("2026-05-01", "2026-05-02", '1'), stay)) << "entered before, lived afterwards";
  EXPECT_FALSE(comes_after(a_stay("2026-02-20", "", '3'), stay)) << "side by side";
  EXPECT_FALSE(comes_after(stay, stay));
  const Stay one_day = a_stay("2026-03-01", "2026-03-01", '2');
  EXPECT_FALSE(comes_after(a_stay("2026-03-01", "2026-03-01", '1'), one_day)) << "before it on the same day";
  EXPECT_TRUE(comes_after(a_stay("2026-03-01", "2026-03-01", '3'), one_day));
}

}  // namespace
}  // namespace homeward::pathway
