#include "care/assessment/rules_schedule.hpp"

#include <algorithm>

namespace homeward::assessment {
namespace {

std::optional<LocalDate> beginning(const Schedule& schedule, const CareSoFar& care) {
  switch (schedule.begins) {
    case ScheduleBegins::opened: return care.closed ? std::nullopt : care.opened;
    case ScheduleBegins::leaving: return care.closed ? std::nullopt : care.planned_until;
    case ScheduleBegins::closed: return care.asked_not_to_call ? std::nullopt : care.closed;
  }
  return std::nullopt;
}

bool is_for_stage(const Schedule& schedule, std::optional<Stage> stage) {
  return schedule.stages.empty() || (stage && std::ranges::find(schedule.stages, *stage) != schedule.stages.end());
}

/// From the year alone somebody has one of two ages: the older one counts, so that nobody is asked two sets for one.
std::optional<int> age_of(const CareSoFar& care, LocalDate today) {
  if (care.born) return completed_years(*care.born, today);
  if (care.birth_year) return today.year() - *care.birth_year;
  return std::nullopt;
}

bool is_for_age(const ScheduledForm& form, std::optional<int> age) {
  return !age || ((!form.youngest || *age >= *form.youngest) && (!form.oldest || *age <= *form.oldest));
}

const FormOnRecord* last_of(const CareSoFar& care, std::string_view instrument) {
  const FormOnRecord* last = nullptr;
  for (const FormOnRecord& form : care.forms)
    if (form.instrument == instrument && (!last || form.on > last->on)) last = &form;
  return last;
}

bool was_high(const EarlierScore& rule, const FormOnRecord* last) {
  return last && std::ranges::any_of(last->scores, [&](const auto& score) {
           return score.first == rule.score && score.second >= rule.at_least;
         });
}

std::optional<DueForm> decide_due(const Schedule& schedule, const ScheduledForm& form, LocalDate begins,
                                  const CareSoFar& care, LocalDate today) {
  const FormOnRecord* last = last_of(care, form.instrument);
  if (!is_for_age(form, age_of(care, today))) return std::nullopt;
  if (form.if_before && !was_high(*form.if_before, last)) return std::nullopt;
  LocalDate from = begins + schedule.from;
  if (schedule.every) {
    if (last && last->on >= begins) from = std::max(from, last->on + *schedule.every);
  } else if (last && last->on >= from - schedule.counts_before) {
    return std::nullopt;
  }
  if (today < from || (schedule.last && today > begins + *schedule.last)) return std::nullopt;
  return DueForm{&schedule, &form, from, from + Days{schedule.due.count - schedule.from.count}};
}

/// Every form of every set that is asked on this day, those included whose text is not here.
template <class Take>
void each_due(std::span<const Schedule> schedules, const CareSoFar& care, LocalDate today, Take take) {
  for (const Schedule& schedule : schedules) {
    const auto begins = beginning(schedule, care);
    if (!begins || !is_for_stage(schedule, care.stage)) continue;
    for (const ScheduledForm& form : schedule.forms)
      if (const auto due = decide_due(schedule, form, *begins, care, today)) take(*due);
  }
}

}  // namespace

std::vector<DueForm> due_forms(std::span<const Schedule> schedules, const CareSoFar& care, LocalDate today) {
  std::vector<DueForm> out;
  each_due(schedules, care, today, [&](const DueForm& due) {
    if (due.form->waits_for_text) return;
    const auto same =
        std::ranges::find_if(out, [&](const DueForm& d) { return d.form->instrument == due.form->instrument; });
    if (same == out.end()) {
      out.push_back(due);
    } else if (due.due < same->due) {
      *same = due;
    }
  });
  std::ranges::stable_sort(out, [](const DueForm& a, const DueForm& b) {
    return std::tuple(a.due, std::string_view(a.schedule->id), a.form->sitting) <
           std::tuple(b.due, std::string_view(b.schedule->id), b.form->sitting);
  });
  return out;
}

std::set<std::string> forms_without_text(std::span<const Schedule> schedules, const CareSoFar& care, LocalDate today) {
  std::set<std::string> out;
  each_due(schedules, care, today, [&](const DueForm& due) {
    if (due.form->waits_for_text) out.insert(due.form->instrument);
  });
  return out;
}

double minutes_at(const Schedule& schedule, int age) {
  double sum = 0;
  for (const ScheduledForm& form : schedule.forms)
    if (is_for_age(form, age)) sum += form.minutes;
  return sum;
}

}  // namespace homeward::assessment
