#include "engine/comparison/logistic.hpp"

#include "engine/survival/matrix.hpp"
#include "engine/survival/newton.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace homeward::comparison {
namespace {

using survival::Cholesky, survival::Likelihood, survival::Maximum, survival::Symmetric;

/// Row by row: 1, then the covariates centred and scaled, so that calendar years do not drown what matters.
struct Data {
  std::size_t n = 0, p = 1;
  std::vector<double> x, centre, scale;
  std::vector<std::size_t> column;  ///< where each coefficient belongs; 0 the intercept
  const double* row(std::size_t i) const { return x.data() + i * p; }
};

Data standardised(std::size_t n, std::span<const std::span<const double>> covariates,
                  std::span<const std::size_t> kept) {
  Data out{n, kept.size() + 1, std::vector<double>(n * (kept.size() + 1), 1.0), {0}, {1}, {0}};
  for (std::size_t j = 0; j < kept.size(); ++j) {
    const auto from = covariates[kept[j]];
    const double mean = std::accumulate(from.begin(), from.end(), 0.0) / static_cast<double>(n);
    double squares = 0;
    for (double v : from) squares += (v - mean) * (v - mean);
    const double scale = squares > 0 ? std::sqrt(squares / static_cast<double>(n)) : 1;
    for (std::size_t i = 0; i < n; ++i) out.x[i * out.p + j + 1] = (from[i] - mean) / scale;
    out.centre.push_back(mean);
    out.scale.push_back(scale);
    out.column.push_back(kept[j] + 1);
  }
  return out;
}

/// Of the covariates those that can be told from the ones before them.
Data independent(std::size_t n, std::span<const std::span<const double>> covariates) {
  std::vector<std::size_t> kept(covariates.size());
  std::iota(kept.begin(), kept.end(), std::size_t{0});
  Data all = standardised(n, covariates, kept);
  Symmetric products(all.p);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < all.p; ++j)
      for (std::size_t k = 0; k <= j; ++k) products(j, k) += all.row(i)[j] * all.row(i)[k];
  products.mirror();
  const Cholesky factor(products);
  if (factor.dependent().empty()) return all;
  std::erase_if(kept, [&](auto c) { return std::ranges::count(factor.dependent(), c + 1) > 0; });
  return standardised(n, covariates, kept);
}

double linear_at(const Data& data, std::span<const double> beta, std::size_t row) {
  double sum = 0;
  for (std::size_t j = 0; j < data.p; ++j) sum += beta[j] * data.row(row)[j];
  return sum;
}

double probability(double linear) {
  return linear >= 0 ? 1 / (1 + std::exp(-linear)) : std::exp(linear) / (1 + std::exp(linear));
}

Likelihood likelihood(const Data& data, std::span<const std::uint8_t> outcome, std::span<const double> beta) {
  Likelihood out(data.p);
  for (std::size_t i = 0; i < data.n; ++i) {
    const double linear = linear_at(data, beta, i), p = probability(linear);
    // log p of what happened, written so that neither end overflows.
    const double toward = outcome[i] != 0 ? linear : -linear;
    out.value += toward >= 0 ? -std::log1p(std::exp(-toward)) : toward - std::log1p(std::exp(toward));
    const double* x = data.row(i);
    for (std::size_t j = 0; j < data.p; ++j) {
      out.score[j] += (outcome[i] - p) * x[j];
      for (std::size_t k = 0; k <= j; ++k) out.information(j, k) += p * (1 - p) * x[j] * x[k];
    }
  }
  out.information.mirror();
  return out;
}

}  // namespace

Result<LogisticFit> fit_logistic(std::span<const std::uint8_t> outcome,
                                 std::span<const std::span<const double>> covariates) {
  constexpr double k_nan = std::numeric_limits<double>::quiet_NaN();
  const Data data = independent(outcome.size(), covariates);
  HW_TRY(const Maximum max,
         survival::maximise(data.p, [&](std::span<const double> beta) { return likelihood(data, outcome, beta); }));
  LogisticFit out{std::vector<double>(covariates.size() + 1, k_nan),
                  std::vector<double>(covariates.size() + 1, k_nan),
                  {},
                  max.at_beta.value};
  for (std::size_t i = 0; i < data.n; ++i) out.fitted.push_back(probability(linear_at(data, max.beta, i)));

  // Back to the covariates as they were: the intercept gives up what centring took out of it.
  const Symmetric variance = Cholesky(max.at_beta.information).inverse();
  std::vector<double> to_intercept(data.p);
  to_intercept[0] = 1;
  out.coefficient[0] = max.beta[0];
  for (std::size_t j = 1; j < data.p; ++j) {
    to_intercept[j] = -data.centre[j] / data.scale[j];
    out.coefficient[0] += to_intercept[j] * max.beta[j];
    const bool infinite = max.infinite[j];
    out.coefficient[data.column[j]] =
        infinite ? std::copysign(std::numeric_limits<double>::infinity(), max.beta[j]) : max.beta[j] / data.scale[j];
    if (!infinite) out.se[data.column[j]] = std::sqrt(variance(j, j)) / data.scale[j];
  }
  if (std::ranges::count(max.infinite, true) > 0) return out;
  double square = 0;
  for (std::size_t j = 0; j < data.p; ++j)
    for (std::size_t k = 0; k < data.p; ++k) square += to_intercept[j] * variance(j, k) * to_intercept[k];
  out.se[0] = std::sqrt(square);
  return out;
}

}  // namespace homeward::comparison
