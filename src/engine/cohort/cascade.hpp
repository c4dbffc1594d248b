#pragma once
#include "engine/cohort/derive.hpp"
#include "engine/cohort/quantile.hpp"

namespace homeward::cohort {

/// Who of those entering the first stage reached the following ones, within how long, and where the others went.
/// One unit (a person, a journey) counts once, from its first entering interval on.
struct CascadeQuestion {
  Intervals intervals;  ///< all intervals in all stages
  Value stage;          ///< 0 to stages - 1, in their order
  std::int32_t stages = 5;
  Condition entering;  ///< which intervals in stage 0 make a unit one of the cohort: entry date, place
  Value ended_how;     ///< code of how an interval ended: where those went who are not seen again
  std::optional<std::int32_t> within = {};  ///< only what starts at most so many days after the entry
  LocalDate as_of;                          ///< later starts are not seen, and what ends later has not ended
  std::vector<Value> by = {};               ///< groups, by values of the entering interval
  std::optional<Value> who = {};            ///< of the entering interval: a number that is always this unit's
};

struct Cascade {
  /// How many, and the sum of their numbers: the same units have the same, in whatever question they meet again.
  struct Units {
    std::int64_t n = 0;
    std::uint64_t who = 0;
    operator std::int64_t() const { return n; }
  };
  struct Stage {
    std::int64_t reached = 0;                     ///< had an interval in this stage, from the entry on
    Units reached_or_later;                       ///< in this stage or one behind it: stages may be left out on purpose
    std::optional<double> median_days, p90_days;  ///< from the entry to the first interval in this stage
    Occurrences days;                             ///< the same days, each with how many there are
    /// Those who came this far and no further: how many are in care, and how the last interval of the others ended
    /// (k_missing: nobody said). Adds up to reached_or_later less that of the next stage.
    Units still_in_care;
    std::vector<std::pair<std::int32_t, Units>> went;  ///< ascending by code
  };
  std::int64_t entered = 0;
  std::int64_t went_back = 0;  ///< were once in an earlier stage than the one before
  std::vector<Stage> stages;
};
struct Cascades {
  std::int64_t position = 0;
  std::vector<Key> keys;
  std::vector<Cascade> groups;
};
Cascades cascade(const Snapshot& snapshot, const CascadeQuestion& question);

}  // namespace homeward::cohort
