#pragma once
#include "oversight/indicators/estimate.hpp"
#include "oversight/indicators/indicator.hpp"

namespace homeward::indicators {

/// What was counted of one group, before disclosure control.
struct Group {
  std::optional<std::int32_t> key;  ///< nothing: all together; k_missing: nobody knows
  std::int64_t n = 0;               ///< the denominator
  std::int64_t events = 0;          ///< the numerator
  double days = 0;                  ///< rate: at risk
  Counts values;                    ///< spread
  std::int64_t unknown = 0;         ///< spread: the value is not known
  // For disclosure control: distinct persons, and a hash of who they are that is free of order.
  std::int64_t persons = 0, persons_with_event = 0;
  std::uint64_t who = 0, who_with_event = 0;
};

struct LeftOutCount {
  std::string id;
  std::int64_t n = 0, persons = 0;
  std::uint64_t who = 0;
};

struct Counted {
  std::int64_t position = 0;
  Group total;
  std::vector<Group> groups;  ///< ascending by key
  std::vector<LeftOutCount> left_out;
  std::optional<Column> group_words;
  std::vector<std::string> group_labels;
};

/// Of each person a number of 24 bits that is the same whenever the person is: added up over rows it says who they are,
/// exact however many they are. For the noise of disclosure control.
cohort::Derived fingerprints(const std::shared_ptr<const cohort::Snapshot>& snapshot, BesideCache& cache);

/// Reasons: as `Indicator::bind`.
Result<Counted> count(const Indicator& indicator, const std::shared_ptr<const cohort::Snapshot>& snapshot,
                      const Asked& asked, BesideCache& cache);

}  // namespace homeward::indicators
