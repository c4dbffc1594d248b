#include "engine/cohort/store.hpp"
#include "oversight/curves/returns_shown.hpp"
#include "oversight/figures/tables.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

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
    const Period period{*LocalDate::from(2024, 1, 1), *LocalDate::from(2024, 12, 31)};
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

/// What no view shows: everybody counted to the person.
ShownReturns exact_returns(const CountedReturns& counted) {
  const ReturnsGroup& g = counted.groups.front();
  ShownReturns out{{}, false, false, g.counts.all.n, {}};
  for (std::size_t d = 0; d < k_days.size() && g.days[d].reached; ++d) {
    const DayCounts& counts = g.counts.days[d];
    out.days.push_back({k_days[d], false, g.days[d].mean, {}, {}, counts.followed.n, counts.ended[0].n});
  }
  return out;
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

TEST(LimitsOfAMean, FollowFromRoundedCounts) {
  const auto error = [](double mean, std::int64_t back, std::int64_t followed) {
    return std::log(limits_of_mean(mean, back, followed)->high / mean) * mean / 1.959963984540054;
  };
  EXPECT_NEAR(error(0.25, 25, 75), std::sqrt(0.25 * 0.75 / 100), 1e-12) << "once each: binomial";
  EXPECT_NEAR(error(0.5, 25, 75), std::sqrt((0.25 * 6 - 0.25) / 100), 1e-12) << "twice each: mean square 2 * 4 - 2";
  EXPECT_NEAR(error(0.25, 10, 30), std::sqrt(0.25 * 0.75 / 40), 1e-12) << "where fewer are watched it is wider";
  EXPECT_FALSE(limits_of_mean(0, 0, 100));
  EXPECT_FALSE(limits_of_mean(1, 100, 0)) << "everybody once";
}

// --- The attack: two questions that differ by a few people. How often does a reader of both, who knows that `few` lie
// between them, learn for a day how many of them have come back by then, or how often?
double learned(std::size_t few, bool exact) {
  std::mt19937_64 random(20261123 + few);
  const auto somebody = [&] {
    std::vector<std::int32_t> back;
    while (back.size() < 3 && random() % 5 < 2)
      back.push_back((back.empty() ? 1 : back.back() + 11) + static_cast<std::int32_t>(random() % 80));
    return back;
  };
  int tried = 0, known = 0;
  for (int round = 0; round < 25; ++round) {
    std::vector<std::vector<std::int32_t>> inner(30 + random() % 90);
    for (auto& one : inner) one = somebody();
    auto outer = inner;
    for (std::size_t i = 0; i < few; ++i) outer.push_back(somebody());
    const auto see = [&](const std::vector<std::vector<std::int32_t>>& people) {
      World world;
      for (const auto& back : people) world.people(1, back);
      return exact ? exact_returns(world.count()) : masked(world);
    };
    const ShownReturns one = see(inner), other = see(outer);
    for (std::size_t d = 0; d < std::min(one.days.size(), other.days.size()); ++d) {
      for (const ShownReturn* at : {&one.days[d], &other.days[d]}) {
        if (exact || !at->mean) continue;
        const auto limits = limits_of_mean(*at->mean, *at->back, at->followed);
        EXPECT_EQ(at->high, limits ? std::optional(limits->high) : std::nullopt) << "limits tell no more than counts";
      }
      // People, then returns of people who came back three times at most.
      for (const std::int64_t times : {1, 3}) {
        const auto range = [&](const ShownReturns& shown) -> std::pair<std::int64_t, std::int64_t> {
          const ShownReturn& at = shown.days[d];
          if (!at.mean) return {0, times * *shown.n};
          const auto count = times == 1 ? *at.back : std::llround(*at.mean * static_cast<double>(*shown.n));
          return exact || count == 0 ? std::pair{count, count} : std::pair{count - 4, count + 4};
        };
        const auto a = range(one), b = range(other);
        if (b.second == 0) continue;  // that nobody at all came back is told by the rule
        const auto least = std::max<std::int64_t>(0, b.first - a.second);
        const auto most = std::min(times * static_cast<std::int64_t>(few), b.second - a.first);
        ++tried;
        known += least == most;
      }
    }
  }
  EXPECT_GT(tried, 200) << "most of it is shown";
  return static_cast<double>(known) / tried;
}

TEST(DifferencingAttackOnReturns, TwoQuestionsDoNotTellHowOftenTheFewBetweenThemCameBack) {
  for (std::size_t few = 1; few <= 4; ++few) {
    EXPECT_EQ(learned(few, true), 1.0) << "exact means would tell at once";
    EXPECT_LT(learned(few, false), 0.03) << few;
  }
}

}  // namespace
}  // namespace homeward::curves
