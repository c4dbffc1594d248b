#include "engine/cohort/store.hpp"
#include "oversight/curves/returns_shown.hpp"
#include "oversight/figures/tables.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace homeward::curves {
namespace {

using cohort::k_missing;

/// Days of return after day 1000, and until when somebody is followed.
std::pair<std::vector<std::int32_t>, std::int32_t> history(const std::vector<std::pair<std::int32_t, std::int32_t>>& j,
                                                           std::int32_t died = k_missing) {
  std::vector<cohort::Spell> journeys;
  for (const auto& [start, end] : j) journeys.push_back({start, end, 0, 0});
  cohort::Happened out;
  returns({1000, 1400, died, journeys}, out);
  return {out.days, out.until};
}
using History = std::pair<std::vector<std::int32_t>, std::int32_t>;

TEST(Returns, AreJourneysThatBeginAfterEveryEarlierOneHasEnded) {
  EXPECT_EQ(history({{900, 1000}, {1030, 1040}, {1100, k_missing}}), (History{{30, 100}, 400}));
  EXPECT_EQ(history({{900, 1000}, {1000, 1040}}), (History{{}, 400})) << "on the same day the road goes on (K7)";
  EXPECT_EQ(history({{900, 1000}, {1001, k_missing}}), (History{{1}, 400}));
}

TEST(Returns, OfLinkedRecordsThatOverlapAreOne) {
  EXPECT_EQ(history({{900, 1000}, {1030, 1060}, {1035, 1050}, {1061, 1070}}), (History{{30, 61}, 400}));
  EXPECT_EQ(history({{900, 1000}, {950, 1020}, {1010, 1015}}), (History{{}, 400}))
      << "whoever is still in care by another record has not come back";
  EXPECT_EQ(history({{900, 1000}, {1030, k_missing}, {1100, 1120}}), (History{{30}, 400}));
}

TEST(Returns, AreFollowedUntilDeathAndNoFurther) {
  EXPECT_EQ(history({{900, 1000}, {1030, 1040}}, 1200), (History{{30}, 200}));
  EXPECT_EQ(history({{900, 1000}, {1230, 1240}}, 1200), (History{{}, 200}));
  EXPECT_EQ(history({{900, 1000}}, 990), (History{{}, 0})) << "a death that was written down too early";
  EXPECT_EQ(history({{900, 1000}, {1500, k_missing}}), (History{{}, 400})) << "not behind today";
}

Uuid numbered(std::uint8_t kind, std::size_t number) {
  Uuid out{};
  out.bytes[0] = kind;
  for (std::size_t i = 0; i < 4; ++i) out.bytes[4 + i] = static_cast<std::uint8_t>(number >> (8 * i));
  return out;
}

const LocalDate k_ended = *LocalDate::from(2024, 3, 1), k_today = *LocalDate::from(2026, 3, 1);
const Uuid k_house = numbered(1, 1);

class World {
 public:
  World() {
    namespace scope = figures::place_scope;
    store.put(figures::place::table, k_house).set(figures::place::kind.number, figures::code(PlaceKind::centre));
    auto to = store.put(scope::table, numbered(2, 1));
    to.refer(scope::place.number, k_house);
    to.refer(scope::ancestor.number, k_house);
    to.set(scope::since.number, k_ended.days - 1000);
  }
  void journey(std::size_t who, std::int32_t from, std::optional<std::int32_t> until,
               std::optional<EndType> how = EndType::as_planned) {
    namespace journey = figures::journey;
    namespace episode = figures::episode;
    const Uuid id = numbered(5, rows++);
    store.put(figures::person::table, numbered(3, who)).set(figures::person::sex.number, 0);
    auto to = store.put(journey::table, id);
    to.refer(journey::person.number, numbered(3, who));
    to.refer(journey::place.number, k_house);
    to.set(journey::started.number, from);
    if (!until) return;
    to.set(journey::ended.number, *until);
    auto care = store.put(episode::table, numbered(4, rows));
    care.refer(episode::person.number, numbered(3, who));
    care.refer(episode::journey.number, id);
    care.set(episode::opened.number, from);
    care.set(episode::closed.number, *until);
    care.set(episode::end_type.number, figures::code(*how));
  }
  /// Ended as planned, and came back on these days afterwards, for ten days each.
  void people(std::size_t n, const std::vector<std::int32_t>& back) {
    for (; n > 0; --n) {
      const std::size_t who = ++persons;
      journey(who, k_ended.days - 50, k_ended.days);
      for (const std::int32_t day : back)
        journey(who, k_ended.days + day, k_ended.days + day + 10, EndType::left_early);
    }
  }
  CountedReturns count() {
    store.publish(1);
    const auto s = store.snapshot();
    indicators::BesideCache cache;
    const indicators::Period period{*LocalDate::from(2024, 1, 1), *LocalDate::from(2024, 12, 31)};
    return *count_returns(s, {*s->find(figures::place::table, k_house), {}, period, k_today}, cache);
  }

  cohort::Store store{figures::schema()};
  std::size_t rows = 0, persons = 0;
};

std::uint64_t a_noise(std::int64_t persons, std::uint64_t who) {
  std::uint64_t x = who * 31 + static_cast<std::uint64_t>(persons);
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
  return x ^ (x >> 27);
}
ShownReturns masked(World& world) {
  const auto counted = world.count();
  return show_masked(counted, control(counted, a_noise), a_noise).front();
}

TEST(CountedReturns, BeginWhereAJourneyEndedAsPlannedAndNowhereElse) {
  World world;
  world.people(1, {30, 100});
  world.people(1, {});
  world.journey(90, k_ended.days - 5, k_ended.days, EndType::left_early);
  world.journey(90, k_ended.days + 30, {});
  world.journey(91, k_ended.days - 5, {});
  const ReturnsGroup all = world.count().groups.front();

  EXPECT_EQ(all.counts.all.n, 2) << "neither who left early nor who is still in care";
  EXPECT_EQ(all.days[3].mean, 0) << "day 28";
  EXPECT_EQ(all.days[4].mean, 0.5) << "day 60";
  EXPECT_EQ(all.days[6].mean, 1) << "day 180: one person twice";
  // Influences by hand: 2 (1 - 1/2) / 2 = 1/2 for one, -1/2 for the other.
  EXPECT_NEAR(all.days[6].se, std::sqrt(0.5), 1e-15);
  EXPECT_EQ(all.counts.days[6].ended[0].n, 1);
  EXPECT_EQ(all.counts.days[6].followed.n, 1);
}

TEST(CountedReturns, OfLinkedRecordsAreOfOnePerson) {
  World world;
  world.people(2, {});
  world.journey(1, k_ended.days + 40, k_ended.days + 60, EndType::left_early);
  world.journey(2, k_ended.days + 45, k_ended.days + 50, EndType::left_early);
  world.store.put_link(numbered(9, 1), numbered(3, 1), numbered(3, 2));
  const ReturnsGroup all = world.count().groups.front();
  EXPECT_EQ(all.counts.all.n, 1);
  EXPECT_EQ(all.days[4].mean, 1) << "two records of one return";
}

TEST(MaskedReturns, OfFewPeopleAreNone) {
  World seven, few, enough;
  seven.people(7, {30}), few.people(29, {30}), enough.people(30, {30});
  EXPECT_TRUE(masked(seven).withheld);
  EXPECT_TRUE(masked(few).too_few);
  EXPECT_TRUE(masked(few).days.empty());
  EXPECT_FALSE(masked(enough).days.empty());
}

TEST(MaskedReturns, AreRoundedCountsOfReturnsAndWithholdAFew) {
  World world;
  world.people(3, {10});
  world.people(22, {80, 120});
  world.people(75, {});
  const ShownReturns shown = masked(world);

  ASSERT_EQ(shown.days.size(), k_days.size());
  const auto n = static_cast<double>(*shown.n);
  EXPECT_EQ(*shown.n % 5, 0);
  EXPECT_EQ(shown.days[1].mean, 0) << "nobody by day 7";
  EXPECT_TRUE(shown.days[2].withheld) << "three by day 14";
  EXPECT_FALSE(shown.days[2].mean);
  for (const ShownReturn& at : shown.days) {
    if (!at.mean) continue;
    EXPECT_NEAR(std::remainder(*at.mean * n, 5), 0, 1e-9) << "a mean tells the rounded count and nothing more";
    EXPECT_EQ(at.followed % 5, 0);
  }
  const ShownReturn& late = shown.days[6];
  EXPECT_NEAR(*late.mean, 0.47, 0.06);
  const double error = std::log(*late.high / *late.mean) / 1.959963984540054;
  EXPECT_NEAR(std::remainder(error, 0.05), 0, 1e-9) << "in steps that one person more or less does not show";
  EXPECT_NEAR(*late.low * *late.high, *late.mean * *late.mean, 1e-12);
}

TEST(LimitsOfAMean, StayAboveNothing) {
  const auto found = on_log(0.2, 0.5);
  ASSERT_TRUE(found);
  EXPECT_NEAR(found->low, 0.2 * std::exp(-1.959963984540054 / 2), 1e-12);
  EXPECT_GT(found->low, 0);
  EXPECT_FALSE(on_log(0, 0.5));
  EXPECT_FALSE(on_log(0.2, 0));
}

}  // namespace
}  // namespace homeward::curves
