#pragma once
#include "engine/survival/matrix.hpp"
#include "engine/survival/spells.hpp"

namespace homeward::survival {

/// One row a stay in a state: in `from` during (entry, exit], then in `to`, or out of sight. Who comes back is at risk
/// again; late entries are left truncation.
struct Transitions {
  static constexpr std::uint8_t k_censored = 255;

  std::span<const double> entry, exit;
  std::span<const std::uint8_t> from;  ///< below `states`
  std::span<const std::uint8_t> to;    ///< another state, or k_censored
  std::uint8_t states = 0;
};

/// Where those are at `time` who were in each state at the start.
struct StateProbabilities {
  double time = 0;
  std::vector<double> probability;  ///< [from * states + to]
  /// Greenwood type: multinomial increments, cov P = B' cov(P-) B + sum_h P-_h^2 cov(dA_h), B = I + dA,
  /// cov(dA_hj, dA_hk) = (delta_jk n d_j - d_j d_k) / n^3 (Andersen, Borgan, Gill & Keiding 1993, 4.4.1.3), as etm.
  std::vector<double> se;
};

/// Aalen-Johansen estimates P(start, t) = prod (I + dA(u)), start < u <= t, at each of `times` (ascending, not before
/// start) or, where none are given, at every time behind start at which somebody changes state. Everybody under
/// observation counts, also those who come into sight behind start. Behind the last time nothing changes any more.
/// Time: rows log rows + changes * states^2. Reason: survival.interval-too-short.
Result<std::vector<StateProbabilities>> transition_probabilities(const Transitions& rows, double start,
                                                                 std::span<const double> times = {});

/// So many of those in `from` change to `to` at one time.
struct StateChange {
  std::size_t from, to;
  double events;
};
/// All that happens at one time, and how many are under observation in each state just before it.
struct StateChanges {
  double time = 0;
  std::vector<StateChange> changes;  ///< each pair of states once, events above 0
  std::vector<double> at_risk;       ///< by state
};
/// Row `from` of P, by state, with its standard errors.
struct StateShares {
  double time = 0;
  std::vector<double> probability, se;
};
/// The same estimate of those in `from` alone, from counts: people are many and days are few. `moments` and `times`
/// ascend.
std::vector<StateShares> state_shares(std::span<const StateChanges> moments, std::size_t states, std::size_t from,
                                      std::span<const double> times);

}  // namespace homeward::survival
