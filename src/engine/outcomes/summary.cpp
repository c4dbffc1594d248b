#include "engine/outcomes/summary.hpp"

#include <algorithm>
#include <cmath>

namespace homeward::outcomes {

Interval wilson(double yes, double of) {
  constexpr double z = 1.959963984540054;
  const double share = yes / of, z2 = z * z / of;
  const double middle = share + z2 / 2, width = z * std::sqrt(share * (1 - share) / of + z2 / of / 4);
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

}  // namespace homeward::outcomes
