#include "oversight/indicators/aimed.hpp"

#include "base/json.hpp"

#include <gtest/gtest.h>

namespace homeward::indicators {
namespace {

LocalDate day(const char* text) { return *LocalDate::parse(text); }
const LocalDate k_today = day("2026-11-22");

Definition a_definition(Figure figure = Figure::share, Polarity polarity = Polarity::higher) {
  Definition d;
  d.figure = figure;
  d.polarity = polarity;
  return d;
}
GivenTarget a_given(double value = 0.7) { return {value, day("2026-11-01"), day("2027-06-30"), true}; }
IndicatorTarget a_target(const char* from, const char* until, double value = 0.5) {
  IndicatorTarget t;
  t.value = value;
  t.starts_on = day(from);
  t.reach_by = day(until);
  return t;
}

using Reasons = std::vector<std::pair<std::string, std::string>>;
Reasons faults(const GivenTarget& given, const Definition* d, std::vector<IndicatorTarget> others = {},
               PlaceKind kind = PlaceKind::region) {
  Reasons out;
  for (const FieldFault& f : check_target(given, d, kind, others, k_today)) out.emplace_back(f.path, f.reason);
  return out;
}

TEST(CheckTarget, SaysAllThatIsWrongAtOnce) {
  const Definition d = a_definition();
  const GivenTarget given{1.2, day("2026-11-01"), day("2026-10-01"), false};
  EXPECT_EQ(faults(given, nullptr, {}, PlaceKind::unit), (Reasons{{"indicator", "target.unknown-indicator"},
                                                                  {"place", "target.place-kind"},
                                                                  {"reach_by", "target.reach-by-before-start"},
                                                                  {"reach_by", "target.reach-by-past"},
                                                                  {"why", "field.missing"}}));
  EXPECT_EQ(faults(given, &d, {a_target("2026-01-01", "2026-12-31")}),
            (Reasons{{"value", "target.value-out-of-range"},
                     {"reach_by", "target.reach-by-before-start"},
                     {"reach_by", "target.reach-by-past"},
                     {"why", "field.missing"}}))
      << "no day of its own lies in the other";
  EXPECT_EQ(faults(a_given(), &d), Reasons{});
}

TEST(CheckTarget, KeepsToTheRangeOfTheFigure) {
  const Definition share = a_definition(), days = a_definition(Figure::spread, Polarity::lower);
  for (const double value : {0.0, 1.0}) EXPECT_EQ(faults(a_given(value), &share), Reasons{}) << value;
  for (const double value : {-0.01, 1.01, 1e300})
    EXPECT_EQ(faults(a_given(value), &share), (Reasons{{"value", "target.value-out-of-range"}})) << value;
  EXPECT_EQ(faults(a_given(21), &days), Reasons{});
  EXPECT_EQ(faults(a_given(-1), &days), (Reasons{{"value", "target.value-out-of-range"}}));
}

TEST(CheckTarget, NeedsAnIntervalAndABetterSide) {
  const Definition count = a_definition(Figure::count), neither = a_definition(Figure::spread, Polarity::neither);
  for (const Definition* d : {&count, &neither})
    EXPECT_EQ(faults(a_given(0.5), d), (Reasons{{"indicator", "target.no-direction"}}));
}

TEST(CheckTarget, LetsOneHoldAtATime) {
  const Definition d = a_definition();
  const Reasons overlaps{{"starts_on", "target.overlaps"}};
  EXPECT_EQ(faults(a_given(), &d, {a_target("2026-01-01", "2026-11-01")}), overlaps) << "on one day";
  EXPECT_EQ(faults(a_given(), &d, {a_target("2026-01-01", "2026-10-31")}), Reasons{});
  EXPECT_EQ(faults(a_given(), &d, {a_target("2027-06-30", "2027-12-31")}), overlaps);
  EXPECT_EQ(faults(a_given(), &d, {a_target("2027-07-01", "2027-12-31")}), Reasons{});
  IndicatorTarget ended = a_target("2026-01-01", "2026-12-31");
  ended.ended_on = day("2026-11-01");
  EXPECT_EQ(faults(a_given(), &d, {ended}), Reasons{}) << "the day on which one ends is free";
  ended.starts_on = day("2026-11-05");
  EXPECT_EQ(faults(a_given(), &d, {ended}), Reasons{}) << "one that was ended before it began never held";
}

TEST(StateOfTarget, FollowsItsDays) {
  IndicatorTarget t = a_target("2026-11-10", "2026-11-20");
  EXPECT_EQ(state_of(t, day("2026-11-09")), TargetState::to_come);
  EXPECT_EQ(state_of(t, day("2026-11-10")), TargetState::holds);
  EXPECT_EQ(state_of(t, day("2026-11-20")), TargetState::holds);
  EXPECT_EQ(state_of(t, day("2026-11-21")), TargetState::over);
  EXPECT_EQ(decide_change_target(t, day("2026-11-21")).error().reason, "target.over");
  t.ended_on = day("2026-11-15");
  EXPECT_EQ(state_of(t, day("2026-11-15")), TargetState::ended);
  EXPECT_FALSE(holds_on(t, day("2026-11-15")));
  EXPECT_TRUE(holds_on(t, day("2026-11-14")));
  EXPECT_EQ(decide_change_target(t, day("2026-11-15")).error().reason, "target.ended");
  EXPECT_TRUE(decide_change_target(t, day("2026-11-14")));
}

TEST(HoldsOn, NobodyIsMeasuredByWhatWasNotSaidYet) {
  IndicatorTarget t = a_target("2026-01-01", "2026-12-31");
  t.set_on = day("2026-11-05");
  EXPECT_FALSE(holds_on(t, day("2026-11-04")));
  EXPECT_TRUE(holds_on(t, day("2026-11-05")));
}

TEST(ValueOfTarget, MeasuresDaysByWhatHeldThen) {
  IndicatorTarget t = a_target("2026-01-01", "2026-12-31", 0.5);
  t.earlier = {{0.7, t.starts_on, t.reach_by, day("2026-06-01")}, {0.6, t.starts_on, t.reach_by, day("2026-09-01")}};
  EXPECT_EQ(value_on(t, day("2026-05-31")), 0.7) << "what was missed stays missed";
  EXPECT_EQ(value_on(t, day("2026-06-01")), 0.6);
  EXPECT_EQ(value_on(t, day("2026-09-01")), 0.5);
}

TEST(HoldsOn, PublishedTargetsHoldForTheDaysOfTheirSource) {
  PublishedTarget t;
  EXPECT_TRUE(holds_on(t, k_today));
  t.from = k_today;
  t.until = k_today;
  EXPECT_TRUE(holds_on(t, k_today));
  EXPECT_FALSE(holds_on(t, k_today - Days{1}));
  EXPECT_FALSE(holds_on(t, k_today + Days{1}));
}

TEST(Judge, WantsTheWholeIntervalOnOneSide) {
  const auto higher = [](double low, double high) {
    return judge(Polarity::higher, 0.7, 100, false, Estimate{(low + high) / 2, low, high});
  };
  const auto lower = [](double low, double high) {
    return judge(Polarity::lower, 21, 100, false, Estimate{(low + high) / 2, low, high});
  };
  EXPECT_EQ(higher(0.7, 0.8), Reached::reached);
  EXPECT_EQ(higher(0.69, 0.8), Reached::too_few) << "the interval holds the target";
  EXPECT_EQ(higher(0.6, 0.7), Reached::too_few);
  EXPECT_EQ(higher(0.6, 0.69), Reached::not_reached);
  EXPECT_EQ(lower(10, 21), Reached::reached);
  EXPECT_EQ(lower(10, 22), Reached::too_few);
  EXPECT_EQ(lower(22, 30), Reached::not_reached);
}

TEST(Judge, SaysNothingThatIsNotShown) {
  const Estimate sure{0.9, 0.85, 0.95};
  EXPECT_EQ(judge(Polarity::higher, 0.7, {}, false, sure), Reached::withheld);
  EXPECT_EQ(judge(Polarity::higher, 0.7, 100, false, {}), Reached::withheld) << "the events are";
  EXPECT_EQ(judge(Polarity::higher, 0.7, 0, false, {}), Reached::too_few);
  EXPECT_EQ(judge(Polarity::higher, 0.7, 20, true, {}), Reached::too_few);
  EXPECT_EQ(judge(Polarity::lower, 21, 40, false, Estimate{9, {}, {}}), Reached::too_few) << "no interval";
}

/// A definition as small as the reader takes it, with a target of its source.
Result<Definition> with_target(const std::string& figure, const std::string& polarity, const std::string& target) {
  const std::string members = figure == "share" ? R"("numerator":"ended is known",)" : R"("value":"ended - started",)";
  const auto pack = json::parse(R"({"id":"x","version":1,"table":"stay","unit":"stay","person":"person",)"
                                R"("place":"place","day":"started","figure":")" +
                                figure + R"(","polarity":")" + polarity + R"(",)" + (figure == "count" ? "" : members) +
                                R"("target":)" + target + "}");
  return read_definition(*pack);
}

TEST(PublishedTarget, IsReadWithItsDaysAndItsSource) {
  const auto read = with_target(
      "share", "higher", R"({"value":0.8,"from":"2026-01-01","until":"2026-12-31","source":"A plan","verified":true})");
  ASSERT_TRUE(read) << read.error().detail;
  EXPECT_EQ(read->target->value, 0.8);
  EXPECT_EQ(read->target->from, day("2026-01-01"));
  EXPECT_EQ(read->target->until, day("2026-12-31"));
  EXPECT_EQ(read->target->source, "A plan");
  EXPECT_TRUE(read->target->verified);
}

TEST(PublishedTarget, IsHeldToTheSameRules) {
  const auto why = [](const std::string& figure, const std::string& polarity, const std::string& target) {
    const auto read = with_target(figure, polarity, target);
    return read ? std::string() : read.error().detail;
  };
  const std::string end = R"(,"source":"A plan","verified":false})";
  EXPECT_EQ(why("share", "higher", R"({"value":80)" + end), "/target/value: the figure never comes to that");
  EXPECT_EQ(why("spread", "lower", R"({"value":21)" + end), "");
  EXPECT_EQ(why("spread", "neither", R"({"value":21)" + end), "/target: a target needs an interval and a direction");
  EXPECT_EQ(why("count", "higher", R"({"value":21)" + end), "/target: a target needs an interval and a direction");
  EXPECT_EQ(why("share", "higher", R"({"value":0.8,"from":"2026-02-30")" + end), "/target/from: there is no such day");
  EXPECT_EQ(why("share", "higher", R"({"value":0.8,"from":"2026-02-01","until":"2026-01-01")" + end),
            "/target/until: it ends before it begins");
}

}  // namespace
}  // namespace homeward::indicators
