#include "exchange/ctn0094/course.hpp"

#include <algorithm>
#include <charconv>

namespace homeward::ctn0094 {
namespace {

constexpr StudyDay k_week = 7;
constexpr StudyDay k_gone_after = 4 * k_week;

constexpr std::string_view k_trials[] = {"CTN-0027", "CTN-0030", "CTN-0051"};

struct End {
  StudyDay day = 0;
  EndType type = EndType::as_planned;
  EndReason reason = EndReason::programme_completed;
};

/// All days on which the person was seen, ascending.
std::vector<StudyDay> seen_days(const PersonTables& p) {
  std::vector<StudyDay> out;
  for (const Visit& v : p.visits)
    if (v.day && (v.outcome == Outcome::visit || v.outcome == Outcome::final)) out.push_back(*v.day);
  for (const auto& list : {p.samples, p.doses, p.withdrawals})
    for (const Event& e : list) out.push_back(e.day);
  std::sort(out.begin(), out.end());
  return out;
}

/// The last seen day within [from, until]; `from` where there is none.
StudyDay last_seen(const std::vector<StudyDay>& seen, StudyDay from, StudyDay until) {
  const auto behind = std::upper_bound(seen.begin(), seen.end(), until);
  return behind == seen.begin() ? from : std::max(from, *(behind - 1));
}

std::optional<StudyDay> day_of_death(const PersonTables& p, const std::vector<StudyDay>& seen) {
  for (const Visit& v : p.visits) {
    if (!v.has(Flag::dead)) continue;
    const StudyDay reported = day_of(v, p).value_or(0);
    return seen.empty() ? reported : std::max(reported, seen.back());
  }
  return std::nullopt;
}

/// The gravest note at visits due from `from` on.
End left_because(const PersonTables& p, StudyDay from) {
  constexpr struct {
    Flag flag;
    EndType type;
    EndReason reason;
  } k_gravest_first[] = {{Flag::in_jail, EndType::imprisoned, EndReason::legal},
                         {Flag::missing_14, EndType::stopped_by_service, EndReason::did_not_follow_rules},
                         {Flag::moved, EndType::left_early, EndReason::moved_away},
                         {Flag::left_study, EndType::left_early, EndReason::against_advice},
                         {Flag::no_funding, EndType::left_early, EndReason::no_funding},
                         {Flag::in_hospital, EndType::left_early, EndReason::health},
                         {Flag::illness, EndType::left_early, EndReason::health}};
  for (const auto& note : k_gravest_first) {
    for (const Visit& v : p.visits)
      if (v.has(note.flag) && day_of(v, p).value_or(from - 1) >= from) return {from, note.type, note.reason};
  }
  return {from, EndType::left_early, EndReason::without_notice};
}

End end_of(const PersonTables& p, const std::vector<StudyDay>& seen, StudyDay from, StudyDay planned, bool died) {
  const StudyDay last = last_seen(seen, from, planned);
  if (died) return {last, EndType::died, EndReason::not_stated};
  if (planned - last < k_gone_after) return {planned, EndType::as_planned, EndReason::programme_completed};
  return left_because(p, last);
}

void add_detoxification(const PersonRow& row, Course& course) {
  if (!row.detox_from) return;
  CourseStay stay;
  stay.stage = Stage::detoxification;
  stay.setting = Setting::inpatient;
  stay.started = *row.detox_from;
  const StudyDay randomised = row.randomised[0] ? row.randomised[0]->day : stay.started;
  stay.ended = row.detox_until.value_or(std::max(stay.started, randomised));
  stay.end_type = EndType::as_planned;
  course.stays.push_back(stay);
  course.opened = std::min(course.opened, stay.started);
  course.closed = std::max(course.closed, stay.ended);
}

void add_treatment(Course& course, StudyDay from, StudyDay planned, const End& end) {
  CourseStay stay;
  stay.setting = setting_of(*course.arm);
  stay.started = from;
  stay.planned_until = planned;
  stay.ended = std::max(from, end.day);
  stay.end_type = end.type;
  stay.end_reason = end.reason;
  course.closed = std::max(course.closed, stay.ended);
  course.end_type = end.type;
  course.end_reason = end.reason;
  course.stays.push_back(stay);
}

Course not_randomised(const PersonTables& p, const std::vector<StudyDay>& seen, bool died) {
  Course course;
  course.programme = std::string(k_trials[static_cast<std::size_t>(p.row.project)]) + " not randomised";
  course.closed = std::max<StudyDay>(0, seen.empty() ? 0 : seen.back());
  if (died) course.end_type = EndType::died;
  add_detoxification(p.row, course);
  return course;
}

std::string programme(Project project, Arm arm) {
  return std::string(k_trials[static_cast<std::size_t>(project)]) + " " +
         std::string(k_arms[static_cast<std::size_t>(arm)]);
}

/// The number in a label behind `prefix`; WK12, P1Wk1A.
std::optional<StudyDay> week_in(std::string_view label, std::string_view prefix) {
  if (!label.starts_with(prefix)) return std::nullopt;
  label.remove_prefix(prefix.size());
  StudyDay week = 0;
  if (std::from_chars(label.data(), label.data() + label.size(), week).ec != std::errc()) return std::nullopt;
  return week;
}

}  // namespace

PersonTables tables_of(const Tables& t, std::uint32_t person) {
  return {t.people[person],
          of_person(t.visits, person),
          of_person(t.urine_samples, person),
          of_person(t.doses, person),
          of_person(t.withdrawals, person),
          of_person(t.reported_use, person),
          t};
}

std::optional<StudyDay> day_of(const Visit& visit, const PersonTables& p) {
  if (visit.day) return visit.day;
  const std::string_view label = k_visit_labels[visit.label];
  const auto& first = p.row.randomised[0];
  const auto& second = p.row.randomised[1];
  const StudyDay base = first ? first->day : 0;
  const StudyDay base_2 = second ? second->day : base;
  const auto weeks = [&](const std::optional<PersonRow::Randomisation>& r, std::size_t phase) {
    return r ? p.all.weeks[static_cast<std::size_t>(r->arm)][phase] : 24;
  };
  if (label == "BASELINE") return 0;
  if (label == "EOT") return base + 24 * k_week;
  if (label == "M1F") return base + 28 * k_week;
  if (label == "M3F") return base + 36 * k_week;
  if (label == "P1Finl") return base + weeks(first, 0) * k_week;
  if (label == "P2Finl") return base_2 + weeks(second, 1) * k_week;
  if (const auto week = week_in(label, "WK")) return base + *week * k_week;
  if (const auto week = week_in(label, "P1Wk")) return base + (*week - 1) * k_week;
  if (const auto week = week_in(label, "P2Wk")) return base_2 + (*week - 1) * k_week;
  return std::nullopt;
}

Care care_of(const PersonTables& p) {
  const std::vector<StudyDay> seen = seen_days(p);
  Care care;
  care.died = day_of_death(p, seen);
  const auto& first = p.row.randomised[0];
  if (!first) {
    care.courses.push_back(not_randomised(p, seen, care.died.has_value()));
    return care;
  }
  const auto planned = [&](const PersonRow::Randomisation& r, std::size_t phase) {
    return r.day + p.all.weeks[static_cast<std::size_t>(r.arm)][phase] * k_week - 1;
  };
  const auto& second = p.row.randomised[1];
  const bool goes_on = second && second->day > first->day;

  Course& course = care.courses.emplace_back();
  course.arm = first->arm;
  course.programme = programme(p.row.project, first->arm);
  course.opened = std::min<StudyDay>(0, first->day);
  add_detoxification(p.row, course);
  if (!goes_on) {
    add_treatment(course, first->day, planned(*first, 0),
                  end_of(p, seen, first->day, planned(*first, 0), care.died.has_value()));
    return care;
  }
  add_treatment(course, first->day, planned(*first, 0),
                {second->day - 1, EndType::transferred, EndReason::change_of_treatment});

  Course next;
  next.arm = second->arm;
  next.programme = programme(p.row.project, second->arm) + ", phase 2";
  next.opened = next.closed = second->day;
  add_treatment(next, second->day, planned(*second, 1),
                end_of(p, seen, second->day, planned(*second, 1), care.died.has_value()));
  care.courses.push_back(std::move(next));
  return care;
}

}  // namespace homeward::ctn0094
