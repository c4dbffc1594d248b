#include "oversight/quality/rules.hpp"

#include <algorithm>
#include <map>

namespace homeward::quality {

Timeliness timeliness(std::span<const Entry> entries, LocalDate today) {
  std::map<std::int32_t, std::int64_t> days;
  Timeliness out;
  for (const Entry& e : entries) {
    if (e.entered < e.on || today - Days{k_in_time} < e.on) continue;
    const auto late = static_cast<std::int32_t>((e.entered - e.on).count);
    ++days[late];
    ++out.n;
    if (late <= k_in_time) ++out.in_time;
  }
  out.days.assign(days.begin(), days.end());
  return out;
}

Operators operators(std::span<const Entry> entries, LocalDate last) {
  std::map<Uuid, std::pair<LocalDate, LocalDate>> seen;  // first and last
  for (const Entry& e : entries) {
    if (!e.by || e.entered > last) continue;
    const auto [at, fresh] = seen.try_emplace(*e.by, e.entered, e.entered);
    if (fresh) continue;
    at->second.first = std::min(at->second.first, e.entered);
    at->second.second = std::max(at->second.second, e.entered);
  }
  Operators out;
  const LocalDate recent = last - Days{k_silent - 1};
  for (const auto& [who, days] : seen) {
    ++out.entering;
    if (days.first >= recent) ++out.began;
    if (days.second < recent) ++out.stopped;
  }
  return out;
}

}  // namespace homeward::quality
