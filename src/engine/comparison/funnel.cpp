#include "engine/comparison/funnel.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace homeward::comparison {
namespace {

constexpr double k_usual = 0.05, k_far = 0.002, k_alarm = 0.05;

/// How probable each number of outcomes is where every person has a probability of their own. Numbers at the ends whose
/// probability is below `k_nothing` are let go; what they hold together is less than rows times that.
class Counts {
 public:
  explicit Counts(std::span<const double> probability) {
    for (double p : probability) {
      mass_.push_back(0);
      for (std::size_t k = mass_.size() - 1; k > 0; --k) mass_[k] = mass_[k] * (1 - p) + mass_[k - 1] * p;
      mass_[0] *= 1 - p;
      while (mass_.size() > 1 && mass_.back() < k_nothing) mass_.pop_back();
      std::size_t gone = 0;
      while (gone + 1 < mass_.size() && mass_[gone] < k_nothing) ++gone;
      mass_.erase(mass_.begin(), mass_.begin() + static_cast<std::ptrdiff_t>(gone));
      first_ += gone;
    }
  }

  double at_most(std::uint64_t k) const {
    double sum = 0;
    for (std::size_t i = 0; i < mass_.size() && first_ + i <= k; ++i) sum += mass_[i];
    return std::min(sum, 1.0);
  }
  double at_least(std::uint64_t k) const {
    double sum = 0;
    for (std::size_t i = mass_.size(); i > 0 && first_ + i - 1 >= k; --i) sum += mass_[i - 1];
    return std::min(sum, 1.0);
  }
  /// The smallest and the largest number that is not as far out as `share` says, half of it on each side.
  std::pair<std::uint64_t, std::uint64_t> within(double share) const {
    std::uint64_t low = first_, high = first_ + mass_.size() - 1;
    double below = 0, above = 0;
    while (low < high && below + mass_[low - first_] <= share / 2) below += mass_[low++ - first_];
    while (high > low && above + mass_[high - first_] <= share / 2) above += mass_[high-- - first_];
    return {low, high};
  }

 private:
  static constexpr double k_nothing = 1e-18;
  std::vector<double> mass_{1.0};
  std::uint64_t first_ = 0;  ///< the number that mass_[0] stands for
};

Unit unit_of(std::span<const std::uint8_t> outcome, std::span<const double> probability) {
  Unit out;
  out.n = outcome.size();
  for (auto o : outcome) out.observed += o;
  out.expected = std::accumulate(probability.begin(), probability.end(), 0.0);
  const auto ratio = [&](std::uint64_t count) {
    return out.expected > 0 ? static_cast<double>(count) / out.expected : std::numeric_limits<double>::quiet_NaN();
  };
  out.ratio = ratio(out.observed);
  const Counts counts(probability);
  const auto limits = [&](double share) {
    const auto [low, high] = counts.within(share);
    return Unit::Limits{ratio(low), ratio(high)};
  };
  out.usual = limits(k_usual);
  out.far = limits(k_far);
  out.p = std::min(1.0, 2 * std::min(counts.at_most(out.observed), counts.at_least(out.observed)));
  return out;
}

/// Holm's step-down, over the units that have people.
void judge_together(std::vector<Unit>& units) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < units.size(); ++i)
    if (units[i].n > 0) order.push_back(i);
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return units[i].p; });
  double so_far = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    Unit& unit = units[order[i]];
    so_far = std::max(so_far, std::min(1.0, static_cast<double>(order.size() - i) * unit.p));
    unit.p_holm = so_far;
    unit.signal = so_far <= k_alarm;
  }
}

}  // namespace

std::vector<Unit> funnel(std::span<const std::uint8_t> outcome, std::span<const double> probability,
                         std::span<const std::uint32_t> unit, std::uint32_t units) {
  std::vector<std::vector<std::uint8_t>> outcomes(units);
  std::vector<std::vector<double>> probabilities(units);
  for (std::size_t i = 0; i < outcome.size(); ++i) {
    outcomes[unit[i]].push_back(outcome[i]);
    probabilities[unit[i]].push_back(probability[i]);
  }
  std::vector<Unit> out;
  for (std::uint32_t u = 0; u < units; ++u) out.push_back(unit_of(outcomes[u], probabilities[u]));
  judge_together(out);
  return out;
}

}  // namespace homeward::comparison
