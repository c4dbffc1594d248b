#pragma once
#include "oversight/curves/counted.hpp"
#include "oversight/curves/whereabouts.hpp"

/// Where people are so many days after their road began, before disclosure control.
namespace homeward::curves {

/// People whose first journey of those that began in the place and the period is where they enter; followed from there
/// through every stay of theirs, in whatever house, until today. Linked records are one person.
struct StatesAsked {
  cohort::Slot place;
  std::optional<std::string> by;
  Period period;
  LocalDate today;
  Days journey_gap;
};

struct StatesDay {
  Count watched;                         ///< followed that long
  std::array<Count, k_wheres> in;        ///< of them
  std::array<Count, k_wheres> stayed;    ///< and of those there now, those who were there on the day before in `k_days`
  std::array<double, k_wheres> share{};  ///< of all who began (Aalen-Johansen)
};
struct StatesGroup {
  std::optional<std::int32_t> key;
  Count all;
  std::array<StatesDay, k_days.size()> days;
};
struct CountedStates {
  std::int64_t position = 0;
  StatesGroup total;
  std::vector<StatesGroup> groups;  ///< ascending by key
  std::optional<cohort::Column> group_words;
  std::vector<std::string> group_labels;
};
/// Reason: indicator.unknown-breakdown.
Result<CountedStates> count_states(const std::shared_ptr<const cohort::Snapshot>& snapshot, const StatesAsked& asked,
                                   indicators::BesideCache& cache);

}  // namespace homeward::curves
