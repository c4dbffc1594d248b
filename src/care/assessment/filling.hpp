#pragma once
#include "care/assessment/instruments.hpp"
#include "care/assessment/rules.hpp"
#include "platform/access/authority.hpp"

/// What every way of filling in a form does. Part of the caller's write, which has asked whether it may.
namespace homeward::assessment {

/// The open episode of care at the house that `home` belongs to.
std::optional<Id<Episode>> open_episode(journal::Transaction& tx, Id<Person> person, Id<Place> home);

/// What every form holds from its first moment.
Assessment new_form(journal::Transaction& tx, const access::Viewer& who, Id<Person> person,
                    const scoring::Instrument& instrument, Id<Assessment> id, const Text<35>& language);

/// Puts the answers in, checked, and opens what they call for. Reasons: form.not-open, instrument.version-gone and
/// those of check_answers.
Result<void> take_answers(journal::Transaction& tx, const access::Viewer& who, const Instruments& instruments,
                          Assessment& form, const Protected<std::vector<FormAnswer>>& answers);

/// What the answers so far open, as soon as they are known: whoever says this may not go on to the last question.
void open_tasks(journal::Transaction& tx, const access::Viewer& who, const scoring::Scorer& scorer,
                const Assessment& form);

}  // namespace homeward::assessment
