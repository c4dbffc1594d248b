#pragma once
#include "engine/cohort/entrants.hpp"
#include "engine/survival/transitions.hpp"

#include <functional>

namespace homeward::cohort {

/// From this day after the entry on a unit is in this state, just after the day.
struct Moved {
  std::int32_t day = 0;
  std::uint8_t state = 0;
};

/// In which of several states units are, day by day after their entry. Who has not been followed so long is censored.
struct StatesQuestion {
  Entering entering;
  Intervals spells;
  Value what, how;  ///< of a spell
  Derived over;     ///< by unit: the day after which nothing more can come
  std::uint8_t states = 0;
  std::vector<std::int32_t> marks;  ///< days after the entry that are told, ascending from 0
  /// The road of one unit: the first at day 0, then every change, ascending, none behind `until`. What the state of a
  /// day is may hang on days before it only, or the estimate is biased at its end.
  std::function<void(const Followed& unit, std::vector<Moved>& out)> road;
};

struct StatesOverTime {
  struct Mark {
    Units watched;              ///< followed that long
    std::vector<Units> in;      ///< of them, by state
    std::vector<Units> stayed;  ///< and of those in it the ones who were in it at the mark before
    /// Estimates of all who entered (Aalen-Johansen), by state; empty behind the last day on which anybody was
    /// followed.
    std::vector<double> share, se;
  };
  struct Group {
    Units all;
    std::vector<Mark> marks;
  };
  std::int64_t position = 0;
  std::vector<Key> keys;
  std::vector<Group> groups;
};
/// Everybody enters one state more, before the first, and leaves it on day 0: so the spread of where people begin is in
/// the standard errors (of Greenwood type: engine/survival/transitions.hpp).
StatesOverTime states_over_time(const Snapshot& snapshot, const StatesQuestion& question);

}  // namespace homeward::cohort
