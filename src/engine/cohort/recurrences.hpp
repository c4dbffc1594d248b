#pragma once
#include "engine/cohort/entrants.hpp"

#include <functional>

namespace homeward::cohort {

/// What happens to units again and again, in days after their entry.
struct Happened {
  std::vector<std::int32_t> days;  ///< ascending, none behind `until`
  std::int32_t until = 0;          ///< followed so far
};

struct RecurrencesQuestion {
  Entering entering;
  Intervals spells;
  Value what, how;                  ///< of a spell
  Derived over;                     ///< by unit: the day after which nothing more can come
  std::vector<std::int32_t> marks;  ///< days after the entry that are told, ascending from 0
  std::function<void(const Followed& unit, Happened& out)> happened;
};

struct Recurrences {
  struct Mark {
    Units with;               ///< to whom it has happened by this day
    Units newly;              ///< of them, since the mark before; on the first nobody
    Units without;            ///< followed beyond this day, and it has not happened
    Units censored;           ///< all others
    double mean = 0, se = 0;  ///< how often on average, with its robust error (engine/survival/mean_count.hpp)
    bool reached = false;     ///< somebody was followed that long
  };
  struct Group {
    Units all;
    std::vector<Mark> marks;
  };
  std::int64_t position = 0;
  std::vector<Key> keys;
  std::vector<Group> groups;
};
Recurrences recurrences(const Snapshot& snapshot, const RecurrencesQuestion& question);

}  // namespace homeward::cohort
