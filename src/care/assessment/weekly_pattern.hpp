#pragma once
#include "base/time.hpp"
#include "base/value.hpp"
#include "care/assessment/rules_urine.hpp"

#include <boost/describe.hpp>

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// How the weekly pattern of opioid tests comes from what was recorded on days. Pure.
///
/// 1. **Week 1** begins on the day the first treatment stay of the journey began; each week has seven days. For the
///    people of the trials that is the day of randomisation.
/// 2. **The last week** holds the last planned day of the last treatment stay; the day it ended where that is later or
///    nothing was planned. Who has left early was still expected until the planned day. Weeks that are not over today
///    are left out: nobody has failed to give what can still be given.
/// 3. **A day with a test** is positive where an opioid was found (opioid, methadone, buprenorphine, also where one of
///    these was prescribed: the published patterns count them all), else negative. A test was made where a sample was
///    given or something was found, unless the sample is known to have been tested for other substances alone. In
///    records of a trial, whose schedule takes a sample at each visit, a kept visit is a test; a kept visit of other
///    care is none.
/// 4. **The letter**: `+` all days with a test are positive, `-` all are negative, `*` both occur; without a test `o`
///    where a day of the week lies within a treatment stay or its planned time, else `_`.
///
/// Source: reference 2.5; the published patterns of CTN-0094 (R package public.ctn0094extra 1.0.4, MIT, script
/// create_weeklyOpioidPattern, and the older word used by CTNote 0.1.3, whose week 1 holds the day of randomisation).
/// Measured on the 2,373 shared people: exchange/ctn0094/shared_pattern_test.cpp.
namespace homeward::assessment {

enum class WeekResult { positive, negative, not_given, mixed, not_required };
BOOST_DESCRIBE_ENUM(WeekResult, positive, negative, not_given, mixed, not_required)

/// What makes a day a day with a test, see rule 3.
enum class TestEvidence { samples, kept_visits };
BOOST_DESCRIBE_ENUM(TestEvidence, samples, kept_visits)

/// The days on which a person was tested, in whatever order they are told.
class TestDays {
 public:
  explicit TestDays(TestEvidence evidence) : evidence_(evidence) {}

  /// `what`: the word of the observation; it says where a sample was not tested for opioids.
  void sample(LocalDate on, std::string_view what = {});
  void kept_visit(LocalDate on) {
    if (evidence_ == TestEvidence::kept_visits) days_.try_emplace(on, false);
  }
  void found(LocalDate on, std::string_view what);

  /// By day: whether an opioid was found.
  const std::map<LocalDate, bool>& days() const { return days_; }

 private:
  TestEvidence evidence_;
  std::map<LocalDate, bool> days_;
  std::set<LocalDate> for_opioids_, not_for_opioids_;  ///< days of samples
};

/// A stretch of days in which tests were due, both ends included.
struct CarePeriod {
  LocalDate from, until;
};

/// Of a treatment stay, by rule 2; one that goes on and has no plan lasts until today.
CarePeriod care_period(LocalDate started, std::optional<LocalDate> planned_until, std::optional<LocalDate> ended,
                       LocalDate today);

struct Week {
  LocalDate from;
  WeekResult result = WeekResult::not_required;
  int positive = 0, negative = 0;  ///< days
};

/// At most 1040 weeks, the longest pattern that the engine takes. Nothing without a period.
std::vector<Week> weeks_of(std::span<const CarePeriod> periods, const TestDays& tests, LocalDate today);

/// Whether all weeks in which tests are due lie behind today: only then does a definition speak of the whole treatment.
bool all_weeks_over(std::span<const CarePeriod> periods, LocalDate today);

/// The letters of the weeks: what the definitions are computed over.
std::string pattern_of(std::span<const Week> weeks);

}  // namespace homeward::assessment
