#include "care/assessment/rules_schedule.hpp"

#include <gtest/gtest.h>

namespace homeward::assessment {
namespace {

LocalDate day(int n) { return *LocalDate::from(2026, 1, 1) + Days{n}; }

Schedule a_set(std::string id, ScheduleBegins begins, int from, int due, std::vector<ScheduledForm> forms) {
  Schedule out;
  out.id = std::move(id);
  out.begins = begins;
  out.from = Days{from};
  out.due = Days{due};
  out.forms = std::move(forms);
  return out;
}

ScheduledForm form(std::string instrument) { return {.instrument = std::move(instrument), .minutes = 3}; }

CareSoFar opened(LocalDate on) { return {.opened = on, .stage = Stage::treatment}; }

/// `instrument from..due` of each, "!" where overdue.
std::string told(const std::vector<Schedule>& sets, const CareSoFar& care, LocalDate today) {
  std::string out;
  for (const DueForm& due : due_forms(sets, care, today)) {
    out += (out.empty() ? "" : ", ") + due.form->instrument + " " + std::to_string((due.from - day(0)).count) + ".." +
           std::to_string((due.due - day(0)).count) + (due.overdue_on(today) ? "!" : "");
  }
  return out;
}

TEST(DueForms, AreAskedFromTheirDayAndOverdueAfterTheLast) {
  const std::vector sets{a_set("intake", ScheduleBegins::opened, 0, 14, {form("phq-9"), form("gad-7")})};

  EXPECT_EQ(told(sets, opened(day(0)), day(0)), "phq-9 0..14, gad-7 0..14");
  EXPECT_EQ(told(sets, opened(day(0)), day(14)), "phq-9 0..14, gad-7 0..14");
  EXPECT_EQ(told(sets, opened(day(0)), day(15)), "phq-9 0..14!, gad-7 0..14!");
  EXPECT_EQ(told(sets, opened(day(1)), day(0)), "");
}

TEST(DueForms, AreNotAskedTwiceAndAFormOfTheDaysBeforeCounts) {
  std::vector sets{a_set("intake", ScheduleBegins::opened, 0, 14, {form("phq-9")})};
  CareSoFar care = opened(day(20));
  care.forms = {{"phq-9", day(12)}};

  EXPECT_EQ(told(sets, care, day(20)), "phq-9 20..34") << "from before care was opened";
  sets.front().counts_before = Days{14};
  EXPECT_EQ(told(sets, care, day(20)), "");
  care.forms = {{"phq-9", day(22)}};
  EXPECT_EQ(told(sets, care, day(30)), "");
}

TEST(DueForms, AreAskedAgainSoLongAfterTheLast) {
  std::vector sets{a_set("monthly", ScheduleBegins::opened, 28, 42, {form("who-5")})};
  sets.front().every = Days{28};
  CareSoFar care = opened(day(0));

  EXPECT_EQ(told(sets, care, day(27)), "");
  EXPECT_EQ(told(sets, care, day(28)), "who-5 28..42");
  care.forms = {{"who-5", day(10)}};
  EXPECT_EQ(told(sets, care, day(30)), "") << "the one of the intake puts it off";
  EXPECT_EQ(told(sets, care, day(38)), "who-5 38..52");
  EXPECT_EQ(told(sets, care, day(53)), "who-5 38..52!");
}

TEST(DueForms, WhoseLastDayIsOverAreMissedAndNoLongerAsked) {
  std::vector sets{a_set("first-day", ScheduleBegins::opened, 0, 0, {form("c-ssrs-screener")})};
  sets.front().last = Days{14};

  EXPECT_EQ(told(sets, opened(day(0)), day(14)), "c-ssrs-screener 0..0!");
  EXPECT_EQ(told(sets, opened(day(0)), day(15)), "");
}

TEST(DueForms, EndWithCareAndThoseAfterwardsBegin) {
  std::vector sets{a_set("after-3-months", ScheduleBegins::closed, 77, 91, {form("top")}),
                   a_set("monthly", ScheduleBegins::opened, 28, 42, {form("who-5")})};
  CareSoFar care = opened(day(0));

  EXPECT_EQ(told(sets, care, day(80)), "who-5 28..42!");
  care.closed = day(10);
  EXPECT_EQ(told(sets, care, day(80)), "");
  EXPECT_EQ(told(sets, care, day(87)), "top 87..101");
  care.asked_not_to_call = true;
  EXPECT_EQ(told(sets, care, day(87)), "");
}

TEST(DueForms, AroundThePlannedEndAreAskedOnlyInTheirStages) {
  std::vector sets{a_set("exit", ScheduleBegins::leaving, -14, 14, {form("top")})};
  sets.front().stages = {Stage::treatment};
  CareSoFar care = opened(day(0));
  EXPECT_EQ(told(sets, care, day(60)), "") << "no end is planned";

  care.planned_until = day(70);

  EXPECT_EQ(told(sets, care, day(60)), "top 56..84");
  care.stage = Stage::detoxification;
  EXPECT_EQ(told(sets, care, day(60)), "");
}

TEST(DueForms, AskOnlyThoseOfTheAgeAndAllWhoseAgeIsNotKnown) {
  ScheduledForm young = form("crafft"), adult = form("assist");
  young.youngest = 12;
  young.oldest = 21;
  adult.youngest = 18;
  const std::vector sets{a_set("first-day", ScheduleBegins::opened, 0, 0, {young, adult})};
  CareSoFar care = opened(day(0));

  EXPECT_EQ(told(sets, care, day(0)), "crafft 0..0, assist 0..0");
  care.birth_year = 2026 - 40;
  EXPECT_EQ(told(sets, care, day(0)), "assist 0..0");
  care.birth_year = 2026 - 15;
  EXPECT_EQ(told(sets, care, day(0)), "crafft 0..0");
  care.birth_year = 2026 - 22;
  EXPECT_EQ(told(sets, care, day(0)), "assist 0..0") << "21 or 22, as the birthday is not known: the older counts";
  care.born = *LocalDate::from(2004, 12, 31);
  EXPECT_EQ(told(sets, care, day(0)), "crafft 0..0, assist 0..0") << "21 until the birthday";
}

TEST(DueForms, AskAgainOnlyWhereTheLastScoreWasHigh) {
  ScheduledForm again = form("phq-9");
  again.if_before = EarlierScore{"total", 10};
  std::vector sets{a_set("symptoms", ScheduleBegins::opened, 28, 42, {again})};
  sets.front().every = Days{28};
  CareSoFar care = opened(day(0));

  EXPECT_EQ(told(sets, care, day(40)), "") << "never asked, so not high";
  care.forms = {{"phq-9", day(2), {{"total", 9}}}};
  EXPECT_EQ(told(sets, care, day(40)), "");
  care.forms = {{"phq-9", day(2), {{"total", 10}}}};
  EXPECT_EQ(told(sets, care, day(40)), "phq-9 30..44");
}

TEST(DueForms, AskAnInstrumentOfSeveralSetsOnceWhereItIsDueFirst) {
  std::vector sets{a_set("exit", ScheduleBegins::opened, 0, 20, {form("top")}),
                   a_set("review", ScheduleBegins::opened, 0, 10, {form("top"), form("who-5")})};

  const auto due = due_forms(sets, opened(day(0)), day(0));

  ASSERT_EQ(due.size(), 2U);
  EXPECT_EQ(due[0].form->instrument, "top");
  EXPECT_EQ(due[0].schedule->id, "review");
}

TEST(DueForms, WhoseTextIsNotHereAreNeverOverdueAndAreNamed) {
  ScheduledForm waits = form("who-5");
  waits.waits_for_text = true;
  const std::vector sets{a_set("intake", ScheduleBegins::opened, 0, 14, {form("phq-9"), waits}),
                         a_set("monthly", ScheduleBegins::opened, 28, 42, {waits})};

  EXPECT_EQ(told(sets, opened(day(0)), day(43)), "phq-9 0..14!");
  EXPECT_EQ(forms_without_text(sets, opened(day(0)), day(43)), std::set<std::string>{"who-5"}) << "once, of two sets";
  EXPECT_EQ(forms_without_text(sets, opened(day(1)), day(0)), std::set<std::string>{}) << "nothing is asked yet";
}

TEST(MinutesOfASchedule, AreTheSumOfWhatIsAskedAtThisAge) {
  ScheduledForm young = form("crafft");
  young.oldest = 21;
  const Schedule set = a_set("first-day", ScheduleBegins::opened, 0, 0, {young, form("c-ssrs-screener")});

  EXPECT_EQ(minutes_at(set, 15), 6);
  EXPECT_EQ(minutes_at(set, 22), 3);
}

}  // namespace
}  // namespace homeward::assessment
