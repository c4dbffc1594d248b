#pragma once
#include "base/result.hpp"

#include <cstdint>
#include <span>
#include <vector>

/// Estimators of survival analysis. Pure: columns in, columns out, no I/O, no randomness, nothing allocated per person;
/// O(n log n) unless a header says otherwise. A figure that does not exist (the standard error where the curve is 0) is
/// NaN. Results equal those of R 4.2.2 with survival 3.5-3, cmprsk 2.2-11 and etm 1.1.1, on which they were tried.
///
/// What an estimator takes for granted (whoever reads the data has looked): times, weights and covariates are finite,
/// no time and no weight is negative, every exit lies behind its entry, columns are equally long.
namespace homeward::survival {

/// One row a person (or a stretch of a person's time): under observation in (entry, exit], and what happened at exit.
struct Spells {
  std::span<const double> exit;
  std::span<const std::uint8_t> event;        ///< 1 the event, 0 censored; a cause where an estimator says so
  std::span<const double> entry = {};         ///< left truncation; empty: all from the beginning
  std::span<const double> weight = {};        ///< persons that a row stands for; empty: 1 each
  std::span<const std::uint32_t> group = {};  ///< below `groups`; empty: all in group 0
  std::uint32_t groups = 1;

  std::size_t size() const { return exit.size(); }
  double weight_of(std::size_t row) const { return weight.empty() ? 1 : weight[row]; }
  std::uint32_t group_of(std::size_t row) const { return group.empty() ? 0 : group[row]; }
};

/// Rows in the order of their times.
struct Ordered {
  std::vector<double> exit, entry;  ///< by row; times that differ by rounding only are the same number
  std::vector<std::uint32_t> by_exit, by_entry;
};

/// Sorts, and makes times equal that rounding has parted (0.1 + 0.2 and 0.3), over entries and exits together and
/// before any grouping: two neighbouring distinct times are one when they differ by at most 1.5e-8, absolutely or
/// relative to the mean of the distinct times; the earliest of such a chain stands for all. As `aeqSurv` of R's
/// survival does by default (Therneau & Grambsch; vignette "Round off error and tied times"); here for every
/// estimator, also where cmprsk and etm compare times bit by bit.
/// Reason: survival.interval-too-short (an exit would coincide with its entry).
Result<Ordered> order_times(std::span<const double> exit, std::span<const double> entry = {});

/// Splits rows in some order by group; the order within a group stays. `starts` has one more than there are groups.
struct Grouped {
  std::vector<std::uint32_t> rows;
  std::vector<std::size_t> starts;
  std::span<const std::uint32_t> of(std::size_t group) const {
    return std::span(rows).subspan(starts[group], starts[group + 1] - starts[group]);
  }
};
Grouped by_group(std::vector<std::uint32_t> order, std::span<const std::uint32_t> group, std::uint32_t groups);

}  // namespace homeward::survival
