#include "engine/cohort/flows.hpp"

#include "engine/cohort/sequences.hpp"

#include <map>

namespace homeward::cohort {
namespace {

struct Counts {
  std::map<std::pair<std::int32_t, std::int32_t>, std::pair<std::int64_t, std::int64_t>> moves;
  std::map<std::int32_t, std::int64_t> nowhere, still;
};

}  // namespace

Flows flows(const Snapshot& s, const Intervals& intervals, const Condition& counted, const Value& what,
            std::optional<std::int32_t> within) {
  const auto codes = by_slot(s, intervals.rows, what);
  const auto counts_here = by_slot(s, {intervals.rows.of, all_of({intervals.rows.where, counted})}, constant(1));
  std::vector<Counts> parts(k_parts);
  collect(s, intervals).each_unit([&](unsigned part, std::span<const Interval> unit) {
    Counts& out = parts[part];
    for (std::size_t i = 0; i < unit.size(); ++i) {
      if (counts_here[unit[i].slot] == k_missing) continue;
      const std::int32_t from = codes[unit[i].slot];
      if (unit[i].end == k_missing) {
        ++out.still[from];
        continue;
      }
      const auto next = next_in(unit, i);
      if (!next || (within && unit[*next].start - unit[i].end > *within)) {
        ++out.nowhere[from];
        continue;
      }
      auto& [moves, days] = out.moves[{from, codes[unit[*next].slot]}];
      ++moves;
      days += unit[*next].start - unit[i].end;
    }
  });

  Counts all;
  for (const Counts& part : parts) {
    for (const auto& [key, n] : part.moves) {
      all.moves[key].first += n.first;
      all.moves[key].second += n.second;
    }
    for (const auto& [from, n] : part.nowhere) all.nowhere[from] += n;
    for (const auto& [from, n] : part.still) all.still[from] += n;
  }
  Flows out{s.position(), {}, {all.nowhere.begin(), all.nowhere.end()}, {all.still.begin(), all.still.end()}};
  for (const auto& [key, n] : all.moves) out.moves.push_back({key.first, key.second, n.first, n.second});
  return out;
}

}  // namespace homeward::cohort
