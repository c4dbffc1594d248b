#include "engine/cohort/store.hpp"

#include "engine/cohort/tally.hpp"
#include "support/cohort_world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace homeward::cohort {
namespace {

using namespace testing::cohort_world;

class CohortStore : public ::testing::Test {
 protected:
  Slot slot(Table table, std::int32_t number) { return *store.snapshot()->find(table, id_of(table, number)); }
  Store store{schema()};
};

TEST_F(CohortStore, ShowsNothingBeforeItIsPublished) {
  store.put(person::table, id_of(person::table, 1)).set(person::sex.number, 1);
  EXPECT_EQ(store.snapshot()->rows(person::table), 0u);
  store.publish(7);
  EXPECT_EQ(store.snapshot()->rows(person::table), 1u);
  EXPECT_EQ(store.snapshot()->position(), 7);
  EXPECT_EQ(store.snapshot()->code(person::sex, slot(person::table, 1)), 1);
}

TEST_F(CohortStore, PuttingAgainReplacesTheWholeRow) {
  store.put(person::table, id_of(person::table, 1)).set(person::sex.number, 1).set(person::birth_year.number, 1990);
  store.put(person::table, id_of(person::table, 1)).set(person::sex.number, 0);
  store.publish(1);
  EXPECT_EQ(store.snapshot()->rows(person::table), 1u);
  EXPECT_EQ(store.snapshot()->code(person::sex, 0), 0);
  EXPECT_EQ(store.snapshot()->code(person::birth_year, 0), k_missing);
}

TEST_F(CohortStore, RemovingLeavesNothingOfTheRow) {
  store.put(person::table, id_of(person::table, 1)).set(person::sex.number, 1);
  store.publish(1);
  store.remove(person::table, id_of(person::table, 1));
  store.remove(person::table, id_of(person::table, 2));
  store.publish(2);
  EXPECT_EQ(store.snapshot()->rows(person::table), 0u);
  EXPECT_FALSE(store.snapshot()->present(person::table, 0));
  EXPECT_EQ(store.snapshot()->code(person::sex, 0), k_missing);
  store.put(person::table, id_of(person::table, 1));
  store.publish(3);
  EXPECT_EQ(store.snapshot()->rows(person::table), 1u);
  EXPECT_EQ(store.snapshot()->code(person::sex, 0), k_missing);
}

TEST_F(CohortStore, ASnapshotStaysAsItWas) {
  store.put(person::table, id_of(person::table, 1)).set(person::sex.number, 0);
  store.put(stay::table, id_of(stay::table, 1)).set_word(stay::programme.number, "old");
  store.publish(1);
  const auto before = store.snapshot();
  store.put(person::table, id_of(person::table, 1)).set(person::sex.number, 1);
  store.put(person::table, id_of(person::table, 2)).set(person::sex.number, 1);
  store.put(stay::table, id_of(stay::table, 1)).set_word(stay::programme.number, "new");
  store.put_link(id_of(Table{20}, 1), id_of(person::table, 1), id_of(person::table, 2));
  store.publish(2);
  EXPECT_EQ(before->rows(person::table), 1u);
  EXPECT_EQ(before->code(person::sex, 0), 0);
  EXPECT_EQ(before->words(stay::programme).size(), 1u);
  EXPECT_FALSE(before->any_linked());
  EXPECT_EQ(store.snapshot()->code(person::sex, 0), 1);
  EXPECT_THAT(store.snapshot()->words(stay::programme), ::testing::ElementsAre("old", "new"));
  EXPECT_EQ(store.snapshot()->one_of(1), 0u);
}

TEST_F(CohortStore, LinkedRecordsAreOnePersonUntilTheyAreNot) {
  for (std::int32_t p = 1; p <= 4; ++p) store.put(person::table, id_of(person::table, p));
  const Uuid first = id_of(Table{20}, 1), second = id_of(Table{20}, 2);
  store.put_link(first, id_of(person::table, 4), id_of(person::table, 3));
  store.put_link(second, id_of(person::table, 2), id_of(person::table, 4));
  store.publish(1);
  const auto people = [&] {
    return tally(*store.snapshot(), {person::table}, {distinct(row_of(person::table))}).figures[0][0].n;
  };
  EXPECT_EQ(people(), 2);
  EXPECT_EQ(store.snapshot()->id(person::table, store.snapshot()->one_of(slot(person::table, 4))),
            id_of(person::table, 2));
  store.remove_link(second);
  store.publish(2);
  EXPECT_EQ(people(), 3);
  store.remove_link(first);
  store.publish(3);
  EXPECT_EQ(people(), 4);
}

TEST_F(CohortStore, ALinkMayComeBeforeItsPeople) {
  store.put_link(id_of(Table{20}, 1), id_of(person::table, 1), id_of(person::table, 2));
  store.publish(1);
  store.put(person::table, id_of(person::table, 2));
  store.put(person::table, id_of(person::table, 1));
  store.publish(2);
  EXPECT_EQ(tally(*store.snapshot(), {person::table}, {distinct(row_of(person::table))}).figures[0][0].n, 1);
}

TEST_F(CohortStore, YearsThatDoNotFitAreAtTheLimitAndNeverMissing) {
  store.put(person::table, id_of(person::table, 1)).set(person::birth_year.number, -1'000'000);
  store.publish(1);
  EXPECT_EQ(store.snapshot()->code(person::birth_year, 0), -32'767);
}

TEST_F(CohortStore, GrowsOverManyChunks) {
  constexpr std::int32_t k_rows = 100'000;
  for (std::int32_t i = 0; i < k_rows; ++i) {
    store.put(contact::table, id_of(contact::table, i)).set(contact::on.number, i);
    if (i % 30'000 == 0) store.publish(i);
  }
  store.publish(k_rows);
  EXPECT_EQ(store.snapshot()->rows(contact::table), static_cast<std::uint32_t>(k_rows));
  EXPECT_EQ(tally(*store.snapshot(), {contact::table}, {sum(column(contact::on))}).figures[0][0].sum,
            k_rows * (k_rows - 1.0) / 2);
  EXPECT_LT(static_cast<double>(store.memory_bytes()) / k_rows, 100);
}

/// Every state the writer publishes has as many rows as its position says, and each row the number of that position;
/// a reader that saw half of a change would find others.
TEST_F(CohortStore, ReadersSeeWholeStatesWhileTheWriterGoesOn) {
  constexpr std::int32_t k_rows = 2'000, k_states = 60;
  std::atomic<bool> done{false};
  std::atomic<int> looked{0};
  const auto look = [&] {
    while (!done) {
      const auto s = store.snapshot();
      const Tally t =
          tally(*s, {contact::table}, {rows(), rows(equals(column(contact::on), 0)), sum(column(contact::on))});
      const auto position = s->position();
      const std::int64_t present = position == 0 ? 0 : k_rows + position % 3;
      ASSERT_EQ(t.figures[0][0].n, present);
      ASSERT_EQ(t.figures[0][2].sum, static_cast<double>(present * position));
      ++looked;
    }
  };
  std::vector<std::jthread> readers;
  for (int i = 0; i < 2; ++i) readers.emplace_back(look);
  for (std::int32_t state = 1; state <= k_states || looked < 20; ++state) {
    for (std::int32_t i = 0; i < k_rows + state % 3; ++i)
      store.put(contact::table, id_of(contact::table, i)).set(contact::on.number, state);
    for (std::int32_t i = k_rows + state % 3; i < k_rows + 3; ++i)
      store.remove(contact::table, id_of(contact::table, i));
    store.publish(state);
  }
  done = true;
}

TEST(PlaceTreeTest, ADistrictThatWasDrawnAnewLeavesEarlierDaysAlone) {
  const PlaceTree tree({{0, 5, 1, 100, 199}, {0, 6, 1, 200, k_missing}, {1, 6, 1, 150, k_missing}, {2, 6, 1, 10, 20}},
                       8, 2);
  EXPECT_EQ(tree.at(0, 199, 1), 5);
  EXPECT_EQ(tree.at(0, 200, 1), 6);
  EXPECT_EQ(tree.at(0, 50, 1), 5) << "before it was entered: where it was entered first";
  EXPECT_EQ(tree.at(0, k_missing, 1), k_missing);
  EXPECT_EQ(tree.at(1, 10, 1), 6);
  EXPECT_EQ(tree.at(2, 20, 1), 6);
  EXPECT_EQ(tree.at(2, 21, 1), k_missing) << "it lies nowhere any more";
  EXPECT_EQ(tree.at(3, 20, 1), k_missing);
  EXPECT_EQ(tree.at(k_missing, 20, 1), k_missing);
  EXPECT_EQ(tree.at(0, 20, 0), k_missing);
  EXPECT_THAT(tree.below(6), ::testing::ElementsAre(0, 1, 2));
}

}  // namespace
}  // namespace homeward::cohort
