#include "care/assessment/actions.hpp"

#include "care/tasks/rules.hpp"

#include <algorithm>
#include <set>

namespace homeward::assessment {
namespace {

using access::Viewer;
using journal::Changed;
using journal::Stored;
using journal::Transaction;

/// How far a device's clock may be ahead of ours.
constexpr Seconds k_clock_ahead{300};

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

std::optional<Id<Episode>> open_episode(Transaction& tx, Id<Person> person, Id<Place> home) {
  const Datum wanted[] = {person.value, home.value};
  const auto id = tx.sql().find_uuid("SELECT id FROM episode WHERE person = $1 AND home IN " + std::string(k_of_house) +
                                         " AND closed IS NULL ORDER BY opened DESC LIMIT 1",
                                     wanted);
  if (!id) return std::nullopt;
  return Id<Episode>{*id};
}

std::optional<Id<Account>> keyworker(Transaction& tx, Id<Person> person, Id<Place> home) {
  const Datum wanted[] = {person.value, home.value, tx.now().micros};
  const auto id = tx.sql().find_uuid(
      "SELECT worker FROM relation WHERE subject = $1 AND kind = 'keyworker' AND place IN " + std::string(k_of_house) +
          " AND since <= $3 AND (until IS NULL OR until > $3) ORDER BY since DESC LIMIT 1",
      wanted);
  if (!id) return std::nullopt;
  return Id<Account>{*id};
}

/// What the answers so far open, as soon as they are known: whoever says this may not go on to the last question.
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
    const LocalDate due = due_of(*kind, access::today_for(tx, who));
    Task task = tasks::make_task(tx.new_id<Task>(), *kind, form.person, form.home, due, form.id.value);
    // Their own worker, whatever role that is; a supervisor's or physician's task stays theirs.
    if (task.asked_role.str() == "counsellor") {
      task.asked = keyworker(tx, form.person, form.home).value_or(who.account);
    }
    tx.insert(task);
  }
}

/// What every form holds from its first moment; `c` is a BeginForm or a TakeRound.
template <class C>
Assessment form_of(Transaction& tx, const Viewer& who, Id<Person> person, const scoring::Instrument& instrument,
                   const C& c) {
  Assessment form;
  form.id = c.id;
  form.person = person;
  form.home = *who.place;
  form.episode = open_episode(tx, person, *who.place);
  form.instrument = c.instrument;
  form.instrument_version = static_cast<std::int32_t>(instrument.version);
  form.language = c.language;
  form.administrator = who.account;
  return form;
}

Result<void> take_answers(Transaction& tx, const Viewer& who, const Instruments& instruments, Assessment& form,
                          const SaveAnswers& c) {
  HW_TRY(const scoring::Scorer* scorer, open_form(instruments, form));
  if (auto faults = check_answers(scorer->instrument(), c.answers.reveal()); !faults.empty()) {
    return reject_fields(std::move(faults));
  }
  form.answers = c.answers;
  open_tasks(tx, who, *scorer, form);
  return {};
}

}  // namespace

Result<Changed> begin_form(Transaction& tx, const Viewer& who, const Instruments& instruments, Id<Person> person,
                           const BeginForm& c) {
  HW_TRY_VOID(access::require_person(tx, who, "assessment.write", person, Category::clinical));
  HW_TRY_VOID(access::require_place(tx, who, "assessment.write", *who.place));
  const scoring::Scorer* scorer = instruments.find(c.instrument.str());
  FieldFaults faults;
  if (!scorer) faults.push_back({"instrument", "instrument.unknown", "the catalogue has no such instrument"});
  if (scorer && !takes_mode(scorer->instrument(), c.mode)) {
    faults.push_back({"mode", "form.mode-not-allowed", "this instrument is not filled in that way"});
  }
  if (c.on > access::today_for(tx, who)) faults.push_back({"on", "form.in-future", "today or earlier"});
  if (scorer && c.reading && !instruments.find(c.instrument.str(), scorer->instrument().version, c.reading->str())) {
    faults.push_back({"reading", "instrument.no-such-reading", "this instrument has no such reading"});
  }
  if (!faults.empty()) return reject_fields(std::move(faults));
  Assessment form = form_of(tx, who, person, scorer->instrument(), c);
  form.reading = c.reading;
  form.mode = c.mode;
  form.on = c.on;
  form.started = tx.now();
  return tx.insert(form);
}

Result<Changed> save_answers(Transaction& tx, const Viewer& who, const Instruments& instruments,
                             Stored<Assessment>& form, const SaveAnswers& c) {
  HW_TRY_VOID(take_answers(tx, who, instruments, form.value, c));
  return tx.save(form);
}

Result<Changed> finish_form(Transaction& tx, const Viewer& who, const Instruments& instruments,
                            Stored<Assessment>& form, const SaveAnswers& c) {
  HW_TRY_VOID(take_answers(tx, who, instruments, form.value, c));
  form->state = FormState::finished;
  form->finished = tx.now();
  return tx.save(form);
}

Result<Changed> take_round(Transaction& tx, const Viewer& who, const Instruments& instruments, Id<Person> person,
                           const TakeRound& c) {
  HW_TRY_VOID(access::require_person(tx, who, "assessment.write", person, Category::clinical));
  HW_TRY_VOID(access::require_place(tx, who, "assessment.write", *who.place));
  const scoring::Scorer* scorer = instruments.find(c.instrument.str());
  FieldFaults faults;
  if (!scorer) {
    faults.push_back({"instrument", "instrument.unknown", "the catalogue has no such instrument"});
  } else if (!scorer->instrument().is_flow_sheet()) {
    faults.push_back({"instrument", "instrument.no-flow-sheet", "this instrument is not filled in by rounds"});
  } else {
    faults = check_answers(scorer->instrument(), c.answers.reveal());
  }
  if (c.vitals) std::ranges::move(check_vitals(c.vitals->reveal()), std::back_inserter(faults));
  if (c.taken > tx.now() + k_clock_ahead) faults.push_back({"taken", "form.in-future", "now or earlier"});
  if (!faults.empty()) return reject_fields(std::move(faults));
  Assessment form = form_of(tx, who, person, scorer->instrument(), c);
  form.mode = FormMode::interview;
  form.state = FormState::finished;
  form.on = today(access::zone_at(tx.sql(), *who.place), c.taken);
  form.started = c.taken;
  form.finished = c.taken;
  form.answers = c.answers;
  form.vitals = c.vitals;
  open_tasks(tx, who, *scorer, form);
  return tx.insert(form);
}

Result<Changed> mark_as_error(Transaction& tx, Stored<Assessment>& form) {
  if (form->state == FormState::entered_in_error) {
    return reject(ErrorKind::conflict, "form.not-open", "this form is marked already");
  }
  form->state = FormState::entered_in_error;
  return tx.save(form);
}

}  // namespace homeward::assessment
