#pragma once
#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

namespace homeward::cohort {

/// Type 7 of Hyndman & Fan (1996, Am. Stat. 50:361): linear between the order statistics around 1 + (n - 1) p. Puts the
/// values into another order; there is at least one.
template <class T>
std::vector<double> quantiles_of(std::span<T> values, std::span<const double> probabilities) {
  std::vector<double> out;
  for (const double p : probabilities) {
    const double h = static_cast<double>(values.size() - 1) * p;
    const auto low = static_cast<std::size_t>(h);
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(low);
    std::nth_element(values.begin(), middle, values.end());
    const double below = static_cast<double>(*middle);
    if (h == std::floor(h)) {
      out.push_back(below);
      continue;
    }
    const double above = static_cast<double>(*std::min_element(middle + 1, values.end()));
    out.push_back(below + (h - std::floor(h)) * (above - below));
  }
  return out;
}

}  // namespace homeward::cohort
