#pragma once
#include "base/result.hpp"

#include <cstdint>
#include <span>
#include <vector>

/// Comparing units (centres) that care for different people. Pure, like engine/survival, whose small matrices it uses.
namespace homeward::comparison {

/// Logistic regression: how probable an outcome is for somebody with these covariates, whoever cares for them.
struct LogisticFit {
  /// The intercept, then one for each covariate. NaN: a combination of those before it, left out; infinite: the
  /// likelihood goes on rising with it (a group in which all or none have the outcome).
  std::vector<double> coefficient;
  std::vector<double> se;      ///< from the inverse information; NaN where there is none
  std::vector<double> fitted;  ///< the probability of each row
  double log_likelihood = 0;
};

/// `outcome`: 0 or 1 a row. Covariates are finite and as long as `outcome`, which has at least one row.
/// Source: McCullagh & Nelder 1989, 4.4; equal to R 4.2.2's `glm(family = binomial)` to 1e-9.
/// Reason: survival.no-convergence.
Result<LogisticFit> fit_logistic(std::span<const std::uint8_t> outcome,
                                 std::span<const std::span<const double>> covariates);

}  // namespace homeward::comparison
