#include "exchange/ctn0094/course.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace homeward::ctn0094 {
namespace {

/// One person, randomised to methadone on day 5 (planned: 24 weeks, days 5 to 172), seen when a test says so.
struct OnePerson {
  OnePerson() {
    tables.people.emplace_back();
    tables.people[0].randomised[0] = PersonRow::Randomisation{Arm::methadone, 5};
    tables.weeks = {{{24, 0}, {24, 0}, {24, 0}, {24, 0}, {12, 24}, {12, 24}}};
  }
  OnePerson& seen(std::initializer_list<StudyDay> days) {
    for (StudyDay d : days) tables.doses.push_back({.person = 0, .line = 2, .day = d});
    return *this;
  }
  OnePerson& visit(const char* label, Outcome outcome, std::optional<StudyDay> day,
                   std::initializer_list<Flag> flags = {}) {
    Visit v{.person = 0, .line = 2, .day = day, .label = *find_word(k_visit_labels, label), .outcome = outcome};
    for (Flag f : flags) v.flags.set(static_cast<std::size_t>(f));
    tables.visits.push_back(v);
    return *this;
  }
  OnePerson& used(const char* drug, StudyDay from, int days) {
    for (int i = 0; i < days; ++i)
      tables.reported_use.push_back(
          {.person = 0, .line = 2, .day = from + i, .word = *find_word(k_reported_drugs, drug)});
    return *this;
  }
  PersonRow& row() { return tables.people[0]; }
  Care care() const { return care_of(tables_of(tables, 0)); }
  std::vector<ReportedSubstance> substances() const { return substances_of(tables_of(tables, 0)); }

  Tables tables;
};

/// `5..172 as_planned programme_completed`
std::string end_of(const CourseStay& s) {
  return std::to_string(s.started) + ".." + std::to_string(s.ended) + " " + std::string(to_word(s.end_type)) + " " +
         std::string(to_word(s.end_reason));
}
std::string end_of(const Care& care) { return end_of(care.courses.back().stays.back()); }

TEST(CareOf, CompletesWhoIsSeenInTheLastFourPlannedWeeks) {
  EXPECT_EQ(end_of(OnePerson().seen({5, 145}).care()), "5..172 as_planned programme_completed");
  EXPECT_EQ(end_of(OnePerson().seen({5, 144}).care()), "5..144 left_early without_notice");
  EXPECT_EQ(end_of(OnePerson().seen({5, 60, 170, 400}).care()), "5..172 as_planned programme_completed");
  EXPECT_EQ(end_of(OnePerson().seen({}).care()), "5..5 left_early without_notice");
}

TEST(CareOf, DoesNotCountDaysReportedAfterwards) {
  EXPECT_EQ(end_of(OnePerson().seen({20}).used("Heroin", 100, 70).care()), "5..20 left_early without_notice");
}

TEST(CareOf, ReadsWhyFromNotesDueAfterTheLastDaySeen) {
  const auto end = [](Flag flag) {
    return end_of(OnePerson().seen({40}).visit("WK10", Outcome::no_visit, std::nullopt, {flag}).care());
  };
  EXPECT_EQ(end(Flag::in_jail), "5..40 imprisoned legal");
  EXPECT_EQ(end(Flag::missing_14), "5..40 stopped_by_service did_not_follow_rules");
  EXPECT_EQ(end(Flag::moved), "5..40 left_early moved_away");
  EXPECT_EQ(end(Flag::left_study), "5..40 left_early against_advice");
  EXPECT_EQ(end(Flag::no_funding), "5..40 left_early no_funding");
  EXPECT_EQ(end(Flag::illness), "5..40 left_early health");
  EXPECT_EQ(end(Flag::no_show), "5..40 left_early without_notice");
  // A note from before the last day seen explains something else.
  EXPECT_EQ(end_of(OnePerson().seen({40}).visit("WK2", Outcome::no_visit, std::nullopt, {Flag::in_jail}).care()),
            "5..40 left_early without_notice");
  // The gravest one counts.
  EXPECT_EQ(end_of(OnePerson()
                       .seen({40})
                       .visit("WK6", Outcome::no_visit, std::nullopt, {Flag::illness})
                       .visit("WK9", Outcome::no_visit, std::nullopt, {Flag::in_jail, Flag::left_study})
                       .care()),
            "5..40 imprisoned legal");
}

TEST(CareOf, TakesTheReportOfADeathForItsDay) {
  const Care care = OnePerson().seen({20, 90}).visit("WK24", Outcome::no_visit, std::nullopt, {Flag::dead}).care();

  EXPECT_EQ(end_of(care), "5..90 died not_stated");
  EXPECT_EQ(care.died, 5 + 24 * 7);
  EXPECT_EQ(OnePerson().seen({300}).visit("WK24", Outcome::no_visit, 173, {Flag::dead}).care().died, 300);
}

TEST(CareOf, BeginsASecondCourseWithASecondRandomisation) {
  OnePerson person;
  person.row().project = Project::ctn0030;
  person.row().randomised = {PersonRow::Randomisation{Arm::outpatient_bup_emm, 3},
                             PersonRow::Randomisation{Arm::outpatient_bup_smm, 45}};

  const Care care = person.seen({3, 50}).care();

  ASSERT_EQ(care.courses.size(), 2u);
  EXPECT_EQ(care.courses[0].programme, "CTN-0030 Outpatient BUP + EMM");
  EXPECT_EQ(end_of(care.courses[0].stays[0]), "3..44 transferred change_of_treatment");
  EXPECT_EQ(care.courses[0].stays[0].planned_until, 3 + 12 * 7 - 1);
  EXPECT_EQ(care.courses[1].programme, "CTN-0030 Outpatient BUP + SMM, phase 2");
  EXPECT_EQ(end_of(care.courses[1].stays[0]), "45..50 left_early without_notice");
  EXPECT_EQ(care.courses[1].stays[0].planned_until, 45 + 24 * 7 - 1);
}

TEST(CareOf, TakesARandomisationRepeatedOnTheSameDayForOne) {
  OnePerson person;
  person.row().randomised[1] = person.row().randomised[0];

  EXPECT_EQ(person.care().courses.size(), 1u);
}

TEST(CareOf, PutsDetoxificationBeforeTreatment) {
  OnePerson person;
  person.row().randomised[0]->arm = Arm::inpatient_nr_ntx;
  person.row().detox_from = -9;
  person.row().detox_until = 2;

  const Care care = person.seen({160}).care();

  ASSERT_EQ(care.courses[0].stays.size(), 2u);
  EXPECT_EQ(care.courses[0].stays[0].stage, Stage::detoxification);
  EXPECT_EQ(end_of(care.courses[0].stays[0]), "-9..2 as_planned not_stated");
  EXPECT_EQ(care.courses[0].stays[1].setting, Setting::inpatient);
  EXPECT_EQ(care.courses[0].opened, -9);
}

TEST(CareOf, GivesNoTreatmentToWhoWasNeverRandomised) {
  OnePerson person;
  person.row().randomised[0].reset();

  const Care care = person.seen({0, 12}).care();

  EXPECT_EQ(care.courses[0].programme, "CTN-0027 not randomised");
  EXPECT_TRUE(care.courses[0].stays.empty());
  EXPECT_EQ(care.courses[0].closed, 12);
  EXPECT_EQ(care.courses[0].end_type, EndType::other);
}

TEST(DayOf, PutsUndatedVisitsOnTheirScheduledDay) {
  OnePerson person;
  person.row().randomised[1] = PersonRow::Randomisation{Arm::outpatient_bup_smm, 50};
  const auto day = [&](const char* label) {
    Visit v{.label = *find_word(k_visit_labels, label)};
    return day_of(v, tables_of(person.tables, 0));
  };
  EXPECT_EQ(day("BASELINE"), 0);
  EXPECT_EQ(day("WK0"), 5);
  EXPECT_EQ(day("WK12"), 5 + 84);
  EXPECT_EQ(day("EOT"), 5 + 168);
  EXPECT_EQ(day("M3F"), 5 + 252);
  EXPECT_EQ(day("P1Wk1B"), 5);
  EXPECT_EQ(day("P2Wk3"), 50 + 14);
  EXPECT_EQ(day("P2Finl"), 50 + 168);
  EXPECT_EQ(day("P1Unsc"), std::nullopt);
}

TEST(SubstancesOf, PrincipalIsTheOpioidOfMostDays) {
  const auto found = OnePerson().used("Opioid", -28, 10).used("Heroin", -28, 20).used("THC", -20, 20).substances();

  ASSERT_EQ(found.size(), 3u);
  EXPECT_EQ(found[0].substance, Substance::heroin);
  EXPECT_EQ(found[0].rank, SubstanceRank::principal);
  EXPECT_EQ(found[0].frequency, Frequency::four_to_six_days_a_week);
  EXPECT_EQ(found[1].substance, Substance::other_opioids);
  EXPECT_EQ(found[1].frequency, Frequency::two_to_three_days_a_week);
  EXPECT_EQ(found[2].substance, Substance::cannabis_plant);
}

TEST(SubstancesOf, LooksOnlyAtTheWindowBeforeDayZero) {
  OnePerson person;
  person.row().day_zero = -3;

  const auto found = person.used("Heroin", -32, 2).used("Cocaine", -3, 5).used("Opioid", -31, 28).substances();

  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].substance, Substance::other_opioids);
  EXPECT_EQ(found[0].frequency, Frequency::daily);
  EXPECT_EQ(found[1].substance, Substance::heroin);  // one of its two days
  EXPECT_EQ(found[1].frequency, Frequency::once_a_week_or_less);
}

TEST(SubstancesOf, FallsBackOnTheSurveyThenOnWhatTheTrialsTreated) {
  OnePerson person;
  EXPECT_EQ(person.substances()[0].substance, Substance::other_opioids);
  EXPECT_EQ(person.substances()[0].frequency, Frequency::not_known);

  person.row().survey_days[*find_word(k_survey_drugs, "speedball")] = 30;
  person.row().injects = true;
  EXPECT_EQ(person.substances()[0].substance, Substance::heroin);
  EXPECT_EQ(person.substances()[0].frequency, Frequency::daily);
  EXPECT_EQ(person.substances()[0].route, Route::inject);
}

TEST(SubstancesOf, NamesWhatWasDiagnosedOnceOnly) {
  OnePerson person;
  person.row().diagnosed = {true, true, false, std::nullopt, true, true};
  person.row().smokes = true;

  const auto found = person.used("Cocaine", -5, 5).used("Benzodiazepine", -5, 2).substances();

  std::vector<Substance> substances;
  for (const auto& s : found) substances.push_back(s.substance);
  EXPECT_EQ(substances, (std::vector{Substance::other_opioids, Substance::other_cocaine, Substance::benzodiazepines,
                                     Substance::alcohol, Substance::tobacco}));
  EXPECT_EQ(found[3].frequency, Frequency::not_used);  // other use was reported for these days
}

RC_GTEST_PROP(CareOfProperty, EveryStayLiesInOrderInsideItsCourse, ()) {
  OnePerson person;
  if (*rc::gen::arbitrary<bool>()) person.row().detox_from = *rc::gen::inRange(-30, 30);
  if (person.row().detox_from && *rc::gen::arbitrary<bool>()) {
    person.row().detox_until = *person.row().detox_from + *rc::gen::inRange(0, 30);
  }
  if (*rc::gen::arbitrary<bool>()) {
    person.row().randomised[1] = PersonRow::Randomisation{Arm::outpatient_bup_emm, *rc::gen::inRange(0, 120)};
  }
  if (*rc::gen::inRange(0, 4) == 0) person.row().randomised[0].reset();
  for (StudyDay d : *rc::gen::container<std::vector<StudyDay>>(rc::gen::inRange(-40, 400))) person.seen({d});

  for (const Course& course : person.care().courses) {
    RC_ASSERT(course.opened <= course.closed);
    for (const CourseStay& s : course.stays) {
      RC_ASSERT(course.opened <= s.started);
      RC_ASSERT(s.started <= s.ended);
      RC_ASSERT(s.ended <= course.closed);
      const bool in_plan = !s.planned_until || s.ended <= *s.planned_until || s.end_type == EndType::transferred;
      RC_ASSERT(in_plan);
    }
  }
}

}  // namespace
}  // namespace homeward::ctn0094
