#pragma once
#include "engine/survival/spells.hpp"

namespace homeward::survival {

/// How often, of two people who can be compared, the one with the higher risk has the event first (Harrell 1982).
struct Concordance {
  double concordant = 0, discordant = 0, tied_risk = 0;  ///< weighted pairs; of equal times none
  double value = 0;                                      ///< (concordant + tied_risk / 2) / pairs; NaN without pairs
  double se = 0;  ///< infinitesimal jackknife, by cluster where there are any (R's `concordance`)
};

/// Pairs within a group (stratum): one has the event at t, the other is at risk at t and goes on, or is censored at t.
/// `cluster` may be empty. O(n log n).
Concordance concordance(const Spells& spells, const Ordered& times, std::span<const double> risk,
                        std::span<const std::uint32_t> cluster = {}, std::uint32_t clusters = 0);

}  // namespace homeward::survival
