#pragma once
#include "engine/survival/spells.hpp"

namespace homeward::survival {

/// How many have left by one cause, the others being no censoring but other ways to leave: one group, one cause, at the
/// times at which the cause occurs. A cause that never occurs in a group has one row, 0 at the group's last time.
struct Incidence {
  std::uint32_t group = 0, cause = 0;  ///< causes from 1
  std::vector<double> time;
  std::vector<double> incidence;  ///< sum S(t-) d_k/n, S(t-) free of every cause (Aalen-Johansen)
  /// Delta method with hypergeometric ties (Aalen 1978, Ann. Statist. 6:534; Marubini & Valsecchi 1995, 10.2), as
  /// `cuminc` of cmprsk.
  std::vector<double> se_aalen;
  /// Greenwood type: multinomial increments, see `transition_probabilities`; as etm.
  std::vector<double> se_greenwood;
};

/// `spells.event`: 0 censored, else the cause, at most `causes`. Entries are not read; weights are how many persons a
/// row stands for, whole numbers. Groups slowest.
Result<std::vector<Incidence>> cumulative_incidence(const Spells& spells, std::uint8_t causes);

}  // namespace homeward::survival
