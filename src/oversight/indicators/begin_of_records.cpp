#include "oversight/indicators/begin_of_records.hpp"

#include "engine/cohort/calendar.hpp"
#include "engine/cohort/derive.hpp"
#include "oversight/figures/tables.hpp"
#include "platform/access/counting.hpp"

#include <map>

namespace homeward::indicators {

std::optional<LocalDate> records_begin(const cohort::Snapshot& snapshot, cohort::Slot place) {
  using figures::stay::person, figures::stay::started, figures::stay::table;
  const auto day = cohort::column(started);
  const auto at =
      cohort::place_at(cohort::column(figures::stay::place), day, snapshot.code(figures::place::kind, place));
  const cohort::Question stays{table, cohort::equals(at, static_cast<std::int32_t>(place)), {}};
  const auto first =
      cohort::derived(cohort::earliest(snapshot, figures::person::table, cohort::column(person), stays, day));
  const auto months = cohort::tally(
      snapshot, {figures::person::table, cohort::is_known(first), {cohort::month_of(first)}}, {cohort::rows()});
  std::map<std::int32_t, std::int64_t> began;
  for (std::size_t i = 0; i < months.keys.size(); ++i) began[months.keys[i][0]] = months.figures[i][0].n;
  std::int64_t so_far = 0;
  for (const auto& [month, people] : began) {
    so_far += people;
    if (so_far >= access::MaskRule{}.smallest_shown) return LocalDate{cohort::calendar::first_day_of(month)};
  }
  return std::nullopt;
}

}  // namespace homeward::indicators
