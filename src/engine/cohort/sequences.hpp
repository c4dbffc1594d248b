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
  std::array<std::int32_t, N> carried = {};
};
template <>
struct Interval<0> {  // an array of nothing still takes room
  Slot slot = 0;
  std::int32_t start = 0, end = k_missing;
};

/// By slot of a unit: 1 where it is wanted. Empty: all are.
using WantedUnits = std::vector<std::uint8_t>;

template <std::size_t N>
class Sequences {
 public:
  /// `use(part, intervals of one unit)`, in the order of start, then id; units of one part one after the other.
  template <class Use>
  void each_unit(const Use& use) const {
    parallel_for(threads_, [&](unsigned thread) {
      for (std::size_t s = thread; s < shares_.size(); s += threads_) {
        const Share& share = shares_[s];
        for (std::size_t u = 0; u + 1 < share.starts.size(); ++u)
          if (share.starts[u] < share.starts[u + 1]) use(thread, share.of(u));
      }
    });
  }
  /// Those of one unit, by its slot.
  std::span<const Interval<N>> of(std::uint32_t unit) const {
    return shares_[unit >> k_share_bits].of(unit & (k_share - 1));
  }

 private:
  template <std::size_t M>
  friend Sequences<M> collect(const Snapshot& s, const Intervals& wanted, const std::array<Value, M>& carried,
                              const WantedUnits& units);
  /// So many units follow each other in a share that their intervals are put in order within the processor's cache.
  static constexpr unsigned k_share_bits = 13;
  static constexpr std::uint32_t k_share = 1u << k_share_bits;
  struct Found {
    std::uint32_t unit = 0;
    Interval<N> interval;
  };
  using Heap = std::vector<Found>;
  struct Share {
    std::vector<Interval<N>> intervals;
    std::vector<std::uint32_t> starts;  ///< by unit of this share
    std::span<const Interval<N>> of(std::size_t unit) const {
      return std::span(intervals).subspan(starts[unit], starts[unit + 1] - starts[unit]);
    }
    /// Puts what was found in order, unit by unit; empties the heaps.
    template <class Earlier>
    void put_in_order(std::span<Heap* const> heaps, const Earlier& earlier) {
      // Counted one place further on, so that putting each interval into its place leaves the starts behind.
      starts.assign(k_share + 2, 0);
      std::uint32_t all = 0;
      for (const Heap* heap : heaps) {
        for (const Found& found : *heap) ++starts[(found.unit & (k_share - 1)) + 2];
        all += static_cast<std::uint32_t>(heap->size());
      }
      for (std::size_t u = 2; u < starts.size(); ++u) starts[u] += starts[u - 1];
      intervals.resize(all);
      for (Heap* heap : heaps) {
        for (const Found& found : *heap) intervals[starts[(found.unit & (k_share - 1)) + 1]++] = found.interval;
        *heap = {};
      }
      starts.pop_back();
      const auto begin = intervals.begin();
      for (std::size_t u = 0; u + 1 < starts.size(); ++u)
        if (starts[u + 1] - starts[u] > 1) std::sort(begin + starts[u], begin + starts[u + 1], earlier);
    }
  };
  std::vector<Share> shares_;
  unsigned threads_ = 1;
};

/// Rows that count, have a unit and a start, and do not end before they start.
template <std::size_t N>
Sequences<N> collect(const Snapshot& s, const Intervals& wanted, const std::array<Value, N>& carried,
                     const WantedUnits& units = {}) {
  using Found = typename Sequences<N>::Found;
  using Heap = typename Sequences<N>::Heap;
  const Canonical unit(s, wanted.unit);
  const auto start = wanted.start.bind(s), end = wanted.end.bind(s);
  std::array<std::shared_ptr<const Evaluator>, N> values;
  for (std::size_t n = 0; n < N; ++n) values[n] = carried[n].bind(s);

  // Each part of the scan puts what it finds on one heap for each share of the units.
  Sequences<N> out;
  const unsigned parts = out.threads_ = parts_of(s, wanted.rows.of);
  out.shares_.resize((s.slots(unit.table()) >> Sequences<N>::k_share_bits) + 1);
  std::vector<std::vector<Heap>> heaps(parts, std::vector<Heap>(out.shares_.size()));
  // Most shares find about as many: a heap that grows is copied, and memory that is asked for anew has to be cleared.
  const std::size_t each = s.rows(wanted.rows.of) / (parts * out.shares_.size());
  for (auto& of_part : heaps)
    for (Heap& heap : of_part) heap.reserve(wanted.rows.where.everything() ? each + each / 8 : 0);
  scan(s, wanted.rows, [&](unsigned part, Rows rows) {
    std::array<std::int32_t, k_block> of, from, to;
    std::array<std::array<std::int32_t, k_block>, N> with;
    unit.slots(rows, of.data());
    start->codes(rows, from.data());
    end->codes(rows, to.data());
    for (std::size_t n = 0; n < N; ++n) values[n]->codes(rows, with[n].data());
    Heap* const own = heaps[part].data();
    for (std::uint32_t i = 0; i < rows.count; ++i) {
      if (of[i] < 0 || from[i] == k_missing || (to[i] != k_missing && to[i] < from[i])) continue;
      const auto u = static_cast<std::uint32_t>(of[i]);
      if (!units.empty() && units[u] == 0) continue;
      Found found{u, {static_cast<Slot>(rows.slot(i)), from[i], to[i]}};
      if constexpr (N > 0)
        for (std::size_t n = 0; n < N; ++n) found.interval.carried[n] = with[n][i];
      own[u >> Sequences<N>::k_share_bits].push_back(found);
    }
  });
  const auto earlier = [&](const Interval<N>& a, const Interval<N>& b) {
    return a.start != b.start ? a.start < b.start : s.id(wanted.rows.of, a.slot) < s.id(wanted.rows.of, b.slot);
  };
  parallel_for(parts, [&](unsigned part) {
    for (std::size_t share = part; share < out.shares_.size(); share += parts) {
      std::array<Heap*, k_parts> found;
      for (unsigned p = 0; p < parts; ++p) found[p] = &heaps[p][share];
      out.shares_[share].put_in_order(std::span(found).first(parts), earlier);
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
