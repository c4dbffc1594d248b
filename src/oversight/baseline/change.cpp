#include "oversight/baseline/change.hpp"

#include <algorithm>

namespace homeward::baseline {

using indicators::Figure;

std::optional<Estimate> known_difference(const std::optional<Estimate>& one, const std::optional<Estimate>& other) {
  if (!one || !other) return std::nullopt;
  const Estimate out = indicators::difference(*one, *other);
  return out.low ? std::optional(out) : std::nullopt;
}

bool says_something(const Definition& d, const Estimate& change, double before) {
  if (!change.low || !change.high) return false;
  return *change.high - *change.low <= (d.figure == Figure::share ? k_widest_share : before);
}

ShownGroup together(const Definition& d, std::span<const ShownGroup> groups) {
  if (groups.size() == 1) return groups.front();
  ShownGroup out;
  out.withheld = std::ranges::any_of(groups, &ShownGroup::withheld);
  if (out.withheld) return out;
  double years = 0;
  std::int64_t n = 0, events = 0;
  bool all_known = true;
  for (const ShownGroup& g : groups) {
    n += g.n.value_or(0);
    events += g.events.value_or(0);
    years += g.person_years.value_or(0);
    all_known = all_known && g.events.has_value();
  }
  out.n = n;
  if (all_known && d.numerator) out.events = events;
  indicators::estimate(d, {}, years * indicators::k_days_of_year, out);
  return out;
}

}  // namespace homeward::baseline
