#pragma once
#include "engine/cohort/tally.hpp"

namespace homeward::cohort {

/// The heat map of keeping: who began in a month, and who of them was still there so many whole months later.
struct Retention {
  struct Cell {
    std::int64_t due = 0;   ///< began in the month, and that many months have passed by `as_of`
    std::int64_t kept = 0;  ///< of them, there on that day
    bool operator==(const Cell&) const = default;
  };
  std::int64_t position = 0;
  std::vector<std::int32_t> months;      ///< of entry, since January 1970, ascending
  std::vector<std::vector<Cell>> cells;  ///< [month][whole months since the start, 0 .. most]
};
/// A month later is the same day of the next month, or its last day where there is none. `end` is the last day.
Retention retention(const Snapshot& snapshot, const Question& question, const Value& start, const Value& end,
                    LocalDate as_of, int most);

}  // namespace homeward::cohort
