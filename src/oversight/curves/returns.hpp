#pragma once
#include "engine/cohort/recurrences.hpp"
#include "oversight/curves/counted.hpp"

/// How often people come back to treatment after a journey that ended as planned, before disclosure control.
namespace homeward::curves {

/// The returns of one person, in days after `unit.day`, on which a journey of theirs ended as planned. Pure. `spells`
/// are journeys. A return is a journey that begins a day or more after every earlier one has ended (as K7 in
/// catalogue/indicators; here each counts, not the first alone): journeys of linked records that overlap are one. Who
/// dies is followed until that day and censored there: the mean is of those who live (Nelson 1995; a mean that counts
/// the dead as never coming back would fall where more people die).
void returns(const cohort::Followed& unit, cohort::Happened& out);

/// People by the first of their journeys that ended as planned at the place in the period.
struct ReturnsAsked {
  cohort::Slot place;
  std::optional<std::string> by;
  Period period;  ///< of the end
  LocalDate today;
};
struct ReturnsMean {
  bool reached = false;  ///< somebody was followed that long
  double mean = 0;
};
struct ReturnsGroup {
  /// Way 0 is having come back, `followed` having not. Other ways are nobody's.
  GroupCounts counts;
  std::array<ReturnsMean, k_days.size()> days;
};
struct CountedReturns {
  std::int64_t position = 0;
  std::vector<ReturnsGroup> groups;  ///< all together first, then ascending by key
  std::optional<cohort::Column> group_words;
  std::vector<std::string> group_labels;
};
/// Reason: indicator.unknown-breakdown.
Result<CountedReturns> count_returns(const std::shared_ptr<const cohort::Snapshot>& snapshot, const ReturnsAsked& asked,
                                     indicators::BesideCache& cache);

}  // namespace homeward::curves
