#include "oversight/indicators/shown.hpp"

#include <gtest/gtest.h>

namespace homeward::indicators {
namespace {

Definition a_share() {
  Definition d;
  d.figure = Figure::share;
  d.numerator = Formula{};
  d.least = 10;
  return d;
}

/// People who count once each.
Group people(std::int64_t n, std::int64_t events, std::optional<std::int32_t> key = {}) {
  Group g;
  g.key = key;
  g.n = g.persons = n;
  g.events = g.persons_with_event = events;
  return g;
}

/// Always rounds up: what is shown is never the true count by chance.
Shown masked(const Counted& counted) {
  return show_masked(a_share(), counted, [](std::int64_t, std::uint64_t) { return std::uint64_t{0}; });
}

TEST(ShownTrue, SaysNothingOfNobody) {
  const Shown shown = show_true(a_share(), {0, people(0, 0), {}, {}, {}, {}});
  EXPECT_EQ(shown.total.n, 0);
  EXPECT_FALSE(shown.total.estimate);
  EXPECT_TRUE(shown.total.too_few);
}

TEST(ShownTrue, SaysHowFewAndNothingFromThem) {
  const Shown one = show_true(a_share(), {0, people(1, 1), {}, {}, {}, {}});
  EXPECT_EQ(one.total.n, 1);
  EXPECT_EQ(one.total.events, 1);
  EXPECT_FALSE(one.total.estimate);
  EXPECT_TRUE(show_true(a_share(), {0, people(10, 10), {}, {}, {}, {}}).total.estimate);
}

TEST(ShownTrue, MediansOfTimesThatNobodyKnowsAreNone) {
  Definition d;
  d.figure = Figure::spread;
  d.least = 1;
  Group all = people(12, 0);
  all.unknown = 12;
  const Shown shown = show_true(d, {0, all, {}, {}, {}, {}});
  EXPECT_FALSE(shown.total.estimate);
  EXPECT_FALSE(shown.total.p90);
  EXPECT_EQ(shown.total.unknown, 12);
}

TEST(ShownMasked, WithholdsAFewAndRoundsTheRest) {
  const Shown few = masked({0, people(7, 3), {}, {}, {}, {}});
  EXPECT_TRUE(few.total.withheld);
  EXPECT_FALSE(few.total.n);
  EXPECT_FALSE(few.total.events);
  EXPECT_FALSE(few.total.estimate);
  const Shown many = masked({0, people(101, 52), {}, {}, {}, {}});
  EXPECT_EQ(*many.total.n % 5, 0);
  EXPECT_EQ(*many.total.events % 5, 0);
  EXPECT_DOUBLE_EQ(many.total.estimate->value,
                   static_cast<double>(*many.total.events) / static_cast<double>(*many.total.n))
      << "a share says no more than the two numbers beside it";
}

TEST(ShownMasked, AFewOnEitherSideOfAShareHideIt) {
  for (const std::int64_t events : {2, 98}) {
    const Shown shown = masked({0, people(100, events), {}, {}, {}, {}});
    EXPECT_TRUE(shown.total.n);
    EXPECT_FALSE(shown.total.events) << events;
    EXPECT_FALSE(shown.total.estimate) << events;
  }
}

TEST(ShownMasked, AGroupThatWouldGiveAnotherAwayGoesWithIt) {
  const Shown shown = masked({0, people(103, 50), {people(3, 1, 0), people(40, 20, 1), people(60, 29, 2)}, {}, {}, {}});
  EXPECT_TRUE(shown.groups[0].withheld);
  const bool another = shown.groups[1].withheld || shown.groups[2].withheld || shown.total.withheld;
  const bool loose = *shown.total.n - shown.groups[1].n.value_or(0) - shown.groups[2].n.value_or(0) != 3;
  EXPECT_TRUE(another || loose) << "three people are not to be worked out";
}

TEST(ShownMasked, OtherUnitsHideBehindTheirPeople) {
  Group stays = people(30, 15);
  stays.persons = 4;
  stays.persons_with_event = 3;
  EXPECT_TRUE(masked({0, stays, {}, {}, {}, {}}).total.withheld) << "thirty stays of four people";
}

}  // namespace
}  // namespace homeward::indicators
