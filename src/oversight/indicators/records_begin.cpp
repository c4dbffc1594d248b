#include "oversight/indicators/records_begin.hpp"

#include "engine/cohort/calendar.hpp"
#include "engine/cohort/derive.hpp"
#include "engine/cohort/tally.hpp"
#include "oversight/figures/tables.hpp"
#include "platform/access/counting.hpp"

#include <algorithm>

namespace homeward::indicators {

std::optional<LocalDate> records_begin(const cohort::Snapshot& snapshot, cohort::Slot place) {
  using figures::stay::person, figures::stay::started, figures::stay::table;
  const auto day = cohort::column(started);
  const auto at =
      cohort::place_at(cohort::column(figures::stay::place), day, snapshot.code(figures::place::kind, place));
  const cohort::Question stays{table, cohort::equals(at, static_cast<std::int32_t>(place)), {cohort::month_of(day)}};
  const auto months = cohort::tally(snapshot, stays, {cohort::distinct(cohort::column(person))});
  std::optional<std::int32_t> first;
  for (std::size_t i = 0; i < months.keys.size(); ++i) {
    const std::int32_t month = months.keys[i][0];
    if (month == cohort::k_missing || months.figures[i][0].n < access::MaskRule{}.smallest_shown) continue;
    if (!first || month < *first) first = month;
  }
  if (!first) return std::nullopt;
  return LocalDate{cohort::calendar::first_day_of(*first)};
}

}  // namespace homeward::indicators
