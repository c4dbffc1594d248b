#pragma once
#include "engine/survival/spells.hpp"

namespace homeward::survival {

/// Tests whether groups have the same hazard, within strata where there are any.
struct LogRank {
  std::vector<std::uint64_t> n;
  std::vector<double> observed, expected;  ///< by group, over all strata; weighted by S^rho
  double chi_square = 0;
  std::uint32_t df = 0;  ///< groups with an expected event, less 1
  double p = 0;          ///< NaN where df is 0
};

/// Groups of `spells` are compared; entries and weights are not read. G-rho family (Harrington & Fleming 1982): each
/// event time counts with S(t-)^rho of the pooled Kaplan-Meier of its stratum; rho 0 is the log-rank test (Mantel
/// 1966), 1 the Peto-Prentice test. Variance hypergeometric: w^2 d (n - d) / (n - 1) n_g/n (delta - n_h/n), as R's
/// `survdiff`. `stratum`: below `strata`; empty: one. Where the variance is singular, chi_square is NaN. Reasons:
/// survival.one-group (fewer than two groups have rows), survival.no-events.
Result<LogRank> log_rank(const Spells& spells, double rho = 0, std::span<const std::uint32_t> stratum = {},
                         std::uint32_t strata = 1);

}  // namespace homeward::survival
