#pragma once
#include <algorithm>
#include <cmath>
#include <concepts>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace homeward::cohort {

/// Each value, ascending, and how often it occurs.
using Occurrences = std::vector<std::pair<std::int32_t, std::int64_t>>;

/// The values of an order: `at(i)` is the i-th smallest. By a partial sort; puts the values into another order.
template <class T>
class Ordered {
 public:
  explicit Ordered(std::span<T> values) : values_(values) {}
  double at(std::size_t i) {
    const auto place = values_.begin() + static_cast<std::ptrdiff_t>(i);
    std::nth_element(values_.begin(), place, values_.end());
    return static_cast<double>(*place);
  }

 private:
  std::span<T> values_;
};

/// The same by counting, where whole numbers lie close together.
class CountedOrder {
 public:
  /// Nothing where they lie too far apart. There is at least one.
  static std::optional<CountedOrder> of(std::span<const std::int32_t> values) {
    const auto [least, most] = std::ranges::minmax(values);
    if (std::int64_t{most} - least >= static_cast<std::int64_t>(values.size())) return std::nullopt;
    return CountedOrder(values, least, most);
  }
  double at(std::size_t i) const {
    std::size_t value = 0;
    for (std::size_t before = count_[0]; before <= i; before += count_[value]) ++value;
    return least_ + static_cast<double>(value);
  }
  Occurrences all() const {
    Occurrences out;
    for (std::size_t i = 0; i < count_.size(); ++i)
      if (count_[i] != 0) out.emplace_back(least_ + static_cast<std::int32_t>(i), count_[i]);
    return out;
  }

 private:
  CountedOrder(std::span<const std::int32_t> values, std::int32_t least, std::int32_t most)
      : least_(least), count_(static_cast<std::size_t>(most - least) + 1) {
    for (const std::int32_t v : values) ++count_[static_cast<std::size_t>(v - least)];
  }
  std::int32_t least_;
  std::vector<std::uint32_t> count_;
};

/// Type 7 of Hyndman & Fan (1996, Am. Stat. 50:361): linear between the order statistics around 1 + (n - 1) p. Puts the
/// values into another order; there is at least one.
template <class T>
std::vector<double> quantiles_of(std::span<T> values, std::span<const double> probabilities) {
  const auto all = [&](auto order) {
    std::vector<double> out;
    for (const double p : probabilities) {
      const double h = static_cast<double>(values.size() - 1) * p;
      const auto low = static_cast<std::size_t>(h);
      const double below = order.at(low);
      out.push_back(h == std::floor(h) ? below : below + (h - std::floor(h)) * (order.at(low + 1) - below));
    }
    return out;
  };
  if constexpr (std::same_as<T, std::int32_t>) {
    if (const auto counted = CountedOrder::of(values)) return all(*counted);
  }
  return all(Ordered<T>(values));
}

/// How often each value occurs. Puts the values into another order; there is at least one.
inline Occurrences occurrences_of(std::span<std::int32_t> values) {
  if (const auto counted = CountedOrder::of(values)) return counted->all();
  std::ranges::sort(values);
  Occurrences out;
  for (const std::int32_t v : values) {
    if (out.empty() || out.back().first != v) out.emplace_back(v, 0);
    ++out.back().second;
  }
  return out;
}

}  // namespace homeward::cohort
