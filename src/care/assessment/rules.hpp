#pragma once
#include "care/assessment/records.hpp"
#include "care/tasks/records.hpp"
#include "engine/scoring/scorer.hpp"

/// Pure decisions about forms. Sources: domain reference 2.2 (answers, absences, completeness), 2.4 (alerts).
namespace homeward::assessment {

/// Each answer is one of the instrument's: a known item, once, with a value that the item takes, or words where words
/// are asked for, or why there is none. Paths are `answers[i].member`.
/// Reasons: instrument.unknown-item, answer.twice, answer.out-of-range, answer.words-not-asked,
/// answer.value-or-absence.
FieldFaults check_answers(const scoring::Instrument& instrument, const std::vector<FormAnswer>& answers);

/// Answers as the engine takes them.
scoring::ScoredForm score(const scoring::Scorer& scorer, const std::vector<FormAnswer>& answers);

/// What an alert of a pack opens, by the pack's word; nothing for a word that opens no task.
std::optional<TaskKind> task_of(std::string_view opens);

}  // namespace homeward::assessment
