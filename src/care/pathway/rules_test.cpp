#include "care/pathway/rules.hpp"

#include <gtest/gtest.h>

namespace homeward::pathway {
namespace {

LocalDate day(std::string_view text) { return *LocalDate::parse(text); }

/// Two beds never, and nobody twice in a stage; else what goes side by side here is an example.
RoadRules road() {
  return {Days{14},
          Days{1},
          Days{1},
          Days{21},
          {{{Setting::inpatient, Setting::community}, {}},
           {{Setting::inpatient, Setting::outpatient}, {}},
           {{Setting::outpatient, Setting::community}, std::array{Stage::treatment, Stage::treatment}}}};
}

AdmissionQuestion a_question() {
  AdmissionQuestion q;
  q.stage = Stage::treatment;
  q.setting = Setting::outpatient;
  q.started = day("2026-03-10");
  q.today = day("2026-03-10");
  return q;
}

std::vector<std::string> reasons(const Error& e) {
  std::vector<std::string> out;
  for (const FieldFault& f : e.fields) out.push_back(f.path + " " + f.reason);
  if (e.fields.empty()) out.push_back(e.reason);
  return out;
}

TEST(ProgrammeClass, HasOneBoundaryRule) {
  EXPECT_EQ(class_of({89}), ProgrammeClass::short_term);
  EXPECT_EQ(class_of({90}), ProgrammeClass::medium_term);
  EXPECT_EQ(class_of({182}), ProgrammeClass::medium_term);
  EXPECT_EQ(class_of({183}), ProgrammeClass::long_term);
  EXPECT_EQ(class_of({365}), ProgrammeClass::long_term);
  EXPECT_EQ(class_of({366}), ProgrammeClass::over_plan);
}

TEST(ProgrammeClass, CountsFirstAndLastDay) { EXPECT_EQ(length_of(day("2026-01-01"), day("2026-01-01")).count, 1); }

TEST(DecideAdmission, LetsAPersonEnterAtAnyStage) {
  for (int s = 0; s < 5; ++s) {
    auto q = a_question();
    q.stage = static_cast<Stage>(s);
    EXPECT_TRUE(decide_admission(road(), q).has_value()) << s;
  }
}

TEST(DecideAdmission, AsksForAReasonToGoBack) {
  auto q = a_question();
  q.latest_stage = Stage::social_rehabilitation;
  q.been = {Stage::social_rehabilitation};

  EXPECT_EQ(reasons(decide_admission(road(), q).error()),
            (std::vector<std::string>{"back_reason stage.back-needs-reason"}));

  q.has_back_reason = true;
  EXPECT_TRUE(decide_admission(road(), q)->goes_back);
}

TEST(DecideAdmission, AsksAboutAStageThatIsSkipped) {
  auto q = a_question();
  q.stage = Stage::resocialization;
  q.latest_stage = Stage::medical_rehabilitation;
  q.been = {Stage::medical_rehabilitation};

  EXPECT_EQ(reasons(decide_admission(road(), q).error()), (std::vector<std::string>{"marks stage.mark-needed"}));

  q.left_out = {Stage::social_rehabilitation};
  EXPECT_TRUE(decide_admission(road(), q).has_value());
}

TEST(DecideAdmission, ListsEveryFaultAtOnce) {
  auto q = a_question();
  q.started = day("2026-03-11");
  q.planned_until = day("2026-03-01");
  q.died = day("2026-03-09");

  EXPECT_EQ(reasons(decide_admission(road(), q).error()),
            (std::vector<std::string>{"started stay.starts-in-future", "started stay.after-death",
                                      "planned_until stay.planned-before-start"}));
}

TEST(DecideAdmission, RefusesTwoInpatientStaysInOneHouse) {
  auto q = a_question();
  q.setting = Setting::inpatient;
  q.open_here = {{{}, {}, Stage::detoxification, Setting::inpatient}};

  EXPECT_EQ(decide_admission(road(), q).error().reason, "stay.side-by-side");

  q.setting = Setting::outpatient;
  EXPECT_TRUE(decide_admission(road(), q).has_value());
}

TEST(DecideAdmission, AllowsSideBySideWhatTheRoadAllows) {
  const auto refused = [](StageAndSetting open, StageAndSetting begins) {
    auto q = a_question();
    q.stage = begins.stage;
    q.setting = begins.setting;
    q.open_here = {{{}, {}, open.stage, open.setting}};
    const auto decided = decide_admission(road(), q);
    return decided ? std::string() : decided.error().reason;
  };
  const StageAndSetting bed{Stage::treatment, Setting::inpatient}, room{Stage::treatment, Setting::outpatient},
      group{Stage::treatment, Setting::community}, later{Stage::social_rehabilitation, Setting::community};

  EXPECT_EQ(refused(bed, later), "");
  EXPECT_EQ(refused(later, bed), "") << "in either order";
  EXPECT_EQ(refused(bed, group), "stay.side-by-side") << "one stage twice, where stages are not named";
  EXPECT_EQ(refused(room, group), "") << "where they are, also the same";
  EXPECT_EQ(refused(group, room), "");
  EXPECT_EQ(refused(room, later), "stay.side-by-side") << "and no others";
  EXPECT_EQ(refused(group, later), "stay.side-by-side") << "what is not said is not allowed";
}

TEST(RoadRules, CountTheDayOfTheEndAsTheFirstAndTheDayOfTheArrivalAsNone) {
  RoadRules seven = road();
  seven.next_stay = Days{7};
  seven.begin_care = Days{3};

  EXPECT_EQ(next_stay_due(road(), day("2026-02-20")), day("2026-03-05"));
  EXPECT_EQ(next_stay_due(seven, day("2026-02-20")), day("2026-02-26"));
  EXPECT_EQ(care_due(road(), day("2026-02-28")), day("2026-03-01"));
  EXPECT_EQ(care_due(seven, day("2026-02-28")), day("2026-03-03"));
  EXPECT_EQ(departure_due(road(), day("2026-03-05"), day("2026-03-02")), day("2026-03-05"));
  EXPECT_EQ(departure_due(road(), day("2026-03-05"), day("2026-03-05")), day("2026-03-06")) << "the answer came late";
  EXPECT_TRUE(on_one_journey(road(), day("2026-03-01"), day("2026-03-22")));
  EXPECT_FALSE(on_one_journey(road(), day("2026-03-01"), day("2026-03-23")));
}

TEST(DecideAdmission, AcceptsSomebodyWhoLeftAnotherHouseAndAsksForCoordination) {
  auto q = a_question();
  q.setting = Setting::inpatient;
  q.open_elsewhere = true;

  ASSERT_TRUE(decide_admission(road(), q).has_value());
  EXPECT_TRUE(decide_admission(road(), q)->coordinate);
}

TEST(DecideEnd, RefusesASecondEnd) {
  Stay stay;
  stay.started = day("2026-01-01");
  stay.ended = day("2026-02-01");

  EXPECT_EQ(decide_end(stay, day("2026-02-02"), EndType::as_planned, EndReason::programme_completed, day("2026-03-01"))
                .error()
                .reason,
            "stay.already-ended");
}

TEST(DecideEnd, KeepsTypeAndReasonApartButFitting) {
  Stay stay;
  stay.started = day("2026-01-10");

  const auto wrong =
      decide_end(stay, day("2026-01-09"), EndType::died, EndReason::programme_completed, day("2026-01-08"));

  EXPECT_EQ(reasons(wrong.error()),
            (std::vector<std::string>{"ended stay.ends-before-start", "ended stay.ends-in-future",
                                      "end_reason end.reason-does-not-fit"}));
}

TEST(DecideEnd, GivesEveryTypeAtLeastOneReason) {
  for (EndType type : {EndType::as_planned, EndType::left_early, EndType::transferred, EndType::stopped_by_service,
                       EndType::imprisoned, EndType::died, EndType::other}) {
    int fitting = 0;
    for (int r = 0; r <= static_cast<int>(EndReason::other); ++r)
      fitting += reason_fits(type, static_cast<EndReason>(r));
    EXPECT_GE(fitting, 3) << to_word(type);
  }
}

TEST(EndedByDeath, EndsOnTheDayAndNeverBeforeItBegan) {
  Stay stay;
  stay.started = day("2026-03-05");

  const Stay ended = ended_by_death(stay, day("2026-03-08"), EndReason::not_stated);
  EXPECT_EQ(ended.ended, day("2026-03-08"));
  EXPECT_EQ(ended.end_type, EndType::died);
  EXPECT_TRUE(reason_fits(*ended.end_type, *ended.end_reason));
  EXPECT_EQ(ended_by_death(stay, day("2026-03-01"), EndReason::health).ended, day("2026-03-05"));
}

TEST(NeedsFollowUp, LeavesOutDeathPrisonAndThePlannedEndOfTheRoad) {
  EXPECT_TRUE(needs_follow_up(Stage::social_rehabilitation, EndType::as_planned));
  EXPECT_TRUE(needs_follow_up(Stage::resocialization, EndType::left_early));
  EXPECT_FALSE(needs_follow_up(Stage::resocialization, EndType::as_planned));
  EXPECT_FALSE(needs_follow_up(Stage::treatment, EndType::died));
  EXPECT_FALSE(needs_follow_up(Stage::treatment, EndType::imprisoned));
}

TEST(CheckSubstances, FollowsTdi) {
  SubstanceUse alcohol;
  alcohol.substance = Substance::alcohol;
  SubstanceUse twice = alcohol;
  twice.rank = SubstanceRank::secondary;
  twice.age_first_use = 40;
  twice.age_answer = Answer::answered;

  std::vector<std::string> seen;
  for (const auto& f : check_substances({alcohol, twice}, 30)) seen.push_back(f.path + " " + f.reason);

  EXPECT_EQ(seen, (std::vector<std::string>{"substances[0].substance substance.not-principal",
                                            "substances[1].substance substance.twice",
                                            "substances[1].age_first_use substance.age"}));
}

TEST(CheckSubstances, KeepsApartWhoDoesNotKnowDoesNotSayAndWasNotAsked) {
  const auto faults_of = [](SubstanceUse use) {
    std::string out;
    for (const auto& f : check_substances({use}, 30)) out += f.path + " " + f.reason + "; ";
    return out;
  };
  SubstanceUse bare, injected, often, young;
  injected.route = Route::inject;
  often.frequency = Frequency::not_used;
  young.age_answer = Answer::answered;
  young.age_first_use = 17;

  for (const Substance s : {Substance::not_known, Substance::does_not_want_to_answer, Substance::not_asked}) {
    bare.substance = s;
    EXPECT_EQ(faults_of(bare), "") << to_word(s) << " may be the principal one";
    for (SubstanceUse told : {injected, often, young}) {
      told.substance = s;
      EXPECT_EQ(faults_of(told), s == Substance::not_known ? "" : "substances[0].substance substance.not-named; ")
          << to_word(s) << ": one may inject what one does not know";
    }
  }
  SubstanceUse second = bare;
  second.rank = SubstanceRank::secondary;
  EXPECT_TRUE(check_substances({bare, second}, 30).empty()) << "no substance is listed twice";
}

}  // namespace
}  // namespace homeward::pathway
