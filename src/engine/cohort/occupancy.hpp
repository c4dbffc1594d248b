#pragma once
#include "engine/cohort/tally.hpp"

namespace homeward::cohort {

/// How many intervals there were on each day, first and last day of an interval included.
struct Occupancy {
  std::int64_t position = 0;
  LocalDate first;
  std::vector<Key> keys;
  std::vector<std::vector<std::int64_t>> rows;  ///< [group][day - first]
};
/// Rows without a start do not count, and neither do those that end before they start.
Occupancy occupancy(const Snapshot& snapshot, const Question& question, const Value& start, const Value& end,
                    LocalDate first, LocalDate last);

}  // namespace homeward::cohort
