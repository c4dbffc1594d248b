#include "oversight/curves/limits.hpp"

#include "engine/survival/distributions.hpp"

#include <cmath>

namespace homeward::curves {

std::optional<Limits> log_log(double share, double se) {
  if (!(share > 0 && share < 1) || !std::isfinite(se)) return std::nullopt;
  const double half = survival::two_sided_normal(0.95) * se / (share * std::log(share));  // negative
  return Limits{std::pow(share, std::exp(-half)), std::pow(share, std::exp(half))};
}

double se_of_counts(double share, double still, double followed, double n) {
  const double people = still > 0 ? followed / still : n;
  return std::sqrt(share * (1 - share) / people);
}

}  // namespace homeward::curves
