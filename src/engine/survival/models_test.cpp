#include "engine/survival/cox.hpp"
#include "engine/survival/fine_gray.hpp"

#include <gtest/gtest.h>  // must come before RapidCheck's bridge
#include <rapidcheck/gtest.h>

#include <cmath>

/// Against R 4.2.2 with survival 3.5-3 and cmprsk 2.2-11, iterated to the end. Data of Freireich et al. 1963.
namespace homeward::survival {
namespace {

const std::vector<double> k_weeks{6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35,
                                  1, 1, 2, 2, 3, 4, 4,  5,  5,  8,  8,  8,  8,  11, 11, 12, 12, 15, 17, 22, 23};
const std::vector<std::uint8_t> k_relapse{1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0,
                                          1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};

std::vector<double> control() {
  std::vector<double> out(42, 0);
  std::fill(out.begin() + 21, out.end(), 1);
  return out;
}

struct Printed {
  Ties ties;
  double coefficient, se, null, value, score, wald;
};

class CoxTies : public testing::TestWithParam<Printed> {};

TEST_P(CoxTies, AgreeWithR) {
  const auto x = control();
  const Printed& wanted = GetParam();

  const CoxFit fit = fit_cox({{k_weeks, k_relapse}, {x}}, wanted.ties).value();

  EXPECT_NEAR(fit.coefficient[0], wanted.coefficient, 1e-10);
  EXPECT_NEAR(fit.se[0], wanted.se, 1e-10);
  EXPECT_NEAR(fit.log_likelihood_null, wanted.null, 1e-11);
  EXPECT_NEAR(fit.log_likelihood, wanted.value, 1e-11);
  EXPECT_NEAR(fit.score.chi_square, wanted.score, 1e-10);
  EXPECT_NEAR(fit.wald.chi_square, wanted.wald, 1e-9);
  EXPECT_NEAR(fit.concordance.value, 0.6900420757363254, 1e-14);
  EXPECT_NEAR(fit.concordance.se, 0.0411353889478791, 1e-14);
}

INSTANTIATE_TEST_SUITE_P(Freireich, CoxTies,
                         testing::Values(Printed{Ties::efron, 1.572125148829066, 0.412396717709455, -93.184269996847732,
                                                 -85.008424577371656, 17.246536795716583, 14.532617063374394},
                                         Printed{Ties::breslow, 1.509191412585878, 0.409564406366741,
                                                 -93.985050478245185, -86.379622071145562, 15.930539564032712,
                                                 13.578263650923097},
                                         Printed{Ties::exact, 1.628243951672389, 0.433131296492388, -82.669279252792180,
                                                 -74.543101164518646, 16.792940989216540, 14.131875945834267}));

TEST(Cox, TestsProportionalHazardsAndIsRobustByPair) {
  const auto x = control();
  std::vector<std::uint32_t> pair;
  for (std::uint32_t i = 0; i < 42; ++i) pair.push_back(i % 21);

  const CoxFit fit = fit_cox({{k_weeks, k_relapse}, {x}, {}, pair, 21}, Ties::efron).value();

  EXPECT_NEAR(fit.proportional[0].test.chi_square, 0.022863378052822, 1e-9);
  EXPECT_NEAR(fit.proportional_all.p, 0.879812894957257, 1e-8);
  EXPECT_NEAR(fit.se[0], 0.270402781187531, 1e-10);
  EXPECT_NEAR(fit.se_naive[0], 0.412396717709455, 1e-10);
  EXPECT_NEAR(fit.robust_score.chi_square, 18.6118516134641, 1e-9);
}

TEST(Cox, GivesNoNumberForWhatCannotBeEstimated) {
  const auto x = control();
  std::vector<double> twice, constant(42, 7), separates;
  for (std::size_t i = 0; i < 42; ++i) {
    twice.push_back(2 * x[i] + 1);
    separates.push_back(k_relapse[i]);  // whoever has the event has it; nobody else ever does
  }

  const CoxFit fit = fit_cox({{k_weeks, k_relapse}, {x, twice, constant}}, Ties::efron).value();
  const CoxFit rising = fit_cox({{k_weeks, k_relapse}, {x, separates}}, Ties::efron).value();

  EXPECT_NEAR(fit.coefficient[0], 1.572125148829066, 1e-10);
  EXPECT_EQ(fit.state, (std::vector{Coefficient::estimated, Coefficient::dependent, Coefficient::dependent}));
  EXPECT_TRUE(std::isnan(fit.coefficient[1]) && std::isnan(fit.se[2]));
  EXPECT_EQ(fit.likelihood_ratio.df, 1);
  EXPECT_EQ(rising.state[1], Coefficient::infinite);
  EXPECT_TRUE(std::isinf(rising.coefficient[1]) && std::isnan(rising.se[1]) && std::isnan(rising.wald.chi_square));
}

TEST(Cox, RefusesWithoutEventsAndExactTiesWithWeights) {
  const auto x = control();
  const std::vector<std::uint8_t> none(42, 0);
  const std::vector<double> weight(42, 2);

  EXPECT_EQ(fit_cox({{k_weeks, none}, {x}}, Ties::efron).error().reason, "survival.no-events");
  EXPECT_EQ(fit_cox({{k_weeks, k_relapse, {}, weight}, {x}}, Ties::exact).error().reason, "survival.exact-ties");
}

TEST(FineGray, AgreesWithCmprsk) {
  const std::vector<double> time{1, 2, 2, 3, 3, 4, 5, 5, 6, 7, 7, 8}, x{0, 1, 0, 1, 1, 0, 0, 1, 1, 0, 1, 0};
  const std::vector<std::uint8_t> outcome{1, 2, 0, 1, 2, 2, 1, 0, 2, 1, 1, 0};
  const std::vector<std::span<const double>> columns{x};

  const FineGrayFit fit = fit_fine_gray(time, outcome, columns).value();

  EXPECT_NEAR(fit.coefficient[0], -0.620861966957036, 1e-9);
  EXPECT_NEAR(fit.se[0], 0.787896081811118, 1e-9);
  EXPECT_NEAR(fit.log_likelihood, -10.449181048860890, 1e-11);
  EXPECT_NEAR(fit.log_likelihood_null, -10.685588891502039, 1e-11);
}

/// From the whole range also in the first, small cases, which would otherwise have nothing to tell rows apart by.
int any(int from, int below) { return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(from, below)); }

RC_GTEST_PROP(CoxProperty, DoesNotCareForUnitsAndStandsForRepeatedRowsByWeight, ()) {
  const auto size = static_cast<std::size_t>(any(12, 40));
  std::vector<double> time, x, scaled, weight, time2, x2;
  std::vector<std::uint8_t> event, event2;
  for (std::size_t i = 0; i < size; ++i) {
    time.push_back(any(1, 30));
    x.push_back(any(0, 6));
    event.push_back(static_cast<std::uint8_t>(any(0, 3) > 0 ? 1 : 0));
    scaled.push_back(1900 + x.back() / 365);
    weight.push_back(any(1, 4));
    for (int copy = 0; copy < weight.back(); ++copy) {
      time2.push_back(time.back());
      x2.push_back(x.back());
      event2.push_back(event.back());
    }
  }
  const auto fit = fit_cox({{time, event}, {x}}, Ties::efron);
  const bool estimated = fit && fit->state[0] == Coefficient::estimated;
  RC_PRE(estimated);

  const CoxFit other = fit_cox({{time, event}, {scaled}}, Ties::efron).value();
  const CoxFit weighted = fit_cox({{time, event, {}, weight}, {x}}, Ties::breslow).value();
  const CoxFit repeated = fit_cox({{time2, event2}, {x2}}, Ties::breslow).value();

  RC_ASSERT(std::abs(other.coefficient[0] / 365 - fit->coefficient[0]) < 1e-6 * (1 + std::abs(fit->coefficient[0])));
  RC_ASSERT(std::abs(other.log_likelihood - fit->log_likelihood) < 1e-8);
  if (weighted.state[0] == Coefficient::estimated) {
    RC_ASSERT(std::abs(weighted.coefficient[0] - repeated.coefficient[0]) < 1e-8);
    RC_ASSERT(std::abs(weighted.se[0] - repeated.se[0]) < 1e-8);
  }
}

}  // namespace
}  // namespace homeward::survival
