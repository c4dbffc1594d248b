#include "care/assessment/views_due.hpp"

#include "care/assessment/rules.hpp"
#include "care/pathway/records_no_call.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace homeward::assessment {
namespace {

using access::Sql;

/// As many as any list shows, and as many as one statement asks about.
constexpr std::size_t k_most_shown = 200;

using CareByPerson = std::map<Uuid, CareSoFar>;

void add_episodes(Reader& reader, const Sql& of, CareByPerson& people) {
  for (const auto& episode : reader.list<Episode>(of, "t.opened, t.id", 1000)) {
    const auto* person = episode.see<&Episode::person>();
    const auto* opened = episode.see<&Episode::opened>();
    const auto* closed = episode.see<&Episode::closed>();
    if (!person || !opened || !closed) continue;
    CareSoFar& care = people[person->value];
    care.opened = *opened;
    care.closed = *closed;
  }
}

void add_stays(Reader& reader, const Sql& of, CareByPerson& people) {
  Sql open("t.ended IS NULL AND ");
  for (const auto& stay : reader.list<Stay>(open.add(of), "t.started, t.id", 1000)) {
    const auto* person = stay.see<&Stay::person>();
    const auto* stage = stay.see<&Stay::stage>();
    const auto* until = stay.see<&Stay::planned_until>();
    if (!person || !stage || !until) continue;
    CareSoFar& care = people[person->value];
    care.stage = *stage;
    care.planned_until = *until;
  }
}

/// The latest finished form of each instrument; only those whose scores a schedule asks about are opened.
void add_forms(Reader& reader, const Instruments& instruments, const Schedules& schedules, const Sql& of,
               CareByPerson& people) {
  std::map<std::pair<Uuid, std::string>, std::pair<Uuid, LocalDate>> latest;
  Sql sql(R"(SELECT t.id, t.person, t.instrument, t."on" FROM assessment t WHERE t.state = 'finished' AND )");
  sql.add(of).add(" AND ").add(reader.condition<Assessment>()).add(R"( ORDER BY t."on", t.started, t.id)");
  reader.sql().query(sql.text(), sql.params(), [&](const db::Row& row) {
    latest[{row.uuid(1), std::string(row.text(2))}] = {row.uuid(0), LocalDate{static_cast<int>(row.integer(3))}};
    return true;
  });
  std::vector<Uuid> asked_about;
  std::map<Uuid, FormOnRecord*> records;
  for (auto& [key, form] : latest) people[key.first].forms.push_back({key.second, form.second});
  for (auto& [key, form] : latest) {
    if (!schedules.asks_about(key.second)) continue;
    for (FormOnRecord& record : people[key.first].forms)
      if (record.instrument == key.second) records[form.first] = &record;
    asked_about.push_back(form.first);
  }
  for (const auto& form : reader.load<Assessment>(asked_about)) {
    const auto* answers = form.see<&Assessment::answers>();
    const auto* version = form.see<&Assessment::instrument_version>();
    FormOnRecord& record = *records.at(form.id().value);
    const scoring::Scorer* scorer = instruments.find(record.instrument);
    if (!answers || !version || !scorer || scorer->instrument().version != *version) continue;
    for (const auto& entry : score(*scorer, answers->reveal()).scores)
      if (entry.value) record.scores.emplace_back(entry.name, *entry.value);
  }
}

std::vector<DueSet> sets_of(const std::vector<DueForm>& forms, LocalDate today) {
  std::vector<DueSet> out;
  for (const DueForm& due : forms) {
    auto set = std::ranges::find_if(out, [&](const DueSet& s) { return s.schedule.text == due.schedule->id; });
    if (set == out.end()) {
      out.push_back({{due.schedule->id}, wordings(due.schedule->title), due.schedule->sittings, 0, {}});
      set = out.end() - 1;
    }
    set->minutes += due.form->minutes;
    set->forms.push_back(
        {{due.form->instrument}, due.form->sitting, due.form->minutes, due.from, due.due, due.overdue_on(today)});
  }
  return out;
}

void add_age(const Disclosed<Person>& person, CareSoFar& care) {
  if (const auto* birth = person.see<&Person::birth>()) {
    care.born = birth->reveal().date;
    care.birth_year = birth->reveal().year;
  }
  if (const auto* year = person.see<&Person::birth_year>(); year && *year) care.birth_year = **year;
}

LocalDate first_due(const PersonDue& line) { return line.sets.front().forms.front().due; }

/// Whose forms were never open to the viewer would look as if they had never been asked.
bool forms_are_open(Reader& reader, const Disclosed<Person>& person) {
  return reader.reach_person(person.id().value, meta_of<Assessment>()).open.contains(Category::clinical);
}

void add_due(Reader& reader, const Instruments& instruments, const Schedules& schedules, std::span<const Uuid> ids,
             PeopleDue& out, std::set<std::string>& waiting) {
  Sql of("t.person IN ");
  of.bind_list(ids);
  Sql open("t.closed IS NULL AND ");
  CareByPerson people;
  add_episodes(reader, open.add(of), people);
  add_stays(reader, of, people);
  add_forms(reader, instruments, schedules, of, people);
  for (auto& person : reader.load<Person>(ids)) {
    if (!forms_are_open(reader, person)) continue;
    CareSoFar& care = people[person.id().value];
    add_age(person, care);
    auto sets = sets_of(due_forms(schedules.all(), care, reader.today()), reader.today());
    if (!sets.empty()) out.items.push_back({std::move(person), std::move(sets)});
    waiting.merge(forms_without_text(schedules.all(), care, reader.today()));
  }
}

/// Everybody of whom something is to be asked has to be known before the longest overdue can come first.
PeopleDue people_due(Reader& reader, const Instruments& instruments, const Schedules& schedules, const Sql& whom) {
  PeopleDue out;
  std::set<std::string> waiting;
  const std::vector<Uuid> ids = reader.all_ids<Person>(whom);
  for (std::span<const Uuid> rest = ids; !rest.empty();) {
    const auto some = rest.first(std::min(rest.size(), k_most_shown));
    rest = rest.subspan(some.size());
    add_due(reader, instruments, schedules, some, out, waiting);
  }
  for (const std::string& instrument : waiting) out.waiting.push_back({instrument});
  std::ranges::stable_sort(out.items, {}, first_due);
  if (out.items.size() > k_most_shown) {
    out.total = static_cast<std::int64_t>(out.items.size());
    out.items.erase(out.items.begin() + k_most_shown, out.items.end());
  }
  return out;
}

}  // namespace

Result<FormsDue> forms_due(Reader& reader, const Instruments& instruments, const Schedules& schedules,
                           Id<Person> person) {
  const auto found = reader.find(person);
  if (!found) return reject(ErrorKind::not_found, "not-found");
  Sql of("t.person = ");
  of.bind(person);
  CareByPerson people;
  add_episodes(reader, of, people);
  add_stays(reader, of, people);
  add_forms(reader, instruments, schedules, of, people);
  CareSoFar& care = people[person.value];
  add_age(*found, care);
  if (care.closed) {
    Sql asked("t.person = ");
    asked.bind(person).add(" AND t.ended_on IS NULL");
    care.asked_not_to_call = !reader.ids<NoCall>(asked).empty();
  }
  FormsDue out{sets_of(due_forms(schedules.all(), care, reader.today()), reader.today()), reader.today(), {}};
  for (const std::string& instrument : forms_without_text(schedules.all(), care, reader.today())) {
    out.waiting.push_back({instrument});
  }
  return out;
}

PeopleDue own_people_due(Reader& reader, const Instruments& instruments, const Schedules& schedules) {
  Sql own("t.id IN (SELECT r.subject FROM relation r WHERE r.worker = ");
  own.bind(reader.viewer().account)
      .add(" AND r.kind IN ('keyworker', 'worker') AND (r.until IS NULL OR r.until > ")
      .bind(reader.now())
      .add(")) AND t.id IN (SELECT e.person FROM episode e WHERE e.closed IS NULL)");
  return people_due(reader, instruments, schedules, own);
}

Result<PeopleDue> people_due_at(Reader& reader, const Instruments& instruments, const Schedules& schedules,
                                Id<Place> place) {
  if (!reader.find(place) || !reader.within(place)) return reject(ErrorKind::not_found, "not-found");
  // Only by stays that one may see: otherwise the list would tell what the page does not.
  Sql here(
      "t.id IN (SELECT t.person FROM stay t WHERE t.ended IS NULL AND t.home IN (SELECT place FROM place_scope "
      "WHERE ancestor = ");
  here.bind(place).add(" AND since <= ").bind(reader.today()).add(" AND (until IS NULL OR until >= ");
  here.bind(reader.today()).add(")) AND ").add(reader.condition<Stay>()).add(")");
  return people_due(reader, instruments, schedules, here);
}

}  // namespace homeward::assessment
