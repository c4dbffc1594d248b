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
  const auto all_intervals = collect<2>(s, intervals, {what, choose({{counted, 1}}, 0)});
  std::vector<Counts> parts(k_parts);
  all_intervals.each_unit([&](unsigned part, std::span<const Interval<2>> unit) {
    Counts& out = parts[part];
    for (std::size_t i = 0; i < unit.size(); ++i) {
      const auto [from, counts_here] = unit[i].carried;
      if (counts_here == 0) continue;
      if (unit[i].end == k_missing) {
        ++out.still[from];
        continue;
      }
      const auto next = next_in(unit, i);
      if (!next || (within && unit[*next].start - unit[i].end > *within)) {
        ++out.nowhere[from];
        continue;
      }
      auto& [moves, days] = out.moves[{from, unit[*next].carried[0]}];
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
