#include "care/assessment/actions.hpp"

#include "care/assessment/filling.hpp"
#include "platform/access/pin.hpp"
#include "platform/access/sign_in.hpp"

#include <algorithm>

namespace homeward::assessment {
namespace {

using access::Viewer;
using journal::Changed;
using journal::Stored;
using journal::Transaction;

/// How far a device's clock may be ahead of ours.
constexpr Seconds k_clock_ahead{300};

/// What the person fills in alone on their own phone is not gone on with at a desk: the answers would be of two kinds.
Result<void> require_not_by_link(const Assessment& form) {
  if (form.mode != FormMode::self_by_link) return {};
  return reject(ErrorKind::conflict, "form.by-link", "the person fills this form in by a link");
}

}  // namespace

Result<Changed> begin_form(Transaction& tx, const Viewer& who, const Instruments& instruments, Id<Person> person,
                           const BeginForm& c) {
  HW_TRY_VOID(access::require_person(tx, who, "assessment.write", person, Category::clinical));
  HW_TRY_VOID(access::require_place(tx, who, "assessment.write", *who.place));
  const scoring::Scorer* scorer = instruments.find(c.instrument.str());
  FieldFaults faults;
  if (!scorer) faults.push_back({"instrument", "instrument.unknown", "the catalogue has no such instrument"});
  if (scorer && (c.mode == FormMode::self_by_link || !takes_mode(scorer->instrument(), c.mode))) {
    faults.push_back({"mode", "form.mode-not-allowed", "this instrument is not filled in that way"});
  }
  if (scorer && c.mode == FormMode::self_on_device && !may_show_text(scorer->instrument())) {
    faults.push_back({"mode", "instrument.no-text", "without its text nobody fills it in alone"});
  }
  if (scorer && faults.empty()) faults = check_language(scorer->instrument(), c.mode, c.language.str());
  if (c.on > access::today_for(tx, who)) faults.push_back({"on", "form.in-future", "today or earlier"});
  if (scorer && c.reading && !instruments.find(c.instrument.str(), scorer->instrument().version, c.reading->str())) {
    faults.push_back({"reading", "instrument.no-such-reading", "this instrument has no such reading"});
  }
  if (!faults.empty()) return reject_fields(std::move(faults));
  Assessment form = new_form(tx, who, person, scorer->instrument(), c.id, c.language);
  form.reading = c.reading;
  form.mode = c.mode;
  form.on = c.on;
  form.started = tx.now();
  return tx.insert(form);
}

Result<Changed> save_answers(Transaction& tx, const Viewer& who, const Instruments& instruments,
                             Stored<Assessment>& form, const SaveAnswers& c) {
  HW_TRY_VOID(require_not_by_link(form.value));
  HW_TRY_VOID(take_answers(tx, who, instruments, form.value, c.answers));
  return tx.save(form);
}

Result<Changed> finish_form(Transaction& tx, const Viewer& who, const Instruments& instruments,
                            Stored<Assessment>& form, const SaveAnswers& c) {
  HW_TRY_VOID(require_not_by_link(form.value));
  HW_TRY_VOID(take_answers(tx, who, instruments, form.value, c.answers));
  form->state = FormState::finished;
  form->finished = tx.now();
  return tx.save(form);
}

Result<void> check_hand_over(const HandOver& c) {
  FieldFaults faults;
  if (c.forms.empty()) faults.push_back({"forms", "field.missing", "which forms are to be filled in?"});
  if (c.pin) {
    const auto fit = access::check_pin(c.pin->reveal().str());
    if (!fit) faults.push_back({"pin", fit.error().reason, fit.error().detail});
  }
  if (!faults.empty()) return reject_fields(std::move(faults));
  return {};
}

Result<Changed> hand_over(Transaction& tx, const Viewer& who, const HandOver& c,
                          const std::optional<std::string>& pin_hash) {
  HW_TRY_VOID(check_hand_over(c));
  std::optional<Id<Person>> person;
  for (const Id<Assessment> id : c.forms) {
    HW_TRY(const auto form, tx.get(id));
    HW_TRY_VOID(access::require_person(tx, who, "assessment.write", form->person, Category::clinical));
    HW_TRY_VOID(access::require_place(tx, who, "assessment.write", form->home));
    if (form->state != FormState::started || form->mode != FormMode::self_on_device ||
        person.value_or(form->person) != form->person) {
      return reject(ErrorKind::conflict, "form.not-open",
                    "only forms of one person that were begun for it are handed over");
    }
    person = form->person;
  }
  return access::hand_over(tx, who, c.forms, pin_hash);
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
    std::ranges::move(check_language(scorer->instrument(), FormMode::interview, c.language.str()),
                      std::back_inserter(faults));
  }
  if (c.vitals) std::ranges::move(check_vitals(c.vitals->reveal()), std::back_inserter(faults));
  if (c.taken > tx.now() + k_clock_ahead) faults.push_back({"taken", "form.in-future", "now or earlier"});
  if (!faults.empty()) return reject_fields(std::move(faults));
  Assessment form = new_form(tx, who, person, scorer->instrument(), c.id, c.language);
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
