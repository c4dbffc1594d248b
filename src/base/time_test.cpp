#include "base/time.hpp"

#include <gtest/gtest.h>

namespace homeward {
namespace {

LocalDate day(std::string_view text) { return *LocalDate::parse(text); }

TEST(LocalDate, KnowsOnlyRealDates) {
  EXPECT_EQ(day("2024-02-29").to_string(), "2024-02-29");
  EXPECT_FALSE(LocalDate::parse("2023-02-29"));
  EXPECT_FALSE(LocalDate::parse("1799-12-31"));
  EXPECT_FALSE(LocalDate::parse("2024-2-29"));
  EXPECT_EQ((day("2024-03-01") - day("2024-02-28")).count, 2);
}

TEST(Instant, WritesAndReadsUtc) {
  for (std::string_view text : {"1969-12-31T23:59:59.999999Z", "2026-11-21T08:00:00Z", "2026-11-21T08:00:00.000001Z"}) {
    const auto at = Instant::parse(text);
    ASSERT_TRUE(at) << text;
    EXPECT_EQ(at->to_string(), text);
  }
  EXPECT_FALSE(Instant::parse("2026-11-21T08:00:00+01:00"));
}

TEST(Today, IsTheDateOfTheZone) {
  const Instant at = *Instant::parse("2026-03-10T20:30:00Z");
  EXPECT_EQ(today(*Zone::find("Asia/Bishkek"), at).to_string(), "2026-03-11");
  EXPECT_EQ(today(*Zone::find("America/Los_Angeles"), at).to_string(), "2026-03-10");
  EXPECT_EQ(Zone::find("Mars/Olympus").error().reason, "zone.unknown");
}

TEST(Instant, OfAWallClockTimeMovesOverAGap) {
  const Zone berlin = *Zone::find("Europe/Berlin");
  EXPECT_EQ(instant({day("2026-03-29"), 150}, berlin).to_string(), "2026-03-29T01:30:00Z");  // 02:30 is skipped
  EXPECT_EQ(instant({day("2026-10-25"), 150}, berlin).to_string(), "2026-10-25T00:30:00Z");  // the first 02:30
}

TEST(CompletedYears, CountsBirthdays) {
  EXPECT_EQ(completed_years(day("2008-11-21"), day("2026-11-20")), 17);
  EXPECT_EQ(completed_years(day("2008-11-21"), day("2026-11-21")), 18);
  EXPECT_EQ(completed_years(day("2008-02-29"), day("2026-02-28")), 17);
  EXPECT_EQ(completed_years(day("2008-02-29"), day("2026-03-01")), 18);
}

}  // namespace
}  // namespace homeward
