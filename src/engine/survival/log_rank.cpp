#include "engine/survival/log_rank.hpp"

#include "engine/survival/distributions.hpp"
#include "engine/survival/matrix.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace homeward::survival {
namespace {

/// What all strata add to.
struct Sums {
  std::vector<double> observed, expected;
  Symmetric variance;
};

/// Those at risk, and those with the event at one time, by group.
struct AtTime {
  std::vector<double> risk, events;
  double n = 0, d = 0;
};

void add_time(const AtTime& at, double weight, Sums& sums) {
  const double spread = at.n > 1 ? weight * weight * at.d * (at.n - at.d) / (at.n - 1) : 0;
  for (std::size_t g = 0; g < at.risk.size(); ++g) {
    sums.observed[g] += weight * at.events[g];
    const double share = at.risk[g] / at.n;
    if (share == 0) continue;
    sums.expected[g] += weight * at.d * share;
    if (spread == 0) continue;
    for (std::size_t h = 0; h < g; ++h) sums.variance(g, h) -= spread * share * at.risk[h] / at.n;
    sums.variance(g, g) += spread * share * (1 - share);
  }
}

void add_stratum(const Spells& spells, const Ordered& times, std::span<const std::uint32_t> rows, double rho,
                 Sums& sums) {
  AtTime at{std::vector<double>(spells.groups), std::vector<double>(spells.groups)};
  for (auto row : rows) ++at.risk[spells.group_of(row)];
  at.n = static_cast<double>(rows.size());
  double survival = 1;
  std::vector<double> leaving(spells.groups);
  for (std::size_t i = 0; i < rows.size();) {
    const double t = times.exit[rows[i]];
    std::ranges::fill(at.events, 0);
    std::ranges::fill(leaving, 0);
    at.d = 0;
    double gone = 0;
    for (; i < rows.size() && times.exit[rows[i]] == t; ++i) {
      const bool event = spells.event[rows[i]] != 0;
      const auto group = spells.group_of(rows[i]);
      ++leaving[group];
      ++gone;
      at.events[group] += event ? 1 : 0;
      at.d += event ? 1 : 0;
    }
    if (at.d > 0) add_time(at, rho == 0 ? 1 : std::pow(survival, rho), sums);
    survival *= (at.n - at.d) / at.n;
    for (std::size_t g = 0; g < leaving.size(); ++g) at.risk[g] -= leaving[g];
    at.n -= gone;
  }
}

}  // namespace

Result<LogRank> log_rank(const Spells& spells, double rho, std::span<const std::uint32_t> stratum,
                         std::uint32_t strata) {
  LogRank out;
  out.n.assign(spells.groups, 0);
  for (std::size_t i = 0; i < spells.size(); ++i) ++out.n[spells.group_of(i)];
  if (std::ranges::count_if(out.n, [](auto n) { return n > 0; }) < 2)
    return reject(ErrorKind::invalid, "survival.one-group", "a comparison needs rows in two groups at least");

  HW_TRY(const Ordered times, order_times(spells.exit));
  const Grouped parts = by_group(times.by_exit, stratum, strata);
  Sums sums{std::vector<double>(spells.groups), std::vector<double>(spells.groups), Symmetric(spells.groups)};
  for (std::uint32_t s = 0; s < strata; ++s) add_stratum(spells, times, parts.of(s), rho, sums);
  sums.variance.mirror();

  std::vector<std::size_t> compared;  // one less than could have had an event, since all differences sum to 0
  for (std::size_t g = 0; g < spells.groups; ++g) {
    if (sums.expected[g] > 0) compared.push_back(g);
  }
  if (compared.empty()) return reject(ErrorKind::invalid, "survival.no-events", "no row has the event");
  compared.erase(compared.begin());
  std::vector<double> difference;
  for (auto g : compared) difference.push_back(sums.observed[g] - sums.expected[g]);
  out.df = static_cast<std::uint32_t>(compared.size());
  out.chi_square =
      quadratic_form(sums.variance.only(compared), difference).value_or(std::numeric_limits<double>::quiet_NaN());
  out.p = chi_square_p(out.chi_square, out.df);
  out.observed = std::move(sums.observed);
  out.expected = std::move(sums.expected);
  return out;
}

}  // namespace homeward::survival
