#pragma once
#include "engine/survival/cox.hpp"

namespace homeward::survival {

/// The rows of a model in the order of stratum and exit; inside the engine only. Covariates are centred and scaled,
/// which changes neither likelihood nor tests and keeps squares of calendar years from drowning what matters.
struct CoxData {
  std::size_t n = 0, p = 0;
  std::vector<double> exit, entry, weight;  ///< entry empty: from the beginning
  std::vector<std::uint8_t> event;
  std::vector<double> x;                ///< row by row
  std::vector<double> scale;            ///< by covariate
  std::vector<std::uint32_t> row;       ///< where a row came from
  std::vector<std::size_t> starts;      ///< of strata; one more than there are
  std::vector<std::uint32_t> by_entry;  ///< stratum by stratum

  const double* covariates(std::size_t i) const { return x.data() + i * p; }
  std::size_t strata() const { return starts.size() - 1; }

  /// `kept`: which covariates.
  static CoxData create(const CoxModel& model, const Ordered& times, std::span<const std::size_t> kept);
};

/// Sums over those at risk. Squares: the lower triangle row by row.
struct RiskSums {
  double s0 = 0;
  std::vector<double> s1, s2;

  explicit RiskSums(std::size_t p) : s1(p), s2(p * (p + 1) / 2) {}
  void clear();
  void add(double by, const double* x);
  /// Brings in `by` times what `other` holds.
  void add(double by, const RiskSums& other);
};

/// Those at risk at a time with an event, and those who have the event there.
struct RiskSet {
  std::size_t begin, end;  ///< rows that leave at this time
  std::size_t stratum_end;
  const RiskSums& at_risk;
};

/// Goes through the times with events, in each stratum from the last to the first. `risk`: what a row counts.
template <class Visit>
void visit_risk_sets(const CoxData& data, std::span<const double> risk, Visit visit) {
  RiskSums sums(data.p);
  for (std::size_t s = 0; s < data.strata(); ++s) {
    sums.clear();
    std::size_t entries = data.starts[s + 1], present = 0;
    for (std::size_t i = data.starts[s + 1]; i > data.starts[s];) {
      const std::size_t end = i;
      const double t = data.exit[i - 1];
      bool events = false;
      for (; i > data.starts[s] && data.exit[i - 1] == t; --i, ++present) {
        sums.add(risk[i - 1], data.covariates(i - 1));
        events = events || data.event[i - 1] != 0;
      }
      for (; !data.entry.empty() && entries > data.starts[s] && data.entry[data.by_entry[entries - 1]] >= t;
           --entries) {
        const auto gone = data.by_entry[entries - 1];
        sums.add(-risk[gone], data.covariates(gone));
        if (--present == 0) sums.clear();  // no trace of rounding
      }
      if (events) visit(RiskSet{i, end, data.starts[s + 1], sums});
    }
  }
}

}  // namespace homeward::survival
