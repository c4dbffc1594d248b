#pragma once
#include "engine/cohort/derive.hpp"

namespace homeward::cohort {

/// Units (people) that are followed over time: each once, from the first day on which a row of theirs enters.
struct Entering {
  Question rows;                  ///< those that enter, and by what they are grouped
  Value unit;                     ///< reference; of the person table, linked records are one person
  Value day;                      ///< of entry; rows without one, or with one behind `as_of`, do not enter
  std::optional<Value> who = {};  ///< of the row: a number that is always this unit's
  LocalDate as_of;                ///< followed so far
};

/// How many units, and the sum of their numbers: the same units have the same, in whatever question they meet again.
struct Units {
  std::int64_t n = 0;
  std::uint64_t who = 0;
  void add(std::uint64_t one) {
    ++n;
    who += one;
  }
  Units& operator+=(const Units& more) {
    n += more.n;
    who += more.who;
    return *this;
  }
  friend Units operator-(const Units& a, const Units& b) { return {a.n - b.n, a.who - b.who}; }
  bool operator==(const Units&) const = default;
};

/// An interval of a unit with two codes of its row, and the day on which it ended (k_missing: still).
struct Spell {
  std::int32_t start = 0, end = k_missing;
  std::int32_t what = k_missing, how = k_missing;
};

/// One unit with all its intervals, in the order of start and id, also those before its entry.
struct Followed {
  std::int32_t day = 0;           ///< of entry
  std::int32_t until = 0;         ///< the last day seen
  std::int32_t over = k_missing;  ///< the day after which nothing more can come
  std::span<const Spell> spells;
};

}  // namespace homeward::cohort
