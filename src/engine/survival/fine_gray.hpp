#pragma once
#include "engine/survival/cox.hpp"

namespace homeward::survival {

/// Proportional subdistribution hazards: how covariates move the cumulative incidence of one cause (Fine & Gray 1999).
/// Who leaves by another cause at T stays at risk with weight G(t-)/G(T-), G the Kaplan-Meier curve of censoring, of
/// everybody together; events before censorings at one time; Breslow's rule for ties. As `crr` of cmprsk, also in that
/// a censoring at time 0 counts in G for those who leave at time 0.
struct FineGrayFit {
  std::vector<double> coefficient;
  std::vector<Coefficient> state;
  /// Sandwich I^-1 [sum (eta_i + psi_i)(eta_i + psi_i)'] I^-1: eta_i what row i adds to the score, psi_i what it adds
  /// by way of the estimated G (Fine & Gray 1999, section 4, equations 7 and 8).
  std::vector<double> se;
  std::uint64_t n = 0, events = 0;
  double log_likelihood_null = 0, log_likelihood = 0;  ///< pseudo likelihoods
  Test likelihood_ratio, wald;                         ///< Wald by the sandwich
};

/// `outcome`: 0 censored, 1 the cause, 2 another cause.
/// Reasons: survival.no-events, survival.no-convergence.
Result<FineGrayFit> fit_fine_gray(std::span<const double> time, std::span<const std::uint8_t> outcome,
                                  std::span<const std::span<const double>> covariates);

}  // namespace homeward::survival
