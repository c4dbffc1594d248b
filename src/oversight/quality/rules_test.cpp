#include "oversight/quality/rules.hpp"

#include <gtest/gtest.h>

namespace homeward::quality {
namespace {

Uuid who(std::uint8_t n) {
  Uuid out{};
  out.bytes[15] = n;
  return out;
}
Entry entry(int on, int entered, std::uint8_t by = 1) { return {LocalDate{on}, LocalDate{entered}, who(by)}; }

TEST(Timeliness, CountsDaysFromTheEventToItsFirstEntry) {
  const std::vector<Entry> entries{entry(100, 100), entry(100, 107), entry(100, 108), entry(100, 130)};

  const Timeliness found = timeliness(entries, LocalDate{140});

  EXPECT_EQ(found.n, 4);
  EXPECT_EQ(found.in_time, 2) << "day 7 is in time, day 8 is not";
  EXPECT_EQ(found.days, (std::vector<std::pair<std::int32_t, std::int64_t>>{{0, 1}, {7, 1}, {8, 1}, {30, 1}}));
  EXPECT_TRUE(timeliness({}, LocalDate{140}).days.empty());
}

TEST(Timeliness, IsNotToldOfAPlan) {
  const std::vector<Entry> plan{entry(120, 100)};
  EXPECT_EQ(timeliness(plan, LocalDate{140}).n, 0);
}

TEST(Timeliness, WaitsUntilTheTimeToEnterIsOver) {
  const std::vector<Entry> entries{entry(100, 100)};
  EXPECT_EQ(timeliness(entries, LocalDate{106}).n, 0);
  EXPECT_EQ(timeliness(entries, LocalDate{107}).n, 1);
}

TEST(Operators, AreTheOnesWhoEnterAndThoseWhoStoppedOrBegan) {
  const std::vector<Entry> entries{entry(0, 10, 1),
                                   entry(0, 365, 1),  // all along
                                   entry(0, 10, 2),
                                   entry(0, 275, 2),                               // stopped: 90 days ago the last time
                                   entry(0, 276, 3),                               // began
                                   entry(0, 400, 4),                               // later
                                   {LocalDate{0}, LocalDate{300}, std::nullopt}};  // a job

  const Operators found = operators(entries, LocalDate{365});

  EXPECT_EQ(found.entering, 3);
  EXPECT_EQ(found.stopped, 1);
  EXPECT_EQ(found.began, 1);
}

}  // namespace
}  // namespace homeward::quality
