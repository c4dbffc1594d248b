#include "oversight/baseline/rules.hpp"

#include <gmock/gmock.h>

#include <set>

namespace homeward::baseline {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

LocalDate day(const char* text) { return *LocalDate::parse(text); }
const LocalDate k_today = day("2026-11-22");

Id<Place> place(int n) {
  Id<Place> out;
  out.value.bytes[15] = static_cast<std::uint8_t>(n);
  return out;
}

KeepBaseline asked(int places = 2) {
  KeepBaseline c;
  c.name = Text<160>::trusted("Families from the first week");
  c.starts_on = day("2026-12-01");
  c.before = Text<7>::trusted("2026-Q3");
  c.indicators = {Text<60>::trusted("k5-retention")};
  for (int i = 1; i <= places; ++i) (i % 2 ? c.taking_part : c.not_yet).push_back(place(i));
  return c;
}
const LocalDate k_quarter_ends = day("2026-09-30");

std::vector<std::string> reasons(const KeepBaseline& c, std::optional<LocalDate> last = k_quarter_ends) {
  std::vector<std::string> out;
  for (const FieldFault& f : check_request(c, last, k_today)) out.push_back(f.path + " " + f.reason);
  return out;
}

/// Stands for SHA-256: what is told of the order must not depend on it.
std::string backwards(const std::string& text) { return {text.rbegin(), text.rend()}; }

TEST(CheckRequest, TakesASoundOne) { EXPECT_THAT(reasons(asked()), IsEmpty()); }

TEST(CheckRequest, SaysAllThatIsWrongAtOnce) {
  KeepBaseline c;
  c.starts_on = day("2026-11-21");
  c.months_between = 2;
  EXPECT_THAT(reasons(c, {}),
              ElementsAre("name field.missing", "starts_on baseline.started", "before baseline.malformed-period",
                          "indicators field.missing", "taking_part baseline.nobody-takes-part",
                          "months_between baseline.months-not-fitting"));
}

TEST(CheckRequest, WantsATimeThatIsOverAndNothingTwice) {
  KeepBaseline c = asked();
  c.indicators.push_back(c.indicators.front());
  c.not_yet.push_back(c.taking_part.front());
  EXPECT_THAT(reasons(c, k_today),
              ElementsAre("before baseline.period-not-over", "indicators[1] baseline.indicator-twice",
                          "not_yet[1] baseline.place-twice"));
}

TEST(CheckRequest, LeavesSomebodyForTheLotToSpare) {
  KeepBaseline c = asked(4);
  c.at_once = 4;
  EXPECT_THAT(reasons(c), ElementsAre("at_once baseline.lot-of-all"));
  c = asked(20);
  c.at_once = 1;
  c.months_between = 1;
  EXPECT_THAT(reasons(c), ElementsAre("at_once baseline.too-many-steps"));
  c.months_between = 13;
  c.at_once = 5;
  EXPECT_THAT(reasons(c), ElementsAre("months_between baseline.months-not-fitting"));
}

TEST(InOrder, WithoutALotIsAsNamed) {
  const auto places = in_order(asked(), {}, backwards);
  EXPECT_THAT(places,
              ElementsAre(BaselinePlace{place(1), 1, day("2026-12-01"), {}}, BaselinePlace{place(2), 0, {}, {}}));
}

TEST(InOrder, OfALotIsTheSameForAnybodyWhoDrawsAgain) {
  KeepBaseline c = asked(6);
  c.at_once = 2;
  c.months_between = 3;
  const BaselineLot lot{Text<64>::trusted("seed"), 2, 3};
  const auto places = in_order(c, lot, backwards);
  ASSERT_EQ(places.size(), 6U);
  KeepBaseline turned = c;
  std::swap(turned.taking_part, turned.not_yet);
  EXPECT_EQ(in_order(turned, lot, backwards), places) << "however the places were named";
  std::set<Uuid> all;
  for (std::size_t i = 0; i < places.size(); ++i) {
    all.insert(places[i].place.value);
    EXPECT_EQ(places[i].drawn, static_cast<int>(i) + 1);
    EXPECT_EQ(places[i].step, static_cast<int>(i) / 2 + 1);
  }
  EXPECT_EQ(all.size(), 6U);
  EXPECT_EQ(places[1].starts_on, day("2026-12-01"));
  EXPECT_EQ(places[2].starts_on, day("2027-03-01"));
  EXPECT_EQ(places[5].starts_on, day("2027-06-01"));
}

TEST(InOrder, WithoutMonthsTheOthersHaveNoDay) {
  KeepBaseline c = asked(3);
  c.at_once = 1;
  const auto places = in_order(c, BaselineLot{Text<64>::trusted("seed"), 1, {}}, backwards);
  EXPECT_EQ(places[0].step, 1);
  EXPECT_EQ(places[1].step, 0);
  EXPECT_FALSE(places[2].starts_on);
}

Baseline kept(const char* starts, const char* first, const char* last) {
  Baseline b;
  b.starts_on = day(starts);
  b.first = day(first);
  b.last = day(last);
  return b;
}

TEST(Windows, AreWholeMonthsAsLongAsTheTimeBefore) {
  const Baseline b = kept("2026-03-17", "2026-01-01", "2026-03-31");
  const auto all = windows(b, day("2026-11-22"));
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0].first, day("2026-04-01"));
  EXPECT_EQ(all[0].last, day("2026-06-30"));
  EXPECT_TRUE(all[1].over);
  EXPECT_FALSE(all[2].over);
  EXPECT_EQ(usual_window(all), 1U);
}

TEST(Windows, CrossTheYearAndBeginWithTheMeasure) {
  const Baseline b = kept("2026-12-01", "2026-11-01", "2026-11-30");
  EXPECT_THAT(windows(b, day("2026-11-30")), IsEmpty());
  EXPECT_FALSE(usual_window({}));
  const auto first_day = windows(b, day("2026-12-01"));
  ASSERT_EQ(first_day.size(), 1U);
  EXPECT_EQ(usual_window(first_day), 0U) << "what runs is told where nothing is over";
  EXPECT_EQ(windows(b, day("2027-02-01"))[2].last, day("2027-02-28"));
}

TEST(PartOf, LeavesOutWhoBeganInBetween) {
  const Window w{day("2026-04-01"), day("2026-06-30"), true};
  EXPECT_EQ(part_of(day("2026-03-17"), w), Part::takes_part);
  EXPECT_EQ(part_of(day("2026-04-01"), w), Part::takes_part);
  EXPECT_EQ(part_of(day("2026-04-02"), w), Part::in_between);
  EXPECT_EQ(part_of(day("2026-07-01"), w), Part::not_yet);
  EXPECT_EQ(part_of(std::nullopt, w), Part::not_yet);
}

}  // namespace
}  // namespace homeward::baseline
