#pragma once
#include "care/assessment/records.hpp"
#include "engine/scoring/instrument.hpp"

#include <set>
#include <span>

/// Which form is asked when: sets with their days come from catalogue/schedules, after domain reference 2.4.
namespace homeward::assessment {

/// Only where this score of the last such form was at least this.
struct EarlierScore {
  std::string score;
  double at_least = 0;
};

struct ScheduledForm {
  std::string instrument;
  int sitting = 1;
  double minutes = 0;
  std::optional<int> youngest, oldest;  ///< the narrower of the schedule's ages and the instrument's
  std::optional<EarlierScore> if_before;
  bool waits_for_text = false;  ///< its text is under licence and was not loaded: nobody can ask it here
};

/// The day from which a schedule counts: care was opened, the planned end of the open stay, care was closed.
enum class ScheduleBegins : std::uint8_t { opened, leaving, closed };

/// A set of forms with the days on which it is asked; `every` counts from the last form of the kind.
struct Schedule {
  std::string id;
  scoring::Words title;
  ScheduleBegins begins = ScheduleBegins::opened;
  std::vector<Stage> stages;  ///< only while the open stay is in one of these; empty: in any
  Days from, due;             ///< asked from this day on; overdue after that day
  std::optional<Days> last;   ///< after it, it is missed and no longer asked
  Days counts_before;         ///< a form that many days before `from` counts
  std::optional<Days> every;
  double most_minutes = 0;
  int sittings = 1;
  std::vector<ScheduledForm> forms;
};

/// A finished form of a person; the latest of its instrument is enough.
struct FormOnRecord {
  std::string instrument;
  LocalDate on;
  std::vector<std::pair<std::string, double>> scores = {};  ///< those that a schedule asks about
};

/// What has to be known of a person to say what is due.
struct CareSoFar {
  std::optional<LocalDate> born;
  std::optional<int> birth_year;            ///< where only it is known
  std::optional<LocalDate> opened, closed;  ///< of the latest episode
  bool asked_not_to_call = false;           ///< since care was closed: nothing is asked of them any more
  std::optional<Stage> stage;               ///< of the open stay
  std::optional<LocalDate> planned_until;
  std::vector<FormOnRecord> forms;
};

struct DueForm {
  const Schedule* schedule = nullptr;
  const ScheduledForm* form = nullptr;
  LocalDate from, due;
  bool overdue_on(LocalDate day) const { return due < day; }
};

/// What is to be asked on `today`, what is due first coming first; an instrument that stands in several sets is asked
/// once, in the set where it is due first. Whoever's age is not known is asked. What waits for its text is not asked,
/// so it is never overdue. `schedules` must outlive the answer.
std::vector<DueForm> due_forms(std::span<const Schedule> schedules, const CareSoFar& care, LocalDate today);

/// The instruments that would be asked on `today` if their text were here.
std::set<std::string> forms_without_text(std::span<const Schedule> schedules, const CareSoFar& care, LocalDate today);

/// What a set takes of somebody of this age at most: the sum of its instruments' minutes.
double minutes_at(const Schedule& schedule, int age);

}  // namespace homeward::assessment
