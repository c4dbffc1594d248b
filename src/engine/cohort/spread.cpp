#include "engine/cohort/spread.hpp"

#include "engine/cohort/grouping.hpp"
#include "engine/cohort/quantile.hpp"

#include <cmath>
#include <concepts>
#include <utility>

namespace homeward::cohort {
namespace {

bool is_missing_cell(std::int32_t value) { return value == k_missing; }
bool is_missing_cell(double value) { return std::isnan(value); }

/// Values of one part as they are met.
template <class T>
struct Met {
  std::vector<std::uint32_t> group;
  std::vector<T> value;
  std::vector<std::int64_t> missing;
};

/// Values of all parts, group by group.
template <class T>
struct ByGroup {
  std::vector<T> values;
  std::vector<std::size_t> starts;
};

template <class T>
ByGroup<T> by_group(const std::vector<Met<T>>& parts, const Merged& merged) {
  const std::size_t groups = merged.keys.size();
  ByGroup<T> out{{}, std::vector<std::size_t>(groups + 1, 0)};
  std::vector<std::vector<std::size_t>> next(parts.size(), std::vector<std::size_t>(groups, 0));
  const auto each_part = [&](const auto& work) { parallel_for(static_cast<unsigned>(parts.size()), work); };
  each_part([&](unsigned p) {
    for (const std::uint32_t g : parts[p].group) ++next[p][merged.place[p][g]];
  });
  for (std::size_t g = 0; g < groups; ++g) {
    std::size_t at = out.starts[g];
    for (auto& of_part : next) at += std::exchange(of_part[g], at);
    out.starts[g + 1] = at;
  }
  out.values.resize(out.starts.back());
  each_part([&](unsigned p) {
    for (std::size_t i = 0; i < parts[p].group.size(); ++i)
      out.values[next[p][merged.place[p][parts[p].group[i]]]++] = parts[p].value[i];
  });
  return out;
}

/// The values of each group. `T`: a whole number, or an amount as it is stored.
template <class T>
struct Gathered {
  std::vector<Key> keys;
  std::vector<std::int64_t> missing;
  ByGroup<T> values;

  /// `use(group, its values)`, some groups side by side.
  template <class Use>
  void each_group(const Use& use) {
    const unsigned parts = values.values.size() < k_block ? 1 : k_parts;
    parallel_for(parts, [&](unsigned part) {
      for (std::size_t g = part; g < keys.size(); g += parts)
        use(g, std::span(values.values).subspan(values.starts[g], values.starts[g + 1] - values.starts[g]));
    });
  }
};

template <class T>
Gathered<T> gather(const Snapshot& s, const Question& q, const Evaluator& value) {
  constexpr bool k_whole = std::same_as<T, std::int32_t>;
  auto group = groupers(s, q);
  std::vector<Met<T>> met(group.size());
  scan(s, q, [&](unsigned part, Rows rows) {
    std::array<std::uint32_t, k_block> groups;
    std::array<std::conditional_t<k_whole, std::int32_t, double>, k_block> values;
    group[part].groups(rows, groups.data());
    if constexpr (k_whole) {
      value.codes(rows, values.data());
    } else {
      value.numbers(rows, values.data());
    }
    Met<T>& to = met[part];
    to.missing.resize(group[part].count());
    for (std::uint32_t i = 0; i < rows.count; ++i) {
      if (is_missing_cell(values[i])) {
        ++to.missing[groups[i]];
        continue;
      }
      to.group.push_back(groups[i]);
      to.value.push_back(static_cast<T>(values[i]));
    }
  });

  const Merged merged(group);
  Gathered<T> out{merged.keys, std::vector<std::int64_t>(merged.keys.size()), by_group(met, merged)};
  for (std::size_t p = 0; p < met.size(); ++p)
    for (std::size_t g = 0; g < met[p].missing.size(); ++g) out.missing[merged.place[p][g]] += met[p].missing[g];
  return out;
}

template <class T>
Spreads spread_of(const Snapshot& s, const Question& q, const Evaluator& value, std::span<const double> probabilities) {
  auto found = gather<T>(s, q, value);
  Spreads out{s.position(), found.keys, std::vector<Spread>(found.keys.size())};
  found.each_group([&](std::size_t g, std::span<T> values) {
    out.groups[g].n = static_cast<std::int64_t>(values.size());
    out.groups[g].missing = found.missing[g];
    if (!values.empty()) out.groups[g].quantiles = quantiles_of(values, probabilities);
  });
  return out;
}

}  // namespace

Spreads spread(const Snapshot& s, const Question& q, const Value& value, std::span<const double> probabilities) {
  const auto bound = value.bind(s);
  return bound->whole() ? spread_of<std::int32_t>(s, q, *bound, probabilities)
                        : spread_of<float>(s, q, *bound, probabilities);
}

ValueCounts count_values(const Snapshot& s, const Question& q, const Value& value) {
  auto found = gather<std::int32_t>(s, q, *value.bind(s));
  ValueCounts out{s.position(), found.keys, std::vector<ValueCounts::Group>(found.keys.size())};
  found.each_group([&](std::size_t g, std::span<std::int32_t> values) {
    ValueCounts::Group& to = out.groups[g];
    to.missing = found.missing[g];
    if (!values.empty()) to.values = occurrences_of(values);
  });
  return out;
}

}  // namespace homeward::cohort
