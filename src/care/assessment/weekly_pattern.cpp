#include "care/assessment/weekly_pattern.hpp"

#include "engine/expression/pattern.hpp"

#include <algorithm>

namespace homeward::assessment {
namespace {

constexpr int k_week = 7;

WeekResult result_of(const Week& week, bool required) {
  if (week.positive > 0 && week.negative > 0) return WeekResult::mixed;
  if (week.positive > 0) return WeekResult::positive;
  if (week.negative > 0) return WeekResult::negative;
  return required ? WeekResult::not_given : WeekResult::not_required;
}

char letter_of(WeekResult result) {
  switch (result) {
    case WeekResult::positive: return '+';
    case WeekResult::negative: return '-';
    case WeekResult::not_given: return 'o';
    case WeekResult::mixed: return '*';
    case WeekResult::not_required: return '_';
  }
  return '_';
}

}  // namespace

void TestDays::sample(LocalDate on, std::string_view what) {
  if (evidence_ != TestEvidence::samples) return;
  if (what != k_not_for_opioids) {
    for_opioids_.insert(on);
    not_for_opioids_.erase(on);
    days_.try_emplace(on, false);
  } else if (!for_opioids_.contains(on)) {
    not_for_opioids_.insert(on);
    if (const auto day = days_.find(on); day != days_.end() && !day->second) days_.erase(day);
  }
}

void TestDays::found(LocalDate on, std::string_view what) {
  const bool opioid = is_opioid(what);
  if (!opioid && not_for_opioids_.contains(on)) return;
  // Where visits are what counts, a result without one says only what was found, not that nothing else was.
  if (!opioid && evidence_ == TestEvidence::kept_visits) return;
  auto [day, added] = days_.try_emplace(on, opioid);
  if (!added) day->second = day->second || opioid;
}

CarePeriod care_period(LocalDate started, std::optional<LocalDate> planned_until, std::optional<LocalDate> ended,
                       LocalDate today) {
  if (!planned_until) return {started, ended.value_or(today)};
  return {started, ended ? std::max(*planned_until, *ended) : *planned_until};
}

std::vector<Week> weeks_of(std::span<const CarePeriod> periods, const TestDays& tests, LocalDate today) {
  std::vector<Week> out;
  if (periods.empty()) return out;
  const LocalDate first = std::ranges::min_element(periods, {}, &CarePeriod::from)->from;
  const LocalDate last = std::ranges::max_element(periods, {}, &CarePeriod::until)->until;
  for (LocalDate from = first; from <= last && out.size() < expression::k_longest_pattern; from = from + Days{k_week}) {
    // The last week may be cut short by the end of care, and is over on that day.
    const LocalDate until = std::min(from + Days{k_week - 1}, last);
    if (until >= today) break;
    Week week;
    week.from = from;
    for (auto day = tests.days().lower_bound(from); day != tests.days().end() && day->first <= until; ++day)
      ++(day->second ? week.positive : week.negative);
    const bool required =
        std::ranges::any_of(periods, [&](const CarePeriod& p) { return p.from <= until && p.until >= from; });
    week.result = result_of(week, required);
    out.push_back(week);
  }
  return out;
}

bool all_weeks_over(std::span<const CarePeriod> periods, LocalDate today) {
  return std::ranges::all_of(periods, [today](const CarePeriod& p) { return p.until < today; });
}

std::string pattern_of(std::span<const Week> weeks) {
  std::string out;
  for (const Week& week : weeks) out += letter_of(week.result);
  return out;
}

}  // namespace homeward::assessment
