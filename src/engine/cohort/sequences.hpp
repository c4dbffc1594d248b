#pragma once
#include "engine/cohort/derive.hpp"
#include "engine/cohort/grouping.hpp"

/// Intervals put in order, unit by unit. Only for this engine.
namespace homeward::cohort {

struct Interval {
  Slot slot = 0;
  std::int32_t start = 0, end = k_missing;
};

class Sequences {
 public:
  /// `use(part, intervals of one unit)`, in the order of start, then id; units of one part one after the other.
  template <class Use>
  void each_unit(const Use& use) const {
    const std::size_t units = starts_.empty() ? 0 : starts_.size() - 1;
    const unsigned parts = intervals_.size() < 4 * k_block ? 1 : k_parts;
    parallel_for(parts, [&](unsigned part) {
      for (std::size_t u = units * part / parts; u < units * (part + 1) / parts; ++u) {
        if (starts_[u] < starts_[u + 1])
          use(part, std::span(intervals_).subspan(starts_[u], starts_[u + 1] - starts_[u]));
      }
    });
  }
  std::size_t size() const { return intervals_.size(); }

 private:
  friend Sequences collect(const Snapshot& s, const Intervals& wanted);
  std::vector<Interval> intervals_;
  std::vector<std::size_t> starts_;  ///< by slot of the unit
};

/// Rows that count, have a unit and a start, and do not end before they start.
Sequences collect(const Snapshot& s, const Intervals& wanted);

/// The place in `unit` of the interval that follows the one at `i`; nothing where there is none or `i` has not ended.
std::optional<std::size_t> next_in(std::span<const Interval> unit, std::size_t i);

/// Values of all rows of a table that count for `q`, by slot; k_missing for others.
std::vector<std::int32_t> by_slot(const Snapshot& s, const Question& q, const Value& value);

}  // namespace homeward::cohort
