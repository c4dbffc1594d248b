#include "engine/survival/distributions.hpp"

#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>

#include <cmath>
#include <limits>

namespace homeward::survival {

double two_sided_normal(double confidence) { return std::sqrt(2.0) * boost::math::erfc_inv(1 - confidence); }

double normal_p(double z) { return std::erfc(std::abs(z) / std::sqrt(2.0)); }

double chi_square_p(double x, double df) {
  if (!(df > 0) || std::isnan(x)) return std::numeric_limits<double>::quiet_NaN();
  if (x <= 0) return 1;
  return std::isinf(x) ? 0 : boost::math::gamma_q(df / 2, x / 2);
}

Test test_of(std::optional<double> chi_square, std::size_t df) {
  const double x = chi_square.value_or(std::numeric_limits<double>::quiet_NaN());
  return {x, static_cast<double>(df), chi_square_p(x, static_cast<double>(df))};
}

}  // namespace homeward::survival
