// Questions to a store that has lived (rows corrected, removed and put back, persons linked and parted) against a plain
// walk over the rows of its snapshot, one by one.
#include "engine/cohort/derive.hpp"
#include "engine/cohort/distinct.hpp"
#include "engine/cohort/scan.hpp"
#include "engine/cohort/store.hpp"
#include "support/cohort_world.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>
#include <random>
#include <set>

namespace homeward::cohort {
namespace {

using namespace testing::cohort_world;

/// So many changes at random; `next` makes the numbers.
template <class Below>
void change(Store& store, int changes, int persons, int stays, const Below& below) {
  for (int i = 0; i < changes; ++i) {
    const Uuid id = id_of(stay::table, below(stays)), link = id_of(Table{20}, below(8));
    const auto person = [&] { return id_of(person::table, below(persons)); };
    switch (below(8)) {
      case 0: store.remove(stay::table, id); break;
      case 1: store.put_link(link, person(), person()); break;
      case 2: store.remove_link(link); break;
      case 3: store.remove(person::table, person()); break;
      case 4: store.put(person::table, person()).set(person::sex.number, below(2)); break;
      default: {
        auto row = store.put(stay::table, id);
        if (below(12) != 0) row.refer(stay::person.number, person());
        const std::int32_t started = 18'000 + below(40);
        if (below(12) != 0) row.set(stay::started.number, started);
        if (below(3) != 0) row.set(stay::ended.number, started - 1 + below(20));
        if (below(6) != 0) row.set(stay::stage.number, below(5));
        if (below(3) != 0) row.set(stay::how.number, below(3));
      }
    }
  }
}

/// One stay as the snapshot shows it.
struct Line {
  Slot slot;
  Uuid id;
  std::int32_t person, sex, stage, started, ended, how;
};
std::vector<Line> lines_of(const Snapshot& s) {
  std::vector<Line> out;
  for (Slot slot = 0; slot < s.slots(stay::table); ++slot) {
    if (!s.present(stay::table, slot)) continue;
    const std::int32_t person = s.code(stay::person, slot);
    const auto at = static_cast<Slot>(person);
    out.push_back({slot, s.id(stay::table, slot), person < 0 ? k_missing : static_cast<std::int32_t>(s.one_of(at)),
                   person < 0 ? k_missing : s.code(person::sex, at), s.code(stay::stage, slot),
                   s.code(stay::started, slot), s.code(stay::ended, slot), s.code(stay::how, slot)});
  }
  return out;
}

void expect_totals_of_a_walk(const Snapshot& s, const std::vector<Line>& lines) {
  const Condition over = all_of(
      {is_known(column(stay::ended)), any_of({equals(column(stay::how), 1), at_most(column(stay::started), 18'020)})});
  const Measure measures[] = {rows(),     distinct(column(stay::person)),       sum(column(stay::started)),
                              rows(over), distinct(column(stay::person), over), sum(column(stay::stage), over)};
  const Totalled got =
      tally_with_totals(s,
                        {stay::table,
                         all_of({none_of({equals(column(stay::stage), 4)}), is_known(column(stay::started))}),
                         {column(stay::stage), through(stay::person, column(person::sex))}},
                        measures);

  struct Sums {
    std::int64_t rows = 0, over = 0;
    double started = 0, stage = 0;
    std::set<std::int32_t> people, people_over;
  };
  std::map<Key, Sums> all;
  for (const Line& l : lines) {
    if (l.stage == 4 || l.started == k_missing) continue;
    for (const Key& key : {Key{l.stage, l.sex}, Key{l.stage}}) {
      Sums& to = all[key];
      ++to.rows;
      to.started += l.started;
      if (l.person >= 0) to.people.insert(l.person);
      if (l.ended == k_missing || (l.how != 1 && l.started > 18'020)) continue;
      ++to.over;
      if (l.stage != k_missing) to.stage += l.stage;
      if (l.person >= 0) to.people_over.insert(l.person);
    }
  }
  ASSERT_EQ(got.groups.keys.size() + got.totals.keys.size(), all.size());
  for (const Tally* tally : {&got.groups, &got.totals}) {
    EXPECT_TRUE(std::ranges::is_sorted(tally->keys));
    for (std::size_t g = 0; g < tally->keys.size(); ++g) {
      const Sums& sums = all[tally->keys[g]];
      const auto& f = tally->figures[g];
      EXPECT_EQ(f[0].n, sums.rows);
      EXPECT_EQ(f[1].n, static_cast<std::int64_t>(sums.people.size()));
      EXPECT_EQ(f[2].sum, sums.started);
      EXPECT_EQ(f[3].n, sums.over);
      EXPECT_EQ(f[4].n, static_cast<std::int64_t>(sums.people_over.size()));
      EXPECT_EQ(f[5].sum, sums.stage);
    }
  }
}

void expect_next_of_a_walk(const Snapshot& s, const std::vector<Line>& lines) {
  const Next got = next_interval(s, {{stay::table}, column(stay::person), column(stay::started), column(stay::ended)});
  std::map<std::int32_t, std::vector<const Line*>> roads;
  for (const Line& l : lines) {
    if (l.person >= 0 && l.started != k_missing && (l.ended == k_missing || l.ended >= l.started))
      roads[l.person].push_back(&l);
  }
  std::map<Slot, const Line*> next;
  for (auto& [person, road] : roads) {
    std::ranges::sort(road, {}, [](const Line* l) { return std::pair(l->started, l->id); });
    for (std::size_t i = 0; i < road.size(); ++i) {
      if (road[i]->ended == k_missing) continue;
      for (std::size_t j = i + 1; j < road.size(); ++j) {
        if (road[j]->started < road[i]->ended) continue;
        next[road[i]->slot] = road[j];
        break;
      }
    }
  }
  for (const Line& l : lines) {
    const auto it = next.find(l.slot);
    const bool has = it != next.end();
    EXPECT_EQ((*got.interval.by_slot)[l.slot], has ? static_cast<std::int32_t>(it->second->slot) : k_missing);
    EXPECT_EQ((*got.gap.by_slot)[l.slot], has ? it->second->started - l.ended : k_missing);
  }
}

void expect_gathered_of_a_walk(const Snapshot& s, const std::vector<Line>& lines) {
  const Question known{stay::table, is_known(column(stay::how))};
  const Derived first = earliest(s, person::table, column(stay::person), known, column(stay::ended));
  const Derived last = latest(s, person::table, column(stay::person), known, column(stay::ended));
  const Derived count = how_many(s, person::table, column(stay::person), known);
  std::map<std::int32_t, std::vector<std::int32_t>> ends;
  std::map<std::int32_t, std::int32_t> n;
  for (const Line& l : lines) {
    if (l.how == k_missing || l.person < 0) continue;
    ++n[l.person];
    if (l.ended != k_missing) ends[l.person].push_back(l.ended);
  }
  for (Slot slot = 0; slot < s.slots(person::table); ++slot) {
    const auto& days = ends[static_cast<std::int32_t>(s.one_of(slot))];
    EXPECT_EQ((*first.by_slot)[slot], days.empty() ? k_missing : *std::ranges::min_element(days));
    EXPECT_EQ((*last.by_slot)[slot], days.empty() ? k_missing : *std::ranges::max_element(days));
    EXPECT_EQ((*count.by_slot)[slot], n[static_cast<std::int32_t>(s.one_of(slot))]);
  }
}

void expect_a_walk(const Store& store) {
  const auto now = store.snapshot();
  const auto lines = lines_of(*now);
  expect_totals_of_a_walk(*now, lines);
  expect_next_of_a_walk(*now, lines);
  expect_gathered_of_a_walk(*now, lines);
}

RC_GTEST_PROP(CohortChanges, AnswersAreThoseOfAPlainWalk, ()) {
  Store store(schema());
  const auto below = [](int n) { return *rc::gen::inRange(0, n); };
  for (int round = 1; round <= 3; ++round) {
    change(store, *rc::gen::inRange(0, 40), 9, 25, below);
    store.publish(round);
    expect_a_walk(store);
  }
  RC_ASSERT(!::testing::Test::HasFailure());
}

TEST(CohortChanges, AnswersAreThoseOfAPlainWalkOverSeveralChunks) {
  Store store(schema());
  std::mt19937 random(5);
  const auto below = [&](int n) { return static_cast<std::int32_t>(random() % static_cast<unsigned>(n)); };
  for (int round = 1; round <= 2; ++round) {
    change(store, 160'000, 30'000, 70'000, below);
    store.publish(round);
    ASSERT_GT(parts_of(*store.snapshot(), stay::table), 1u);
    expect_a_walk(store);
  }
}

/// More groups than are kept as bits, in both halves of the rows, from two parts that number groups in their own ways.
TEST(Distinct, CountsTheSameAsBitsAndAsPairs) {
  constexpr std::uint32_t k_slots = 5'000'000, k_groups = 30;
  std::mt19937 random(3);
  std::vector<Seen> parts(2, Seen(k_slots));
  std::vector<std::vector<std::uint32_t>> place(2);
  std::vector<std::uint32_t> set_of;
  for (std::uint32_t g = 0; g < k_groups; ++g) {
    place[0].push_back(g);
    place[1].push_back(k_groups - 1 - g);
    set_of.push_back(g / 7);
  }
  std::vector<std::set<std::int32_t>> groups(k_groups), sets(5);
  for (int i = 0; i < 20'000; ++i) {
    const std::size_t part = random() % 2;
    const auto group = static_cast<std::uint32_t>(random() % k_groups);
    const auto slot = static_cast<std::int32_t>(random() % 300 * (k_slots / 300));
    parts[part].add(&group, &slot, 1);
    groups[place[part][group]].insert(slot);
    sets[set_of[place[part][group]]].insert(slot);
  }

  const DistinctCounts got = count_distinct(parts, place, set_of, sets.size());

  for (std::size_t g = 0; g < k_groups; ++g) EXPECT_EQ(got.groups[g], static_cast<std::int64_t>(groups[g].size()));
  for (std::size_t t = 0; t < sets.size(); ++t) EXPECT_EQ(got.sets[t], static_cast<std::int64_t>(sets[t].size()));
}

}  // namespace
}  // namespace homeward::cohort
