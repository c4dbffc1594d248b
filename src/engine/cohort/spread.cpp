#include "engine/cohort/spread.hpp"

#include "engine/cohort/grouping.hpp"
#include "engine/cohort/quantile.hpp"

#include <cmath>
#include <numeric>

namespace homeward::cohort {
namespace {

struct Seen {
  std::vector<std::uint32_t> group;
  std::vector<float> value;  ///< whole numbers below 16 million and amounts as stored are exact
  std::vector<std::int64_t> missing;
};

/// Values of all parts, group by group.
struct ByGroup {
  std::vector<float> values;
  std::vector<std::size_t> starts;
};

ByGroup by_group(const std::vector<Seen>& parts, const Merged& merged) {
  ByGroup out;
  out.starts.assign(merged.keys.size() + 1, 0);
  for (std::size_t p = 0; p < parts.size(); ++p)
    for (const std::uint32_t g : parts[p].group) ++out.starts[merged.place[p][g] + 1];
  std::partial_sum(out.starts.begin(), out.starts.end(), out.starts.begin());
  out.values.resize(out.starts.back());
  std::vector<std::size_t> next(out.starts.begin(), out.starts.end() - 1);
  for (std::size_t p = 0; p < parts.size(); ++p)
    for (std::size_t i = 0; i < parts[p].group.size(); ++i)
      out.values[next[merged.place[p][parts[p].group[i]]]++] = parts[p].value[i];
  return out;
}

}  // namespace

Spreads spread(const Snapshot& s, const Question& q, const Value& value, std::span<const double> probabilities) {
  const auto bound = value.bind(s);
  auto group = groupers(s, q);
  std::vector<Seen> seen(group.size());
  scan(s, q, [&](unsigned part, const Rows& rows) {
    std::array<std::uint32_t, k_block> groups;
    std::array<double, k_block> values;
    group[part].groups(rows, groups.data());
    bound->numbers(rows, values.data());
    Seen& to = seen[part];
    to.missing.resize(group[part].count());
    for (std::uint32_t i = 0; i < rows.count; ++i) {
      if (std::isnan(values[i])) {
        ++to.missing[groups[i]];
        continue;
      }
      to.group.push_back(groups[i]);
      to.value.push_back(static_cast<float>(values[i]));
    }
  });

  const Merged merged(group);
  ByGroup sorted = by_group(seen, merged);
  Spreads out{s.position(), merged.keys, std::vector<Spread>(merged.keys.size())};
  for (std::size_t p = 0; p < seen.size(); ++p)
    for (std::size_t g = 0; g < seen[p].missing.size(); ++g)
      out.groups[merged.place[p][g]].missing += seen[p].missing[g];
  parallel_for(sorted.values.size() < k_block ? 1 : k_parts, [&](unsigned part) {
    const unsigned parts = sorted.values.size() < k_block ? 1 : k_parts;
    for (std::size_t g = part; g < out.groups.size(); g += parts) {
      const std::span values(sorted.values.data() + sorted.starts[g], sorted.starts[g + 1] - sorted.starts[g]);
      out.groups[g].n = static_cast<std::int64_t>(values.size());
      if (!values.empty()) out.groups[g].quantiles = quantiles_of(values, probabilities);
    }
  });
  return out;
}

}  // namespace homeward::cohort
