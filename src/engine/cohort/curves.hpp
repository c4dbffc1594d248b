#pragma once
#include "engine/cohort/tally.hpp"
#include "engine/survival/curve.hpp"
#include "engine/survival/incidence.hpp"

namespace homeward::cohort {

/// Time from a start to an end, in days; who has not ended by `as_of` is censored there.
struct TimeToEvent {
  Value start, end;
  /// Of a row that has ended: 1 the event (a cause from 1 for incidences), 0 or missing: censored then. For instance
  /// `choose({{died, 2}, {left_early, 1}})`.
  Value event;
  LocalDate as_of;
};

/// Rows that could not be followed, by why. They are in no curve.
struct NotFollowed {
  std::int64_t no_start = 0;      ///< nobody knows when it began
  std::int64_t starts_later = 0;  ///< begins after `as_of`
  std::int64_t ends_before_start = 0;
};

struct Curves {
  std::int64_t position = 0;
  std::vector<Key> keys;
  std::vector<std::int64_t> n;          ///< rows in the curve
  std::vector<survival::Curve> curves;  ///< Kaplan-Meier and Nelson-Aalen, engine/survival
  NotFollowed left_out;
};
Curves kaplan_meier(const Snapshot& snapshot, const Question& question, const TimeToEvent& follow_up);

struct Incidences {
  std::int64_t position = 0;
  std::vector<Key> keys;
  std::vector<std::int64_t> n;
  std::vector<std::vector<survival::Incidence>> causes;  ///< [group][cause - 1]; `group` is the one of the key
  NotFollowed left_out;
};
/// Aalen-Johansen, causes 1 to `causes`.
Incidences cumulative_incidence(const Snapshot& snapshot, const Question& question, const TimeToEvent& follow_up,
                                std::uint8_t causes);

}  // namespace homeward::cohort
