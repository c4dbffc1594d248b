#include "care/assessment/rules.hpp"

#include "care/people/rules.hpp"
#include "engine/expression/evaluator.hpp"

#include <algorithm>
#include <cmath>
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

bool may_show_text(const scoring::Instrument& instrument) {
  return instrument.tier == scoring::Tier::a || instrument.text_accepted;
}

bool takes_mode(const scoring::Instrument& instrument, FormMode mode) {
  if (mode == FormMode::interview || mode == FormMode::imported) return true;
  return std::ranges::any_of(instrument.administered_by,
                             [](const std::string& by) { return by == "self" || by == "family_member"; });
}

FieldFaults check_language(const scoring::Instrument& instrument, FormMode mode, std::string_view language) {
  if (!people::is_language(language)) {
    return {{"language", "language.malformed", "a BCP 47 tag like uz or pt-BR is expected"}};
  }
  if (mode != FormMode::self_on_device && mode != FormMode::self_by_link) return {};
  const std::string_view primary = language.substr(0, language.find('-'));
  const bool there = std::ranges::any_of(instrument.languages,
                                         [&](const std::string& own) { return own == language || own == primary; });
  if (there) return {};
  return {{"language", "instrument.language-missing", "the questions are not here in this language"}};
}

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

FieldFaults check_vitals(const VitalSigns& v) {
  FieldFaults out;
  const auto fault = [&](const std::string& member, const char* reason, std::string detail) {
    out.push_back({"vitals." + member, reason, std::move(detail)});
  };
  const auto within = [&](const char* member, const auto& value, double from, double to) {
    if (value && (*value < from || *value > to)) {
      fault(member, "vitals.out-of-range",
            "from " + std::to_string(std::lround(from)) + " to " + std::to_string(std::lround(to)));
    }
  };
  within("pulse", v.pulse, 20, 300);
  within("systolic", v.systolic, 40, 300);
  within("diastolic", v.diastolic, 20, 200);
  within("temperature", v.temperature, 30, 45);
  within("breaths", v.breaths, 4, 80);
  if (v.systolic && v.diastolic && *v.diastolic >= *v.systolic)
    fault("diastolic", "vitals.pressure-order", "the lower value is below the upper one");
  return out;
}

std::optional<Instant> next_round(const scoring::Instrument& instrument, const scoring::ScoredForm& round,
                                  Instant taken) {
  if (!instrument.rounds) return std::nullopt;
  std::string_view level;
  for (const auto& entry : round.scores)
    if (entry.name == instrument.primary && entry.band) level = entry.band->id;
  return taken + Seconds{std::int64_t{instrument.rounds->minutes_after(level)} * 60};
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
  if (opens == "referral") return TaskKind::refer_on;
  if (opens == "counselling") return TaskKind::talk_about_safety;
  return std::nullopt;
}

LocalDate due_of(TaskKind kind, LocalDate today) {
  // Another service is found in days; danger, and what is best said while it is fresh, wait for no other day.
  constexpr Days k_to_find_a_service{7};
  return kind == TaskKind::refer_on ? today + k_to_find_a_service : today;
}

}  // namespace homeward::assessment
