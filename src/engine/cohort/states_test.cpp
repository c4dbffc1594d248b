// Where units are over time, from rows of the store.
#include "engine/cohort/states.hpp"

#include "engine/cohort/store.hpp"
#include "support/cohort_world.hpp"
#include "support/test_data.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <sstream>

namespace homeward::cohort {
namespace {

using namespace testing::cohort_world;

constexpr std::int32_t k_today = 18'300;

/// A stay is a state: whoever is in none is in the last one.
void by_stage(const Followed& unit, std::uint8_t none, std::vector<Moved>& out) {
  std::map<std::int32_t, std::uint8_t> days{{unit.day, none}};
  for (const Spell& s : unit.spells) {
    if (s.what == k_missing || s.start > unit.until) continue;
    days[std::max(s.start, unit.day)] = static_cast<std::uint8_t>(s.what);
    if (s.end != k_missing && s.end >= unit.day && s.end <= unit.until) days.try_emplace(s.end, none);
  }
  for (const auto& [day, state] : days)
    if (out.empty() || out.back().state != state) out.push_back({day - unit.day, state});
}

class States : public ::testing::Test {
 protected:
  StatesOverTime find(std::vector<std::int32_t> marks, std::uint8_t states, std::vector<Value> by = {}) {
    for (std::size_t i = 0; i < world.stays.size(); ++i)
      if (static_cast<std::size_t>(world.stays[i].person) >= world.persons.size())
        world.persons.resize(static_cast<std::size_t>(world.stays[i].person) + 1);
    world.put_into(store);
    store.publish(7);
    const auto s = store.snapshot();
    return states_over_time(*s,
                            {{{stay::table, is_known(column(stay::started)), std::move(by)},
                              column(stay::person),
                              column(stay::started),
                              constant(3),
                              LocalDate{k_today}},
                             {{stay::table, {}, {}}, column(stay::person), column(stay::started), column(stay::ended)},
                             column(stay::stage),
                             column(stay::how),
                             {person::table, std::make_shared<const std::vector<std::int32_t>>()},
                             states,
                             std::move(marks),
                             [states](const Followed& unit, std::vector<Moved>& out) {
                               by_stage(unit, static_cast<std::uint8_t>(states - 1), out);
                             }});
  }
  void stays(std::int32_t person, std::int32_t stage, std::int32_t from, std::int32_t until = k_missing) {
    world.stays.push_back({person, 0, stage, from, until, k_missing, {}});
  }

  World world;
  Store store{schema()};
};

// EBMT data of mstate: illness and death after a transplant, against R's etm 1.1.1, through rows of the store. Who was
// watched for t days began t days ago.
TEST_F(States, AreTheAalenJohansenEstimatesOfR) {
  HW_NEEDS_SHARED(data, "multistate/ebmt3.csv");
  HW_NEEDS_SHARED(expected, "expected/ebmt3_idm_aj.csv");
  const auto rows = [](const std::filesystem::path& path) {
    std::ifstream in(path);
    std::vector<std::vector<std::string>> out;
    for (std::string line; std::getline(in, line);) {
      std::vector<std::string> cells;
      std::istringstream text(line);
      for (std::string cell; std::getline(text, cell, ',');) cells.push_back(cell);
      out.push_back(std::move(cells));
    }
    out.erase(out.begin());
    return out;
  };
  std::int32_t number = 0;
  for (const auto& row : rows(data)) {
    const std::int32_t recovered = std::stoi(row[1]), last = std::stoi(row[3]), start = k_today - last;
    const bool ill = row[2] == "1" && recovered < last, died = row[4] == "1";
    const std::int32_t end = died ? k_today : k_missing;
    stays(number, 0, start, ill ? start + recovered : end);
    if (ill) stays(number, 1, start + recovered, end);
    if (died) stays(number, 2, k_today);
    ++number;
  }
  std::map<std::int32_t, std::map<std::string, std::pair<double, double>>> want;
  for (const auto& row : rows(expected)) want[std::stoi(row[3])][row[1]] = {std::stod(row[4]), std::stod(row[5])};
  std::vector<std::int32_t> marks;
  for (const auto& [day, to] : want) marks.push_back(day);

  const StatesOverTime found = find(marks, 4);

  ASSERT_EQ(marks.size(), 17U);
  EXPECT_EQ(found.position, 7);
  EXPECT_EQ(found.groups[0].all.n, 2204);
  for (std::size_t m = 0; m < marks.size(); ++m) {
    for (std::size_t state = 0; state < 3; ++state) {
      const auto [prob, se] = want[marks[m]]["\"" + std::to_string(state + 1) + "\""];
      EXPECT_NEAR(found.groups[0].marks[m].share[state], prob, 1e-9) << marks[m] << " " << state;
      EXPECT_NEAR(found.groups[0].marks[m].se[state], se, 1e-9) << marks[m] << " " << state;
    }
  }
}

// By hand. Four begin: 0 in stage 0 for 10 days, then stage 1; 1 in stage 1 for 10 days, then back in stage 0; 2 in
// stage 0, watched for 5 days; 3 in stage 1 until day 20, then in none.
TEST_F(States, FollowWhoGoesBackAndCensorWhoIsNotWatchedLongEnough) {
  const std::int32_t start = k_today - 30;
  stays(0, 0, start, start + 10), stays(0, 1, start + 10);
  stays(1, 1, start, start + 10), stays(1, 0, start + 10);
  stays(2, 0, k_today - 5);
  stays(3, 1, start, start + 20);

  const auto g = find({0, 7, 15, 30, 31}, 3).groups[0];

  EXPECT_EQ(g.marks[0].share, (std::vector<double>{0.5, 0.5, 0}));
  EXPECT_EQ(g.marks[1].share, (std::vector<double>{0.5, 0.5, 0}));
  EXPECT_EQ(g.marks[2].share, (std::vector<double>{0.25, 0.75, 0})) << "1 of 1 in stage 0 left it, 1 of 2 in stage 1";
  EXPECT_EQ(g.marks[3].share, (std::vector<double>{0.25, 0.375, 0.375})) << "of 2 in stage 1 one left";
  EXPECT_TRUE(g.marks[4].share.empty()) << "nobody was watched for 31 days";
  EXPECT_EQ(g.all, (Units{4, 12}));
  EXPECT_EQ(g.marks[1].watched.n, 3);
  EXPECT_EQ(g.marks[2].in[1].n, 2);
  EXPECT_EQ(g.marks[2].stayed[1], (Units{1, 3})) << "one stayed in stage 1, one came";
  EXPECT_EQ(g.marks[2].stayed[0].n, 0);
}

TEST_F(States, CountAPersonOfTwoRecordsOnceAndFromTheFirstOfThem) {
  stays(0, 0, k_today - 40, k_today - 30);
  stays(1, 1, k_today - 25);
  stays(2, 0, k_today - 40);
  world.links.push_back({0, 1});

  const auto g = find({0, 12, 20, 40}, 3).groups[0];

  EXPECT_EQ(g.all.n, 2);
  EXPECT_EQ(g.marks[1].share, (std::vector<double>{0.5, 0, 0.5})) << "between two stays";
  EXPECT_EQ(g.marks[2].share, (std::vector<double>{0.5, 0.5, 0})) << "in the stay of the other record";
  EXPECT_EQ(g.marks[3].watched.n, 2);
}

TEST_F(States, OfGroupsAddUpToAllOfThem) {
  world = World::invent(5, 400);
  const auto all = find({0, 30, 60, 100}, 6);
  Units sum;
  Store again(schema());
  world.put_into(again);
  const auto apart = find({0, 30, 60, 100}, 6, {through(stay::person, column(person::sex))});
  std::vector<Units> in(6);
  for (const auto& g : apart.groups) {
    sum += g.all;
    for (std::size_t state = 0; state < 6; ++state) in[state] += g.marks[2].in[state];
    double whole = 0;
    for (const double share : g.marks[1].share) whole += share;
    EXPECT_NEAR(whole, 1, 1e-12);
  }
  EXPECT_EQ(sum, all.groups[0].all);
  EXPECT_EQ(in, all.groups[0].marks[2].in);
}

TEST_F(States, OfNobodyAndOfThoseWhoBeganTodayAreNoDefect) {
  EXPECT_EQ(find({0, 7}, 3).groups[0].all.n, 0);

  stays(0, 1, k_today, k_today);
  const auto g = find({0, 7}, 3).groups[0];
  EXPECT_EQ(g.marks[0].share, (std::vector<double>{0, 1, 0})) << "the first that is said of a day";
  EXPECT_TRUE(g.marks[1].share.empty());
}

}  // namespace
}  // namespace homeward::cohort
