// Roads through the stages against plain loops: the next stay, flows, the cascade.
#include "engine/cohort/cascade.hpp"
#include "engine/cohort/flows.hpp"
#include "engine/cohort/store.hpp"
#include "support/cohort_world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

namespace homeward::cohort {
namespace {

using namespace testing::cohort_world;

const LocalDate k_as_of{18'300};
const Intervals k_stays{{stay::table}, column(stay::person), column(stay::started), column(stay::ended)};

bool possible(const Stay& s) { return s.started != k_missing && (s.ended == k_missing || s.ended >= s.started); }

/// Small worlds, and one that takes several chunks and both threads.
class Roads : public ::testing::TestWithParam<int> {
 protected:
  void SetUp() override {
    world = World::invent(static_cast<std::uint64_t>(GetParam()) + 100, GetParam() < 0 ? 24'000 : 60);
    if (GetParam() < 0) world.links.resize(40);
    world.put_into(store);
    store.publish(1);
    now = store.snapshot();
    ones = world.ones();
    std::map<Uuid, Slot> slots;
    for (Slot s = 0; s < now->slots(stay::table); ++s) slots[now->id(stay::table, s)] = s;
    for (std::size_t i = 0; i < world.stays.size(); ++i) {
      slot.push_back(slots.at(id_of(stay::table, static_cast<std::int32_t>(i))));
      if (possible(world.stays[i])) roads[one_of(world.stays[i].person)].push_back(i);
    }
    for (auto& [person, road] : roads)
      std::ranges::stable_sort(road, {}, [&](std::size_t i) { return world.stays[i].started; });
  }
  std::optional<std::size_t> next_of(std::size_t i) const {
    const Stay& s = world.stays[i];
    if (!possible(s) || s.ended == k_missing) return std::nullopt;
    const auto& road = roads.at(one_of(s.person));
    for (auto it = std::ranges::find(road, i) + 1; it != road.end(); ++it)
      if (world.stays[*it].started >= s.ended) return *it;
    return std::nullopt;
  }

  std::int32_t one_of(std::int32_t person) const { return ones[static_cast<std::size_t>(person)]; }

  World world;
  Store store{schema()};
  std::shared_ptr<const Snapshot> now;
  std::vector<std::int32_t> ones;
  std::vector<Slot> slot;
  std::map<std::int32_t, std::vector<std::size_t>> roads;  ///< stays by person, in order
};
INSTANTIATE_TEST_SUITE_P(Worlds, Roads, ::testing::Range(-1, 12));

TEST_P(Roads, TheNextStayIsTheFirstThatBeginsAfterwards) {
  const Next got = next_interval(*now, k_stays);
  for (std::size_t i = 0; i < world.stays.size(); ++i) {
    const auto next = next_of(i);
    EXPECT_EQ((*got.interval.by_slot)[slot[i]], next ? static_cast<std::int32_t>(slot[*next]) : k_missing);
    EXPECT_EQ((*got.gap.by_slot)[slot[i]], next ? world.stays[*next].started - world.stays[i].ended : k_missing);
  }
  const Value next_stage = through(derived(got.interval), column(stay::stage));
  std::int64_t went_on = 0;
  for (std::size_t i = 0; i < world.stays.size(); ++i) {
    const auto next = next_of(i);
    went_on += next && world.stays[*next].stage == 1 ? 1 : 0;
  }
  EXPECT_EQ(tally(*now, {stay::table, equals(next_stage, 1)}, {rows()}).figures[0][0].n, went_on);
}

TEST_P(Roads, FlowsAddUpToTheStays) {
  std::map<std::pair<std::int32_t, std::int32_t>, std::pair<std::int64_t, std::int64_t>> moves;
  std::map<std::int32_t, std::int64_t> nowhere, still;
  std::int64_t all = 0;
  for (std::size_t i = 0; i < world.stays.size(); ++i) {
    const Stay& s = world.stays[i];
    if (!possible(s) || s.started < 18'100) continue;
    ++all;
    const auto next = next_of(i);
    if (s.ended == k_missing) {
      ++still[s.stage];
    } else if (!next || world.stays[*next].started - s.ended > 30) {
      ++nowhere[s.stage];
    } else {
      auto& to = moves[{s.stage, world.stays[*next].stage}];
      ++to.first;
      to.second += world.stays[*next].started - s.ended;
    }
  }

  const Flows got = flows(*now, k_stays, at_least(column(stay::started), 18'100), column(stay::stage), 30);

  ASSERT_EQ(got.moves.size(), moves.size());
  std::int64_t sum = 0;
  for (const Flow& f : got.moves) {
    const auto& wanted = moves[{f.from, f.to}];
    EXPECT_EQ(f.moves, wanted.first);
    EXPECT_EQ(f.days, wanted.second);
    sum += f.moves;
  }
  EXPECT_EQ((std::map<std::int32_t, std::int64_t>(got.nowhere.begin(), got.nowhere.end())), nowhere);
  EXPECT_EQ((std::map<std::int32_t, std::int64_t>(got.still.begin(), got.still.end())), still);
  for (const auto& [from, n] : got.nowhere) sum += n;
  for (const auto& [from, n] : got.still) sum += n;
  EXPECT_EQ(sum, all) << "nobody is lost on the way";
}

struct Naive {
  std::int64_t entered = 0, went_back = 0;
  std::vector<std::int64_t> reached = std::vector<std::int64_t>(5), later = reached, still = reached;
  std::vector<std::map<std::int32_t, std::int64_t>> went = std::vector<std::map<std::int32_t, std::int64_t>>(5);
};

TEST_P(Roads, TheCascadeLosesNobody) {
  const std::optional<std::int32_t> within = GetParam() % 2 ? std::optional(90) : std::nullopt;
  Naive naive;
  for (const auto& [person, road] : roads) {
    const auto entry = std::ranges::find_if(road, [&](std::size_t i) {
      return world.stays[i].stage == 0 && world.stays[i].started >= 18'050 && world.stays[i].started <= k_as_of.days;
    });
    if (entry == road.end()) continue;
    ++naive.entered;
    const std::int32_t day = world.stays[*entry].started;
    std::set<std::int32_t> seen;
    std::int32_t before = 0, end = k_missing, how = k_missing;
    bool back = false, still = false;
    for (auto it = entry; it != road.end(); ++it) {
      const Stay& s = world.stays[*it];
      if (s.stage == k_missing || s.started > k_as_of.days || (within && s.started - day > *within)) continue;
      seen.insert(s.stage);
      back = back || s.stage < before;
      before = s.stage;
      if (s.ended == k_missing || s.ended > k_as_of.days) {
        still = true;
      } else if (end == k_missing || s.ended >= end) {
        end = s.ended;
        how = s.how;
      }
    }
    naive.went_back += back ? 1 : 0;
    const auto furthest = static_cast<std::size_t>(*seen.rbegin());
    for (const std::int32_t stage : seen) ++naive.reached[static_cast<std::size_t>(stage)];
    for (std::size_t stage = 0; stage <= furthest; ++stage) ++naive.later[stage];
    if (still) {
      ++naive.still[furthest];
    } else {
      ++naive.went[furthest][how];
    }
  }

  CascadeQuestion question{.intervals = k_stays,
                           .stage = column(stay::stage),
                           .entering = at_least(column(stay::started), 18'050),
                           .ended_how = column(stay::how),
                           .within = within,
                           .as_of = k_as_of,
                           .who = difference(column(stay::started), constant(18'000))};
  const Cascades got = cascade(*now, question);

  ASSERT_EQ(got.groups.size(), 1u);
  const Cascade& one = got.groups[0];
  EXPECT_EQ(one.entered, naive.entered);
  EXPECT_EQ(one.went_back, naive.went_back);
  ASSERT_EQ(one.stages.size(), 5u);
  EXPECT_EQ(one.stages[0].reached, one.entered);
  for (std::size_t s = 0; s < 5; ++s) {
    EXPECT_EQ(one.stages[s].reached, naive.reached[s]);
    EXPECT_EQ(one.stages[s].reached_or_later, naive.later[s]);
    EXPECT_EQ(one.stages[s].still_in_care, naive.still[s]);
    EXPECT_EQ((std::map<std::int32_t, std::int64_t>(one.stages[s].went.begin(), one.stages[s].went.end())),
              naive.went[s]);
    std::int64_t stopped = one.stages[s].still_in_care;
    std::uint64_t who = one.stages[s].still_in_care.who;
    for (const auto& [code, units] : one.stages[s].went) {
      stopped += units.n;
      who += units.who;
    }
    const Cascade::Units next = s < 4 ? one.stages[s + 1].reached_or_later : Cascade::Units{};
    EXPECT_EQ(stopped, one.stages[s].reached_or_later - next);
    EXPECT_EQ(who, one.stages[s].reached_or_later.who - next.who);
  }

  question.by = {column(stay::place)};
  std::int64_t in_groups = 0;
  for (const Cascade& group : cascade(*now, question).groups) in_groups += group.entered;
  EXPECT_EQ(in_groups, one.entered) << "each in the group of the place where they entered";
}

TEST(CascadeOfOne, GoesByDaysFromTheEntry) {
  Store store(schema());
  const auto stays = [&](std::int32_t number, std::int32_t stage, std::int32_t from, std::int32_t to,
                         std::int32_t how) {
    auto row = store.put(stay::table, id_of(stay::table, number));
    row.refer(stay::person.number, id_of(person::table, 1)).set(stay::stage.number, stage);
    row.set(stay::started.number, from).set(stay::ended.number, to).set(stay::how.number, how);
  };
  stays(1, 0, 100, 110, 0);
  stays(2, 1, 110, 130, 0);
  stays(3, 0, 140, 145, 0);
  stays(4, 3, 150, 170, 1);
  store.publish(1);
  const Cascades got = cascade(*store.snapshot(), {.intervals = k_stays,
                                                   .stage = column(stay::stage),
                                                   .entering = {},
                                                   .ended_how = column(stay::how),
                                                   .as_of = LocalDate{200}});
  const Cascade& one = got.groups[0];
  EXPECT_EQ(one.went_back, 1);
  EXPECT_EQ(one.stages[1].median_days, 10);
  EXPECT_EQ(one.stages[2].reached, 0);
  EXPECT_EQ(one.stages[2].reached_or_later, 1) << "a stage left out on purpose is no loss";
  EXPECT_EQ(one.stages[2].median_days, std::nullopt);
  EXPECT_EQ(one.stages[3].median_days, 50);
  EXPECT_THAT(one.stages[3].days, ::testing::ElementsAre(::testing::Pair(50, 1))) << "what an interval is made of";
  EXPECT_THAT(one.stages[3].went, ::testing::ElementsAre(::testing::Pair(1, 1)));
}

}  // namespace
}  // namespace homeward::cohort
