#include "oversight/indicators/shown.hpp"

#include <gtest/gtest.h>

namespace homeward::indicators {
namespace {

Counted forty_of_whom_known(std::int64_t known) {
  Counted out;
  out.total.n = out.total.persons = 40;
  out.total.unknown = 40 - known;
  out.total.who = 7;
  for (std::int32_t i = 0; i < static_cast<std::int32_t>(known); ++i) out.total.values.push_back({10 + i, 1});
  return out;
}

TEST(ShownSpread, SaysNothingWhereTheDaysOfTooFewAreKnown) {
  Definition d;
  d.figure = Figure::spread;
  d.least = 30;
  const Noise noise = [](std::int64_t, std::uint64_t who) { return who; };

  EXPECT_TRUE(show_true(d, forty_of_whom_known(30)).total.estimate);
  EXPECT_TRUE(show_masked(d, forty_of_whom_known(30), noise).total.estimate);

  for (const Shown& shown : {show_true(d, forty_of_whom_known(1)), show_masked(d, forty_of_whom_known(29), noise)}) {
    EXPECT_TRUE(shown.total.too_few);
    EXPECT_FALSE(shown.total.estimate) << "a median of one is that one's days";
    EXPECT_FALSE(shown.total.p90);
  }
}

}  // namespace
}  // namespace homeward::indicators
