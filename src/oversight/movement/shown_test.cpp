#include "oversight/movement/shown.hpp"

#include "engine/cohort/store.hpp"
#include "oversight/figures/tables.hpp"

#include <gtest/gtest.h>

namespace homeward::movement {
namespace {

namespace stay = figures::stay;
namespace episode = figures::episode;

const LocalDate k_first = *LocalDate::from(2026, 1, 1), k_today = *LocalDate::from(2026, 4, 10);

Uuid numbered(std::uint8_t kind, std::size_t number) {
  Uuid out{};
  out.bytes[0] = kind;
  for (std::size_t i = 0; i < 4; ++i) out.bytes[4 + i] = static_cast<std::uint8_t>(number >> (8 * i));
  return out;
}
const Uuid k_nation = numbered(1, 0), k_one = numbered(1, 1), k_two = numbered(1, 2);

/// A nation with two houses and the stays that are put into it.
class Houses {
 public:
  Houses() {
    namespace place = figures::place;
    namespace scope = figures::place_scope;
    store_.put(place::table, k_nation).set(place::kind.number, figures::code(PlaceKind::nation));
    for (const Uuid& house : {k_one, k_two})
      store_.put(place::table, house).set(place::kind.number, figures::code(PlaceKind::centre));
    std::size_t row = 0;
    for (const auto& [of, above] :
         {std::pair{k_nation, k_nation}, {k_one, k_one}, {k_one, k_nation}, {k_two, k_two}, {k_two, k_nation}}) {
      auto to = store_.put(scope::table, numbered(2, row++));
      to.refer(scope::place.number, of);
      to.refer(scope::ancestor.number, above);
      to.set(scope::since.number, k_first.days - 1000);
    }
  }
  /// From one day of the period to another, of a new episode of its own.
  void stays(std::size_t person, Stage stage, int from, std::optional<int> until, EndType how = EndType::as_planned,
             const Uuid& house = k_one) {
    const std::size_t row = rows_++;
    auto of = store_.put(episode::table, numbered(5, row));
    of.refer(episode::person.number, numbered(3, person));
    of.refer(episode::place.number, house);
    of.set(episode::opened.number, k_first.days + from);
    if (until) of.set(episode::closed.number, k_first.days + *until);
    store_.put(figures::person::table, numbered(3, person));
    auto to = store_.put(stay::table, numbered(4, row));
    to.refer(stay::person.number, numbered(3, person));
    to.refer(stay::place.number, house);
    to.set(stay::stage.number, figures::code(stage));
    to.set(stay::started.number, k_first.days + from);
    if (!until) return;
    to.set(stay::ended.number, k_first.days + *until);
    to.set(stay::end_type.number, figures::code(how));
  }
  Table counted(const std::optional<std::string>& level = {}) {
    store_.publish(1);
    const auto s = store_.snapshot();
    const Asked asked{*s->find(figures::place::table, k_nation), {k_first, *LocalDate::from(2026, 12, 31)}, k_today};
    return count(s, asked, level, cache_);
  }
  std::int32_t slot(const Uuid& place) {
    return static_cast<std::int32_t>(*store_.snapshot()->find(figures::place::table, place));
  }

 private:
  cohort::Store store_{figures::schema()};
  indicators::BesideCache cache_;
  std::size_t rows_ = 0;
};

const Noise k_noise = [](std::int64_t persons, std::uint64_t who) {
  return static_cast<std::uint64_t>(persons) * 31 + who;
};
std::size_t at(Stage stage) { return static_cast<std::size_t>(stage); }
std::size_t at(Way way) { return static_cast<std::size_t>(way); }

TEST(CountMovement, FollowsEachStayThatEndedToTheNextOrToHowItEnded) {
  Houses houses;
  houses.stays(1, Stage::detoxification, 0, 10);
  houses.stays(1, Stage::treatment, 12, {});
  houses.stays(2, Stage::detoxification, 0, 5, EndType::left_early);
  houses.stays(3, Stage::detoxification, 0, 5, EndType::died);
  houses.stays(4, Stage::detoxification, 0, 6);
  houses.stays(5, Stage::detoxification, 0, {});

  const Flows flows = houses.counted().whole.flows;

  const auto& to = flows.to[at(Stage::detoxification)];
  EXPECT_EQ(flows.left[at(Stage::detoxification)].n, 4);
  EXPECT_EQ(to[at(Stage::treatment)].n, 1);
  EXPECT_EQ(to[at(Way::ended_otherwise)].n, 1);
  EXPECT_EQ(to[at(Way::died_or_imprisoned)].n, 1);
  EXPECT_EQ(to[at(Way::ended_as_planned)].n, 1);
  EXPECT_EQ(flows.left[at(Stage::treatment)].n, 0);
}

TEST(CountMovement, TakesTheCensusOnFirstDaysOfMonthsAndToday) {
  Houses houses;
  houses.stays(1, Stage::detoxification, 0, 31);  // to 1 February: at the end of that day nobody is there
  houses.stays(2, Stage::treatment, 10, {});

  const auto census = houses.counted().whole.census;

  ASSERT_EQ(census.size(), 5u);
  EXPECT_EQ(census.back().day, k_today);
  std::vector<std::int64_t> all;
  for (const Census& day : census) all.push_back(day.all.n);
  EXPECT_EQ(all, (std::vector<std::int64_t>{1, 1, 1, 1, 1}));
  EXPECT_EQ(census[0].stage[at(Stage::detoxification)].n, 1);
  EXPECT_EQ(census[1].stage[at(Stage::detoxification)].n, 0);
}

TEST(CountMovement, KeepsOnlyWhereEveryoneHadTheTime) {
  Houses houses;
  houses.stays(1, Stage::treatment, 0, 27);
  houses.stays(2, Stage::treatment, 3, 31);
  houses.stays(3, Stage::treatment, 31, {});

  const auto kept = houses.counted().whole.kept;

  ASSERT_EQ(kept.size(), 4u);
  EXPECT_EQ(kept[0].all.n, 2);
  EXPECT_EQ(kept[0].kept[0]->n, 1) << "28 days";
  EXPECT_EQ(kept[0].kept[1]->n, 0) << "60 days";
  EXPECT_FALSE(kept[0].kept[2]) << "of those who came on 31 January nobody had 90 days";
  EXPECT_EQ(kept[1].kept[0]->n, 1);
  EXPECT_FALSE(kept[1].kept[1]);
}

TEST(ShowMovement, WithholdsFewAndWhatWouldGiveThemAway) {
  Houses houses;
  for (std::size_t i = 0; i < 40; ++i) houses.stays(i, Stage::detoxification, 0, 5);
  for (std::size_t i = 40; i < 43; ++i) houses.stays(i, Stage::detoxification, 0, 5, EndType::died);
  const Table table = houses.counted();

  const Shown shown = show_masked(table, {}, table.whole, k_noise);

  const ShownFlow& flow = shown.flows[at(Stage::detoxification)];
  EXPECT_FALSE(flow.to[at(Way::died_or_imprisoned)]) << "three people";
  EXPECT_EQ(flow.left.value_or(0) % 5, 0) << "an exact whole less the others would tell";
  EXPECT_EQ(show_true(table.whole).flows[at(Stage::detoxification)].to[at(Way::died_or_imprisoned)], 3);
}

TEST(ShowMovement, ShowsAPlaceNoMoreAloneThanBesideTheOthers) {
  Houses houses;
  for (std::size_t i = 0; i < 40; ++i) houses.stays(i, Stage::treatment, 0, 50);
  for (std::size_t i = 40; i < 43; ++i) houses.stays(i, Stage::treatment, 0, 50, EndType::as_planned, k_two);
  const Table table = houses.counted("house");
  ASSERT_EQ(table.parts.size(), 2u);

  const Shown whole = show_masked(table, {}, table.whole, k_noise);
  const Shown two = show_masked(table, houses.slot(k_two), table.parts.back().second, k_noise);
  const Shown one = show_masked(table, houses.slot(k_one), table.parts.front().second, k_noise);

  const std::size_t treatment = at(Stage::treatment);
  EXPECT_FALSE(two.flows[treatment].left);
  for (const Shown* shown : {&whole, &one})
    EXPECT_EQ(shown->flows[treatment].left.value_or(0) % 5, 0) << "their difference would tell";
}

}  // namespace
}  // namespace homeward::movement
