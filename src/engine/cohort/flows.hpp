#pragma once
#include "engine/cohort/derive.hpp"

namespace homeward::cohort {

/// From where to where: each interval that ended with the next of its unit (see next_interval).
struct Flow {
  std::int32_t from = k_missing, to = k_missing;  ///< codes of the value that was asked: stage, place, region
  std::int64_t moves = 0;
  std::int64_t days = 0;  ///< between, all together
  bool operator==(const Flow&) const = default;
};
struct Flows {
  std::int64_t position = 0;
  std::vector<Flow> moves;                                     ///< ascending by from, to
  std::vector<std::pair<std::int32_t, std::int64_t>> nowhere;  ///< ended, and no next: by from
  std::vector<std::pair<std::int32_t, std::int64_t>> still;    ///< not ended: by from
};
/// `counted`: which intervals are counted as a beginning of a move; the next one may be any of `intervals`. `within`: a
/// next interval that starts later than so many days after the end does not count as one.
Flows flows(const Snapshot& snapshot, const Intervals& intervals, const Condition& counted, const Value& what,
            std::optional<std::int32_t> within = {});

}  // namespace homeward::cohort
