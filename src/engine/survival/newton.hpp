#pragma once
#include "engine/survival/cox_likelihood.hpp"

#include <functional>

namespace homeward::survival {

/// Where a likelihood is highest.
struct Maximum {
  std::vector<double> beta;
  std::vector<bool> infinite;  ///< the likelihood goes on rising along these
  Likelihood at_zero, at_beta;
};

/// Newton's method from 0, for standardised covariates without dependent ones. See `fit_cox` for when it ends.
/// Reason: survival.no-convergence.
Result<Maximum> maximise(std::size_t p, const std::function<Likelihood(std::span<const double>)>& at);

}  // namespace homeward::survival
