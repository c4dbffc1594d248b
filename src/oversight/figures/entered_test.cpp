#include "oversight/figures/entered.hpp"

#include <gtest/gtest.h>

namespace homeward::figures {
namespace {

const LocalDate k_day = *LocalDate::from(2026, 3, 10);
/// Noon of a day later, UTC.
Instant noon(std::int32_t later) { return {(std::int64_t{k_day.days} + later) * 86'400'000'000 + 43'200'000'000}; }

TEST(EnteredAfter, IsFromTheDayToItsFirstEntry) {
  EXPECT_EQ(entered_after({k_day, noon(0)}, Zone()), 0);
  EXPECT_EQ(entered_after({k_day, noon(8)}, Zone()), 8);
  EXPECT_EQ(entered_after({k_day, noon(-3)}, Zone()), -3) << "a plan";
}

TEST(EnteredAfter, IsByTheDaysOfThePlace) {
  const Instant evening{noon(0).micros + 8 * 3'600'000'000};  // 20:00 UTC
  EXPECT_EQ(entered_after({k_day, evening}, Zone()), 0);
  EXPECT_EQ(entered_after({k_day, evening}, *Zone::find("Asia/Jakarta")), 1);
}

TEST(EnteredAfter, IsNothingOfWhatWasBroughtOverOrHasNoDay) {
  EXPECT_EQ(entered_after({k_day, noon(400), true}, Zone()), std::nullopt) << "old elsewhere, not late here";
  EXPECT_EQ(entered_after({k_day, noon(400), false, true}, Zone()), std::nullopt) << "counted from an anchor";
}

}  // namespace
}  // namespace homeward::figures
