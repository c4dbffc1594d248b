#include "engine/survival/curve.hpp"
#include "engine/survival/incidence.hpp"
#include "engine/survival/mean_count.hpp"
#include "engine/survival/transitions.hpp"

#include <gtest/gtest.h>  // must come before RapidCheck's bridge
#include <rapidcheck/gtest.h>

#include <cmath>

namespace homeward::survival {
namespace {

const std::vector<double> k_time{1, 2, 2, 3, 3, 4, 5, 5, 6, 7, 7, 8};
const std::vector<std::uint8_t> k_cause{1, 2, 0, 1, 3, 2, 1, 0, 2, 1, 1, 0};

TEST(CumulativeIncidence, AgreesWithBothPublishedVariances) {  // cmprsk 2.2-11, etm 1.1.1
  const auto found = cumulative_incidence({k_time, k_cause}, 3).value();

  const Incidence& first = found[0];
  ASSERT_EQ(first.time, (std::vector<double>{1, 3, 5, 7}));
  EXPECT_NEAR(first.incidence[3], 0.5, 1e-14);
  EXPECT_NEAR(first.se_aalen[1] * first.se_aalen[1], 0.01427150290786654, 1e-15);
  EXPECT_NEAR(first.se_aalen[3] * first.se_aalen[3], 0.03249926232646960, 1e-15);
  EXPECT_NEAR(first.se_greenwood[0], 0.0797855923130282, 1e-14);
  EXPECT_NEAR(first.se_greenwood[3], 0.1595040108977057, 1e-14);
}

TEST(CumulativeIncidence, LosesNoCause) {
  const std::vector<std::uint32_t> group{0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1};

  const auto found = cumulative_incidence({k_time, k_cause, {}, {}, group, 2}, 3).value();

  ASSERT_EQ(found.size(), 6u);
  EXPECT_EQ(found[5].time, std::vector<double>{8});  // nobody of the second group leaves by the third cause
  EXPECT_EQ(found[5].incidence, std::vector<double>{0});
}

RC_GTEST_PROP(CumulativeIncidenceProperty, SharesSumToOneMinusKaplanMeier, ()) {
  const auto size = *rc::gen::inRange<std::size_t>(1, 50);
  std::vector<double> time;
  std::vector<std::uint8_t> cause, any;
  for (std::size_t i = 0; i < size; ++i) {
    time.push_back(*rc::gen::inRange(0, 15));
    cause.push_back(static_cast<std::uint8_t>(*rc::gen::inRange(0, 4)));
    any.push_back(cause.back() > 0 ? 1 : 0);
  }

  double sum = 0;
  const auto found = cumulative_incidence({time, cause}, 3).value();
  for (const Incidence& f : found) sum += f.incidence.back();

  RC_ASSERT(std::abs(sum - (1 - kaplan_meier({time, any}).value().front().survival.back())) < 1e-12);
}

TEST(TransitionProbabilities, AreTheIncidenceWhereThereIsOneWayOut) {
  const std::vector<double> entry(12, 0);
  const std::vector<std::uint8_t> from(12, 0);
  std::vector<std::uint8_t> to;
  for (auto c : k_cause) to.push_back(c == 0 ? Transitions::k_censored : c);

  const auto found = transition_probabilities({entry, k_time, from, to, 4}, 0, std::vector{0.5, 5.5, 100.0}).value();

  EXPECT_EQ(found[0].probability[0], 1);
  EXPECT_NEAR(found[1].probability[1], 0.2685185185185185, 1e-14);
  EXPECT_NEAR(found[1].se[1], 0.1330476047980901, 1e-14);
  EXPECT_NEAR(found[2].se[1], 0.1595040108977057, 1e-14);
  EXPECT_EQ(found[2].probability[5], 1);  // from 1 nobody goes anywhere
}

TEST(TransitionProbabilities, CountThoseWhoComeBackAndComeLate) {
  const std::vector<double> entry{0, 2, 4, 1}, exit{2, 4, 6, 5};
  const std::vector<std::uint8_t> from{0, 1, 0, 0}, to{1, 0, Transitions::k_censored, 1};

  const auto found = transition_probabilities({entry, exit, from, to, 2}, 0).value();

  ASSERT_EQ(found.size(), 3u);
  EXPECT_EQ(found[0].probability, (std::vector<double>{0.5, 0.5, 0, 1}));
  EXPECT_EQ(found[1].probability, (std::vector<double>{1, 0, 1, 0}));
  EXPECT_EQ(found[2].probability, (std::vector<double>{0.5, 0.5, 0.5, 0.5}));
}

TEST(MeanCumulativeCount, HasTheRobustErrorOfPersonsNotOfEvents) {
  // Two persons with three events each at the same times, two without: by hand, each time adds 1/2, and influences at
  // the end are 3/8 * (1, 1, -1, -1).
  const std::vector<double> time{1, 2, 3, 4, 1, 2, 3, 4, 4, 4};
  const std::vector<std::uint8_t> event{1, 1, 1, 0, 1, 1, 1, 0, 0, 0};
  const std::vector<std::uint32_t> person{0, 0, 0, 0, 1, 1, 1, 1, 2, 3};

  const MeanCount found = mean_cumulative_count({time, event, person, 4}).value().front();

  EXPECT_EQ(found.n_risk, (std::vector<double>{4, 4, 4, 4}));
  EXPECT_EQ(found.mean, (std::vector<double>{0.5, 1, 1.5, 1.5}));
  EXPECT_NEAR(found.se[3], 0.75, 1e-15);
}

}  // namespace
}  // namespace homeward::survival
