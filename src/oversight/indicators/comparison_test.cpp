#include "oversight/indicators/comparison.hpp"

#include <gtest/gtest.h>

namespace homeward::indicators {
namespace {

FigureLine a_share(std::int64_t events, std::int64_t n) {
  const Estimate e = *share(events, n);
  FigureLine out;
  out.n = n;
  out.events = events;
  out.value = e.value;
  out.low = e.low;
  out.high = e.high;
  return out;
}

TEST(DifferenceOf, IsMadeOfWhatIsShown) {
  const FigureDifference found = difference_of(Figure::share, a_share(56, 70), a_share(48, 80), Overlap::no);

  EXPECT_EQ(found.state, DifferenceState::known);
  EXPECT_NEAR(*found.value, 0.2, 1e-12);
  EXPECT_NEAR(*found.low, 0.0524, 0.00005) << "Newcombe 1998, table II (a), method 10";
  EXPECT_NEAR(*found.high, 0.3339, 0.00005);
}

TEST(DifferenceOf, SaysNothingWhereASideSaysNothing) {
  const FigureLine figure = a_share(56, 70);
  FigureLine withheld, few, nobody, without_events;
  withheld.withheld = true;
  few.too_few = true;
  few.n = 10;
  nobody.n = 0;
  without_events.n = 70;

  for (const auto& [line, state] : {std::pair{withheld, DifferenceState::withheld},
                                    {few, DifferenceState::too_few},
                                    {nobody, DifferenceState::too_few},
                                    {without_events, DifferenceState::withheld}}) {
    for (const bool first : {true, false}) {
      const FigureDifference found = first ? difference_of(Figure::share, line, figure, Overlap::no)
                                           : difference_of(Figure::share, figure, line, Overlap::no);
      EXPECT_EQ(found.state, state);
      EXPECT_FALSE(found.value || found.low || found.high);
    }
  }
}

TEST(DifferenceOf, HasNoIntervalWhereTheSamePeopleCountTwice) {
  const FigureDifference found = difference_of(Figure::share, a_share(56, 70), a_share(48, 80), Overlap::yes);

  EXPECT_EQ(found.state, DifferenceState::overlapping);
  EXPECT_TRUE(found.value);
  EXPECT_FALSE(found.low || found.high);
}

TEST(DifferenceOf, OfCountsIsACount) {
  FigureLine a, b;
  a.n = 120;
  b.n = 95;

  const FigureDifference found = difference_of(Figure::count, a, b, Overlap::no);

  EXPECT_EQ(found.value, 25);
  EXPECT_FALSE(found.low);
}

}  // namespace
}  // namespace homeward::indicators
