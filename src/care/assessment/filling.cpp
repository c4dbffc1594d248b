#include "care/assessment/filling.hpp"

#include "care/tasks/rules.hpp"

#include <algorithm>
#include <set>

namespace homeward::assessment {
namespace {

using access::Viewer;
using journal::Transaction;

/// The scorer of the version that the form was begun with.
Result<const scoring::Scorer*> scorer_of(const Instruments& instruments, const Assessment& form) {
  const scoring::Scorer* scorer = instruments.find(form.instrument.str(), form.instrument_version);
  if (!scorer) {
    return reject(ErrorKind::conflict, "instrument.version-gone",
                  "this version of the instrument is no longer here; begin the form anew");
  }
  return scorer;
}

Result<const scoring::Scorer*> open_form(const Instruments& instruments, const Assessment& form) {
  if (form.state != FormState::started) {
    return reject(ErrorKind::conflict, "form.not-open", "this form was finished meanwhile");
  }
  return scorer_of(instruments, form);
}

/// The places of the house that `home` is or belongs to, for a statement whose $2 is `home`.
constexpr std::string_view k_of_house =
    "(SELECT below.place FROM place_scope up JOIN place p ON p.id = up.ancestor AND p.kind IN ('centre', 'ngo') JOIN "
    "place_scope below ON below.ancestor = up.ancestor WHERE up.place = $2 AND up.until IS NULL AND below.until IS "
    "NULL)";

std::optional<Id<Account>> keyworker(Transaction& tx, Id<Person> person, Id<Place> home) {
  const Datum wanted[] = {person.value, home.value, tx.now().micros};
  const auto id = tx.sql().find_uuid(
      "SELECT worker FROM relation WHERE subject = $1 AND kind = 'keyworker' AND place IN " + std::string(k_of_house) +
          " AND since <= $3 AND (until IS NULL OR until > $3) ORDER BY since DESC LIMIT 1",
      wanted);
  if (!id) return std::nullopt;
  return Id<Account>{*id};
}

/// Whether anybody holds this role at the place or at what it is a part of.
bool is_held(Transaction& tx, std::string_view role, Id<Place> home, LocalDate today) {
  const Datum wanted[] = {std::string(role), home.value, std::int64_t{today.days}};
  return tx.sql()
      .find_integer(
          "SELECT 1 FROM role_binding b JOIN account a ON a.id = b.account WHERE b.role = $1 AND b.confirmed = 1 AND "
          "a.state = 'active' AND b.since <= $3 AND (b.until IS NULL OR b.until >= $3) AND b.place IN (SELECT ancestor "
          "FROM place_scope WHERE place = $2 AND since <= $3 AND (until IS NULL OR until >= $3)) LIMIT 1",
          wanted)
      .has_value();
}

}  // namespace

std::optional<Id<Episode>> open_episode(Transaction& tx, Id<Person> person, Id<Place> home) {
  const Datum wanted[] = {person.value, home.value};
  const auto id = tx.sql().find_uuid("SELECT id FROM episode WHERE person = $1 AND home IN " + std::string(k_of_house) +
                                         " AND closed IS NULL ORDER BY opened DESC LIMIT 1",
                                     wanted);
  if (!id) return std::nullopt;
  return Id<Episode>{*id};
}

void open_tasks(Transaction& tx, const Viewer& who, const scoring::Scorer& scorer, const Assessment& form) {
  const scoring::ScoredForm scored = score(scorer, form.answers.reveal());
  std::set<TaskKind> opened;
  const Datum about[] = {form.id.value};
  for (const auto& known : tx.list<Task>("SELECT id FROM task WHERE about = $1", about)) opened.insert(known->kind);
  for (const std::string& id : scored.alerts) {
    const auto& alerts = scorer.instrument().alerts;
    const auto alert = std::find_if(alerts.begin(), alerts.end(), [&](const auto& a) { return a.id == id; });
    const auto kind = alert == alerts.end() ? std::nullopt : task_of(alert->opens);
    if (!kind || !opened.insert(*kind).second) continue;
    const LocalDate today = access::today_for(tx, who), due = due_of(*kind, today);
    Task task = tasks::make_task(tx.new_id<Task>(), *kind, form.person, form.home, due, form.id.value);
    // Their own worker, whatever role that is. A supervisor's or physician's task stays theirs, but in a house without
    // one it must not lie on nobody's day.
    if (task.asked_role.str() == "counsellor" || !is_held(tx, task.asked_role.str(), form.home, today)) {
      task.asked = keyworker(tx, form.person, form.home).value_or(who.answers_for());
    }
    tx.insert(task);
  }
}

Assessment new_form(Transaction& tx, const Viewer& who, Id<Person> person, const scoring::Instrument& instrument,
                    Id<Assessment> id, const Text<35>& language) {
  Assessment form;
  form.id = id;
  form.person = person;
  form.home = *who.place;
  form.episode = open_episode(tx, person, *who.place);
  form.instrument = Text<40>::trusted(instrument.id);
  form.instrument_version = static_cast<std::int32_t>(instrument.version);
  form.language = language;
  form.administrator = who.answers_for();
  form.on_own_page = !instrument.own_page.empty();
  return form;
}

Result<void> take_answers(Transaction& tx, const Viewer& who, const Instruments& instruments, Assessment& form,
                          const Protected<std::vector<FormAnswer>>& answers) {
  HW_TRY(const scoring::Scorer* scorer, open_form(instruments, form));
  if (auto faults = check_answers(scorer->instrument(), answers.reveal()); !faults.empty()) {
    return reject_fields(std::move(faults));
  }
  form.answers = answers;
  open_tasks(tx, who, *scorer, form);
  return {};
}

}  // namespace homeward::assessment
