#include "engine/outcomes/summary.hpp"

#include <gtest/gtest.h>

namespace homeward::outcomes {
namespace {

TEST(Wilson, EqualsThePublishedIntervals) {
  // Newcombe 1998, Statistics in Medicine 17:857, table I, method 3.
  const struct {
    double yes, of, low, high;
  } published[] = {
      {81, 263, 0.2553, 0.3662}, {15, 148, 0.0624, 0.1605}, {0, 20, 0.0000, 0.1611}, {1, 29, 0.0061, 0.1718}};
  for (const auto& p : published) {
    const Interval found = wilson(p.yes, p.of);
    EXPECT_NEAR(found.low, p.low, 5e-5) << p.yes << " of " << p.of;
    EXPECT_NEAR(found.high, p.high, 5e-5) << p.yes << " of " << p.of;
  }
}

TEST(Wilson, StaysWithinWhatAProportionCanBe) {
  EXPECT_EQ(wilson(0, 5).low, 0);
  EXPECT_EQ(wilson(5, 5).high, 1);
}

TEST(Quartiles, InterpolateBetweenTheNearest) {
  const auto found = quartiles({4, 1, 3, 2});  // R: quantile(1:4) gives 1.75, 2.5, 3.25

  ASSERT_TRUE(found);
  EXPECT_DOUBLE_EQ(found->lower, 1.75);
  EXPECT_DOUBLE_EQ(found->median, 2.5);
  EXPECT_DOUBLE_EQ(found->upper, 3.25);
  EXPECT_FALSE(quartiles({}));
  EXPECT_DOUBLE_EQ(quartiles({7})->upper, 7);
}

TEST(MedianInterval, TakesTheRanksOfTheTable) {
  std::vector<double> hundred, twenty;
  for (int i = 1; i <= 100; ++i) hundred.push_back(101 - i);
  for (int i = 1; i <= 20; ++i) twenty.push_back(i);
  // Campbell & Gardner 1988: n = 100 gives ranks 40 and 61; n = 20: 10 - 4.38 and 11 + 4.38, so 6 and 15.
  EXPECT_EQ(median_interval(hundred).low, 40);
  EXPECT_EQ(median_interval(hundred).high, 61);
  EXPECT_EQ(median_interval(twenty).low, 6);
  EXPECT_EQ(median_interval(twenty).high, 15);
  EXPECT_EQ(median_interval({7}).low, 7);
}

}  // namespace
}  // namespace homeward::outcomes
