#include "engine/cohort/occupancy.hpp"

#include "base/check.hpp"
#include "engine/cohort/grouping.hpp"

#include <algorithm>
#include <numeric>

namespace homeward::cohort {

Occupancy occupancy(const Snapshot& s, const Question& q, const Value& start, const Value& end, LocalDate first,
                    LocalDate last) {
  HW_CHECK(first <= last, "a time span ends where it begins or later");
  const auto days = static_cast<std::size_t>(last.days - first.days) + 1;
  const auto begins = start.bind(s), ends = end.bind(s);
  auto group = groupers(s, q);
  /// By part and group: how many more there are than on the day before.
  std::vector<std::vector<std::vector<std::int64_t>>> change(group.size());
  scan(s, q, [&](unsigned part, Rows rows) {
    std::array<std::uint32_t, k_block> groups;
    std::array<std::int32_t, k_block> from, to;
    group[part].groups(rows, groups.data());
    begins->codes(rows, from.data());
    ends->codes(rows, to.data());
    change[part].resize(group[part].count(), std::vector<std::int64_t>(days + 1));
    for (std::uint32_t i = 0; i < rows.count; ++i) {
      const std::int32_t until = to[i] == k_missing ? last.days : std::min(to[i], last.days);
      if (from[i] == k_missing || from[i] > last.days || until < first.days || (to[i] != k_missing && to[i] < from[i]))
        continue;
      auto& of = change[part][groups[i]];
      ++of[static_cast<std::size_t>(std::max(from[i], first.days) - first.days)];
      --of[static_cast<std::size_t>(until - first.days) + 1];
    }
  });

  const Merged merged(group);
  Occupancy out{s.position(), first, merged.keys, {}};
  out.rows.assign(merged.keys.size(), std::vector<std::int64_t>(days));
  for (std::size_t part = 0; part < change.size(); ++part)
    for (std::size_t g = 0; g < change[part].size(); ++g)
      for (std::size_t d = 0; d < days; ++d) out.rows[merged.place[part][g]][d] += change[part][g][d];
  for (auto& of : out.rows) std::partial_sum(of.begin(), of.end(), of.begin());
  return out;
}

}  // namespace homeward::cohort
