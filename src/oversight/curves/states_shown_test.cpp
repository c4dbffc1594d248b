#include "oversight/curves/states_shown.hpp"

#include "engine/cohort/store.hpp"
#include "oversight/figures/tables.hpp"

#include <gtest/gtest.h>

#include <random>

namespace homeward::curves {
namespace {

const LocalDate k_begun = *LocalDate::from(2024, 3, 1), k_today = *LocalDate::from(2026, 3, 1);
constexpr std::size_t k_treatment = 1, k_between = static_cast<std::size_t>(Where::between),
                      k_left = static_cast<std::size_t>(Where::left), k_died = static_cast<std::size_t>(Where::died);

/// Somebody who began in treatment, and when and how that ended; without a way they are still there.
struct Came {
  std::int32_t days = 0;
  std::optional<EndType> how = {};
  std::int32_t sex = 0;
  std::int32_t began_after = 0;
};

Uuid numbered(std::uint8_t kind, std::size_t number) {
  Uuid out{};
  out.bytes[0] = kind;
  for (std::size_t i = 0; i < 4; ++i) out.bytes[4 + i] = static_cast<std::uint8_t>(number >> (8 * i));
  return out;
}

const Uuid k_house = numbered(1, 1), k_other = numbered(1, 2);

class World {
 public:
  World() {
    namespace place = figures::place;
    namespace scope = figures::place_scope;
    for (const auto& [house, row] : {std::pair{k_house, 1}, {k_other, 2}}) {
      store.put(place::table, house).set(place::kind.number, figures::code(PlaceKind::centre));
      auto to = store.put(scope::table, numbered(2, static_cast<std::size_t>(row)));
      to.refer(scope::place.number, house);
      to.refer(scope::ancestor.number, house);
      to.set(scope::since.number, k_begun.days - 1000);
    }
  }
  void person(std::size_t who, std::int32_t sex = 0) {
    store.put(figures::person::table, numbered(3, who)).set(figures::person::sex.number, sex);
  }
  void journey(std::size_t who, const Uuid& house, std::int32_t on) {
    namespace journey = figures::journey;
    auto to = store.put(journey::table, numbered(5, rows++));
    to.refer(journey::person.number, numbered(3, who));
    to.refer(journey::place.number, house);
    to.set(journey::started.number, on);
  }
  void stay(std::size_t who, const Uuid& house, Stage stage, std::int32_t from, std::optional<std::int32_t> until = {},
            EndType how = EndType::as_planned) {
    namespace stay = figures::stay;
    auto to = store.put(stay::table, numbered(4, rows++));
    to.refer(stay::person.number, numbered(3, who));
    to.refer(stay::place.number, house);
    to.set(stay::stage.number, figures::code(stage));
    to.set(stay::started.number, from);
    if (!until) return;
    to.set(stay::ended.number, *until);
    to.set(stay::end_type.number, figures::code(how));
  }
  void came(const std::vector<Came>& people) {
    for (const Came& one : people) {
      const std::size_t who = rows++;
      const std::int32_t day = k_begun.days + one.began_after;
      person(who, one.sex);
      journey(who, k_house, day);
      stay(who, k_house, Stage::treatment, day, one.how ? std::optional(day + one.days) : std::nullopt,
           one.how.value_or(EndType::as_planned));
    }
  }
  CountedStates count(std::optional<std::string> by = {}, LocalDate today = k_today) {
    store.publish(++position);
    const auto s = store.snapshot();
    indicators::BesideCache cache;
    const Period period{*LocalDate::from(2024, 1, 1), *LocalDate::from(2024, 12, 31)};
    return *count_states(s, {*s->find(figures::place::table, k_house), std::move(by), period, today, Days{21}}, cache);
  }

  cohort::Store store{figures::schema()};
  std::size_t rows = 0;
  std::int64_t position = 0;
};

std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
  return x ^ (x >> 31);
}
std::uint64_t a_noise(std::int64_t persons, std::uint64_t who) {
  return mixed(who * 31 + static_cast<std::uint64_t>(persons));
}

std::vector<ShownStates> masked(const CountedStates& counted) {
  return show_masked(counted, control(counted, a_noise), a_noise);
}
ShownStates masked(const std::vector<Came>& people, LocalDate today = k_today) {
  World world;
  world.came(people);
  return masked(world.count({}, today)).front();
}
std::vector<Came> many(std::size_t n, std::int32_t days, EndType how) { return {n, Came{days, how}}; }
std::vector<Came> operator+(std::vector<Came> a, const std::vector<Came>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

TEST(CountedStates, FollowPeopleThroughEveryHouseFromTheFirstJourneyHere) {
  World world;
  const std::int32_t day = k_begun.days;
  world.person(1), world.person(2), world.person(3);
  world.journey(1, k_house, day);
  world.stay(1, k_house, Stage::treatment, day, day + 50, EndType::transferred);
  world.stay(1, k_other, Stage::detoxification, day + 60);
  world.journey(2, k_house, day);
  world.stay(2, k_house, Stage::treatment, day, day + 10, EndType::left_early);
  world.journey(2, k_house, day + 100);
  world.stay(2, k_house, Stage::treatment, day + 100);
  world.journey(3, k_other, day);
  world.stay(3, k_other, Stage::treatment, day);

  const StatesGroup all = world.count().total;

  EXPECT_EQ(all.all.n, 2) << "who came twice counts once, who began elsewhere not at all";
  const auto on = [&](std::size_t d) { return all.days[d].share; };
  EXPECT_EQ(on(3)[k_treatment], 0.5) << "day 28";
  EXPECT_EQ(on(3)[k_left], 0.5);
  EXPECT_EQ(on(4)[0], 0.5) << "day 60: in the other house, in an earlier stage";
  EXPECT_EQ(on(6)[k_treatment], 0.5) << "day 180: came back";
}

TEST(CountedStates, OfLinkedRecordsAreOnePerson) {
  World world;
  const std::int32_t day = k_begun.days;
  for (const std::size_t who : {1U, 2U}) {
    world.person(who);
    world.journey(who, k_house, day);
    world.stay(who, k_house, who == 1 ? Stage::treatment : Stage::detoxification, day, day + 30);
  }
  world.store.put_link(numbered(9, 1), numbered(3, 1), numbered(3, 2));

  const StatesGroup all = world.count().total;

  EXPECT_EQ(all.all.n, 1);
  EXPECT_EQ(all.days[1].share[k_treatment], 1);
}

TEST(CountedStates, OfWhomNobodyIsWatchedLongSayNoMore) {
  World world;
  world.came(many(12, 0, EndType::left_early));
  const StatesGroup all = world.count({}, k_begun).total;
  EXPECT_EQ(all.days[0].share[k_left], 1) << "all of them began today, and left on the same day";
  EXPECT_EQ(all.days[1].watched.n, 0);
  EXPECT_EQ(World().count().total.all.n, 0);
}

TEST(MaskedStates, OfFewPeopleAreNone) {
  EXPECT_TRUE(masked(many(7, 10, EndType::as_planned)).withheld);
  const ShownStates few = masked(many(29, 10, EndType::as_planned));
  EXPECT_TRUE(few.too_few);
  EXPECT_TRUE(few.days.empty());
  EXPECT_FALSE(masked(many(30, 10, EndType::as_planned)).days.empty());
}

TEST(MaskedStates, AreRoundedCountsAndWithholdAFew) {
  const ShownStates shown = masked(many(60, 10, EndType::left_early) + many(41, 400, EndType::as_planned) +
                                   many(3, 75, EndType::died) + many(20, 20, EndType::transferred));
  ASSERT_EQ(shown.days.size(), k_days.size());
  EXPECT_EQ(*shown.n % 5, 0);
  for (const ShownDay& day : shown.days) {
    EXPECT_EQ(day.watched % 5, 0);
    for (const ShownState& in : day.in) {
      if (!in.share) continue;
      EXPECT_NEAR(std::remainder(*in.share * static_cast<double>(*shown.n), 5), 0, 1e-9)
          << "a share tells the rounded count and nothing more";
    }
  }
  EXPECT_EQ(shown.days[4].in[k_died].share, 0.0) << "nobody by day 60";
  EXPECT_TRUE(shown.days[5].in[k_died].withheld) << "three by day 90";
  EXPECT_FALSE(shown.days[5].in[k_died].share);
  EXPECT_NEAR(*shown.days[5].in[k_left].share, 60.0 / 124, 0.06);
  EXPECT_NEAR(*shown.days[5].in[k_between].share, 20.0 / 124, 0.06);
  EXPECT_LT(*shown.days[5].in[k_left].low, *shown.days[5].in[k_left].share);
  EXPECT_GT(*shown.days[5].in[k_left].high, *shown.days[5].in[k_left].share);
}

TEST(MaskedStates, AddUpTheStagesOnlyWhereEachIsShown) {
  const ShownStates shown = masked(many(60, 10, EndType::left_early) + many(60, 400, EndType::as_planned));
  for (const ShownDay& day : shown.days) {
    double sum = 0;
    for (std::size_t stage = 0; stage < k_stages; ++stage) sum += *day.in[stage].share;
    EXPECT_NEAR(*day.in_care.share, sum, 1e-12) << "the picture's, so nothing more is told";
    if (sum > 0 && sum < 1) {
      EXPECT_LT(*day.in_care.low, sum);
      EXPECT_GT(*day.in_care.high, sum);
    }
  }
  const ShownStates few = masked(many(60, 10, EndType::left_early) + many(3, 400, EndType::as_planned));
  EXPECT_TRUE(few.days[3].in[k_treatment].withheld) << "three by day 28";
  EXPECT_TRUE(few.days[3].in_care.withheld);
  EXPECT_FALSE(few.days[3].in_care.share);
}

TEST(MaskedStates, EndWhereTooFewAreWatched) {
  auto people = many(40, 10, EndType::left_early);
  for (Came& one : people) one.began_after = 200;
  for (int i = 0; i < 5; ++i) people.push_back({0, std::nullopt, 0, 0});
  const ShownStates shown = masked(people, LocalDate{k_begun.days + 250});
  ASSERT_FALSE(shown.days.empty());
  EXPECT_EQ(shown.days.back().day, 28) << "five are watched beyond day 50";
}

TEST(MaskedStates, AGroupOfAFewIsWithheldWithOneBesideIt) {
  auto women = many(40, 20, EndType::as_planned), men = many(4, 20, EndType::left_early);
  for (Came& one : men) one.sex = 1;
  World world;
  world.came(women + men);
  const auto shown = masked(world.count("sex"));
  ASSERT_EQ(shown.size(), 3U);
  EXPECT_TRUE(shown[2].withheld);
  EXPECT_TRUE(shown[2].days.empty());
}

/// What no view shows: everybody counted to the person.
ShownStates exact_states(const CountedStates& counted) {
  const StatesGroup& g = counted.total;
  ShownStates out{{}, false, false, g.all.n, {}};
  for (std::size_t d = 0; d < k_days.size() && g.days[d].watched.n > 0; ++d) {
    ShownDay day{k_days[d], g.days[d].watched.n, {}, {}};
    for (std::size_t w = 0; w < k_wheres; ++w) day.in[w].share = g.days[d].share[w];
    out.days.push_back(day);
  }
  return out;
}

// --- The attack: two questions that differ by a few people. Of whoever reads both, who knows that `few` lie between
// them, how often do they learn for a day and a state how many of the few were there?
double learned(std::size_t few, bool exact) {
  std::mt19937_64 random(20261123 + few);
  const auto somebody = [&] {
    const auto way = random() % 4;
    if (way == 3) return Came{0, std::nullopt};
    return Came{static_cast<std::int32_t>(random() % 120), way == 0   ? EndType::as_planned
                                                           : way == 1 ? EndType::left_early
                                                                      : EndType::transferred};
  };
  int tried = 0, known = 0;
  for (int round = 0; round < 12; ++round) {
    std::vector<Came> inner(60 + random() % 80);
    for (Came& one : inner) one = somebody();
    auto outer = inner;
    for (std::size_t i = 0; i < few; ++i) outer.push_back(somebody());
    const auto see = [&](const std::vector<Came>& people) {
      World world;
      world.came(people);
      const auto counted = world.count();
      return exact ? exact_states(counted) : masked(counted).front();
    };
    const ShownStates one = see(inner), other = see(outer);
    for (std::size_t d = 0; d < std::min(one.days.size(), other.days.size()); ++d) {
      for (const std::size_t state : {k_treatment, k_between, k_left}) {
        const auto range = [&](const ShownStates& shown) -> std::pair<std::int64_t, std::int64_t> {
          const auto& in = shown.days[d].in[state];
          if (!in.share) return {0, *shown.n};
          const auto count = std::llround(*in.share * static_cast<double>(*shown.n));
          return exact || count == 0 ? std::pair{count, count} : std::pair{count - 4, count + 4};
        };
        const auto a = range(one), b = range(other);
        if (b.second == 0) continue;  // that nobody at all is there is told by the rule
        const auto least = std::max<std::int64_t>(0, b.first - a.second);
        const auto most = std::min(static_cast<std::int64_t>(few), b.second - a.first);
        ++tried;
        known += least == most;
      }
    }
  }
  EXPECT_GT(tried, 100) << "most of it is shown";
  return static_cast<double>(known) / tried;
}

TEST(DifferencingAttackOnStates, TwoQuestionsDoNotTellWhereTheFewBetweenThemAre) {
  for (std::size_t few = 1; few <= 4; ++few) {
    EXPECT_EQ(learned(few, true), 1.0) << "exact shares would tell at once";
    EXPECT_LT(learned(few, false), 0.03) << few;
  }
}

}  // namespace
}  // namespace homeward::curves
