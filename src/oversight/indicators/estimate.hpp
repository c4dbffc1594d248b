#pragma once
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

/// How sure a figure is: 95 % intervals. Pure.
namespace homeward::indicators {

struct Estimate {
  double value = 0;
  std::optional<double> low = {}, high = {};
};

/// Share of `events` among `n`, with the score interval. Source: Wilson 1927, J. Am. Stat. Assoc. 22:209; R's
/// prop.test(correct = FALSE). Nothing where n is 0.
std::optional<Estimate> share(std::int64_t events, std::int64_t n);

/// Events per `per` units of time, with the exact Poisson interval. Source: Garwood 1936, Biometrika 28:437; R's
/// poisson.test. Nothing without time.
std::optional<Estimate> rate(std::int64_t events, double time, double per);

/// How far `a` lies above `b`, both of different people: each limit as far from the difference as the two figures' own
/// limits say (method of variance estimates recovery). Of two shares it is Newcombe's hybrid score interval. Without
/// limits where one of the two has none. Source: Newcombe 1998, Stat. Med. 17:873, method 10; for other figures Zou &
/// Donner 2008, Stat. Med. 27:1693.
Estimate difference(const Estimate& a, const Estimate& b);

/// Values with how many there are of each, ascending.
using Counts = std::vector<std::pair<std::int32_t, std::int64_t>>;

/// Hyndman & Fan 1996, type 7 (R's default). At least one value.
double quantile(const Counts& counts, double probability);

/// The median with the interval between order statistics: the ranks l and n + 1 - l with the largest l for which at
/// least 95 % is covered whatever the distribution. Source: Conover, Practical Nonparametric Statistics, 3.2; Hahn &
/// Meeker 1991, 5.2. Without limits where fewer than six are known; nothing without values.
std::optional<Estimate> median(const Counts& counts);

}  // namespace homeward::indicators
