#include "base/period.hpp"

#include <gtest/gtest.h>

namespace homeward {
namespace {

const LocalDate k_today = *LocalDate::parse("2026-11-22");

std::string text(std::string_view asked) {
  const auto period = parse_period(asked, k_today);
  return period ? period->first.to_string() + " " + period->last.to_string() : "none";
}

TEST(Period, IsWrittenAsPeopleWriteIt) {
  EXPECT_EQ(text("2024"), "2024-01-01 2024-12-31");
  EXPECT_EQ(text("2024-02"), "2024-02-01 2024-02-29");
  EXPECT_EQ(text("2024-12"), "2024-12-01 2024-12-31");
  EXPECT_EQ(text("2025-Q4"), "2025-10-01 2025-12-31");
  EXPECT_EQ(text("2025-03-07..2025-03-07"), "2025-03-07 2025-03-07");
  EXPECT_EQ(text(""), "2025-12-01 2026-11-30");
}

TEST(Period, RefusesWhatIsNone) {
  for (const char* wrong : {"20", "2024-13", "2024-Q5", "2024-Q0", "2025-03-07..2025-03-06", "..", "next", "2024-1",
                            "2024-2-1", "99999", "2025-02-30..2025-03-01"})
    EXPECT_EQ(text(wrong), "none") << wrong;
}

TEST(ParsePeriod, TheTwelveMonthsBeforeEndWhereTheLastTwelveBegin) {
  const LocalDate today = *LocalDate::parse("2026-11-22");
  const Period last = *parse_period("", today), before = *parse_period("previous", today);

  EXPECT_EQ(before.first.to_string(), "2024-12-01");
  EXPECT_EQ(before.last + Days{1}, last.first);
}

}  // namespace
}  // namespace homeward
