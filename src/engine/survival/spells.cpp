#include "engine/survival/spells.hpp"

#include "base/check.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>

namespace homeward::survival {
namespace {

struct Keyed {
  std::uint64_t key;
  std::uint32_t row;
};

/// Bits that sort as the numbers do.
std::uint64_t key_of(double x) {
  const auto bits = std::bit_cast<std::uint64_t>(x + 0.0);  // -0 is 0
  return (bits >> 63) != 0 ? ~bits : bits | (std::uint64_t{1} << 63);
}

/// Below this, whole days lie further apart than rounding reaches.
constexpr double k_days_apart = 6e7;

/// One count for every day, where times are whole and there are no more days than rows.
std::optional<std::vector<std::uint32_t>> sorted_whole_days(std::span<const double> values) {
  const double most = std::min(65536 + static_cast<double>(values.size()), k_days_apart);
  std::vector<std::uint32_t> count(2, 0);
  for (double v : values) {
    if (!(v >= 0 && v < most)) return std::nullopt;
    const auto day = static_cast<std::uint32_t>(v);
    if (day != v) return std::nullopt;
    if (day + 2u > count.size()) count.resize(std::max<std::size_t>(day + 2u, 2 * count.size()), 0);
    ++count[day + 1];
  }
  std::partial_sum(count.begin(), count.end(), count.begin());
  std::vector<std::uint32_t> rows(values.size());
  for (std::size_t i = 0; i < values.size(); ++i)
    rows[count[static_cast<std::uint32_t>(values[i])]++] = static_cast<std::uint32_t>(i);
  return rows;
}

struct Sorted {
  std::vector<std::uint32_t> rows;
  bool whole_days;
};

/// By radix, because comparing takes three times as long with a million rows. A digit that is alike everywhere is
/// passed over.
Sorted sorted_rows(std::span<const double> values) {
  if (auto days = sorted_whole_days(values)) return {*std::move(days), true};
  constexpr unsigned k_bits = 11, k_passes = 6;
  constexpr std::size_t k_digits = 1u << k_bits;
  std::vector<Keyed> from(values.size()), to(values.size());
  std::vector<std::array<std::uint32_t, k_digits>> counts(k_passes);
  for (std::size_t i = 0; i < values.size(); ++i) {
    from[i] = {key_of(values[i]), static_cast<std::uint32_t>(i)};
    for (unsigned pass = 0; pass < k_passes; ++pass) ++counts[pass][from[i].key >> (pass * k_bits) & (k_digits - 1)];
  }
  for (unsigned pass = 0; pass < k_passes; ++pass) {
    auto& count = counts[pass];
    if (std::ranges::find(count, values.size()) != count.end()) continue;
    std::uint32_t before = 0;
    for (auto& c : count) before += std::exchange(c, before);
    for (const Keyed& k : from) to[count[k.key >> (pass * k_bits) & (k_digits - 1)]++] = k;
    from.swap(to);
  }
  std::vector<std::uint32_t> rows(values.size());
  std::ranges::transform(from, rows.begin(), &Keyed::row);
  return {std::move(rows), false};
}

std::vector<double> distinct_times(const Ordered& o) {
  std::vector<double> out;
  out.reserve(o.exit.size() + o.entry.size());
  for (auto row : o.by_exit) {
    if (out.empty() || out.back() != o.exit[row]) out.push_back(o.exit[row]);
  }
  if (o.entry.empty()) return out;
  const auto exits = static_cast<std::ptrdiff_t>(out.size());
  for (auto row : o.by_entry) out.push_back(o.entry[row]);
  std::inplace_merge(out.begin(), out.begin() + exits, out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

/// The first of each chain of times that rounding has parted.
std::vector<double> chain_heads(const std::vector<double>& distinct) {
  double sum = 0;
  for (double t : distinct) sum += std::abs(t);
  const double mean = sum / static_cast<double>(distinct.size());
  const double tolerance = std::sqrt(std::numeric_limits<double>::epsilon());
  std::vector<double> heads;
  for (std::size_t i = 0; i < distinct.size(); ++i) {
    const double gap = i == 0 ? 1 : distinct[i] - distinct[i - 1];
    if (i == 0 || !(gap <= tolerance || gap / mean <= tolerance)) heads.push_back(distinct[i]);
  }
  return heads;
}

void move_to_heads(std::vector<double>& times, std::span<const std::uint32_t> order, const std::vector<double>& heads) {
  std::size_t head = 0;
  for (auto row : order) {
    while (head + 1 < heads.size() && heads[head + 1] <= times[row]) ++head;
    times[row] = heads[head];
  }
}

}  // namespace

Result<Ordered> order_times(std::span<const double> exit, std::span<const double> entry) {
  HW_CHECK(entry.empty() || entry.size() == exit.size(), "entries and exits are columns of the same rows");
  HW_CHECK(exit.size() < std::numeric_limits<std::uint32_t>::max(), "rows are numbered in 32 bits");
  Sorted exits = sorted_rows(exit), entries = sorted_rows(entry);
  Ordered out{{exit.begin(), exit.end()}, {entry.begin(), entry.end()}, std::move(exits.rows), std::move(entries.rows)};
  if (exits.whole_days && entries.whole_days) return out;
  const auto distinct = distinct_times(out);
  const auto heads = chain_heads(distinct);
  if (heads.size() == distinct.size()) return out;
  move_to_heads(out.exit, out.by_exit, heads);
  move_to_heads(out.entry, out.by_entry, heads);
  for (std::size_t i = 0; i < out.entry.size(); ++i) {
    if (out.entry[i] >= out.exit[i])
      return reject(ErrorKind::invalid, "survival.interval-too-short",
                    "an exit differs from its entry by no more than rounding does");
  }
  return out;
}

Grouped by_group(std::vector<std::uint32_t> order, std::span<const std::uint32_t> group, std::uint32_t groups) {
  Grouped out;
  out.starts.assign(groups + std::size_t{1}, 0);
  if (group.empty()) {
    std::fill(out.starts.begin() + 1, out.starts.end(), order.size());
    out.rows = std::move(order);
    return out;
  }
  for (auto row : order) ++out.starts[group[row] + std::size_t{1}];
  std::partial_sum(out.starts.begin(), out.starts.end(), out.starts.begin());
  auto next = out.starts;
  out.rows.resize(order.size());
  for (auto row : order) out.rows[next[group[row]]++] = row;
  return out;
}

}  // namespace homeward::survival
