#include "care/assessment/rules.hpp"

#include "engine/expression/evaluator.hpp"

#include <set>

namespace homeward::assessment {
namespace {

std::optional<std::size_t> position_of(const scoring::Instrument& instrument, std::string_view item) {
  for (std::size_t i = 0; i < instrument.items.size(); ++i)
    if (instrument.items[i].id == item) return i;
  return std::nullopt;
}

scoring::Absence engine_word(AnswerAbsence absence) {
  switch (absence) {
    case AnswerAbsence::unanswered: return scoring::Absence::unanswered;
    case AnswerAbsence::refused: return scoring::Absence::refused;
    case AnswerAbsence::not_applicable: return scoring::Absence::not_applicable;
    case AnswerAbsence::not_asked: return scoring::Absence::not_asked;
  }
  return scoring::Absence::unanswered;
}

}  // namespace

FieldFaults check_answers(const scoring::Instrument& instrument, const std::vector<FormAnswer>& answers) {
  FieldFaults out;
  std::set<std::string> seen;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const FormAnswer& a = answers[i];
    const std::string at = "answers[" + std::to_string(i) + "].";
    const auto fault = [&](const char* member, const char* reason, std::string detail) {
      out.push_back({at + member, reason, std::move(detail)});
    };
    const auto position = position_of(instrument, a.item.str());
    if (!position) {
      fault("item", "instrument.unknown-item", "this instrument has no such question");
      continue;
    }
    if (!seen.insert(a.item.str()).second) fault("item", "answer.twice", "answered twice");
    const scoring::Item& item = instrument.items[*position];
    const int given = int{a.value.has_value()} + int{a.words.has_value()} + int{a.absent.has_value()};
    if (given != 1) fault("value", "answer.value-or-absence", "one answer, or why there is none");
    if (a.words && !item.is_text) fault("words", "answer.words-not-asked", "a number is asked for");
    if (a.value && (item.is_text || !item.takes(*a.value))) {
      fault("value", "answer.out-of-range", "not one of the answers to this question");
    }
  }
  return out;
}

scoring::ScoredForm score(const scoring::Scorer& scorer, const std::vector<FormAnswer>& answers) {
  const scoring::Instrument& instrument = scorer.instrument();
  std::vector<double> values(instrument.items.size(), expression::k_missing);
  std::vector<std::pair<std::size_t, scoring::Absence>> absences;
  for (const FormAnswer& a : answers) {
    const auto position = position_of(instrument, a.item.str());
    if (!position) continue;
    if (a.value) values[*position] = *a.value;
    if (a.absent) absences.emplace_back(*position, engine_word(*a.absent));
  }
  return scoring::score_form(scorer, values, absences);
}

std::optional<TaskKind> task_of(std::string_view opens) {
  if (opens == "safety") return TaskKind::check_safety;
  if (opens == "child_protection") return TaskKind::protect_child;
  if (opens == "medical") return TaskKind::medical_review;
  return std::nullopt;
}

}  // namespace homeward::assessment
