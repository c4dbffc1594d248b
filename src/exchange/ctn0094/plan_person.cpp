#include "exchange/ctn0094/plan_person.hpp"

#include <algorithm>

namespace homeward::ctn0094 {
namespace {

LocalDate date_of(StudyDay day) { return k_anchor + Days{day}; }

struct Dose {
  const char* what;
  const char* unit;
};
Dose dose_of(std::optional<Arm> arm) {
  if (!arm) return {"study_medication", "mg"};
  if (*arm == Arm::methadone) return {"methadone", "mg"};
  if (*arm == Arm::inpatient_nr_ntx) return {"naltrexone", "{injection}"};
  return {"buprenorphine", "mg"};
}

class Planner {
 public:
  Planner(const Tables& t, std::uint32_t person, const std::string& dataset)
      : t_(t),
        person_(person),
        tables_(tables_of(t, person)),
        ids_(dataset, std::to_string(tables_.row.who)),
        home_(place_id(dataset, place_key(tables_.row))),
        id_{ids_.id("person", "")} {}

  Batch plan() {
    const Care care = care_of(tables_);
    plan_person(care);
    plan_courses(care);
    plan_substances();
    for (const Visit& v : tables_.visits) plan_contact(v, care.died);
    plan_observations();
    return std::move(out_);
  }

 private:
  template <class T>
  const char* line(const T& row) {
    line_ = std::to_string(row.line);
    return line_.c_str();
  }

  void plan_person(const Care& care) {
    const PersonRow& row = tables_.row;
    Person p;
    p.id = id_;
    p.home = home_;
    p.kinds = {PersonKind::in_care};
    p.code = Protected<Text<40>>(Text<40>::trusted("CTN94-" + std::to_string(row.who)));
    if (row.age) p.birth_year = k_anchor.year() - *row.age;
    p.birth = Protected<Birth>(Birth{std::nullopt, p.birth_year});
    if (row.is_male) p.sex = *row.is_male ? Sex::male : Sex::female;
    p.registered_on = k_anchor;
    if (care.died) p.died_on = date_of(*care.died);
    out_.persons.push_back(std::move(p));
  }

  void plan_courses(const Care& care) {
    const Id<Journey> journey{ids_.id("journey", "")};
    out_.journeys.push_back(
        {journey, id_, home_, date_of(care.courses.front().opened), date_of(care.courses.back().closed)});
    for (std::size_t i = 0; i < care.courses.size(); ++i) {
      const Course& course = care.courses[i];
      const std::string number = std::to_string(i + 1);
      Episode e;
      e.id = {ids_.id("episode", number)};
      e.person = id_;
      e.home = home_;
      e.journey = journey;
      e.programme = Text<80>::trusted(course.programme);
      e.opened = date_of(course.opened);
      e.closed = date_of(course.closed);
      e.end_type = course.end_type;
      e.end_reason = course.end_reason;
      e.relative_date = true;
      episodes_.push_back({e.id, course.opened, course.closed, course.arm});
      out_.episodes.push_back(std::move(e));
      for (const CourseStay& stay : course.stays) plan_stay(stay, out_.episodes.back().id, number);
    }
  }

  void plan_stay(const CourseStay& stay, Id<Episode> episode, const std::string& number) {
    Stay s;
    s.id = {ids_.id("stay " + std::string(to_word(stay.stage)), number)};
    s.person = id_;
    s.home = home_;
    s.episode = episode;
    s.stage = stay.stage;
    s.setting = stay.setting;
    s.started = date_of(stay.started);
    if (stay.planned_until) s.planned_until = date_of(*stay.planned_until);
    s.ended = date_of(stay.ended);
    s.end_type = stay.end_type;
    s.end_reason = stay.end_reason;
    s.relative_date = true;
    out_.stays.push_back(std::move(s));
  }

  void plan_substances() {
    for (const ReportedSubstance& r : substances_of(tables_)) {
      SubstanceUse s;
      s.id = {ids_.id("substance", to_word(r.substance))};
      s.person = id_;
      s.home = home_;
      s.episode = episodes_.front().id;
      s.on = date_of(episodes_.front().opened);
      s.rank = r.rank;
      s.substance = r.substance;
      s.route = r.route;
      s.frequency = r.frequency;
      out_.substances.push_back(std::move(s));
    }
  }

  void plan_contact(const Visit& visit, std::optional<StudyDay> died) {
    const auto day = day_of(visit, tables_);
    if (!day) return;  // counted by Plan::count
    Contact c;
    c.id = {ids_.id("visit", line(visit))};
    c.person = id_;
    c.home = home_;
    c.episode = episode_on(*day);
    c.on = date_of(*day);
    c.label = Text<60>::trusted(std::string(k_visit_labels[visit.label]));
    c.relative_date = true;
    switch (visit.outcome) {
      case Outcome::visit:
      case Outcome::final: c.attendance = Attendance::came; break;
      case Outcome::no_visit:
      case Outcome::missing: c.attendance = Attendance::did_not_come; break;
      case Outcome::none: c.attendance = Attendance::planned; break;
    }
    if (c.attendance == Attendance::did_not_come) {
      for (std::size_t i = 0; i < k_visit_flags.size(); ++i) {
        if (!visit.flags[i]) continue;
        if (const auto reason = reason_of(static_cast<Flag>(i))) c.absence.push_back(*reason);
      }
      if (c.absence.empty()) c.absence.push_back(AbsenceReason::not_explained);
    }
    if (died && *day >= *died && c.attendance != Attendance::came) {
      c.attendance = Attendance::not_required;
      c.absence = {AbsenceReason::died};
    }
    out_.contacts.push_back(std::move(c));
  }

  Observation& add(ObservationKind kind, std::string_view table, std::string_view row, StudyDay day,
                   std::optional<std::string> what, std::optional<float> amount, const char* unit) {
    Observation& o = out_.observations.emplace_back();
    o.id = {ids_.id(table, row)};
    o.person = id_;
    o.home = home_;
    o.episode = episode_on(day);
    o.on = date_of(day);
    o.kind = kind;
    if (what) o.what = Text<60>::trusted(*std::move(what));
    if (amount) o.amount = *amount;
    if (unit) o.unit = Text<16>::trusted(unit);
    o.relative_date = true;
    return o;
  }

  void plan_observations() {
    for (const Event& e : of_person(t_.urine_samples, person_))
      add(ObservationKind::urine_sample, "uds_temp", line(e), e.day, "temperature_in_range", e.amount, nullptr);
    for (const Event& e : of_person(t_.urine_results, person_))
      add(ObservationKind::urine_result, "uds", line(e), e.day, coded(k_urine_drugs[e.word]), {}, nullptr);
    for (const Event& e : tables_.reported_use)
      add(ObservationKind::reported_use, "tlfb", line(e), e.day, coded(k_reported_drugs[e.word]), {}, nullptr);
    for (const Event& e : tables_.doses) {
      const Dose dose = dose_of(arm_on(e.day));
      add(ObservationKind::medication_given, "treatment", line(e), e.day, dose.what, e.amount, dose.unit);
    }
    for (const Event& e : tables_.withdrawals)
      add(ObservationKind::withdrawal, "withdrawal", line(e), e.day, "severity", e.amount, "{score}");
    for (const Event& e : of_person(t_.inductions, person_)) {
      if (is_repeated(e, tables_.withdrawals)) continue;
      add(ObservationKind::withdrawal, "withdrawal_pre_post", line(e), e.day,
          "severity_" + std::string(k_pre_post[e.word]), e.amount, "{score}");
    }
    for (const Event& e : of_person(t_.pains, person_))
      add(ObservationKind::pain, "pain", line(e), e.day, "bodily_pain", e.amount, "{score}");
    for (const BaselineAnswer& a : of_person(t_.answers, person_))
      add(ObservationKind::assessment, *a.what, line(a), 0, *a.what, a.amount, a.unit);
  }

  struct Open {
    Id<Episode> id;
    StudyDay opened, closed;
    std::optional<Arm> arm;
  };
  std::optional<Id<Episode>> episode_on(StudyDay day) const {
    for (const Open& e : episodes_)
      if (day >= e.opened && day <= e.closed) return e.id;
    return std::nullopt;
  }
  std::optional<Arm> arm_on(StudyDay day) const {
    std::optional<Arm> out = episodes_.front().arm;
    for (const Open& e : episodes_)
      if (day >= e.opened) out = e.arm;
    return out;
  }

  const Tables& t_;
  std::uint32_t person_;
  PersonTables tables_;
  tables::RowIds ids_;
  Id<Place> home_;
  Id<Person> id_;
  std::vector<Open> episodes_;
  std::string line_;
  Batch out_;
};

}  // namespace

std::string place_key(const PersonRow& row) {
  if (!row.site.empty()) return "site " + row.site;
  return "trial " + std::string(k_projects[static_cast<std::size_t>(row.project)]);
}

Id<Place> place_id(const std::string& dataset, const std::string& key) {
  return {tables::RowIds(dataset, "place").id("centre", key)};
}

bool is_repeated(const Event& induction, std::span<const Event> withdrawals) {
  return std::any_of(withdrawals.begin(), withdrawals.end(),
                     [&](const Event& e) { return e.day == induction.day && e.amount == induction.amount; });
}

Batch plan_person(const Tables& tables, std::uint32_t person, const std::string& dataset) {
  return Planner(tables, person, dataset).plan();
}

}  // namespace homeward::ctn0094
