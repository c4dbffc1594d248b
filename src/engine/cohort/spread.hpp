#pragma once
#include "engine/cohort/tally.hpp"

namespace homeward::cohort {

/// How a value is spread in each group: medians, 90th percentiles.
struct Spread {
  std::int64_t n = 0;             ///< rows in which the value is known
  std::int64_t missing = 0;       ///< and in which it is not
  std::vector<double> quantiles;  ///< empty where n is 0
};
struct Spreads {
  std::int64_t position = 0;
  std::vector<Key> keys;
  std::vector<Spread> groups;
};
/// Quantiles by linear interpolation between the order statistics at 1 + (n - 1) p (Hyndman & Fan 1996, type 7; R's
/// default), so the median of an even number is the mean of the middle two.
Spreads spread(const Snapshot& snapshot, const Question& question, const Value& value,
               std::span<const double> probabilities);

/// How often each value occurs in each group, for estimates that need more than some quantiles. Not for amounts.
struct ValueCounts {
  struct Group {
    std::vector<std::pair<std::int32_t, std::int64_t>> values;  ///< ascending
    std::int64_t missing = 0;
  };
  std::int64_t position = 0;
  std::vector<Key> keys;
  std::vector<Group> groups;
};
ValueCounts count_values(const Snapshot& snapshot, const Question& question, const Value& value);

}  // namespace homeward::cohort
