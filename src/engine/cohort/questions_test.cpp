// Every question against a plain loop over invented rows: ties, gaps, people who go back, missing and impossible days.
#include "engine/cohort/calendar.hpp"
#include "engine/cohort/curves.hpp"
#include "engine/cohort/derive.hpp"
#include "engine/cohort/occupancy.hpp"
#include "engine/cohort/retention.hpp"
#include "engine/cohort/spread.hpp"
#include "engine/cohort/store.hpp"
#include "support/cohort_world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace homeward::cohort {
namespace {

using namespace testing::cohort_world;

const LocalDate k_as_of{18'300};

/// Worlds small enough for all corners, and one that takes several chunks and both threads.
class Questions : public ::testing::TestWithParam<int> {
 protected:
  void SetUp() override {
    world = GetParam() < 0 ? World::invent(99, 12'000, 8) : World::invent(static_cast<std::uint64_t>(GetParam()), 40);
    world.put_into(store);
    store.publish(1);
    now = store.snapshot();
    for (std::int32_t p = 0; p < World::k_centres + World::k_regions; ++p)
      number[*now->find(place::table, id_of(place::table, p))] = p;
  }
  /// The number of the place behind a code of a place.
  std::int32_t place_number(std::int32_t code) const {
    return code == k_missing ? k_missing : number.at(static_cast<Slot>(code));
  }
  const Person& person_of(const Stay& s) const { return world.persons[static_cast<std::size_t>(s.person)]; }
  std::int32_t sex_of(const Stay& s) const { return person_of(s).present ? person_of(s).sex : k_missing; }
  const Stay* stay_of(const Contact& c) const {
    return c.stay == k_missing ? nullptr : &world.stays[static_cast<std::size_t>(c.stay)];
  }

  World world;
  Store store{schema()};
  std::shared_ptr<const Snapshot> now;
  std::map<Slot, std::int32_t> number;
};
INSTANTIATE_TEST_SUITE_P(Worlds, Questions, ::testing::Values(1, 2, 3, 4, 5, 6, 7, 8, -1));

TEST_P(Questions, CountsRowsAndPeopleByStageAndSex) {
  std::map<Key, std::int64_t> rows_by, male_by;
  std::map<Key, std::set<std::int32_t>> people;
  const bool few = world.links.size() < 100;
  for (const Stay& s : world.stays) {
    if (s.started == k_missing || s.started < 18'050 || s.started > 18'350) continue;
    const Key key{s.stage, sex_of(s)};
    ++rows_by[key];
    male_by[key] += s.how != k_missing && s.how != 0 ? 1 : 0;
    if (few) people[key].insert(world.one_of(s.person));
  }

  const Tally t = tally(*now,
                        {stay::table,
                         between(column(stay::started), 18'050, 18'350),
                         {column(stay::stage), through(stay::person, column(person::sex))}},
                        {rows(), rows(one_of(column(stay::how), {1, 2})), distinct(column(stay::person))});

  ASSERT_EQ(t.keys.size(), rows_by.size());
  EXPECT_TRUE(std::ranges::is_sorted(t.keys));
  EXPECT_EQ(t.position, 1);
  for (std::size_t g = 0; g < t.keys.size(); ++g) {
    EXPECT_EQ(t.figures[g][0].n, rows_by[t.keys[g]]);
    EXPECT_EQ(t.figures[g][1].n, male_by[t.keys[g]]);
    if (few) {
      EXPECT_EQ(t.figures[g][2].n, static_cast<std::int64_t>(people[t.keys[g]].size()));
    }
  }
}

TEST_P(Questions, CountsContactsByRegionOfTheDayAndMonth) {
  std::map<Key, std::int64_t> by;
  std::map<Key, double> amounts;
  for (const Contact& c : world.contacts) {
    if (c.came != 1) continue;
    const Stay* s = stay_of(c);
    const Key key{s ? world.region_of(s->place, c.on) : k_missing, calendar::month_of(c.on)};
    ++by[key];
    if (c.amount >= 0) amounts[key] += static_cast<double>(static_cast<float>(c.amount));
  }

  const Tally t = tally(*now,
                        {contact::table,
                         equals(column(contact::came), 1),
                         {place_at(through(contact::stay, column(stay::place)), column(contact::on), k_region),
                          month_of(column(contact::on))}},
                        {rows(), sum(column(contact::amount))});

  ASSERT_EQ(t.keys.size(), by.size());
  for (std::size_t g = 0; g < t.keys.size(); ++g) {
    const Key key{place_number(t.keys[g][0]), t.keys[g][1]};
    EXPECT_EQ(t.figures[g][0].n, by[key]);
    EXPECT_NEAR(t.figures[g][1].sum, amounts[key], 1e-6);
  }
}

TEST_P(Questions, ConditionsMeanWhatTheySay) {
  const auto expect = [&](const Condition& c, const std::function<bool(const Stay&)>& naive) {
    std::int64_t n = 0;
    for (const Stay& s : world.stays) n += naive(s) ? 1 : 0;
    EXPECT_EQ(tally(*now, {stay::table, c}, {rows()}).figures[0][0].n, n);
    EXPECT_EQ(list_rows(*now, {stay::table, c}, world.stays.size()).size(), static_cast<std::size_t>(n));
  };
  const Value started = column(stay::started), ended = column(stay::ended), how = column(stay::how);
  expect({}, [](const Stay&) { return true; });
  expect(is_missing(ended), [](const Stay& s) { return s.ended == k_missing; });
  expect(is_known(ended), [](const Stay& s) { return s.ended != k_missing; });
  expect(at_most(difference(ended, started), 13),
         [](const Stay& s) { return s.ended != k_missing && s.started != k_missing && s.ended - s.started <= 13; });
  expect(none_of({equals(how, 0)}), [](const Stay& s) { return s.how != 0; });
  expect(all_of({is_known(how), none_of({equals(how, 0)}), at_least(started, 18'200)}), [](const Stay& s) {
    return s.how != k_missing && s.how != 0 && s.started != k_missing && s.started >= 18'200;
  });
  expect(any_of({equals(how, 2), is_missing(started)}),
         [](const Stay& s) { return s.how == 2 || s.started == k_missing; });
  expect(before(ended, started),
         [](const Stay& s) { return s.ended != k_missing && s.started != k_missing && s.ended < s.started; });
  expect(equals(choose({{equals(how, 2), 7}, {is_known(ended), 8}}, 9), 8),
         [](const Stay& s) { return s.how != 2 && s.ended != k_missing; });
  expect(one_of(column(stay::stage), {}), [](const Stay&) { return false; });
  expect(equals(first_known(ended, constant(k_as_of)), k_as_of.days),
         [](const Stay& s) { return s.ended == k_missing || s.ended == k_as_of.days; });
  const Value age = difference(year_of(started), through(stay::person, column(person::birth_year)));
  expect(equals(band(age, {18, 30, 45}), 1), [&](const Stay& s) {
    const Person& p = person_of(s);
    if (s.started == k_missing || !p.present || p.birth_year == k_missing) return false;
    const int years = LocalDate{s.started}.year() - p.birth_year;
    return years >= 18 && years < 30;
  });
}

TEST_P(Questions, LimitsOfOneValueAreDrawnTogether) {
  const Value day = column(stay::started);
  const auto count = [&](const Condition& c) { return tally(*now, {stay::table, c}, {rows()}).figures[0][0].n; };
  const auto started = [&](std::int32_t from, std::int32_t to) {
    return std::ranges::count_if(
        world.stays, [&](const Stay& s) { return s.started != k_missing && s.started >= from && s.started <= to; });
  };

  EXPECT_EQ(count(all_of({between(day, 18'050, 18'200), all_of({between(day, 18'100, 18'350)})})),
            started(18'100, 18'200));
  EXPECT_EQ(count(all_of({at_least(day, 18'100), equals(column(stay::stage), 1), between(day, 0, 18'150)})),
            std::ranges::count_if(world.stays, [](const Stay& s) {
              return s.stage == 1 && s.started != k_missing && s.started >= 18'100 && s.started <= 18'150;
            }));
  EXPECT_EQ(count(all_of({between(day, 18'050, 18'100), at_least(day, 18'200)})), 0) << "nothing is left of both";
}

TEST_P(Questions, WhoseIsRowsPeopleAndTheirSumAtOnce) {
  const Derived said = fingerprints(*now, person::table);
  const Value who = column(stay::person), number_of = through(who, derived(said));
  const Condition late = at_least(column(stay::started), 18'200);
  const Question q{stay::table, {}, {column(stay::stage), through(who, column(person::sex))}};

  const auto at_once = tally(*now, q, {whose(who, said), whose(who, said, late)});
  const auto apart =
      tally(*now, q, {rows(), distinct(who), sum(number_of), rows(late), distinct(who, late), sum(number_of, late)});

  ASSERT_EQ(at_once.keys, apart.keys);
  for (std::size_t i = 0; i < apart.keys.size(); ++i) {
    for (std::size_t m = 0; m < 2; ++m) {
      EXPECT_EQ(at_once.figures[i][m].n, apart.figures[i][3 * m].n);
      EXPECT_EQ(at_once.figures[i][m].distinct, apart.figures[i][3 * m + 1].n);
      // Of a person whose own record is not there, what is said of the one they are linked with counts, too.
      if (apart.keys[i][1] != k_missing) {
        EXPECT_EQ(at_once.figures[i][m].sum, apart.figures[i][3 * m + 2].sum);
      } else {
        EXPECT_GE(at_once.figures[i][m].sum, apart.figures[i][3 * m + 2].sum);
      }
    }
  }
}

TEST_P(Questions, SpreadsAreThoseOfTheSortedValues) {
  std::map<Key, std::vector<double>> by;
  std::map<Key, std::int64_t> missing;
  for (const Stay& s : world.stays) {
    if (s.ended == k_missing || s.started == k_missing) {
      ++missing[{s.stage}];
      by[{s.stage}];
    } else {
      by[{s.stage}].push_back(s.ended - s.started);
    }
  }

  constexpr double k_asked[] = {0.5, 0.9};
  const Spreads got = spread(*now, {stay::table, {}, {column(stay::stage)}},
                             difference(column(stay::ended), column(stay::started)), k_asked);

  const ValueCounts counted = count_values(*now, {stay::table, {}, {column(stay::stage)}},
                                           difference(column(stay::ended), column(stay::started)));

  ASSERT_EQ(got.keys.size(), by.size());
  ASSERT_EQ(counted.keys, got.keys);
  for (std::size_t g = 0; g < got.keys.size(); ++g) {
    auto values = by[got.keys[g]];
    std::ranges::sort(values);
    std::map<std::int32_t, std::int64_t> occurrences;
    for (const double v : values) ++occurrences[static_cast<std::int32_t>(v)];
    EXPECT_EQ((std::map<std::int32_t, std::int64_t>(counted.groups[g].values.begin(), counted.groups[g].values.end())),
              occurrences);
    EXPECT_EQ(counted.groups[g].missing, missing[got.keys[g]]);
    EXPECT_EQ(got.groups[g].n, static_cast<std::int64_t>(values.size()));
    EXPECT_EQ(got.groups[g].missing, missing[got.keys[g]]);
    ASSERT_EQ(got.groups[g].quantiles.size(), values.empty() ? 0u : 2u);
    for (std::size_t q = 0; q < got.groups[g].quantiles.size(); ++q) {
      const double h = static_cast<double>(values.size() - 1) * k_asked[q];
      const auto low = static_cast<std::size_t>(h);
      const double above = low + 1 < values.size() ? values[low + 1] : values[low];
      EXPECT_DOUBLE_EQ(got.groups[g].quantiles[q], values[low] + (h - std::floor(h)) * (above - values[low]));
    }
  }
}

TEST_P(Questions, CurvesAreThoseOfTheRowsOneByOne) {
  struct Rows {
    std::vector<double> time;
    std::vector<std::uint8_t> event, cause;
  };
  std::map<Key, Rows> by;
  NotFollowed left_out;
  for (const Stay& s : world.stays) {
    by[{sex_of(s)}];
    if (s.started == k_missing) {
      ++left_out.no_start;
    } else if (s.started > k_as_of.days) {
      ++left_out.starts_later;
    } else if (s.ended != k_missing && s.ended < s.started) {
      ++left_out.ends_before_start;
    } else {
      Rows& to = by[{sex_of(s)}];
      const bool ended = s.ended != k_missing && s.ended <= k_as_of.days;
      to.time.push_back((ended ? s.ended : k_as_of.days) - s.started);
      to.event.push_back(ended && s.how == 1 ? 1 : 0);
      to.cause.push_back(static_cast<std::uint8_t>(ended && s.how == 1 ? 1 : ended && s.how == 2 ? 2 : 0));
    }
  }
  const Question question{stay::table, {}, {through(stay::person, column(person::sex))}};
  const Value how = column(stay::how);
  const TimeToEvent left{column(stay::started), column(stay::ended), choose({{equals(how, 1), 1}}, 0), k_as_of};
  const TimeToEvent either{column(stay::started), column(stay::ended),
                           choose({{equals(how, 1), 1}, {equals(how, 2), 2}}), k_as_of};

  const Curves curves = kaplan_meier(*now, question, left);
  const Incidences incidences = cumulative_incidence(*now, question, either, 2);

  ASSERT_EQ(curves.keys.size(), by.size());
  ASSERT_EQ(incidences.keys, curves.keys);
  EXPECT_EQ(curves.left_out.no_start, left_out.no_start);
  EXPECT_EQ(curves.left_out.starts_later, left_out.starts_later);
  EXPECT_EQ(curves.left_out.ends_before_start, left_out.ends_before_start);
  for (std::size_t g = 0; g < curves.keys.size(); ++g) {
    const Rows& rows = by[curves.keys[g]];
    EXPECT_EQ(curves.n[g], static_cast<std::int64_t>(rows.time.size()));
    const auto one_by_one = survival::kaplan_meier({.exit = rows.time, .event = rows.event}).value();
    EXPECT_EQ(curves.curves[g].time, one_by_one[0].time);
    EXPECT_EQ(curves.curves[g].n_risk, one_by_one[0].n_risk);
    EXPECT_EQ(curves.curves[g].survival, one_by_one[0].survival);
    const auto causes = survival::cumulative_incidence({.exit = rows.time, .event = rows.cause}, 2).value();
    ASSERT_EQ(incidences.causes[g].size(), causes.size());
    for (std::size_t c = 0; c < causes.size(); ++c) {
      EXPECT_EQ(incidences.causes[g][c].time, causes[c].time);
      EXPECT_EQ(incidences.causes[g][c].incidence, causes[c].incidence);
      EXPECT_EQ(incidences.causes[g][c].se_aalen, causes[c].se_aalen);
      EXPECT_EQ(incidences.causes[g][c].se_greenwood, causes[c].se_greenwood);
    }
  }
}

TEST_P(Questions, DerivedColumnsGatherWhatOtherTablesKnow) {
  const Value wait = difference(column(contact::on), through(contact::stay, column(stay::started)));
  const Question came{contact::table, all_of({equals(column(contact::came), 1), at_least(wait, 0)})};
  std::vector<std::int32_t> first(world.stays.size(), k_missing), last = first, count(world.stays.size(), 0);
  for (const Contact& c : world.contacts) {
    const Stay* s = stay_of(c);
    if (c.came != 1 || !s || s->started == k_missing || c.on < s->started) continue;
    const auto i = static_cast<std::size_t>(c.stay);
    const std::int32_t days = c.on - s->started;
    first[i] = first[i] == k_missing ? days : std::min(first[i], days);
    last[i] = std::max(last[i], days);
    ++count[i];
  }

  const Derived got_first = earliest(*now, stay::table, column(contact::stay), came, wait);
  const Derived got_last = latest(*now, stay::table, column(contact::stay), came, wait);
  const Derived got_count = how_many(*now, stay::table, column(contact::stay), came);

  std::int64_t engaged = 0;
  for (std::size_t i = 0; i < world.stays.size(); i += GetParam() < 0 ? 997 : 1) {
    const Slot slot = *now->find(stay::table, id_of(stay::table, static_cast<std::int32_t>(i)));
    EXPECT_EQ((*got_first.by_slot)[slot], first[i]);
    EXPECT_EQ((*got_last.by_slot)[slot], last[i]);
    EXPECT_EQ((*got_count.by_slot)[slot], count[i]);
  }
  for (std::size_t i = 0; i < world.stays.size(); ++i)
    engaged += first[i] != k_missing && first[i] <= 13 && count[i] >= 2 ? 1 : 0;
  EXPECT_EQ(tally(*now, {stay::table, all_of({between(derived(got_first), 0, 13), at_least(derived(got_count), 2)})},
                  {rows()})
                .figures[0][0]
                .n,
            engaged);
}

TEST_P(Questions, OccupancyIsTheCensusOfEachDay) {
  const LocalDate first{18'190}, last{18'230};
  const Occupancy got = occupancy(*now, {stay::table, {}, {column(stay::stage)}}, column(stay::started),
                                  column(stay::ended), first, last);
  std::map<Key, std::vector<std::int64_t>> by;
  for (const Stay& s : world.stays) {
    auto& of = by[{s.stage}];
    of.resize(41);
    if (s.started == k_missing || (s.ended != k_missing && s.ended < s.started)) continue;
    for (std::int32_t day = first.days; day <= last.days; ++day)
      of[static_cast<std::size_t>(day - first.days)] +=
          s.started <= day && (s.ended == k_missing || s.ended >= day) ? 1 : 0;
  }
  ASSERT_EQ(got.keys.size(), by.size());
  for (std::size_t g = 0; g < got.keys.size(); ++g) EXPECT_EQ(got.rows[g], by[got.keys[g]]);
}

TEST_P(Questions, RetentionCountsWholeMonths) {
  const Retention got = retention(*now, {stay::table}, column(stay::started), column(stay::ended), k_as_of, 6);
  std::map<std::int32_t, std::vector<Retention::Cell>> by;
  for (const Stay& s : world.stays) {
    if (s.started == k_missing || s.started > k_as_of.days || (s.ended != k_missing && s.ended < s.started)) continue;
    auto& cells = by[calendar::month_of(s.started)];
    cells.resize(7);
    for (int k = 0; k <= 6; ++k) {
      const std::int32_t day = calendar::months_later(s.started, k);
      if (day > k_as_of.days) continue;
      ++cells[static_cast<std::size_t>(k)].due;
      cells[static_cast<std::size_t>(k)].kept += s.ended == k_missing || s.ended >= day ? 1 : 0;
    }
  }
  ASSERT_EQ(got.months.size(), by.size());
  for (std::size_t m = 0; m < got.months.size(); ++m) EXPECT_EQ(got.cells[m], by[got.months[m]]);
}

TEST_P(Questions, TheListBehindAFigureIsAsLongAsTheFigure) {
  const Question question{stay::table, equals(column(stay::how), 1)};
  const auto people = list_distinct(*now, question, column(stay::person));
  EXPECT_TRUE(std::ranges::is_sorted(people));
  EXPECT_EQ(static_cast<std::int64_t>(people.size()),
            tally(*now, question, {distinct(column(stay::person))}).figures[0][0].n);
  EXPECT_LE(list_rows(*now, question, 3).size(), 3u);
}

TEST(EmptyStore, AnswersWithoutRows) {
  const Store store(schema());
  const auto now = store.snapshot();
  const Tally whole = tally(*now, {stay::table}, {rows(), distinct(column(stay::person)), sum(column(stay::started))});
  ASSERT_EQ(whole.figures.size(), 1u) << "without groups there is one, also of nothing";
  EXPECT_EQ(whole.figures[0][0].n, 0);
  EXPECT_EQ(share(whole.figures[0][0], whole.figures[0][0]), std::nullopt);
  EXPECT_EQ(mean(whole.figures[0][2]), std::nullopt);
  EXPECT_TRUE(tally(*now, {stay::table, {}, {column(stay::stage)}}, {rows()}).keys.empty());
  EXPECT_TRUE(
      kaplan_meier(*now, {stay::table}, {column(stay::started), column(stay::ended), column(stay::how), k_as_of})
          .curves[0]
          .time.empty());
  EXPECT_EQ(occupancy(*now, {stay::table}, column(stay::started), column(stay::ended), {1}, {3}).rows,
            (std::vector<std::vector<std::int64_t>>{{0, 0, 0}}));
}

TEST(CohortCalendar, MonthsAreThoseOfLocalDates) {
  for (std::int32_t day = calendar::k_first_day; day <= calendar::k_last_day; day += 37) {
    const LocalDate date{day};
    const std::string text = date.to_string();
    const int month = std::stoi(text.substr(5, 2));
    ASSERT_EQ(calendar::month_of(day), (date.year() - 1970) * 12 + month - 1) << text;
    ASSERT_LE(calendar::first_day_of(calendar::month_of(day)), day);
  }
  const auto day = [](int y, unsigned m, unsigned d) { return LocalDate::from(y, m, d)->days; };
  EXPECT_EQ(calendar::months_later(day(2026, 1, 31), 1), day(2026, 2, 28));
  EXPECT_EQ(calendar::months_later(day(2024, 2, 29), 12), day(2025, 2, 28));
  EXPECT_EQ(calendar::months_later(day(2026, 11, 5), 2), day(2027, 1, 5));
}

}  // namespace
}  // namespace homeward::cohort
