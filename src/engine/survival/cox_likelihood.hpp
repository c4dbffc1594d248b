#pragma once
#include "engine/survival/cox_data.hpp"

namespace homeward::survival {

/// The logarithm of the partial likelihood with its first derivative and minus its second, at some coefficients of the
/// standardised covariates.
struct Likelihood {
  double value = 0;
  std::vector<double> score;
  Symmetric information;

  explicit Likelihood(std::size_t p) : score(p), information(p) {}
  void clear();
  /// Brings in what one time gives, the information times `by` squared, the score times `by`.
  void add(const Likelihood& other, double by = 1);
};

/// What each row counts at `beta`: weight * exp(x beta), less a common factor, with x beta less its logarithm.
struct Risks {
  std::vector<double> risk, linear;
};
Risks risks_at(const CoxData& data, std::span<const double> beta);

/// Gives what each time with events adds, and the time's number among rows (`RiskSet::begin`).
template <class Take>
void visit_likelihoods(const CoxData& data, const Risks& risks, Ties ties, Take take);

Likelihood likelihood(const CoxData& data, std::span<const double> beta, Ties ties);

/// Takes `weight` events away from those at risk: the logarithm of their sum, their mean, their covariance.
void subtract(const RiskSums& at_risk, double weight, Likelihood& out);
/// Adds what an event itself brings.
void add_event(const CoxData& data, const Risks& risks, std::size_t row, Likelihood& out);
/// What one time adds, by each of the three rules.
void breslow_or_efron(const CoxData& data, const Risks& risks, const RiskSet& set, Ties ties, Likelihood& out);
void exact(const CoxData& data, const Risks& risks, const RiskSet& set, Likelihood& out);

template <class Take>
void visit_likelihoods(const CoxData& data, const Risks& risks, Ties ties, Take take) {
  Likelihood part(data.p);
  visit_risk_sets(data, risks.risk, [&](const RiskSet& set) {
    part.clear();
    if (ties == Ties::exact) {
      exact(data, risks, set, part);
    } else {
      breslow_or_efron(data, risks, set, ties, part);
    }
    take(set, part);
  });
}

}  // namespace homeward::survival
