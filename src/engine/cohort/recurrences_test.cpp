// How often something happens to units, from rows of the store. By hand, with the values that R's survfit gives.
#include "engine/cohort/recurrences.hpp"

#include "engine/cohort/store.hpp"
#include "support/cohort_world.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace homeward::cohort {
namespace {

using namespace testing::cohort_world;

constexpr std::int32_t k_today = 18'300;

class Recurring : public ::testing::Test {
 protected:
  Recurrences find(std::vector<std::int32_t> marks, std::vector<Value> by = {}) {
    world.put_into(store);
    store.publish(7);
    const auto s = store.snapshot();
    // A first stay enters where it ends, each later one happens.
    return recurrences(*s, {{{stay::table, is_known(column(stay::ended)), std::move(by)},
                             column(stay::person),
                             column(stay::ended),
                             constant(3),
                             LocalDate{k_today}},
                            {{stay::table, {}, {}}, column(stay::person), column(stay::started), column(stay::ended)},
                            column(stay::stage),
                            column(stay::how),
                            {person::table, std::make_shared<const std::vector<std::int32_t>>()},
                            std::move(marks),
                            [](const Followed& unit, Happened& out) {
                              out.until = unit.until - unit.day;
                              for (const Spell& spell : unit.spells)
                                if (spell.start > unit.day) out.days.push_back(spell.start - unit.day);
                            }});
  }
  /// Ended so many days ago, and came back so many days later.
  void person(std::int32_t ago, const std::vector<std::int32_t>& back, std::int32_t sex = 0) {
    const auto who = static_cast<std::int32_t>(world.persons.size());
    world.persons.push_back({sex, 1990});
    const std::int32_t end = k_today - ago;
    world.stays.push_back({who, 0, 0, end - 10, end, 0, {}});
    for (const std::int32_t day : back) world.stays.push_back({who, 0, 0, end + day, k_missing, k_missing, {}});
  }

  World world;
  Store store{schema()};
};

// Two people come back three times on the same days, two never: each time adds a half, and the influences at the end
// are 3/8 (1, 1, -1, -1), so the robust error is 0.75 (as in engine/survival).
TEST_F(Recurring, AreCountedAsAMeanWithTheErrorOfPeopleNotOfEvents) {
  for (int i = 0; i < 2; ++i) person(40, {10, 20, 30}), person(40, {});

  const auto g = find({0, 14, 28, 40}).groups[0];

  EXPECT_EQ(g.all, (Units{4, 12}));
  EXPECT_EQ(g.marks[0].mean, 0);
  EXPECT_EQ(g.marks[1].mean, 0.5);
  EXPECT_EQ(g.marks[2].mean, 1);
  EXPECT_EQ(g.marks[3].mean, 1.5);
  EXPECT_NEAR(g.marks[3].se, 0.75, 1e-15);
  EXPECT_EQ(g.marks[1].with.n, 2);
  EXPECT_EQ(g.marks[1].newly.n, 2);
  EXPECT_EQ(g.marks[2].with.n, 2) << "who came back twice is one person";
  EXPECT_EQ(g.marks[2].newly.n, 0);
  EXPECT_EQ(g.marks[2].without, (Units{2, 6}));
}

// 3 at risk on day 10, 2 on day 20: 1/3 + 1/2.
TEST_F(Recurring, ShareTheRiskAmongThoseWhoAreStillFollowed) {
  person(40, {10}), person(40, {20}), person(15, {});

  const auto g = find({14, 20, 41}).groups[0];

  EXPECT_NEAR(g.marks[0].mean, 1.0 / 3, 1e-15);
  EXPECT_NEAR(g.marks[1].mean, 5.0 / 6, 1e-15);
  EXPECT_EQ(g.marks[0].censored.n, 0);
  EXPECT_EQ(g.marks[1].censored.n, 1);
  EXPECT_TRUE(g.marks[1].reached);
  EXPECT_FALSE(g.marks[2].reached);
}

TEST_F(Recurring, OfGroupsAreThoseOfEachAlone) {
  person(40, {10, 12}, 0), person(40, {}, 1), person(40, {30}, 1);

  const auto found = find({14, 40}, {through(stay::person, column(person::sex))});

  ASSERT_EQ(found.keys, (std::vector<Key>{{0}, {1}}));
  EXPECT_EQ(found.groups[0].marks[0].mean, 2);
  EXPECT_EQ(found.groups[1].marks[0].mean, 0);
  EXPECT_EQ(found.groups[1].marks[1].mean, 0.5);
}

TEST_F(Recurring, OfNobodyAndOfThoseWhoEndedTodayAreNoDefect) {
  EXPECT_EQ(find({0, 7}).groups[0].all.n, 0);
  person(0, {});
  const auto g = find({0, 7}).groups[0];
  EXPECT_EQ(g.marks[0].mean, 0);
  EXPECT_TRUE(g.marks[0].reached);
  EXPECT_FALSE(g.marks[1].reached);
}

}  // namespace
}  // namespace homeward::cohort
