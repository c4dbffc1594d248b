#include "engine/comparison/funnel.hpp"
#include "engine/comparison/logistic.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <random>

namespace homeward::comparison {
namespace {

using Column = std::vector<double>;
using Outcomes = std::vector<std::uint8_t>;

LogisticFit fitted(const Outcomes& outcome, const std::vector<Column>& columns) {
  const std::vector<std::span<const double>> spans(columns.begin(), columns.end());
  return fit_logistic(outcome, spans).value();
}

const Outcomes k_outcome{0, 0, 1, 0, 0, 1, 0, 1, 1, 0, 1, 1};
const Column k_age{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
const Column k_sex{0, 1, 1, 1, 0, 1, 1, 0, 0, 0, 1, 0};

// R 4.2.2: glm(y ~ x + s, family = binomial, control = list(epsilon = 1e-15)).
TEST(Logistic, EqualsR) {
  const LogisticFit fit = fitted(k_outcome, {k_age, k_sex});
  EXPECT_NEAR(fit.coefficient[0], -3.11679755428987182, 1e-9);
  EXPECT_NEAR(fit.coefficient[1], 0.40014826248616769, 1e-9);
  EXPECT_NEAR(fit.coefficient[2], 0.98815988243481256, 1e-9);
  EXPECT_NEAR(fit.se[0], 2.3691220896585197, 1e-9);
  EXPECT_NEAR(fit.se[1], 0.2637534477545026, 1e-9);
  EXPECT_NEAR(fit.se[2], 1.5775226435354395, 1e-9);
  EXPECT_NEAR(fit.fitted[0], 0.061998038552563688, 1e-9);
  EXPECT_NEAR(fit.fitted[11], 0.843563050222078004, 1e-9);
  EXPECT_NEAR(fit.log_likelihood, -6.5885389416624882, 1e-9);
}

TEST(Logistic, LeavesOutWhatSaysNothingNew) {
  Column twice = k_age, same(12, 7.0);
  for (double& v : twice) v = 2 * v + 1;
  const LogisticFit fit = fitted(k_outcome, {k_age, twice, same, k_sex}), plain = fitted(k_outcome, {k_age, k_sex});
  EXPECT_TRUE(std::isnan(fit.coefficient[2]));
  EXPECT_TRUE(std::isnan(fit.coefficient[3]));
  EXPECT_NEAR(fit.coefficient[4], plain.coefficient[2], 1e-9);
  EXPECT_NEAR(fit.fitted[5], plain.fitted[5], 1e-9);
}

TEST(Logistic, AGroupInWhichAllHaveTheOutcomeHasNoFiniteCoefficient) {
  const LogisticFit fit = fitted({0, 1, 0, 1, 1, 1, 1}, {{0, 0, 0, 0, 1, 1, 1}});
  EXPECT_TRUE(std::isinf(fit.coefficient[1]));
  EXPECT_NEAR(fit.fitted[0], 0.5, 1e-6);
  EXPECT_NEAR(fit.fitted[6], 1, 1e-6);
}

TEST(Logistic, WithoutCovariatesItIsTheShare) {
  const LogisticFit fit = fitted({0, 1, 1, 1}, {});
  EXPECT_NEAR(fit.fitted[0], 0.75, 1e-12);
  EXPECT_TRUE(std::isinf(fitted({1, 1}, {}).coefficient[0]) || fitted({1, 1}, {}).fitted[0] > 0.999);
}

std::vector<Unit> one_unit(const Outcomes& outcome, const Column& probability) {
  return funnel(outcome, probability, std::vector<std::uint32_t>(outcome.size(), 0), 1);
}

// R 4.2.2: qbinom(c(.025, .975), 20, .3) is 2, 10; pbinom(1, 20, .3) = 0.00763725977420000052.
TEST(Funnel, OfEqualPeopleIsTheBinomial) {
  Outcomes outcome(20, 0);
  outcome[3] = 1;
  const Unit unit = one_unit(outcome, Column(20, 0.3))[0];
  EXPECT_EQ(unit.n, 20u);
  EXPECT_EQ(unit.observed, 1u);
  EXPECT_NEAR(unit.expected, 6, 1e-12);
  EXPECT_NEAR(unit.ratio, 1.0 / 6, 1e-12);
  EXPECT_NEAR(unit.usual.low, 2.0 / 6, 1e-12);
  EXPECT_NEAR(unit.usual.high, 10.0 / 6, 1e-12);
  EXPECT_NEAR(unit.p, 2 * 0.00763725977420000052, 1e-15);
  EXPECT_TRUE(unit.signal);
}

TEST(Funnel, OfDifferentPeopleCountsEveryWayItCouldHaveCome) {
  const Column probability{0.1, 0.35, 0.5, 0.72, 0.9};
  std::vector<double> counts(6, 0);
  for (unsigned way = 0; way < 32; ++way) {
    double p = 1;
    for (unsigned i = 0; i < 5; ++i) p *= (way >> i & 1) != 0 ? probability[i] : 1 - probability[i];
    counts[static_cast<std::size_t>(std::popcount(way))] += p;
  }
  for (std::size_t observed = 0; observed <= 5; ++observed) {
    Outcomes outcome(5, 0);
    std::fill_n(outcome.begin(), observed, std::uint8_t{1});
    double below = 0, above = 0;
    for (std::size_t k = 0; k <= observed; ++k) below += counts[k];
    for (std::size_t k = observed; k <= 5; ++k) above += counts[k];
    EXPECT_NEAR(one_unit(outcome, probability)[0].p, std::min(1.0, 2 * std::min(below, above)), 1e-14) << observed;
  }
}

TEST(Funnel, OfNobodyAndOfOnePersonRaisesNoAlarm) {
  const auto units = funnel(Outcomes{1}, Column{0.2}, std::vector<std::uint32_t>{1}, 2);
  EXPECT_EQ(units[0].n, 0u);
  EXPECT_TRUE(std::isnan(units[0].ratio));
  EXPECT_FALSE(units[0].signal);
  EXPECT_FALSE(units[1].signal);
}

/// Centres that all do the same for people of whom some have it harder, and who are not spread evenly.
struct Simulated {
  Outcomes outcome;
  std::vector<Column> covariates{2};
  std::vector<std::uint32_t> unit;

  Simulated(std::mt19937_64& random, std::uint32_t units, double first_differs_by) {
    const auto uniform = [&] { return static_cast<double>(random() >> 11) * 0x1p-53; };
    for (std::uint32_t u = 0; u < units; ++u) {
      const double severity = uniform();
      const auto people = 15 + static_cast<int>(uniform() * 90);
      for (int i = 0; i < people; ++i) {
        const double severe = uniform() < severity ? 1 : 0, age = 18 + 40 * uniform();
        const double linear = 0.4 - 1.3 * severe + 0.02 * (age - 38) + (u == 0 ? first_differs_by : 0);
        outcome.push_back(uniform() < 1 / (1 + std::exp(-linear)) ? 1 : 0);
        covariates[0].push_back(severe);
        covariates[1].push_back(age);
        unit.push_back(u);
      }
    }
  }
  std::vector<Unit> compared(std::uint32_t units, bool adjusted) const {
    const auto probability = fitted(outcome, adjusted ? covariates : std::vector<Column>{}).fitted;
    return funnel(outcome, probability, unit, units);
  }
};

TEST(Funnel, EqualCentresRaiseAFalseAlarmInAtMostFivePerCentOfCountries) {
  constexpr std::uint32_t k_centres = 30;
  constexpr int k_countries = 300;
  std::mt19937_64 random(2026);
  int alarms = 0, alarms_raw = 0, outside = 0;
  for (int c = 0; c < k_countries; ++c) {
    const Simulated country(random, k_centres, 0);
    bool any = false, any_raw = false;
    for (const Unit& u : country.compared(k_centres, true)) {
      any = any || u.signal;
      outside += u.ratio < u.usual.low || u.ratio > u.usual.high;
    }
    for (const Unit& u : country.compared(k_centres, false)) any_raw = any_raw || u.signal;
    alarms += any;
    alarms_raw += any_raw;
  }
  EXPECT_LE(alarms, k_countries * 5 / 100);
  EXPECT_LE(outside, k_countries * static_cast<int>(k_centres) * 5 / 100) << "of all centres outside the 95 % limits";
  EXPECT_GT(alarms_raw, k_countries / 2) << "without adjustment centres would be blamed for whom they care for";
}

TEST(Funnel, SeesACentreThatReallyDiffers) {
  std::mt19937_64 random(7);
  int seen = 0, others = 0;
  for (int c = 0; c < 40; ++c) {
    const auto units = Simulated(random, 20, -2.5).compared(20, true);
    seen += units[0].signal;
    for (std::size_t u = 1; u < units.size(); ++u) others += units[u].signal;
  }
  EXPECT_GE(seen, 30);
  EXPECT_LE(others, 4);
}

}  // namespace
}  // namespace homeward::comparison
