#pragma once
#include "engine/survival/concordance.hpp"
#include "engine/survival/distributions.hpp"
#include "engine/survival/matrix.hpp"
#include "engine/survival/spells.hpp"

namespace homeward::survival {

/// Proportional hazards with covariates (Cox 1972).
struct CoxModel {
  /// Events 0 or 1; groups are strata, each with a hazard of its own; entries and weights are read.
  Spells spells;
  std::vector<std::span<const double>> covariates;
  /// Covariates of one term, for the test of proportional hazards; empty: each its own.
  std::vector<std::uint32_t> term_of;
  /// Rows that belong together; below `clusters`. Empty: none, and standard errors come from the information.
  std::span<const std::uint32_t> cluster = {};
  std::uint32_t clusters = 0;
};

/// What the partial likelihood does with events at one time.
enum class Ties {
  efron,    ///< Efron 1977
  breslow,  ///< Breslow 1974
  exact,    ///< the discrete conditional likelihood (Cox 1972; Gail, Lubin & Rubinstein 1981); no weights, no clusters
};

enum class Coefficient {
  estimated,
  dependent,  ///< a combination of the covariates before it, or the same for all at risk: NaN, and the rest without it
  infinite,   ///< the likelihood goes on rising: +-infinity, standard error NaN
};

struct CoxFit {
  std::vector<double> coefficient;
  std::vector<Coefficient> state;
  /// Square roots of the diagonal of I^-1, I the observed information (Kalbfleisch & Prentice 2002, 4.2; Therneau &
  /// Grambsch 2000, 3.1); with clusters of D'D, D the dfbeta residuals summed by cluster (Lin & Wei 1989; Therneau &
  /// Grambsch 2000, 7.2).
  std::vector<double> se;
  std::vector<double> se_naive;  ///< always from the information
  std::uint64_t n = 0, events = 0;
  double log_likelihood_null = 0, log_likelihood = 0;
  Test likelihood_ratio, score, wald;  ///< score at 0, by the information; Wald with the standard errors above
  Test robust_score;                   ///< with clusters only (df 0 without)
  Concordance concordance;             ///< standard error by cluster where there are any
  /// Does a coefficient change with time? Score tests of adding x g(t) to the model, g the Kaplan-Meier transform
  /// 1 - S(t-), by term and for all together (Grambsch & Therneau 1994; R's `cox.zph` from survival 3.0 on).
  struct Proportional {
    std::uint32_t term = 0;
    Test test;
  };
  std::vector<Proportional> proportional;  ///< terms with an estimated coefficient; empty under exact ties
  Test proportional_all;
};

/// Newton's method on standardised covariates, until the score is 0 to rounding (its square in units of the information
/// at most 1e-18); steps that do not raise the likelihood are halved.
/// Time: rows log rows + rows * covariates^2 a round; with exact ties times as many events as there are at one time.
/// Reasons: survival.no-events, survival.interval-too-short, survival.exact-ties (with weights or clusters),
/// survival.no-convergence.
Result<CoxFit> fit_cox(const CoxModel& model, Ties ties, bool test_proportional = true);

}  // namespace homeward::survival
