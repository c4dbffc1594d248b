#include "engine/survival/curve.hpp"

#include "base/check.hpp"
#include "engine/survival/distributions.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace homeward::survival {
namespace {

constexpr double k_nan = std::numeric_limits<double>::quiet_NaN();

/// Rows of one group, by exit and by entry.
struct Walk {
  const Spells& spells;
  const Ordered& times;
  std::span<const std::uint32_t> by_exit, by_entry;
};

void make_room(Curve& out, const std::vector<double>& exits) {
  std::size_t distinct = exits.empty() ? 0 : 1;
  for (std::size_t i = 1; i < exits.size(); ++i) distinct += exits[i] != exits[i - 1] ? 1u : 0u;
  for (auto* column : {&out.time, &out.n_risk, &out.n_event, &out.n_censor, &out.survival, &out.se, &out.nelson_aalen,
                       &out.nelson_aalen_se})
    column->reserve(distinct);
}

/// Counts from the last time backwards, so that a risk set is a sum of those in it.
void count(const Walk& walk, Curve& out) {
  std::vector<double> exits;
  exits.reserve(walk.by_exit.size());
  for (auto row : walk.by_exit) exits.push_back(walk.times.exit[row]);
  make_room(out, exits);
  double at_risk = 0;
  std::size_t present = 0, entries = walk.by_entry.size();
  for (std::size_t i = walk.by_exit.size(); i > 0;) {
    const double t = exits[i - 1];
    double events = 0, censored = 0;
    for (; i > 0 && exits[i - 1] == t; --i, ++present) {
      const auto row = walk.by_exit[i - 1];
      (walk.spells.event[row] != 0 ? events : censored) += walk.spells.weight_of(row);
    }
    at_risk += events + censored;
    for (; entries > 0 && walk.times.entry[walk.by_entry[entries - 1]] >= t; --entries, --present)
      at_risk -= walk.spells.weight_of(walk.by_entry[entries - 1]);
    out.time.push_back(t);
    out.n_risk.push_back(at_risk);
    out.n_event.push_back(events);
    out.n_censor.push_back(censored);
    if (present == 0) at_risk = 0;  // no trace of rounding
  }
  for (auto* column : {&out.time, &out.n_risk, &out.n_event, &out.n_censor}) std::ranges::reverse(*column);
}

void estimate(Curve& out) {
  const std::size_t n = out.time.size();
  double survival = 1, greenwood = 0, hazard = 0, hazard_variance = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const double d = out.n_event[i], y = out.n_risk[i];
    if (d > 0) {
      survival *= (y - d) / y;
      greenwood += d / (y * (y - d));
      hazard += d / y;
      hazard_variance += d / (y * y);
    }
    out.survival.push_back(survival);
    out.se.push_back(survival > 0 ? survival * std::sqrt(greenwood) : k_nan);
    out.nelson_aalen.push_back(hazard);
    out.nelson_aalen_se.push_back(std::sqrt(hazard_variance));
  }
}

std::pair<double, double> limits_of(double s, double se, LimitsOn on, double z) {
  if (std::isnan(se)) return {k_nan, k_nan};
  if (on == LimitsOn::plain) return {std::max(s - z * se, 0.0), std::min(s + z * se, 1.0)};
  if (on == LimitsOn::log)
    return {std::exp(std::log(s) - z * se / s), std::min(std::exp(std::log(s) + z * se / s), 1.0)};
  if (s == 1) return {k_nan, k_nan};
  const double centre = std::log(-std::log(s)), half = z * se / (s * std::log(s));
  return {std::exp(-std::exp(centre - half)), std::exp(-std::exp(centre + half))};
}

/// The fallen share after each step, with the first time at which it is reached.
struct Step {
  double fallen, time;
};

std::vector<Step> steps_of(const Curve& curve, const std::vector<double>& survival) {
  std::vector<Step> out{{0, 0}};
  for (std::size_t i = 0; i < survival.size(); ++i) {
    const double fallen = 1 - survival[i];
    if (!std::isnan(fallen) && fallen != out.back().fallen) out.push_back({fallen, curve.time[i]});
  }
  // A limit may rise again by a little; the crossing is looked for in the order of height, as R does.
  std::ranges::stable_sort(out, {}, &Step::fallen);
  return out;
}

}  // namespace

Result<std::vector<Curve>> kaplan_meier(const Spells& spells) {
  HW_CHECK(spells.event.size() == spells.size(), "an event for every exit");
  HW_TRY(const Ordered times, order_times(spells.exit, spells.entry));
  const Grouped exits = by_group(times.by_exit, spells.group, spells.groups);
  const Grouped entries = by_group(times.by_entry, spells.group, spells.groups);
  std::vector<Curve> out(spells.groups);
  for (std::uint32_t g = 0; g < spells.groups; ++g) {
    count({spells, times, exits.of(g), entries.of(g)}, out[g]);
    estimate(out[g]);
  }
  return out;
}

Limits limits(const Curve& curve, LimitsOn on, double confidence) {
  const double z = two_sided_normal(confidence);
  Limits out;
  for (std::size_t i = 0; i < curve.time.size(); ++i) {
    const auto [lower, upper] = limits_of(curve.survival[i], curve.se[i], on, z);
    out.lower.push_back(lower);
    out.upper.push_back(upper);
  }
  return out;
}

std::vector<double> quantiles(const Curve& curve, const std::vector<double>& survival, std::span<const double> p) {
  const double tolerance = std::sqrt(std::numeric_limits<double>::epsilon());
  const auto steps = steps_of(curve, survival);
  const bool ends_known = !survival.empty() && !std::isnan(survival.back());
  std::vector<double> out;
  for (double share : p) {
    if (share == 0) {
      out.push_back(0);
      continue;
    }
    const auto first = std::ranges::lower_bound(steps, share - tolerance, {}, &Step::fallen);
    const auto second = std::ranges::lower_bound(steps, share + tolerance, {}, &Step::fallen);
    double end = second == steps.end() ? k_nan : second->time;
    if (ends_known && std::abs(1 - survival.back() - share) < tolerance) end = curve.time.back();
    out.push_back(first == steps.end() ? k_nan : (first->time + end) / 2);
  }
  return out;
}

RestrictedMean restricted_mean(const Curve& curve, double tau) {
  const auto last = std::ranges::upper_bound(curve.time, tau) - curve.time.begin();
  RestrictedMean out;
  double area = 0, variance = 0, end = tau;
  for (auto i = static_cast<std::size_t>(last); i-- > 0; end = curve.time[i]) {
    area += curve.survival[i] * (end - curve.time[i]);
    const double d = curve.n_event[i], y = curve.n_risk[i];
    if (y > d) variance += area * area * d / (y * (y - d));
  }
  out.mean = area + end;
  out.se = std::sqrt(variance);
  out.beyond_follow_up = !curve.time.empty() && tau > curve.time.back() && curve.survival.back() > 0;
  return out;
}

}  // namespace homeward::survival
