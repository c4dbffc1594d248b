#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace homeward::comparison {

/// How many of a unit's people had the outcome, beside how many would be expected if the unit did as all together do
/// for people like these (indirect standardisation). For a funnel plot, never for a league table.
/// Sources: Spiegelhalter 2005, "Funnel plots for comparing institutional performance", Statistics in Medicine 24:1185
/// (control limits at 95 % and 99.8 %); Hong 2013, "On computing the distribution function for the Poisson binomial
/// distribution", CSDA 59:41 (exact probabilities for people who differ); Holm 1979 (many units at once).
struct Unit {
  std::uint64_t n = 0, observed = 0;
  double expected = 0;
  /// Observed over expected; NaN where nothing is expected.
  double ratio = 0;
  /// Control limits of the ratio: a unit that does as all do lies outside with a probability of at most 5 % and 0.2 %,
  /// exactly, because only whole people are counted.
  struct Limits {
    double low = 0, high = 0;
  };
  Limits usual, far;
  double p = 1;       ///< two-sided, twice the smaller exact tail, at most 1
  double p_holm = 1;  ///< the same, for all units that are looked at together
  /// Differs from all together, where a false alarm anywhere among equal units has a probability of at most 5 %.
  bool signal = false;
};

/// `outcome` 0 or 1 and `probability` (of the model for all) a row; `unit` below `units`. Units without rows have n 0.
/// Time: rows of a unit times its standard deviation in people; nothing is approximated.
std::vector<Unit> funnel(std::span<const std::uint8_t> outcome, std::span<const double> probability,
                         std::span<const std::uint32_t> unit, std::uint32_t units);

}  // namespace homeward::comparison
