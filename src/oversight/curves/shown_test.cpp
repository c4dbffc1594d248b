#include "oversight/curves/shown.hpp"

#include "engine/cohort/store.hpp"
#include "oversight/disclosure/disclosure.hpp"
#include "oversight/figures/tables.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

namespace homeward::curves {
namespace {

namespace stay = figures::stay;

const LocalDate k_begun = *LocalDate::from(2024, 3, 1), k_today = *LocalDate::from(2026, 3, 1);

/// Somebody who stayed so many days; without a way to end they are still there.
struct Stayed {
  std::int32_t days = 0;
  std::optional<EndType> how = {};
  std::int32_t sex = 0;
  std::int32_t began_after = 0;  ///< days after k_begun
};

Uuid numbered(std::uint8_t kind, std::size_t number) {
  Uuid out{};
  out.bytes[0] = kind;
  for (std::size_t i = 0; i < 4; ++i) out.bytes[4 + i] = static_cast<std::uint8_t>(number >> (8 * i));
  return out;
}

const Uuid k_nation = numbered(1, 0), k_house = numbered(1, 1);

/// A nation with one house, and who stayed there.
std::shared_ptr<const cohort::Snapshot> a_house(const std::vector<Stayed>& people, bool one_person = false) {
  cohort::Store store(figures::schema());
  namespace place = figures::place;
  namespace scope = figures::place_scope;
  namespace person = figures::person;
  store.put(place::table, k_nation).set(place::kind.number, figures::code(PlaceKind::nation));
  store.put(place::table, k_house).set(place::kind.number, figures::code(PlaceKind::centre));
  int row = 0;
  for (const auto& [of, above] : {std::pair{k_nation, k_nation}, {k_house, k_house}, {k_house, k_nation}}) {
    auto to = store.put(scope::table, numbered(2, static_cast<std::size_t>(row++)));
    to.refer(scope::place.number, of);
    to.refer(scope::ancestor.number, above);
    to.set(scope::since.number, k_begun.days - 1000);
  }
  for (std::size_t i = 0; i < people.size(); ++i) {
    const Uuid who = numbered(3, one_person ? 0 : i);
    store.put(person::table, who).set(person::sex.number, people[i].sex);
    auto to = store.put(stay::table, numbered(4, i));
    to.refer(stay::person.number, who);
    to.refer(stay::place.number, k_house);
    to.set(stay::stage.number, figures::code(Stage::treatment));
    const std::int32_t start = k_begun.days + people[i].began_after;
    to.set(stay::started.number, start);
    if (!people[i].how) continue;
    to.set(stay::ended.number, start + people[i].days);
    to.set(stay::end_type.number, figures::code(*people[i].how));
  }
  store.publish(1);
  return store.snapshot();
}

Asked asked(const cohort::Snapshot& s, std::optional<std::string> by = {}, LocalDate today = k_today) {
  return {*find_subject("stay"),
          *s.find(figures::place::table, k_house),
          std::move(by),
          {*LocalDate::from(2024, 1, 1), *LocalDate::from(2024, 12, 31)},
          today};
}

std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
  return x ^ (x >> 31);
}
std::uint64_t a_noise(std::int64_t persons, std::uint64_t who) {
  return mixed(who * 31 + static_cast<std::uint64_t>(persons));
}

ShownCurves masked(const std::vector<Stayed>& people, std::optional<std::string> by = {}, LocalDate today = k_today) {
  const auto s = a_house(people);
  indicators::BesideCache cache;
  const Asked a = asked(*s, std::move(by), today);
  const auto counts = count_people(s, a, cache);
  return show_masked(*count_curves(*s, a), *counts, control(*counts, a_noise), a_noise);
}

std::vector<Stayed> many(std::size_t n, std::int32_t days, EndType how) { return {n, Stayed{days, how}}; }
std::vector<Stayed> operator+(std::vector<Stayed> a, const std::vector<Stayed>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

// 6 of 10 leave on day 10, then 2 are no longer watched from day 20 on, and 1 of the 2 that are left goes on day 30.
TEST(CountedCurves, AreKaplanMeierAndAalenJohansenOfTheStays) {
  auto people = many(4, 10, EndType::as_planned) + many(2, 10, EndType::left_early) + many(1, 30, EndType::died);
  people.push_back({0, std::nullopt, 0, -60});
  people.push_back({0, std::nullopt, 0, 20});
  people.push_back({0, std::nullopt, 0, 20});
  const auto s = a_house(people);
  const Curves found = *count_curves(*s, asked(*s, {}, LocalDate{k_begun.days + 40}));

  EXPECT_EQ(found.total.n, 10);
  const Point still = *at_day(found.total.still, 29), later = *at_day(found.total.still, 30);
  EXPECT_NEAR(still.share, 0.4, 1e-12);
  EXPECT_EQ(still.followed, 2);
  EXPECT_NEAR(later.share, 0.2, 1e-12);
  EXPECT_NEAR(at_day(found.total.ways[figures::code(EndType::as_planned)], 40)->share, 0.4, 1e-12);
  EXPECT_NEAR(at_day(found.total.ways[figures::code(EndType::died)], 40)->share, 0.2, 1e-12)
      << "the one who died stands for one of the two who are watched no longer";
  double all = later.share;
  for (const auto& way : found.total.ways) all += at_day(way, 30)->share;
  EXPECT_NEAR(all, 1, 1e-12);
}

// Four men leave on day 10 and four women on day 20: on day 10 half of 4 events are expected of each, with the
// hypergeometric variance 4 (8 - 4) / 7 / 4; on day 20 nobody is left to compare. (2^2 / (4 / 7)) = 7.
TEST(CountedCurves, AreComparedByTheLogRankTest) {
  const auto s = a_house(std::vector<Stayed>(4, {10, EndType::as_planned, 0}) +
                         std::vector<Stayed>(4, {20, EndType::as_planned, 1}));
  const Curves found = *count_curves(*s, asked(*s, "sex"));

  const Curve* const groups[] = {&found.groups[0], &found.groups[1]};
  const auto test = compare(groups);

  ASSERT_TRUE(test);
  EXPECT_NEAR(test->chi_square, 7, 1e-9);
  EXPECT_EQ(test->df, 1);
  EXPECT_NEAR(test->p, 0.00815, 1e-5);
  EXPECT_FALSE(compare(std::span(groups).first(1))) << "one group is compared with nothing";
}

TEST(CountedCurves, OfTwoPeriodsAreComparedAsGroupsAre) {
  const auto one = a_house(std::vector<Stayed>(4, {10, EndType::as_planned, 0}));
  const auto other = a_house(std::vector<Stayed>(4, {20, EndType::as_planned, 1}));
  const Curves now = *count_curves(*one, asked(*one)), then = *count_curves(*other, asked(*other));
  const Curve* const both[] = {&now.total, &then.total};

  const auto test = compare(both);

  ASSERT_TRUE(test);
  EXPECT_NEAR(test->chi_square, 7, 1e-9) << "the groups of the test above";
  EXPECT_EQ(test->df, 1);
}

TEST(CountedCurves, TakeInWhoLeftOnTheFirstDayAndSayNothingOfNobody) {
  const auto s = a_house(many(1, 0, EndType::left_early) + many(3, 5, EndType::as_planned));
  const Curves found = *count_curves(*s, asked(*s));
  EXPECT_NEAR(at_day(found.total.still, 0)->share, 0.75, 1e-12);

  const auto nobody = a_house({});
  const Curves none = *count_curves(*nobody, asked(*nobody, "sex"));
  EXPECT_EQ(none.total.n, 0);
  EXPECT_TRUE(none.total.still.empty());
  EXPECT_TRUE(none.groups.empty());
}

TEST(MaskedCurves, OfFewPeopleAreNone) {
  EXPECT_TRUE(masked(many(7, 10, EndType::as_planned)).total.withheld);
  const ShownCurve few = masked(many(29, 10, EndType::as_planned)).total;
  EXPECT_TRUE(few.too_few);
  EXPECT_TRUE(few.still.empty());
  EXPECT_FALSE(masked(many(30, 10, EndType::as_planned)).total.still.empty());
}

TEST(MaskedCurves, CountPeopleNotStays) {
  const auto s = a_house(many(60, 10, EndType::as_planned), true);
  indicators::BesideCache cache;
  const auto counts = *count_people(s, asked(*s), cache);
  EXPECT_EQ(counts.front().all.n, 60);
  EXPECT_EQ(counts.front().all.persons, 1);
  EXPECT_FALSE(control(counts, a_noise).front().all) << "one person who came sixty times is one person";
}

TEST(MaskedCurves, StandOnFixedDaysAndOnRoundedCounts) {
  const ShownCurve curve = masked(many(43, 10, EndType::as_planned) + many(38, 70, EndType::left_early) +
                                  many(3, 75, EndType::died) + many(40, 400, EndType::transferred))
                               .total;
  ASSERT_EQ(curve.still.size(), k_days.size());
  EXPECT_EQ(*curve.n % 5, 0);
  for (std::size_t d = 0; d < k_days.size(); ++d) {
    EXPECT_EQ(curve.still[d].day, k_days[d]);
    const double people = *curve.still[d].share * static_cast<double>(*curve.n);
    EXPECT_NEAR(std::remainder(people, 5), 0, 1e-9) << "a share tells the rounded count and nothing more";
    EXPECT_EQ(*curve.still[d].followed % 5, 0);
    if (d > 0) {
      EXPECT_LE(*curve.still[d].share, *curve.still[d - 1].share);
    }
  }
  const auto& died = curve.ways[figures::code(EndType::died)];
  EXPECT_EQ(died[4].share, 0.0) << "nobody by day 60";
  EXPECT_TRUE(died[5].withheld) << "three by day 90";
  EXPECT_FALSE(died[5].share);
  const auto& early = curve.ways[figures::code(EndType::left_early)];
  EXPECT_NEAR(*early[5].share, 38.0 / 124, 0.06);
  EXPECT_LT(*early[5].low, *early[5].share);
  EXPECT_GT(*early[5].high, *early[5].share);
}

TEST(MaskedCurves, EndWhereTooFewAreStillWatched) {
  auto people = many(40, 10, EndType::as_planned);
  for (int i = 0; i < 50; ++i) people.push_back({0, std::nullopt, 0, i < 45 ? 200 : 0});
  const ShownCurve curve = masked(people, {}, LocalDate{k_begun.days + 250}).total;
  ASSERT_FALSE(curve.still.empty());
  EXPECT_EQ(curve.still.back().day, 28) << "five are watched beyond day 50";
}

TEST(MaskedCurves, AGroupOfAFewIsWithheldWithOneBesideIt) {
  auto women = many(40, 20, EndType::as_planned), men = many(4, 20, EndType::left_early);
  for (Stayed& one : men) one.sex = 1;
  const ShownCurves shown = masked(women + men, "sex");
  ASSERT_EQ(shown.groups.size(), 2U);
  EXPECT_TRUE(shown.groups[1].withheld);
  EXPECT_TRUE(shown.groups[1].still.empty());
}

// --- The attack: two questions that differ by a few people.

struct Range {
  std::int64_t least = 0, most = 0;
};
constexpr std::int64_t k_off = 4;  // of what is rounded to 5

/// Between which numbers a reader knows the people behind a point to lie.
std::vector<Range> ranges(const std::vector<ShownPoint>& points, std::int64_t n, bool exact) {
  std::vector<Range> out;
  for (const std::int32_t day : k_days) {
    // An exact curve may end when the last has left: it stays where it is.
    const ShownPoint* at = nullptr;
    for (const ShownPoint& p : points)
      if (p.day == day || (exact && p.day <= day)) at = &p;
    if (!at || !at->share) {
      out.push_back({0, n + k_off});
      continue;
    }
    const auto shown = std::llround(*at->share * static_cast<double>(n));
    const std::int64_t off = exact || shown == 0 ? 0 : k_off;
    out.push_back({std::max<std::int64_t>(0, shown - off), shown + off});
  }
  for (std::size_t d = 1; d < out.size(); ++d) out[d].least = std::max(out[d].least, out[d - 1].least);
  for (std::size_t d = out.size() - 1; d-- > 0;) out[d].most = std::min(out[d].most, out[d + 1].most);
  return out;
}

/// How often a reader of both questions, who knows that `few` people lie between them, learns for a day and a way how
/// many of them have left so by then.
double learned(std::size_t few, bool exact) {
  std::mt19937_64 random(20261122 + few);
  const auto somebody = [&] {
    const auto way = random() % 3;
    return Stayed{static_cast<std::int32_t>(random() % 120), way == 0   ? EndType::as_planned
                                                             : way == 1 ? EndType::left_early
                                                                        : EndType::transferred};
  };
  int tried = 0, known = 0;
  for (int round = 0; round < 60; ++round) {
    std::vector<Stayed> inner(40 + random() % 80);
    for (Stayed& one : inner) one = somebody();
    auto outer = inner;
    for (std::size_t i = 0; i < few; ++i) outer.push_back(somebody());
    const auto see = [&](const std::vector<Stayed>& people) {
      if (!exact) return masked(people).total;
      const auto s = a_house(people);
      return show_true(*count_curves(*s, asked(*s))).total;
    };
    const ShownCurve one = see(inner), other = see(outer);
    if (!one.n || !other.n) continue;  // all of it is withheld: nothing is told
    for (const EndType how : {EndType::as_planned, EndType::left_early, EndType::transferred}) {
      const auto way = static_cast<std::size_t>(figures::code(how));
      const auto a = ranges(one.ways[way], *one.n, exact), b = ranges(other.ways[way], *other.n, exact);
      std::int64_t at_least = 0;
      for (std::size_t d = 0; d < k_days.size(); ++d) {
        if (b[d].most == 0) continue;  // that nobody at all did is told by the rule
        at_least = std::max({at_least, b[d].least - a[d].most, std::int64_t{0}});
        const std::int64_t at_most = std::min(static_cast<std::int64_t>(few), b[d].most - a[d].least);
        ++tried;
        known += at_least == at_most;
      }
    }
  }
  EXPECT_GT(tried, 300) << "most of it is shown";
  return static_cast<double>(known) / tried;
}

TEST(DifferencingAttackOnCurves, TwoQuestionsDoNotTellHowTheFewBetweenThemLeft) {
  for (std::size_t few = 1; few <= 4; ++few) {
    EXPECT_EQ(learned(few, true), 1.0) << "exact curves would tell at once";
    EXPECT_LT(learned(few, false), 0.03) << few;
  }
}

TEST(MaskedTest, TellsABandOfPAndNoNumber) {
  const auto band = [](double p) { return show_masked({9.3, p, 2, 2000}).p_below; };
  EXPECT_EQ(band(0), 0.001);
  EXPECT_EQ(band(0.001), 0.01);
  EXPECT_EQ(band(0.0499), 0.05);
  EXPECT_EQ(band(0.05), 1);
  EXPECT_EQ(band(1), 1);
  EXPECT_EQ(show_masked({9.3, 0.0001, 2, 1999}).p_below, 0.05) << "one person among fewer moves p further";
  EXPECT_EQ(show_masked({9.3, 0.2, 2, 1999}).p_below, 1);
  const Compared test{9.3, 0.01, 2, 2000};
  const ShownTest told = show_masked(test), own = show_true(test);
  EXPECT_EQ(told.df, 2);
  EXPECT_FALSE(told.chi_square || told.p);
  EXPECT_EQ(own.chi_square, 9.3);
  EXPECT_FALSE(own.p_below);
}

/// How often somebody who looks twice sees that one person more began, or that one more has left, between the looks:
/// the second group leaves care so many times as slowly.
struct Seen {
  double begun = 0, left = 0;
};
template <class Told>
Seen seen(double slower, std::size_t least, int rounds, const Told& told) {
  std::mt19937_64 random(20261123);
  std::exponential_distribution<double> leaves(1.0 / 60);
  const auto days = [&](double times) { return static_cast<std::int32_t>(leaves(random) * times); };
  // Left on the day, or watched for half a year and still there.
  const auto group = [](const std::vector<std::int32_t>& people) {
    Curve out;
    std::map<std::int32_t, Curve::Left> left;
    for (const std::int32_t day : people) ++(day < 180 ? left[day].ended : left[180].censored);
    for (auto& [day, one] : left) {
      one.day = day;
      out.left.push_back(one);
    }
    return out;
  };
  const auto look = [&](const std::vector<std::int32_t>& one, const std::vector<std::int32_t>& other) {
    const Curve a = group(one), b = group(other);
    const Curve* const both[] = {&a, &b};
    const auto test = compare(both);
    return test ? std::optional(told(*test)) : std::nullopt;
  };
  Seen out;
  for (int round = 0; round < rounds; ++round) {
    std::vector<std::int32_t> one(least + random() % 80), other(least + random() % 80);
    for (auto& day : one) day = days(1);
    for (auto& day : other) day = days(slower);
    const auto before = look(one, other);
    auto more = one;
    more.push_back(days(1));
    out.begun += look(more, other) != before;
    // The one who was there last has left after all, on the day before the question.
    auto gone = other;
    *std::ranges::max_element(gone) = 179;
    out.left += look(one, gone) != before;
  }
  return {out.begun / rounds, out.left / rounds};
}

TEST(DifferencingAttackOnTheTest, TwoLooksDoNotTellThatSomebodyLeft) {
  const auto to_one_digit = [](const Compared& test) { return std::llround(test.chi_square * 10); };
  const auto as_shown = [](const Compared& test) { return *show_masked(test).p_below; };
  const Seen exact = seen(1.5, 40, 200, to_one_digit);
  EXPECT_GT(exact.begun, 0.8) << "one digit of chi-square would tell nearly always";
  EXPECT_GT(exact.left, 0.9);
  const auto expect_little = [&](double slower, std::size_t people, int rounds) {
    const Seen shown = seen(slower, people, rounds, as_shown);
    EXPECT_LT(shown.begun, 0.03) << slower << " of " << people;
    EXPECT_LT(shown.left, 0.03) << slower << " of " << people;
  };
  for (const double slower : {1.0, 1.2, 1.35, 1.5, 2.0}) expect_little(slower, 40, 1500);
  for (const double slower : {1.0, 1.15}) expect_little(slower, 1000, 400);
}

}  // namespace
}  // namespace homeward::curves
