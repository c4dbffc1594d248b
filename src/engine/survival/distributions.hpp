#pragma once

namespace homeward::survival {

/// The normal quantile of a two-sided interval: 1.96 for 0.95.
double two_sided_normal(double confidence);
/// P(|Z| > |z|).
double normal_p(double z);
/// P(X > x) of a chi-square with `df` degrees of freedom; NaN without degrees of freedom.
double chi_square_p(double x, double df);

}  // namespace homeward::survival
