#include "oversight/indicators/language.hpp"

#include "engine/cohort/store.hpp"
#include "engine/cohort/tally.hpp"
#include "oversight/figures/tables.hpp"

#include <gtest/gtest.h>

namespace homeward::indicators {
namespace {

namespace episode = figures::episode;

const LocalDate k_today = *LocalDate::parse("2026-06-30");

std::string fault_of(std::string_view text, Table table = figures::stay::table) {
  const auto syntax = expression::parse(text);
  if (!syntax) return syntax.error().to_string();
  const auto term = compile(*syntax, {table, nullptr, k_today, {}});
  return term ? "" : term.error().to_string();
}

TEST(Language, SaysWhereItIsWrong) {
  EXPECT_EQ(fault_of("stage = \"detox\""), "1:9: expression.unknown-name: the column has no word \"detox\"");
  EXPECT_EQ(fault_of("started >\n  finished"), "2:3: expression.unknown-name: a row of stay knows no finished");
  EXPECT_EQ(fault_of("started + ended > today"), "1:9: expression.wrong-type: two days have no sum");
  EXPECT_EQ(fault_of("of(stage, started)"),
            "1:4: expression.wrong-type: a reference is expected here, this is a column of words");
  EXPECT_EQ(fault_of("started and ended"), "1:1: expression.wrong-type: a condition is expected here, this is a day");
  EXPECT_EQ(fault_of("ended - started > \"84\""),
            "1:19: expression.wrong-type: a day or a whole number is expected here, this is a text");
  EXPECT_EQ(fault_of("median(started)"), "1:1: expression.unknown-name: there is no function median over rows");
  EXPECT_EQ(fault_of("started > period_start"), "1:11: expression.unknown-name: a row of stay knows no period_start");
  EXPECT_EQ(fault_of("(started"), "1:9: expression.malformed: ) is expected here");
}

TEST(Language, TakesWhatFits) {
  EXPECT_EQ(fault_of("ended - started <= 84 and stage != \"detoxification\""), "");
  EXPECT_EQ(fault_of("of(episode, of(journey, started)) is known"), "");
  EXPECT_EQ(fault_of("one_of(end_type, \"died\", \"imprisoned\") or not (planned_until is missing)"), "");
  EXPECT_EQ(fault_of("let kept = (ended ?? today) - started; max(kept, 0) >= 1"), "");
  EXPECT_EQ(fault_of("year(started) - of(person, birth_year) >= 18"), "");
}

/// How many of the rows of a table a condition keeps.
class Rows : public ::testing::Test {
 protected:
  void an_episode(int number, std::optional<int> opened, std::optional<int> closed, std::optional<EndType> how = {}) {
    auto row = store.put(episode::table, id(number));
    if (opened) row.set(episode::opened.number, *opened);
    if (closed) row.set(episode::closed.number, *closed);
    if (how) row.set(episode::end_type.number, figures::code(*how));
  }
  static Uuid id(int number) {
    Uuid out{};
    out.bytes[15] = static_cast<std::uint8_t>(number);
    return out;
  }
  std::int64_t kept(std::string_view text) {
    store.publish(1);
    const auto syntax = expression::parse(text);
    const auto term = compile(*syntax, {episode::table, nullptr, k_today, {}});
    EXPECT_TRUE(term) << (term ? "" : term.error().to_string());
    return cohort::tally(*store.snapshot(), {episode::table, term->holds, {}}, {cohort::rows()}).figures[0][0].n;
  }
  cohort::Store store{figures::schema()};
};

TEST_F(Rows, WhatIsMissingNeitherHoldsNorFails) {
  an_episode(1, 100, 200, EndType::died);
  an_episode(2, 100, std::nullopt);
  EXPECT_EQ(kept("closed - opened > 50"), 1);
  EXPECT_EQ(kept("not (closed - opened > 50)"), 0);
  EXPECT_EQ(kept("not (closed - opened > 150)"), 1);
  EXPECT_EQ(kept("closed - opened > 50 or opened = opened"), 2);
  EXPECT_EQ(kept("(closed - opened > 50) is missing"), 1);
  EXPECT_EQ(kept("end_type != \"died\""), 0);
  EXPECT_EQ(kept("not (end_type = \"died\" and closed is known)"), 1);
}

TEST_F(Rows, DaysAndNumbersAreReckonedExactly) {
  an_episode(1, 0, 14);
  EXPECT_EQ(kept("closed - opened <= 14"), 1);
  EXPECT_EQ(kept("closed - opened < 14"), 0);
  EXPECT_EQ(kept("closed <= opened + 13"), 0);
  EXPECT_EQ(kept("max(closed, opened) = closed and min(closed, opened) = opened"), 1);
  EXPECT_EQ(kept("(if closed - opened < 7 then 1 else if closed - opened < 20 then 2 else 3) = 2"), 1);
}

}  // namespace
}  // namespace homeward::indicators
