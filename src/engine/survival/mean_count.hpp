#pragma once
#include "engine/survival/spells.hpp"

namespace homeward::survival {

/// Events that come again: one row an event or an end of follow-up, in any order. A person is followed from 0 to the
/// last of their times; several events at one time all count.
struct Recurrences {
  std::span<const double> time;
  std::span<const std::uint8_t> event;
  std::span<const std::uint32_t> person;  ///< below `persons`
  std::uint32_t persons = 0;
  std::span<const std::uint32_t> group = {};  ///< of a person, below `groups`; empty: all in group 0
  std::uint32_t groups = 1;
};

/// How many events a person has had on average, at every time at which there is a row.
struct MeanCount {
  std::vector<double> time, n_risk, n_event;
  std::vector<double> mean;  ///< sum d/n (Nelson 1995)
  /// Robust against any dependence of one person's events: sqrt(sum_i [sum_{u <= t} (dN_i(u) - d(u)/n(u)) / n(u)]^2),
  /// the inner sum while i is at risk (Lawless & Nadeau 1995, Technometrics 37:158), as `std.chaz` of R's `survfit`
  /// with an id.
  std::vector<double> se;
};

Result<std::vector<MeanCount>> mean_cumulative_count(const Recurrences& rows);

}  // namespace homeward::survival
