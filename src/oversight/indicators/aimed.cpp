#include "oversight/indicators/aimed.hpp"

#include <algorithm>
#include <cmath>

namespace homeward::indicators {

bool can_be_aimed_at(Figure figure, Polarity polarity) {
  return figure != Figure::count && polarity != Polarity::neither;
}

bool lies_in_range(Figure figure, double value) {
  return std::isfinite(value) && value >= 0 && value <= (figure == Figure::share ? 1 : k_highest);
}

LocalDate last_day(const IndicatorTarget& t) {
  return t.ended_on ? std::min(t.reach_by, *t.ended_on - Days{1}) : t.reach_by;
}

bool holds_on(const IndicatorTarget& t, LocalDate day) {
  return std::max(t.starts_on, t.set_on) <= day && day <= last_day(t);
}

double value_on(const IndicatorTarget& t, LocalDate day) {
  for (const EarlierTarget& before : t.earlier)
    if (day < before.changed_on) return before.value;
  return t.value;
}

bool holds_on(const PublishedTarget& t, LocalDate day) {
  return (!t.from || *t.from <= day) && (!t.until || day <= *t.until);
}

FieldFaults check_target(const GivenTarget& given, const Definition* d, PlaceKind kind,
                         std::span<const IndicatorTarget> others, LocalDate today) {
  FieldFaults faults;
  if (!d) {
    faults.push_back({"indicator", "target.unknown-indicator", "the catalogue has no such indicator"});
  } else if (!can_be_aimed_at(d->figure, d->polarity)) {
    faults.push_back(
        {"indicator", "target.no-direction", "a figure without an interval or a better side has no target"});
  }
  if (kind == PlaceKind::unit)
    faults.push_back({"place", "target.place-kind", "figures of a part of a house are told to nobody above it"});
  if (!lies_in_range(d ? d->figure : Figure::rate, given.value))
    faults.push_back({"value", "target.value-out-of-range", "the figure never comes to that"});
  if (given.reach_by < given.starts_on)
    faults.push_back({"reach_by", "target.reach-by-before-start", "it would be over before it begins"});
  if (given.reach_by < today) faults.push_back({"reach_by", "target.reach-by-past", "that day is over"});
  const bool overlaps = std::ranges::any_of(others, [&](const IndicatorTarget& other) {
    const LocalDate first = std::max(given.starts_on, other.starts_on);
    return first <= std::min(given.reach_by, last_day(other));
  });
  if (overlaps)
    faults.push_back({"starts_on", "target.overlaps", "another target of this place holds on some of these days"});
  if (!given.has_why) faults.push_back({"why", "field.missing", "say why"});
  return faults;
}

Result<void> decide_change_target(const IndicatorTarget& target, LocalDate today) {
  switch (state_of(target, today)) {
    case TargetState::ended: return reject(ErrorKind::conflict, "target.ended", "it was ended");
    case TargetState::over: return reject(ErrorKind::conflict, "target.over", "its time is over; set another");
    case TargetState::to_come:
    case TargetState::holds: break;
  }
  return {};
}

TargetState state_of(const IndicatorTarget& t, LocalDate today) {
  if (t.ended_on && *t.ended_on <= today) return TargetState::ended;
  if (today < t.starts_on) return TargetState::to_come;
  return holds_on(t, today) ? TargetState::holds : TargetState::over;
}

Reached judge(Polarity polarity, double target, std::optional<std::int64_t> n, bool too_few,
              const std::optional<Estimate>& shown) {
  if (!n) return Reached::withheld;
  if (too_few || *n == 0) return Reached::too_few;
  if (!shown) return Reached::withheld;
  if (!shown->low || !shown->high) return Reached::too_few;
  const bool wholly_above = *shown->low >= target, wholly_below = *shown->high <= target;
  if (polarity == Polarity::higher ? wholly_above : wholly_below) return Reached::reached;
  if (polarity == Polarity::higher ? *shown->high < target : *shown->low > target) return Reached::not_reached;
  return Reached::too_few;
}

}  // namespace homeward::indicators
