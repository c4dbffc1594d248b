#pragma once
#include "exchange/ctn0094/tables.hpp"

#include <string>
#include <vector>

/// What care a person of the trials had, and how it ended, read from what the tables observed. Pure.
///
/// The trials do not record an end of care, so one rule decides it, the same for everybody:
///
/// 1. **Seen** is a person on a day with a kept visit (`visit`, `final`), a urine sample, a dose or a withdrawal
/// rating.
///    Days of reported use do not count: they are reported afterwards.
/// 2. The planned last day is the day of randomisation plus the planned weeks of the arm (meta_study_length: treatment,
///    taper and follow-up) minus one.
/// 3. Who is seen within the last four planned weeks has **completed**: as planned, on the planned last day. Who is not
///    has **left early**, on the last day seen. Four weeks in a row without a sign of the person is the boundary that
///    the trials' own drop-out measure uses (CTNote, DrT/DrE_ctnNinetyFour_2023); unlike it, somebody who comes back
///    after such a gap has not left.
/// 4. Why somebody left is read from the notes at visits that were due on or after the last day seen, the gravest
/// first:
///    died; in prison (imprisoned, legal); dropped for missing 14 days in a row (stopped by service, did not follow
///    rules); moved; withdrew from the study (against advice); no money to come; in hospital or ill (health); otherwise
///    without notice. A death reported anywhere wins over completion.
/// 5. A second randomisation on a later day (CTN-0030, phase 2) ends the first course the day before as transferred,
///    change of treatment, and begins a second one.
/// 6. Who was never randomised has a course without a treatment stay: from consent to the last day seen, ended as
///    `other`, not stated, because the tables do not say why treatment did not begin.
/// 7. CTN-0051 recruited on detoxification wards: admission and discharge (table detox) are a stay in detoxification of
///    the first course. Where the discharge is not known it is taken to be the later of admission and randomisation.
/// 8. The day of death is not in the tables. It is given as the day of the visit whose note reports it, or the last day
///    seen if that is later: not later than known, maybe too late.
///
/// Undated visits (they were missed) stand on their scheduled day, see `day_of`.
namespace homeward::ctn0094 {

struct PersonTables {
  const PersonRow& row;
  std::span<const Visit> visits;
  std::span<const Event> samples, doses, withdrawals, reported_use;
  const Tables& all;
};
PersonTables tables_of(const Tables& tables, std::uint32_t person);

struct CourseStay {
  Stage stage = Stage::treatment;
  Setting setting = Setting::outpatient;
  StudyDay started = 0;
  std::optional<StudyDay> planned_until;
  StudyDay ended = 0;
  EndType end_type = EndType::other;
  EndReason end_reason = EndReason::not_stated;
};

/// One episode of care: a trial arm, or the weeks of somebody who got none.
struct Course {
  std::string programme;  // "CTN-0030 Outpatient BUP + EMM"
  std::optional<Arm> arm;
  StudyDay opened = 0;
  StudyDay closed = 0;
  EndType end_type = EndType::other;
  EndReason end_reason = EndReason::not_stated;
  std::vector<CourseStay> stays;
};

struct Care {
  std::vector<Course> courses;  // one or two, in time, not overlapping
  std::optional<StudyDay> died;
};
Care care_of(const PersonTables& person);

/// The day of a visit: as recorded, else the one its label plans. WKn lies n weeks after randomisation, P1Wkn and P2Wkn
/// n - 1 weeks after the first and second, EOT 24, M1F 28 and M3F 36 weeks after it, P1Finl and P2Finl at the end of
/// the phase; without randomisation the weeks count from consent. Nothing for unscheduled visits without a day.
std::optional<StudyDay> day_of(const Visit& visit, const PersonTables& person);

struct ReportedSubstance {
  SubstanceRank rank = SubstanceRank::secondary;
  Substance substance = Substance::not_known;
  Route route = Route::not_known;
  Frequency frequency = Frequency::not_known;
};
/// Substances at the start of care, the principal one first.
///
/// Days of use are those reported for the 28 days before `day_zero` (consent where it is not known). Days a week give
/// the frequency: 26 to 28 of 28 daily, 14 to 25 four to six days, 6 to 13 two to three, 1 to 5 once or less.
/// - Principal is the opioid (heroin, other opioids, methadone, buprenorphine) with most days, in this order where
/// equal.
///   Without any reported day: heroin or other opioids by the days of the risk survey; else other opioids, because all
///   three trials treated opioid use disorder and the tables do not say which opioid.
/// - Secondary is every other substance with a reported day, and what was diagnosed (alcohol, amphetamines, cannabis,
///   cocaine, sedatives) or smoked without one: not used, where other use was reported for these days, else not known.
/// - The route is known only where somebody injects: then the principal opioid's is given as injecting. Age at first
/// use
///   was not asked.
std::vector<ReportedSubstance> substances_of(const PersonTables& person);

}  // namespace homeward::ctn0094
