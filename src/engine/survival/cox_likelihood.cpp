#include "engine/survival/cox_likelihood.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace homeward::survival {
namespace {

/// Such that the chances odds/(1 + odds) with odds = factor * risk sum to `events`, for the computation below to stay
/// in the middle of its range; any factor would be right.
double odds_factor(std::span<const double> risk, double events) {
  double low = -800, high = 800;
  for (int round = 0; round < 60; ++round) {
    const double middle = (low + high) / 2;
    double sum = 0;
    for (double r : risk) sum += r > 0 ? 1 / (1 + std::exp(-middle - std::log(r))) : 0;
    (sum < events ? low : high) = middle;
  }
  return std::exp((low + high) / 2);
}

}  // namespace

void subtract(const RiskSums& at_risk, double weight, Likelihood& out) {
  const std::size_t p = out.score.size();
  out.value -= at_risk.s0 > 0 ? weight * std::log(at_risk.s0) : std::numeric_limits<double>::infinity();
  const double* square = at_risk.s2.data();
  for (std::size_t j = 0; j < p; ++j) {
    const double mean = at_risk.s1[j] / at_risk.s0;
    out.score[j] -= weight * mean;
    for (std::size_t k = 0; k <= j; ++k)
      out.information(j, k) += weight * (*square++ / at_risk.s0 - mean * at_risk.s1[k] / at_risk.s0);
  }
}

void add_event(const CoxData& data, const Risks& risks, std::size_t i, Likelihood& out) {
  out.value += data.weight[i] * risks.linear[i];
  for (std::size_t j = 0; j < data.p; ++j) out.score[j] += data.weight[i] * data.covariates(i)[j];
}

void Likelihood::clear() {
  value = 0;
  std::ranges::fill(score, 0);
  information.clear();
}

void Likelihood::add(const Likelihood& other, double by) {
  value += other.value;
  for (std::size_t j = 0; j < score.size(); ++j) {
    score[j] += by * other.score[j];
    for (std::size_t k = 0; k <= j; ++k) information(j, k) += by * by * other.information(j, k);
  }
}

Risks risks_at(const CoxData& data, std::span<const double> beta) {
  Risks out{std::vector<double>(data.n), std::vector<double>(data.n)};
  double highest = -std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < data.n; ++i) {
    double sum = 0;
    for (std::size_t j = 0; j < data.p; ++j) sum += beta[j] * data.covariates(i)[j];
    out.linear[i] = sum;
    highest = std::max(highest, sum);
  }
  for (std::size_t i = 0; i < data.n; ++i) {
    out.linear[i] -= highest;
    out.risk[i] = data.weight[i] * std::exp(out.linear[i]);
  }
  return out;
}

Likelihood likelihood(const CoxData& data, std::span<const double> beta, Ties ties) {
  Likelihood out(data.p);
  visit_likelihoods(data, risks_at(data, beta), ties, [&](const RiskSet&, const Likelihood& part) { out.add(part); });
  out.information.mirror();
  return out;
}

void breslow_or_efron(const CoxData& data, const Risks& risks, const RiskSet& set, Ties ties, Likelihood& out) {
  std::size_t events = 0;
  double weight = 0;
  for (std::size_t i = set.begin; i < set.end; ++i) {
    if (data.event[i] == 0) continue;
    ++events;
    weight += data.weight[i];
    add_event(data, risks, i, out);
  }
  if (weight == 0) return;
  if (ties == Ties::breslow || events == 1) {
    subtract(set.at_risk, weight, out);
    return;
  }
  // Efron: the events happen one after the other, in any order; each time their share of what is at risk has shrunk.
  RiskSums dying(data.p), left = set.at_risk;
  for (std::size_t i = set.begin; i < set.end; ++i) {
    if (data.event[i] != 0) dying.add(risks.risk[i], data.covariates(i));
  }
  const double d = static_cast<double>(events);
  for (std::size_t k = 0; k < events; ++k) {
    left = set.at_risk;
    left.add(-static_cast<double>(k) / d, dying);
    subtract(left, weight / d, out);
  }
}

/// The chance that of all choices of d among those at risk it were these d. The sum over all choices is that of
/// independent draws with odds in the proportion of the risks, given that d are drawn: so it and its first two moments
/// come from adding one row after the other (Gail, Lubin & Rubinstein 1981), as chances, which cannot overflow.
void exact(const CoxData& data, const Risks& risks, const RiskSet& set, Likelihood& out) {
  std::size_t events = 0;
  for (std::size_t i = set.begin; i < set.end; ++i) {
    if (data.event[i] == 0) continue;
    ++events;
    add_event(data, risks, i, out);
  }
  if (events == 1) {
    subtract(set.at_risk, 1, out);
    return;
  }
  std::vector<double> risk;
  std::vector<std::size_t> rows;
  for (std::size_t i = set.begin; i < set.stratum_end; ++i) {
    if (!data.entry.empty() && data.entry[i] >= data.exit[set.begin]) continue;
    risk.push_back(risks.risk[i]);
    rows.push_back(i);
  }
  if (events == rows.size()) {  // there is only one choice
    out.clear();
    return;
  }
  const double factor = odds_factor(risk, static_cast<double>(events));
  std::vector<RiskSums> drawn(events + 1, RiskSums(data.p));  // chance and moments, by how many have been drawn
  drawn[0].s0 = 1;
  double logarithm = 0;
  RiskSums next(data.p);
  for (std::size_t m = 0; m < rows.size(); ++m) {
    const double odds = factor * risk[m], chance = odds / (1 + odds);
    const double* x = data.covariates(rows[m]);
    logarithm += std::log1p(odds);
    for (std::size_t k = std::min(events, m + 1) + 1; k-- > 0;) {
      next.clear();
      next.add(1 - chance, drawn[k]);
      if (k > 0) {  // the moments of what was drawn before, moved by x
        const RiskSums& before = drawn[k - 1];
        next.add(chance, before);
        double* square = next.s2.data();
        for (std::size_t j = 0; j < data.p; ++j) {
          next.s1[j] += chance * before.s0 * x[j];
          for (std::size_t l = 0; l <= j; ++l)
            *square++ += chance * (before.s1[j] * x[l] + x[j] * before.s1[l] + before.s0 * x[j] * x[l]);
        }
      }
      std::swap(drawn[k], next);
    }
  }
  const double d = static_cast<double>(events);
  Likelihood all(data.p);
  subtract(drawn[events], 1, all);
  all.value -= logarithm - d * std::log(factor);
  out.add(all);
}

}  // namespace homeward::survival
