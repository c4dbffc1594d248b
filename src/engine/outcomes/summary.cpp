#include "engine/outcomes/summary.hpp"

#include <algorithm>
#include <cmath>

namespace homeward::outcomes {
namespace {

constexpr double k_z = 1.959963984540054;

}  // namespace

Interval wilson(double yes, double of) {
  const double share = yes / of, z2 = k_z * k_z / of;
  const double middle = share + z2 / 2, width = k_z * std::sqrt(share * (1 - share) / of + z2 / of / 4);
  return {std::max(0.0, (middle - width) / (1 + z2)), std::min(1.0, (middle + width) / (1 + z2))};
}

std::optional<Quartiles> quartiles(std::vector<double> values) {
  if (values.empty()) return std::nullopt;
  std::ranges::sort(values);
  const auto at = [&](double share) {
    const double position = share * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(position);
    const std::size_t above = std::min(below + 1, values.size() - 1);
    return values[below] + (position - std::floor(position)) * (values[above] - values[below]);
  };
  return Quartiles{at(0.25), at(0.5), at(0.75)};
}

Interval median_interval(std::vector<double> values) {
  std::ranges::sort(values);
  const auto n = static_cast<double>(values.size());
  const double width = k_z * std::sqrt(n) / 2;
  const auto at = [&](double rank) {
    return values[static_cast<std::size_t>(std::clamp(std::round(rank), 1.0, n)) - 1];
  };
  return {at(n / 2 - width), at(1 + n / 2 + width)};
}

}  // namespace homeward::outcomes
