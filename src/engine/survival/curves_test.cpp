#include "engine/survival/curve.hpp"
#include "engine/survival/log_rank.hpp"

#include <gtest/gtest.h>  // must come before RapidCheck's bridge
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>

/// Against R 4.2.2 with survival 3.5-3. Weeks of remission of 42 children with leukaemia, half of them on
/// 6-mercaptopurine (Freireich et al. 1963, as printed by Cox 1972).
namespace homeward::survival {
namespace {

const std::vector<double> k_weeks{6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35,
                                  1, 1, 2, 2, 3, 4, 4,  5,  5,  8,  8,  8,  8,  11, 11, 12, 12, 15, 17, 22, 23};
const std::vector<std::uint8_t> k_relapse{1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0,
                                          1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};

std::vector<std::uint32_t> halves() {
  std::vector<std::uint32_t> out(42, 0);
  std::fill(out.begin() + 21, out.end(), 1);
  return out;
}

Curve treated() {
  const std::span weeks(k_weeks);
  return kaplan_meier({weeks.first(21), std::span(k_relapse).first(21)}).value().front();
}

Curve curve_of(const std::vector<double>& time, const std::vector<std::uint8_t>& event,
               const std::vector<double>& entry = {}) {
  return kaplan_meier({time, event, entry}).value().front();
}

void expect_near(const std::vector<double>& found, const std::vector<double>& wanted, double within = 1e-12) {
  ASSERT_EQ(found.size(), wanted.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (std::isnan(wanted[i])) {
      EXPECT_TRUE(std::isnan(found[i])) << i << " is " << found[i];
    } else {
      EXPECT_NEAR(found[i], wanted[i], within) << i;
    }
  }
}

const double k_none = std::nan("");

TEST(KaplanMeier, IsThePrintedCurveWithItsErrors) {
  const Curve curve = treated();

  const auto at23 = std::ranges::find(curve.time, 23.0) - curve.time.begin();
  const auto i = static_cast<std::size_t>(at23);
  EXPECT_EQ(curve.time.size(), 16u);  // times of censoring too
  EXPECT_EQ(curve.n_risk[i], 6);
  EXPECT_NEAR(curve.survival[i], 0.448179271708683, 1e-14);
  EXPECT_NEAR(curve.se[i], 0.1345914567557604, 1e-14);
  const Limits l = limits(curve, LimitsOn::log_log, 0.95);
  EXPECT_NEAR(l.lower[i], 0.188052005959232, 1e-12);
  EXPECT_NEAR(l.upper[i], 0.680142628495241, 1e-12);
}

TEST(KaplanMeier, HasNoErrorWhereTheCurveIsZeroAndNoLogLogLimitsWhereItIsOne) {
  const Curve curve = curve_of({1, 2, 3}, {0, 1, 1});

  expect_near(curve.survival, {1, 0.5, 0});
  expect_near(curve.se, {0, std::sqrt(0.125), k_none});
  expect_near(limits(curve, LimitsOn::plain, 0.95).lower, {1, 0, k_none});
  EXPECT_TRUE(std::isnan(limits(curve, LimitsOn::log_log, 0.95).lower[0]));
  EXPECT_NEAR(curve.nelson_aalen[2], 1.5, 1e-15);
}

TEST(KaplanMeier, CountsEventsBeforeCensoringsOfTheSameTimeAlsoAtZero) {
  const Curve curve = curve_of({0, 0, 1, 1}, {1, 0, 0, 1});

  expect_near(curve.n_risk, {4, 2});
  expect_near(curve.survival, {0.75, 0.375});
}

TEST(KaplanMeier, StaysAtZeroOnceLateEntriesLeftNobodyAtRisk) {
  const Curve curve = curve_of({1, 5, 6}, {1, 1, 0}, {0, 3, 3});

  expect_near(curve.n_risk, {1, 2, 1});
  expect_near(curve.survival, {0, 0, 0});
}

TEST(KaplanMeier, TakesTimesApartByRoundingForOne) {
  const Curve curve = curve_of({0.1 + 0.2, 0.3, 1}, {1, 1, 0});

  expect_near(curve.time, {0.3, 1});
  expect_near(curve.n_event, {2, 0});
  EXPECT_EQ(order_times(std::vector{0.3, 1.0}, std::vector{0.1 + 0.2 - 1e-9, 0.0}).error().reason,
            "survival.interval-too-short");
}

TEST(Quantiles, AreThoseOfTheCurveAndItsLimits) {
  const Curve curve = treated();
  const std::vector<double> p{0.25, 0.5, 0.75};

  expect_near(quantiles(curve, curve.survival, p), {13, 23, k_none});
  const Limits l = limits(curve, LimitsOn::log_log, 0.95);
  expect_near(quantiles(curve, l.lower, p), {6, 13, 23});
  expect_near(quantiles(curve, l.upper, p), {22, k_none, k_none});
}

TEST(Quantiles, TakeTheMiddleOfAFlatStretchAtExactlyTheShare) {
  const Curve curve = curve_of({2, 4, 6, 9}, {1, 1, 1, 1}), ends_flat = curve_of({2, 4, 6, 9}, {1, 1, 0, 0});

  expect_near(quantiles(curve, curve.survival, std::vector{0.0, 0.5, 1.0}), {0, 5, 9});
  expect_near(quantiles(ends_flat, ends_flat.survival, std::vector{0.5, 0.6}), {6.5, k_none});
}

TEST(RestrictedMean, IsTheAreaUpToTau) {
  const RestrictedMean mean = restricted_mean(treated(), 30);

  EXPECT_NEAR(mean.mean, 21.04649859943977, 1e-12);
  EXPECT_NEAR(mean.se, 2.24380195155946, 1e-12);
  EXPECT_FALSE(mean.beyond_follow_up);
  EXPECT_TRUE(restricted_mean(treated(), 36).beyond_follow_up);
  EXPECT_EQ(restricted_mean(treated(), 5).mean, 5);
}

TEST(LogRank, IsThePrintedTestAndItsRelativeWithEarlyWeights) {
  const auto group = halves();
  const Spells spells{k_weeks, k_relapse, {}, {}, group, 2};

  const LogRank plain = log_rank(spells).value(), early = log_rank(spells, 1).value();

  expect_near(plain.expected, {19.2505009480311, 10.7494990519689});
  EXPECT_NEAR(plain.chi_square, 16.7929409892165, 1e-11);
  EXPECT_EQ(plain.df, 1u);
  expect_near(early.expected, {11.99855967707756, 7.67580665449588});
  EXPECT_NEAR(early.chi_square, 14.4571508187171, 1e-11);
}

TEST(LogRank, NeedsTwoGroupsAndAnEvent) {
  const std::vector<double> time{1, 2};
  const std::vector<std::uint8_t> none{0, 0};
  const std::vector<std::uint32_t> group{0, 1};

  EXPECT_EQ(log_rank({time, none}).error().reason, "survival.one-group");
  EXPECT_EQ(log_rank({time, none, {}, {}, group, 2}).error().reason, "survival.no-events");
}

RC_GTEST_PROP(KaplanMeierProperty, NeverRisesAndDoesNotDependOnTheOrderOfRows, ()) {
  const auto days = *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 30)));
  std::vector<double> time(days.begin(), days.end());
  std::vector<std::uint8_t> event;
  for (std::size_t i = 0; i < time.size(); ++i) event.push_back(static_cast<std::uint8_t>(*rc::gen::inRange(0, 2)));

  const Curve curve = kaplan_meier({time, event}).value().front();
  std::ranges::reverse(time);
  std::ranges::reverse(event);
  const Curve turned = kaplan_meier({time, event}).value().front();

  RC_ASSERT(std::ranges::is_sorted(curve.survival, std::greater{}));
  RC_ASSERT(curve.n_risk.front() == static_cast<double>(time.size()));
  RC_ASSERT(curve.time == turned.time && curve.survival == turned.survival && curve.n_censor == turned.n_censor);
}

RC_GTEST_PROP(LogRankProperty, ExpectsAsManyEventsAsThereAre, ()) {
  const auto size = *rc::gen::inRange<std::size_t>(2, 60);
  std::vector<double> time;
  std::vector<std::uint8_t> event{1};
  std::vector<std::uint32_t> group{0, 1}, stratum;
  for (std::size_t i = 0; i < size; ++i) {
    time.push_back(*rc::gen::inRange(0, 12));
    stratum.push_back(*rc::gen::inRange(0u, 3u));
    if (event.size() < size) event.push_back(static_cast<std::uint8_t>(*rc::gen::inRange(0, 2)));
    if (group.size() < size) group.push_back(*rc::gen::inRange(0u, 4u));
  }

  const LogRank test = log_rank({time, event, {}, {}, group, 4}, 0, stratum, 3).value();

  double difference = 0;
  for (std::size_t g = 0; g < 4; ++g) difference += test.observed[g] - test.expected[g];
  RC_ASSERT(std::abs(difference) < 1e-9);
}

}  // namespace
}  // namespace homeward::survival
