#pragma once
#include "care/places/records.hpp"
#include "oversight/indicators/definition.hpp"
#include "oversight/indicators/estimate.hpp"
#include "oversight/indicators/records.hpp"

#include <span>

/// Pure decisions about targets of indicators: what may be set, which one holds on a day, and whether a figure reaches
/// it. Reasons are listed in docs/reasons.md. Source: issue 4, section 3 (definitions have target and polarity).
namespace homeward::indicators {

/// Whether it can be said of a figure that it reached something: it needs an interval, which a plain count has not, and
/// a better side.
bool can_be_aimed_at(Figure figure, Polarity polarity);
/// Shares from 0 to 1; days and rates from 0 to `k_highest`.
bool lies_in_range(Figure figure, double value);
inline constexpr double k_highest = 36'600;  // a hundred years of days: whatever is longer is a slip

/// A target as it is given.
struct GivenTarget {
  double value = 0;
  LocalDate starts_on, reach_by;
  bool has_why = false;
};
/// What is wrong with it, all at once. `definition`: nothing where the catalogue has no such indicator; `others`: of
/// the same indicator and place. Reasons: target.unknown-indicator, target.no-direction, target.value-out-of-range,
/// target.reach-by-before-start, target.reach-by-past, target.overlaps, target.place-kind, field.missing.
FieldFaults check_target(const GivenTarget& given, const Definition* definition, PlaceKind kind,
                         std::span<const IndicatorTarget> others, LocalDate today);

/// Reasons: target.ended, target.over.
Result<void> decide_change_target(const IndicatorTarget& target, LocalDate today);

/// The last day on which it holds; a day before its first where it was ended before it began.
LocalDate last_day(const IndicatorTarget& target);
/// Not before the day on which it was set: what was missed is not made reached by a target of one's own, and nobody is
/// measured by what was not said yet.
bool holds_on(const IndicatorTarget& target, LocalDate day);
/// What was to be reached on a day: a change counts from the day on which it was made, so that nothing that was missed
/// is made reached afterwards.
double value_on(const IndicatorTarget& target, LocalDate day);
bool holds_on(const PublishedTarget& target, LocalDate day);

enum class TargetState { to_come, holds, over, ended };
BOOST_DESCRIBE_ENUM(TargetState, to_come, holds, over, ended)
TargetState state_of(const IndicatorTarget& target, LocalDate today);

/// Whether a figure reaches a target. Told from the figure as it is shown, and from nothing else: whoever sees the
/// answer could have worked it out.
enum class Reached {
  reached,      ///< the whole interval lies on the better side of the target, or touches it
  not_reached,  ///< the whole interval lies on the other side
  too_few,      ///< the interval holds the target, or there are too few for one: nothing can be said yet
  withheld      ///< there is no figure that may be shown
};
BOOST_DESCRIBE_ENUM(Reached, reached, not_reached, too_few, withheld)
/// `n`: of how many, as shown; nothing: withheld.
Reached judge(Polarity polarity, double target, std::optional<std::int64_t> n, bool too_few,
              const std::optional<Estimate>& shown);

}  // namespace homeward::indicators
