#pragma once
#include "engine/survival/cox_likelihood.hpp"

namespace homeward::survival {

/// Score residuals, weighted and summed by cluster: clusters * covariates. What each row adds to the score when its
/// share in every risk set is counted (Therneau & Grambsch 2000, 4.5; with Efron ties averaged over the orders).
std::vector<double> score_residuals(const CoxData& data, std::span<const double> beta, Ties ties,
                                    std::span<const std::uint32_t> cluster, std::uint32_t clusters);

/// B'B of a matrix with one row a cluster.
Symmetric squares(std::span<const double> rows, std::size_t columns);

}  // namespace homeward::survival
