#pragma once
#include "care/assessment/records.hpp"
#include "care/tasks/records.hpp"
#include "engine/scoring/scorer.hpp"

/// Pure decisions about forms. Sources: domain reference 2.2 (answers, absences, completeness), 2.4 (alerts),
/// I-11 and I-12 (rounds).
namespace homeward::assessment {

/// Whether the text of this instrument may be shown: it comes with it (tier A), or the deployment has loaded it and
/// accepted its licence. Domain reference 2.1.
bool may_show_text(const scoring::Instrument& instrument);

/// Only what a person or a relative may fill in is given out of hand (domain reference 2.2.5).
bool takes_mode(const scoring::Instrument& instrument, FormMode mode);

/// Who reads the questions themselves needs them in the language that is stored with the form (domain reference 2.2:
/// the language belongs to the result). At a desk they may come from a paper form in any language; a form of elsewhere
/// was asked there. A pack in `en` also serves `en-GB`.
/// Path `language`. Reasons: language.malformed, instrument.language-missing.
FieldFaults check_language(const scoring::Instrument& instrument, FormMode mode, std::string_view language);

/// Each answer is one of the instrument's: a known item, once, with a value that the item takes, or words where words
/// are asked for, or why there is none. Paths are `answers[i].member`.
/// Reasons: instrument.unknown-item, answer.twice, answer.out-of-range, answer.words-not-asked,
/// answer.value-or-absence.
FieldFaults check_answers(const scoring::Instrument& instrument, const std::vector<FormAnswer>& answers);

/// Vital signs that a living person can have, with a wide margin: what is outside is a slip of the pen.
/// Paths are `vitals.member`. Reasons: vitals.out-of-range, vitals.pressure-order.
FieldFaults check_vitals(const VitalSigns& vitals);

/// When a flow sheet is to be filled in again after this round; nothing for other instruments. A round without a score
/// is repeated after the shortest time.
std::optional<Instant> next_round(const scoring::Instrument& instrument, const scoring::ScoredForm& round,
                                  Instant taken);

/// Answers as the engine takes them.
scoring::ScoredForm score(const scoring::Scorer& scorer, const std::vector<FormAnswer>& answers);

/// What an alert of a pack opens, by the pack's word; nothing for a word that opens no task. Sources: domain reference
/// 2.4 (safety), I-1 (injecting calls for a referral), I-14 (car: talk about safety even at a score of 1).
std::optional<TaskKind> task_of(std::string_view opens);
/// By which day: the same, but for a referral.
LocalDate due_of(TaskKind kind, LocalDate today);

}  // namespace homeward::assessment
