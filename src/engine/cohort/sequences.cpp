#include "engine/cohort/sequences.hpp"

#include <algorithm>
#include <numeric>

namespace homeward::cohort {
namespace {

struct Found {
  std::vector<std::int32_t> unit;
  std::vector<Interval> interval;
};

}  // namespace

Sequences collect(const Snapshot& s, const Intervals& wanted) {
  const Canonical unit(s, wanted.unit);
  const auto start = wanted.start.bind(s), end = wanted.end.bind(s);
  std::vector<Found> parts(parts_of(s, wanted.rows.of));
  scan(s, wanted.rows, [&](unsigned part, const Rows& rows) {
    std::array<std::int32_t, k_block> units, from, to;
    unit.slots(rows, units.data());
    start->codes(rows, from.data());
    end->codes(rows, to.data());
    Found& found = parts[part];
    for (std::uint32_t i = 0; i < rows.count; ++i) {
      if (units[i] < 0 || from[i] == k_missing || (to[i] != k_missing && to[i] < from[i])) continue;
      found.unit.push_back(units[i]);
      found.interval.push_back({static_cast<Slot>(rows.slot(i)), from[i], to[i]});
    }
  });

  Sequences out;
  out.starts_.assign(std::size_t{s.slots(unit.table())} + 1, 0);
  for (const Found& part : parts)
    for (const std::int32_t u : part.unit) ++out.starts_[static_cast<std::size_t>(u) + 1];
  std::partial_sum(out.starts_.begin(), out.starts_.end(), out.starts_.begin());
  out.intervals_.resize(out.starts_.back());
  std::vector<std::size_t> next(out.starts_.begin(), out.starts_.end() - 1);
  for (const Found& part : parts)
    for (std::size_t i = 0; i < part.unit.size(); ++i)
      out.intervals_[next[static_cast<std::size_t>(part.unit[i])]++] = part.interval[i];

  const Table table = wanted.rows.of;
  const auto earlier = [&](const Interval& a, const Interval& b) {
    return a.start != b.start ? a.start < b.start : s.id(table, a.slot) < s.id(table, b.slot);
  };
  const std::size_t units = out.starts_.size() - 1;
  parallel_for(out.size() < 4 * k_block ? 1 : k_parts, [&](unsigned part) {
    const unsigned all = out.size() < 4 * k_block ? 1 : k_parts;
    for (std::size_t u = units * part / all; u < units * (part + 1) / all; ++u) {
      const auto first = out.intervals_.begin() + static_cast<std::ptrdiff_t>(out.starts_[u]);
      const auto last = out.intervals_.begin() + static_cast<std::ptrdiff_t>(out.starts_[u + 1]);
      if (last - first > 1) std::sort(first, last, earlier);
    }
  });
  return out;
}

std::optional<std::size_t> next_in(std::span<const Interval> unit, std::size_t i) {
  if (unit[i].end == k_missing) return std::nullopt;
  for (std::size_t j = i + 1; j < unit.size(); ++j)
    if (unit[j].start >= unit[i].end) return j;
  return std::nullopt;
}

std::vector<std::int32_t> by_slot(const Snapshot& s, const Question& q, const Value& value) {
  const auto bound = value.bind(s);
  std::vector<std::int32_t> out(s.slots(q.of), k_missing);
  scan(s, q, [&](unsigned, const Rows& rows) {
    std::array<std::int32_t, k_block> values;
    bound->codes(rows, values.data());
    for (std::uint32_t i = 0; i < rows.count; ++i) out[static_cast<std::size_t>(rows.slot(i))] = values[i];
  });
  return out;
}

}  // namespace homeward::cohort
