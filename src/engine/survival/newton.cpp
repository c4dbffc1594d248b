#include "engine/survival/newton.hpp"

#include <algorithm>
#include <cmath>

namespace homeward::survival {
namespace {

constexpr int k_most_rounds = 100;
// Of standardised covariates. At a maximum the last step is nothing; where there is none every step is about as long
// as the one before, while the likelihood hardly rises any more.
constexpr double k_still_moving = 1e-2;

/// Coefficients that a flat direction of the information moves.
void mark_flat(const Symmetric& information, const Cholesky& factor, std::vector<bool>& infinite) {
  const std::size_t p = information.size();
  for (auto flat : factor.dependent()) {
    std::vector<double> column(p);
    for (std::size_t i = 0; i < p; ++i) column[i] = information(i, flat);
    const auto others = factor.solve(column);
    infinite[flat] = true;
    for (std::size_t i = 0; i < p; ++i) infinite[i] = infinite[i] || std::abs(others[i]) > 1e-3;
  }
}

double dot(std::span<const double> a, std::span<const double> b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

}  // namespace

Result<Maximum> maximise(std::size_t p, const std::function<Likelihood(std::span<const double>)>& at) {
  Maximum out{std::vector<double>(p), std::vector<bool>(p), Likelihood(p), Likelihood(p)};
  out.at_zero = out.at_beta = at(out.beta);
  if (p == 0) return out;
  double rise = 0;
  for (int round = 0; round < k_most_rounds; ++round) {
    const Likelihood& here = out.at_beta;
    const Cholesky factor(here.information);
    if (!factor.dependent().empty()) {
      mark_flat(here.information, factor, out.infinite);
      return out;
    }
    auto step = factor.solve(here.score);
    const double distance = dot(step, here.score);  // squared, in standard errors
    const double longest = std::ranges::max(step, {}, [](double s) { return std::abs(s); });
    const bool risen = round > 3 && rise < 1e-8 + 1e-13 * std::abs(here.value);
    if ((distance <= 1e-18 || risen) && std::abs(longest) > k_still_moving) {
      for (std::size_t j = 0; j < p; ++j) out.infinite[j] = std::abs(step[j]) > 0.1 * std::abs(longest);
      return out;
    }
    if (distance <= 1e-18) return out;

    Likelihood next(p);
    std::vector<double> beta(p);
    double part = 1;
    for (int halved = 0; halved < 40; ++halved, part /= 2) {
      for (std::size_t j = 0; j < p; ++j) beta[j] = out.beta[j] + part * step[j];
      next = at(beta);
      if (std::isfinite(next.value) && next.value >= here.value - 1e-12 * std::abs(here.value)) break;
    }
    if (!std::isfinite(next.value)) break;
    rise = next.value - here.value;
    // Rounding keeps the score of very many rows from becoming smaller: then this is the maximum too.
    if (distance < 1e-12 && dot(next.score, factor.solve(next.score)) >= distance) return out;
    out.beta = beta;
    out.at_beta = std::move(next);
  }
  return reject(ErrorKind::invalid, "survival.no-convergence", "the likelihood has no maximum that could be found");
}

}  // namespace homeward::survival
