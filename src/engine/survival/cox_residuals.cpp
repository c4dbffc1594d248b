#include "engine/survival/cox_residuals.hpp"

#include <algorithm>
#include <cmath>

namespace homeward::survival {
namespace {

/// A sum of steps of the hazard, and of steps times the mean covariates at risk.
struct Steps {
  double hazard = 0;
  std::vector<double> mean;

  explicit Steps(std::size_t p) : mean(p) {}
  void add(double hazard_by, const RiskSums& at_risk) {
    hazard += hazard_by;
    for (std::size_t j = 0; j < mean.size(); ++j) mean[j] += hazard_by * at_risk.s1[j] / at_risk.s0;
  }
};

/// One time with events.
struct EventTime {
  std::size_t stratum_end;
  double time;
  Steps all;                    ///< for those who go on
  Steps own;                    ///< for those who have the event: Efron's share of the steps
  std::vector<double> average;  ///< mean covariates that an event is compared with

  explicit EventTime(std::size_t p) : all(p), own(p), average(p) {}
};

EventTime event_time(const CoxData& data, const Risks& risks, const RiskSet& set, Ties ties) {
  EventTime out(data.p);
  out.stratum_end = set.stratum_end;
  out.time = data.exit[set.begin];
  RiskSums dying(data.p);
  double events = 0, weight = 0;
  for (std::size_t i = set.begin; i < set.end; ++i) {
    if (data.event[i] == 0) continue;
    ++events;
    weight += data.weight[i];
    dying.add(risks.risk[i], data.covariates(i));
  }
  const auto rounds = ties == Ties::efron ? static_cast<std::size_t>(events) : std::size_t{1};
  RiskSums left(data.p);
  for (std::size_t k = 0; k < rounds; ++k) {
    const double gone = static_cast<double>(k) / events;
    left = set.at_risk;
    if (k > 0) left.add(-gone, dying);
    const double hazard = weight / static_cast<double>(rounds) / left.s0;
    out.all.add(hazard, left);
    out.own.add(hazard * (1 - gone), left);
    for (std::size_t j = 0; j < data.p; ++j) out.average[j] += left.s1[j] / left.s0 / static_cast<double>(rounds);
  }
  return out;
}

/// Steps up to and including each event time of a stratum, in the order of time.
std::vector<Steps> sums_of(std::span<const EventTime> times, std::size_t p) {
  std::vector<Steps> out(1, Steps(p));
  for (const EventTime& t : times) {
    out.push_back(out.back());
    out.back().hazard += t.all.hazard;
    for (std::size_t j = 0; j < p; ++j) out.back().mean[j] += t.all.mean[j];
  }
  return out;
}

}  // namespace

std::vector<double> score_residuals(const CoxData& data, std::span<const double> beta, Ties ties,
                                    std::span<const std::uint32_t> cluster, std::uint32_t clusters) {
  const Risks risks = risks_at(data, beta);
  std::vector<EventTime> times;
  visit_risk_sets(data, risks.risk, [&](const RiskSet& set) { times.push_back(event_time(data, risks, set, ties)); });
  std::vector<double> out(clusters * data.p);
  for (std::size_t s = 0, done = 0; s < data.strata(); ++s) {
    const std::size_t first = done;
    while (done < times.size() && times[done].stratum_end == data.starts[s + 1]) ++done;
    std::reverse(times.begin() + static_cast<std::ptrdiff_t>(first), times.begin() + static_cast<std::ptrdiff_t>(done));
    const std::span<const EventTime> mine(times.data() + first, done - first);
    const auto sums = sums_of(mine, data.p);
    const auto up_to = [&](double t) {
      return static_cast<std::size_t>(std::ranges::upper_bound(mine, t, {}, &EventTime::time) - mine.begin());
    };
    for (std::size_t i = data.starts[s]; i < data.starts[s + 1]; ++i) {
      const std::size_t last = up_to(data.exit[i]), start = data.entry.empty() ? 0 : up_to(data.entry[i]);
      const double risk = std::exp(risks.linear[i]), *x = data.covariates(i);
      const bool event = data.event[i] != 0 && data.weight[i] > 0;
      double* to = out.data() + cluster[data.row[i]] * data.p;
      for (std::size_t j = 0; j < data.p; ++j) {
        double residual =
            -risk * (x[j] * (sums[last].hazard - sums[start].hazard) - (sums[last].mean[j] - sums[start].mean[j]));
        if (event) {
          const EventTime& t = mine[last - 1];
          residual += risk * (x[j] * (t.all.hazard - t.own.hazard) - (t.all.mean[j] - t.own.mean[j]));
          residual += x[j] - t.average[j];
        }
        to[j] += data.weight[i] * residual;
      }
    }
  }
  return out;
}

Symmetric squares(std::span<const double> rows, std::size_t columns) {
  Symmetric out(columns);
  for (std::size_t row = 0; row + columns <= rows.size() && columns > 0; row += columns) {
    for (std::size_t j = 0; j < columns; ++j) {
      for (std::size_t k = 0; k <= j; ++k) out(j, k) += rows[row + j] * rows[row + k];
    }
  }
  out.mirror();
  return out;
}

}  // namespace homeward::survival
