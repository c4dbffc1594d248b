#include "care/assessment/rules_family.hpp"

#include <algorithm>
#include <numeric>

namespace homeward::assessment {

std::vector<bool> of_one_time(std::span<const LocalDate> days) {
  std::vector<bool> out;
  if (days.empty()) return out;
  const LocalDate newest = *std::ranges::max_element(days);
  for (const LocalDate day : days) out.push_back(newest - day <= k_of_one_time);
  return out;
}

std::optional<Spread> spread_of(std::span<const double> values) {
  if (values.size() < 2) return std::nullopt;
  const auto [lowest, highest] = std::ranges::minmax(values);
  const double sum = std::accumulate(values.begin(), values.end(), 0.0);
  return Spread{lowest, highest, sum / static_cast<double>(values.size()), static_cast<int>(values.size())};
}

}  // namespace homeward::assessment
