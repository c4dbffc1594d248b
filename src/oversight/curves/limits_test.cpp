#include "oversight/curves/limits.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace homeward::curves {
namespace {

// Leukaemia, maintained arm (Miller 1981; `aml` of R's survival), at day 23, worked by hand from the definition:
// S = 10/11 9/10 7/8 6/7 = 0.6136, Greenwood's se 0.1526.
TEST(LimitsOfAShare, AreThoseOfAKnownCurve) {
  const auto found = log_log(0.6136363636363635, 0.152632331027312);
  ASSERT_TRUE(found);
  EXPECT_NEAR(found->low, 0.265752040001286, 1e-12);
  EXPECT_NEAR(found->high, 0.8352992432502215, 1e-12);
}

TEST(LimitsOfAShare, StayBetweenNothingAndAll) {
  const auto near_all = log_log(0.99, 0.05), near_nothing = log_log(0.01, 0.05);
  EXPECT_GT(near_all->low, 0);
  EXPECT_LT(near_all->high, 1);
  EXPECT_GT(near_nothing->low, 0);
  EXPECT_LT(near_nothing->high, 1);
  EXPECT_FALSE(log_log(0, 0.1));
  EXPECT_FALSE(log_log(1, 0.1));
  EXPECT_FALSE(log_log(0.5, std::numeric_limits<double>::quiet_NaN()));
}

TEST(ErrorOfCounts, IsTheBinomialWithoutCensoringAndPetosWithIt) {
  EXPECT_NEAR(se_of_counts(0.6, 0.6, 60, 100), std::sqrt(0.6 * 0.4 / 100), 1e-15);
  EXPECT_NEAR(se_of_counts(0.6, 0.6, 30, 100), 0.6 * std::sqrt(0.4 / 30), 1e-15);
  EXPECT_NEAR(se_of_counts(0.3, 0.6, 60, 100), std::sqrt(0.3 * 0.7 / 100), 1e-15) << "of a way to end";
  EXPECT_NEAR(se_of_counts(0.3, 0, 0, 100), std::sqrt(0.3 * 0.7 / 100), 1e-15) << "nobody is left";
}

}  // namespace
}  // namespace homeward::curves
