#include "oversight/indicators/estimate.hpp"

#include <boost/math/special_functions/gamma.hpp>

#include <algorithm>
#include <cmath>

namespace homeward::indicators {
namespace {

constexpr double k_z = 1.959963984540054;  // 97.5th percentile of the standard normal distribution
constexpr double k_tail = 0.025;

std::int64_t total(const Counts& counts) {
  std::int64_t n = 0;
  for (const auto& [value, times] : counts) n += times;
  return n;
}

/// The value of rank `rank`, from 1.
double ranked(const Counts& counts, std::int64_t rank) {
  for (const auto& [value, times] : counts) {
    if (rank <= times) return value;
    rank -= times;
  }
  return counts.back().first;
}

/// P(X <= k) of n tosses of a fair coin, for k below the middle.
double coin(std::int64_t n, std::int64_t k) {
  const auto N = static_cast<double>(n);
  auto j = static_cast<double>(k);
  double term = std::exp(std::lgamma(N + 1) - std::lgamma(j + 1) - std::lgamma(N - j + 1) - N * std::log(2.0));
  double sum = 0;
  for (; j >= 0 && term > sum * 1e-17; --j) {
    sum += term;
    term *= j / (N - j + 1);
  }
  return sum;
}

/// Largest rank l with P(X <= l - 1) <= 0.025; 0 where there is none.
std::int64_t lower_rank(std::int64_t n) {
  const auto N = static_cast<double>(n);
  auto l = std::max<std::int64_t>(0, static_cast<std::int64_t>(N / 2 - k_z * std::sqrt(N) / 2));
  while (l > 0 && coin(n, l - 1) > k_tail) --l;
  while (2 * (l + 1) < n && coin(n, l) <= k_tail) ++l;
  return l;
}

}  // namespace

std::optional<Estimate> share(std::int64_t events, std::int64_t n) {
  if (n <= 0) return std::nullopt;
  const auto N = static_cast<double>(n);
  const double p = static_cast<double>(events) / N, zz = k_z * k_z;
  const double middle = (p + zz / (2 * N)) / (1 + zz / N);
  const double half = k_z / (1 + zz / N) * std::sqrt(p * (1 - p) / N + zz / (4 * N * N));
  return Estimate{p, events == 0 ? 0 : middle - half, events == n ? 1 : middle + half};
}

std::optional<Estimate> rate(std::int64_t events, double time, double per) {
  if (!(time > 0)) return std::nullopt;
  const auto x = static_cast<double>(events);
  const double low = events == 0 ? 0 : boost::math::gamma_p_inv(x, k_tail);
  return Estimate{x / time * per, low / time * per, boost::math::gamma_q_inv(x + 1, k_tail) / time * per};
}

Estimate difference(const Estimate& a, const Estimate& b) {
  Estimate out{a.value - b.value};
  if (!a.low || !a.high || !b.low || !b.high) return out;
  out.low = out.value - std::hypot(a.value - *a.low, *b.high - b.value);
  out.high = out.value + std::hypot(*a.high - a.value, b.value - *b.low);
  return out;
}

double quantile(const Counts& counts, double probability) {
  const double h = static_cast<double>(total(counts) - 1) * probability;
  const auto below = static_cast<std::int64_t>(h);
  const double low = ranked(counts, below + 1);
  if (h == std::floor(h)) return low;
  return low + (h - std::floor(h)) * (ranked(counts, below + 2) - low);
}

std::optional<Estimate> median(const Counts& counts) {
  const std::int64_t n = total(counts);
  if (n == 0) return std::nullopt;
  Estimate out{quantile(counts, 0.5)};
  if (const std::int64_t l = lower_rank(n); l > 0) {
    out.low = ranked(counts, l);
    out.high = ranked(counts, n + 1 - l);
  }
  return out;
}

}  // namespace homeward::indicators
