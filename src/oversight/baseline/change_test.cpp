#include "oversight/baseline/change.hpp"

#include <gtest/gtest.h>

namespace homeward::baseline {
namespace {

using indicators::Figure;

Definition a_share() {
  Definition d;
  d.figure = Figure::share;
  d.numerator = indicators::Formula{};
  return d;
}
ShownGroup shown(std::int64_t events, std::int64_t n, const Definition& d = a_share()) {
  ShownGroup out;
  out.n = n;
  out.events = events;
  indicators::estimate(d, {}, 0, out);
  return out;
}

TEST(Difference, OfTwoSharesIsNewcombesMethodTen) {
  // Newcombe 1998, table II (a): 56/70 less 48/80 gives 0.2 with 0.0524 to 0.3339.
  const auto d = known_difference(indicators::share(56, 70), indicators::share(48, 80));
  ASSERT_TRUE(d);
  EXPECT_NEAR(d->value, 0.2, 1e-12);
  EXPECT_NEAR(*d->low, 0.0524, 5e-5);
  EXPECT_NEAR(*d->high, 0.3339, 5e-5);
}

TEST(Difference, OfTwoChangesHasTheLimitsOfAllFour) {
  const Estimate a1{0.6, 0.5, 0.7}, a0{0.4, 0.35, 0.5}, b1{0.5, 0.42, 0.55}, b0{0.45, 0.4, 0.48};
  const auto d = known_difference(known_difference(a1, a0), known_difference(b1, b0));
  ASSERT_TRUE(d);
  EXPECT_NEAR(d->value, 0.15, 1e-12);
  const double low = 0.15 - std::sqrt(0.1 * 0.1 + 0.1 * 0.1 + 0.05 * 0.05 + 0.05 * 0.05);
  EXPECT_NEAR(*d->low, low, 1e-12);
  const double high = 0.15 + std::sqrt(0.1 * 0.1 + 0.05 * 0.05 + 0.08 * 0.08 + 0.03 * 0.03);
  EXPECT_NEAR(*d->high, high, 1e-12);
}

TEST(Difference, SaysNothingWithoutLimits) {
  EXPECT_FALSE(known_difference(Estimate{0.5}, indicators::share(5, 10)));
  EXPECT_FALSE(known_difference(std::nullopt, indicators::share(5, 10)));
}

TEST(Difference, TooWideIsNoFinding) {
  const Definition d = a_share();
  EXPECT_TRUE(says_something(d, {0.1, -0.1, 0.3}, 0.5));
  EXPECT_FALSE(says_something(d, {0.1, -0.11, 0.3}, 0.5));
  Definition days;
  days.figure = Figure::spread;
  EXPECT_TRUE(says_something(days, {-3, -8, 4}, 12));
  EXPECT_FALSE(says_something(days, {-3, -9, 4}, 12));
}

TEST(Together, AddsWhatIsShownAndWithholdsWithAny) {
  const Definition d = a_share();
  const ShownGroup both[] = {shown(20, 40), shown(40, 60)};
  const ShownGroup sum = together(d, both);
  EXPECT_EQ(sum.n, 100);
  EXPECT_EQ(sum.events, 60);
  EXPECT_NEAR(sum.estimate->value, 0.6, 1e-12);
  EXPECT_FALSE(sum.too_few);

  ShownGroup hidden;
  hidden.withheld = true;
  const ShownGroup with_hidden[] = {shown(20, 40), hidden};
  EXPECT_TRUE(together(d, with_hidden).withheld);
  EXPECT_FALSE(together(d, with_hidden).n);

  Definition days;
  days.figure = Figure::spread;
  ShownGroup median;
  median.n = 100;
  median.estimate = Estimate{12, 10, 14};
  const ShownGroup medians[] = {median, median};
  EXPECT_FALSE(together(days, medians).estimate) << "two medians are no median";
  EXPECT_EQ(together(days, std::span(medians, 1)).estimate->value, 12);
}

TEST(Together, KeepsFewTooFew) {
  const ShownGroup two[] = {shown(5, 10), shown(5, 15)};
  const ShownGroup sum = together(a_share(), two);
  EXPECT_TRUE(sum.too_few);
  EXPECT_FALSE(sum.estimate);
}

}  // namespace
}  // namespace homeward::baseline
