#pragma once
#include "base/period.hpp"
#include "base/result.hpp"
#include "base/value.hpp"
#include "care/pathway/records.hpp"
#include "engine/cohort/curves.hpp"
#include "oversight/indicators/groups.hpp"

/// What is followed over time, and how it may end.
namespace homeward::curves {

/// `episode`: one place's care from opening to closing. `stay`: an interval in one of the five stages; the name of a
/// stage: stays in it alone. Each is followed from its first day until it ends, or until the day of the question.
struct Subject {
  std::string word;
  cohort::Table unit;
  cohort::Column person, place, start, end, end_type;
  std::optional<Stage> stage = {};
  std::optional<cohort::Column> stage_of = {};  ///< stays: to take all of them apart by stage
};
/// Reason: curve.unknown-subject, of the field `?of`.
Result<Subject> find_subject(std::string_view word);

/// How care ends. Each way excludes the others: who was transferred can no longer leave early, so none of them is a
/// censoring of another (reference 4: end types are competing events; Putter, Fiocco & Geskus 2007, Statist. Med.
/// 26:2389). Cause k of the estimators is way k - 1; the last way is an end of which nobody knows how.
inline constexpr std::size_t k_ways = Words<EndType>::k_list.size() + 1;

/// What is asked of one snapshot.
struct Asked {
  Subject subject;
  cohort::Slot place;  ///< with all below it
  std::optional<std::string> by;
  Period period;    ///< of the beginning
  LocalDate today;  ///< who has not ended by then is censored there
};

/// What the store is asked.
struct Bound {
  cohort::Question units;  ///< begun in the place and the period, by the group that was asked for
  cohort::TimeToEvent follow_up;
  cohort::Value days;   ///< from the beginning to the end, or to `today`
  cohort::Value ended;  ///< cause from 1; 0: not by `today`
  std::optional<cohort::Column> group_words;
  std::vector<std::string> group_labels;
};
/// Reason: indicator.unknown-breakdown, of the field `?by`.
Result<Bound> bind(const cohort::Snapshot& snapshot, const Asked& asked);

/// What begins (or ends) at a place, or below it, in a period and not behind today.
cohort::Condition begun_in(const cohort::Snapshot& snapshot, const cohort::Value& day, const cohort::Value& place,
                           cohort::Slot asked, const Period& period, LocalDate today);
/// By person: the first day on which any record of theirs says that they died.
cohort::Derived day_of_death(const cohort::Snapshot& snapshot);
tl::unexpected<Error> unknown_breakdown();

}  // namespace homeward::curves
