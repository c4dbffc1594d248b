#pragma once
#include "engine/cohort/derive.hpp"
#include "engine/cohort/grouping.hpp"

#include <algorithm>

/// Intervals put in order, unit by unit. Only for this engine.
namespace homeward::cohort {

/// An interval with values of its row that are needed on the way.
template <std::size_t N>
struct Interval {
  Slot slot = 0;
  std::int32_t start = 0, end = k_missing;
  [[no_unique_address]] std::array<std::int32_t, N> carried = {};
};

/// By slot of a unit: 1 where it is wanted. Empty: all are.
using WantedUnits = std::vector<std::uint8_t>;

template <std::size_t N>
class Sequences {
 public:
  /// `use(part, intervals of one unit)`, in the order of start, then id; units of one part one after the other.
  template <class Use>
  void each_unit(const Use& use) const {
    parallel_for(static_cast<unsigned>(parts_.size()), [&](unsigned p) {
      const Part& part = parts_[p];
      for (std::size_t u = 0; u + 1 < part.starts.size(); ++u) {
        const std::uint32_t from = part.starts[u], until = part.starts[u + 1];
        if (from < until) use(p, std::span(part.intervals).subspan(from, until - from));
      }
    });
  }
  /// Those of one unit, by its slot.
  std::span<const Interval<N>> of(std::uint32_t unit) const {
    const Part& part = parts_[unit / units_a_part_];
    const std::uint32_t u = unit % units_a_part_, from = part.starts[u], until = part.starts[u + 1];
    return std::span(part.intervals).subspan(from, until - from);
  }

 private:
  template <std::size_t M>
  friend Sequences<M> collect(const Snapshot& s, const Intervals& wanted, const std::array<Value, M>& carried,
                              const WantedUnits& units);
  struct Found {
    std::uint32_t unit = 0;
    Interval<N> interval;
  };
  /// Units that follow each other: those of one thread.
  struct Part {
    std::vector<Interval<N>> intervals;
    std::vector<std::uint32_t> starts;  ///< by unit of this part
  };
  std::vector<Part> parts_;
  std::uint32_t units_a_part_ = 1;
};

/// Rows that count, have a unit and a start, and do not end before they start.
template <std::size_t N>
Sequences<N> collect(const Snapshot& s, const Intervals& wanted, const std::array<Value, N>& carried,
                     const WantedUnits& units = {}) {
  using Found = typename Sequences<N>::Found;
  const Canonical unit(s, wanted.unit);
  const auto start = wanted.start.bind(s), end = wanted.end.bind(s);
  std::array<std::shared_ptr<const Evaluator>, N> values;
  for (std::size_t n = 0; n < N; ++n) values[n] = carried[n].bind(s);

  // Each part of the scan puts what it finds on one heap for each part of the units.
  const unsigned parts = parts_of(s, wanted.rows.of);
  const std::uint32_t units_a_part = s.slots(unit.table()) / parts + 1;
  std::vector<std::vector<std::vector<Found>>> heaps(parts, std::vector<std::vector<Found>>(parts));
  for (auto& of_part : heaps)
    for (auto& heap : of_part) heap.reserve(s.rows(wanted.rows.of) / (parts * parts) + k_block);
  scan(s, wanted.rows, [&](unsigned part, const Rows& rows) {
    std::array<std::int32_t, k_block> of, from, to;
    std::array<std::array<std::int32_t, k_block>, N> with;
    unit.slots(rows, of.data());
    start->codes(rows, from.data());
    end->codes(rows, to.data());
    for (std::size_t n = 0; n < N; ++n) values[n]->codes(rows, with[n].data());
    for (std::uint32_t i = 0; i < rows.count; ++i) {
      if (of[i] < 0 || from[i] == k_missing || (to[i] != k_missing && to[i] < from[i])) continue;
      const auto u = static_cast<std::uint32_t>(of[i]);
      if (!units.empty() && units[u] == 0) continue;
      Found found{u, {static_cast<Slot>(rows.slot(i)), from[i], to[i]}};
      for (std::size_t n = 0; n < N; ++n) found.interval.carried[n] = with[n][i];
      heaps[part][u >= units_a_part ? 1 : 0].push_back(found);
    }
  });
  static_assert(k_parts == 2, "a row goes to the one half of the units or to the other");

  Sequences<N> out;
  out.parts_.resize(parts);
  out.units_a_part_ = units_a_part;
  parallel_for(parts, [&](unsigned p) {
    auto& [intervals, starts] = out.parts_[p];
    const std::uint32_t first = p * units_a_part;
    // Counted one place further on, so that putting each interval into its place leaves the starts behind.
    starts.assign(units_a_part + 2, 0);
    std::uint32_t all = 0;
    for (const auto& heap : heaps) {
      for (const Found& found : heap[p]) ++starts[found.unit - first + 2];
      all += static_cast<std::uint32_t>(heap[p].size());
    }
    for (std::size_t u = 2; u < starts.size(); ++u) starts[u] += starts[u - 1];
    intervals.resize(all);
    for (auto& heap : heaps) {
      for (const Found& found : heap[p]) intervals[starts[found.unit - first + 1]++] = found.interval;
      heap[p] = {};
    }
    starts.pop_back();

    const auto earlier = [&](const Interval<N>& a, const Interval<N>& b) {
      return a.start != b.start ? a.start < b.start : s.id(wanted.rows.of, a.slot) < s.id(wanted.rows.of, b.slot);
    };
    for (std::size_t u = 0; u + 1 < starts.size(); ++u) {
      const auto begin = intervals.begin();
      if (starts[u + 1] - starts[u] > 1) std::sort(begin + starts[u], begin + starts[u + 1], earlier);
    }
  });
  return out;
}

/// The place in `unit` of the interval that follows the one at `i`; nothing where there is none or `i` has not ended.
template <std::size_t N>
std::optional<std::size_t> next_in(std::span<const Interval<N>> unit, std::size_t i) {
  if (unit[i].end == k_missing) return std::nullopt;
  for (std::size_t j = i + 1; j < unit.size(); ++j)
    if (unit[j].start >= unit[i].end) return j;
  return std::nullopt;
}

}  // namespace homeward::cohort
