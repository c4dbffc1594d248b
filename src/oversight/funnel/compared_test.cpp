#include "oversight/funnel/compared.hpp"

#include "base/json.hpp"
#include "engine/cohort/store.hpp"
#include "oversight/figures/tables.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace homeward::funnel {
namespace {

namespace stay = figures::stay;

Uuid numbered(std::uint8_t kind, std::size_t number) {
  Uuid out{};
  out.bytes[0] = kind;
  for (std::size_t i = 0; i < 4; ++i) out.bytes[4 + i] = static_cast<std::uint8_t>(number >> (8 * i));
  return out;
}

const LocalDate k_day = *LocalDate::from(2025, 3, 1);

/// A nation of houses; everybody stayed and ended, by plan with a probability that depends on the stage alone.
class ANation {
 public:
  explicit ANation(std::size_t houses) {
    namespace place = figures::place;
    store_.put(place::table, numbered(1, 0)).set(place::kind.number, figures::code(PlaceKind::nation));
    scope(0, 0);
    for (std::size_t h = 1; h <= houses; ++h) {
      store_.put(place::table, numbered(1, h)).set(place::kind.number, figures::code(PlaceKind::centre));
      scope(h, h);
      scope(h, 0);
    }
  }
  void add(std::size_t house, Stage stage, bool planned) {
    const Uuid who = numbered(3, people_), what = numbered(4, people_++);
    store_.put(figures::person::table, who).set(figures::person::sex.number, 0);
    auto to = store_.put(stay::table, what);
    to.refer(stay::person.number, who);
    to.refer(stay::place.number, numbered(1, house));
    to.set(stay::stage.number, figures::code(stage));
    to.set(stay::started.number, k_day.days - 20);
    to.set(stay::ended.number, k_day.days);
    to.set(stay::end_type.number, figures::code(planned ? EndType::as_planned : EndType::left_early));
  }
  std::optional<Compared> compared() {
    store_.publish(1);
    const auto pack = json::parse(
        R"({"id": "planned", "version": 1, "unit": "stay", "table": "stay", "figure": "share", "polarity": "higher",
      "person": "person", "place": "place", "day": "ended", "numerator": "end_type = \"as_planned\""})");
    const auto indicator = indicators::Indicator::create(*pack);
    const auto snapshot = store_.snapshot();
    indicators::BesideCache cache;
    return *compare(*indicator, snapshot,
                    {snapshot->find(figures::place::table, numbered(1, 0)),
                     {},
                     {*LocalDate::from(2025, 1, 1), *LocalDate::from(2025, 12, 31)},
                     *LocalDate::from(2026, 1, 1)},
                    cache);
  }

 private:
  void scope(std::size_t of, std::size_t above) {
    namespace place_scope = figures::place_scope;
    auto to = store_.put(place_scope::table, numbered(2, scopes_++));
    to.refer(place_scope::place.number, numbered(1, of));
    to.refer(place_scope::ancestor.number, numbered(1, above));
    to.set(place_scope::since.number, k_day.days - 1000);
  }
  cohort::Store store_{figures::schema()};
  std::size_t people_ = 0, scopes_ = 0;
};

TEST(ComparedHouses, AreExpectedWhatPeopleLikeTheirsDo) {
  ANation nation(2);
  // In both stages each house does as the other; but the first has those who have it easier.
  for (int i = 0; i < 80; ++i) nation.add(1, Stage::detoxification, i % 4 != 0);
  for (int i = 0; i < 20; ++i) nation.add(1, Stage::treatment, i % 4 == 0);
  for (int i = 0; i < 20; ++i) nation.add(2, Stage::detoxification, i % 4 != 0);
  for (int i = 0; i < 80; ++i) nation.add(2, Stage::treatment, i % 4 == 0);

  const auto found = nation.compared();
  ASSERT_TRUE(found);
  ASSERT_EQ(found->houses.size(), 2U);
  EXPECT_EQ(found->houses[0].unit.observed, 65U);
  EXPECT_EQ(found->houses[1].unit.observed, 35U);
  for (const ComparedHouse& house : found->houses) {
    EXPECT_NEAR(house.unit.ratio, 1, 1e-6);
    EXPECT_FALSE(house.unit.signal);
  }
}

TEST(ComparedHouses, OneThatDoesOtherwiseIsSeen) {
  ANation nation(6);
  std::mt19937 random(20261122);
  for (std::size_t house = 1; house <= 6; ++house)
    for (int i = 0; i < 120; ++i) nation.add(house, Stage::treatment, random() % 100 < (house == 3 ? 25U : 60U));
  const auto found = nation.compared();
  ASSERT_TRUE(found);
  for (std::size_t i = 0; i < 6; ++i) EXPECT_EQ(found->houses[i].unit.signal, i == 2) << i;
}

TEST(ComparedHouses, OneAloneIsComparedWithNobody) {
  ANation nation(2);
  EXPECT_FALSE(nation.compared());
  nation.add(1, Stage::treatment, true);
  EXPECT_FALSE(nation.compared());
}

}  // namespace
}  // namespace homeward::funnel
