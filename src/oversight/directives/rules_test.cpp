#include "oversight/directives/rules.hpp"

#include <gtest/gtest.h>

namespace homeward::directives {
namespace {

LocalDate day(const char* text) { return *LocalDate::parse(text); }
Id<Place> place(std::uint8_t n) {
  Id<Place> id;
  id.value = *Uuid::parse("00000000-0000-7000-8000-0000000000" + std::string(n < 16 ? "0" : "") +
                          std::string(1, "0123456789abcdef"[n % 16]));
  return id;
}

DirectiveOrder an_order() {
  DirectiveOrder order;
  order.title = Text<160>::trusted("Families beside treatment");
  order.aim = Text<2000>::trusted("Every family is met once.");
  order.places = {place(1)};
  order.act_by = day("2026-12-01");
  return order;
}

Directive a_directive() {
  Directive d;
  d.order = an_order();
  d.issued_on = d.edition_since = day("2026-11-01");
  return d;
}

std::vector<std::pair<std::string, std::string>> reasons(const FieldFaults& faults) {
  std::vector<std::pair<std::string, std::string>> out;
  for (const FieldFault& f : faults) out.emplace_back(f.path, f.reason);
  return out;
}
using Reasons = std::vector<std::pair<std::string, std::string>>;

TEST(CheckOrder, SaysAllThatIsWrongAtOnce) {
  DirectiveOrder order;
  order.places = {place(1), place(2), place(1)};
  order.counts = {ActKind::form_finished, ActWhom::anybody, Stage::treatment, ContactKind::call, std::nullopt};
  order.act_by = day("2026-10-31");
  order.ends_on = day("2026-10-30");

  EXPECT_EQ(reasons(check_order(order, day("2026-11-01"), "order.")),
            (Reasons{{"order.title", "field.missing"},
                     {"order.aim", "field.missing"},
                     {"order.places[2]", "directive.place-twice"},
                     {"order.counts.stage", "directive.counts-does-not-fit"},
                     {"order.counts.contact", "directive.counts-does-not-fit"},
                     {"order.counts.instrument", "field.missing"},
                     {"order.act_by", "directive.act-by-past"},
                     {"order.ends_on", "directive.ends-before-act-by"}}));
  EXPECT_TRUE(check_order(an_order(), day("2026-12-01"), "").empty());
}

TEST(CheckOrder, WhatAHouseSaysIsAboutNobodyInParticular) {
  DirectiveOrder order = an_order();
  order.counts.whom = ActWhom::relative;
  EXPECT_EQ(reasons(check_order(order, day("2026-11-01"), "")),
            (Reasons{{"counts.whom", "directive.counts-does-not-fit"}}));
}

TEST(DecideAnswer, AsksForWhatBelongsToEachAnswer) {
  const LocalDate today = day("2026-11-05");
  const auto faults = [&](const GivenAnswer& a) {
    const auto decided = decide_answer(a_directive(), a, std::nullopt, today);
    return decided ? Reasons{} : reasons(decided.error().fields);
  };
  using K = DirectiveAnswerKind;

  EXPECT_EQ(faults({K::received}), Reasons{});
  EXPECT_EQ(faults({K::will_do}), (Reasons{{"by", "answer.by-needed"}}));
  EXPECT_EQ(faults({K::will_do, day("2026-11-04")}), (Reasons{{"by", "answer.by-past"}}));
  EXPECT_EQ(faults({K::will_do, today}), Reasons{});
  EXPECT_EQ(faults({K::done, today, CannotReason::law}), (Reasons{{"by", "answer.by-not-fitting"},
                                                                  {"reason", "answer.reason-not-fitting"},
                                                                  {"words", "answer.words-needed"}}));
  EXPECT_EQ(faults({K::cannot}), (Reasons{{"reason", "answer.reason-needed"}, {"words", "answer.words-needed"}}));
  EXPECT_EQ(faults({K::cannot, std::nullopt, CannotReason::no_staff, true}), Reasons{});
}

TEST(DecideAnswer, ReceivedIsSaidOnceAndNothingIsSaidToWhatWasTakenBack) {
  Directive d = a_directive();
  const auto said = decide_answer(d, {}, DirectiveAnswerKind::done, day("2026-11-05"));
  EXPECT_EQ(said.error().reason, "answer.received-already");
  d.withdrawn_on = day("2026-11-04");
  EXPECT_EQ(decide_answer(d, {}, std::nullopt, day("2026-11-05")).error().reason, "directive.withdrawn");
}

TEST(NextDue, IsAWeekForTheFirstWordThenWhatTheHouseSaid) {
  Directive d = a_directive();
  EXPECT_EQ(next_due(d, Standing::unanswered, std::nullopt), day("2026-11-08"));
  EXPECT_EQ(next_due(d, Standing::received, std::nullopt), day("2026-12-01"));
  EXPECT_EQ(next_due(d, Standing::will_do, day("2026-11-20")), day("2026-11-20"));
  EXPECT_EQ(next_due(d, Standing::done, std::nullopt), std::nullopt);
  EXPECT_EQ(next_due(d, Standing::cannot, std::nullopt), std::nullopt);
  d.order.act_by = day("2026-11-03");
  EXPECT_EQ(next_due(d, Standing::unanswered, std::nullopt), day("2026-11-03"));
  d.withdrawn_on = day("2026-11-02");
  EXPECT_EQ(next_due(d, Standing::unanswered, std::nullopt), std::nullopt);
}

TEST(StateOf, EndsWithItsLastDayAndActsCountNoLonger) {
  Directive d = a_directive();
  d.order.ends_on = day("2026-12-31");
  EXPECT_EQ(state_of(d, day("2026-12-01")), DirectiveState::open);
  EXPECT_EQ(state_of(d, day("2026-12-02")), DirectiveState::past_act_by);
  EXPECT_EQ(state_of(d, day("2027-01-01")), DirectiveState::ended);
  EXPECT_EQ(counted_until(d, day("2026-12-02")), day("2026-12-02"));
  EXPECT_EQ(counted_until(d, day("2027-01-05")), day("2026-12-31"));
  d.withdrawn_on = day("2026-12-10");
  EXPECT_EQ(state_of(d, day("2026-12-11")), DirectiveState::withdrawn);
  EXPECT_EQ(counted_until(d, day("2027-01-05")), day("2026-12-10"));
}

TEST(Compare, TellsWhatWasSaidFromWhatIsShown) {
  EXPECT_EQ(compare(Standing::done, true), SaidAndShown::both);
  EXPECT_EQ(compare(Standing::done, false), SaidAndShown::said_only);
  EXPECT_EQ(compare(Standing::cannot, true), SaidAndShown::shown_only);
  EXPECT_EQ(compare(Standing::unanswered, false), SaidAndShown::neither);
}

TEST(WeekOf, BeginsWithTheDayOfIssue) {
  EXPECT_EQ(week_of(day("2026-11-01"), day("2026-11-01")), 1);
  EXPECT_EQ(week_of(day("2026-11-01"), day("2026-11-07")), 1);
  EXPECT_EQ(week_of(day("2026-11-01"), day("2026-11-08")), 2);
}

TEST(Median, IsTheMiddleOne) {
  EXPECT_EQ(median({}), std::nullopt);
  EXPECT_EQ(median({9, 1, 4}), 4.0);
  EXPECT_EQ(median({1, 4, 9, 5}), 4.5);
}

}  // namespace
}  // namespace homeward::directives
