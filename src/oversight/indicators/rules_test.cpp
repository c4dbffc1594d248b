#include "oversight/indicators/rules.hpp"

#include <gtest/gtest.h>

namespace homeward::indicators {
namespace {

const LocalDate k_today = *LocalDate::parse("2026-11-22");

TEST(CheckPeriod, WantsOneThatIsOver) {
  EXPECT_EQ(check_period({}, k_today)[0].reason, "indicator.malformed-period");
  EXPECT_EQ(check_period(k_today, k_today)[0].reason, "figure.period-not-over");
  EXPECT_TRUE(check_period(k_today - Days{1}, k_today).empty());
}

TEST(DecidePublish, AddsARevisionOnlyWhereSomethingIsNew) {
  KeptFigure figure;
  figure.n = 120;
  PublishedFigure before;
  before.figure = figure;
  EXPECT_TRUE(decide_publish({}, figure, 1));
  EXPECT_EQ(decide_publish(before, figure, 1).error().reason, "figure.nothing-changed");
  EXPECT_TRUE(decide_publish(before, figure, 2)) << "counted by another definition";
  figure.n = 125;
  EXPECT_TRUE(decide_publish(before, figure, 1));
}

}  // namespace
}  // namespace homeward::indicators
