#pragma once
#include <cstddef>
#include <optional>

namespace homeward::survival {

/// The normal quantile of a two-sided interval: 1.96 for 0.95.
double two_sided_normal(double confidence);
/// P(|Z| > |z|).
double normal_p(double z);
/// P(X > x) of a chi-square with `df` degrees of freedom; NaN without degrees of freedom.
double chi_square_p(double x, double df);

/// A test by a chi-square; NaN where there is none.
struct Test {
  double chi_square = 0;
  double df = 0;
  double p = 0;
};
Test test_of(std::optional<double> chi_square, std::size_t df);

}  // namespace homeward::survival
