#include "care/assessment/rules_family.hpp"

#include <gtest/gtest.h>

namespace homeward::assessment {
namespace {

constexpr LocalDate k_day{20'000};

TEST(FamilySpread, IsBetweenTheLowestAndTheHighestOfTheMembers) {
  const auto spread = spread_of(std::vector<double>{31, 58, 40});

  ASSERT_TRUE(spread);
  EXPECT_EQ(spread->lowest, 31);
  EXPECT_EQ(spread->highest, 58);
  EXPECT_EQ(spread->mean, 43);
  EXPECT_EQ(spread->members, 3);
}

TEST(FamilySpread, OneAloneHasNone) {
  EXPECT_FALSE(spread_of(std::vector<double>{31}));
  EXPECT_FALSE(spread_of({}));
}

TEST(FamilySpread, FormsOfAnotherTimeAreLeftOut) {
  const std::vector<LocalDate> days = {k_day - Days{91}, k_day, k_day - Days{90}};

  EXPECT_EQ(of_one_time(days), (std::vector<bool>{false, true, true}));
  EXPECT_TRUE(of_one_time({}).empty());
}

}  // namespace
}  // namespace homeward::assessment
