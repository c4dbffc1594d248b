#include "engine/scoring/scorer.hpp"

#include "engine/scoring/key_compiler.hpp"

#include <algorithm>

namespace homeward::scoring {

using expression::is_missing;

std::string_view word_of(Status status) {
  constexpr std::string_view words[] = {"complete", "incomplete", "refused", "not_applicable", "not_asked"};
  return words[static_cast<std::size_t>(status)];
}

std::optional<Absence> absence_from(std::string_view word) {
  if (word == "refused") return Absence::refused;
  if (word == "not_applicable") return Absence::not_applicable;
  if (word == "not_asked") return Absence::not_asked;
  return std::nullopt;
}

Result<Scorer> Scorer::create(Instrument instrument, MissingBy missing, std::string_view reading) {
  Scorer out(std::move(instrument));
  const auto& all = out.instrument_.bands;
  if (!reading.empty() && std::ranges::find(all, reading, &Bands::id) == all.end()) {
    return reject(ErrorKind::not_found, "instrument.no-such-reading", "no bands are called " + std::string(reading));
  }
  for (const Score& score : out.instrument_.scores) {
    const Bands* bands = reading.empty() ? nullptr : out.instrument_.bands_of(score.name, reading);
    if (!bands) bands = out.instrument_.bands_of(score.name);
    out.readings_.push_back(bands ? std::optional(static_cast<std::size_t>(bands - all.data())) : std::nullopt);
  }
  HW_TRY_VOID(KeyCompiler(out, missing).run());
  return out;
}

std::vector<expression::Step> Scorer::wanted() const {
  std::vector<expression::Step> out = {complete_};
  for (const auto* list : {&scores_, &alerts_, &asked_}) out.insert(out.end(), list->begin(), list->end());
  for (const auto& level : levels_)
    if (level) out.push_back(*level);
  return out;
}

Batch::Batch(const Scorer& scorer) : scorer_(&scorer), evaluator_(scorer.plan_, scorer.wanted()) {
  const auto column = [&](expression::Step step) { return evaluator_.numbers_of(step).data(); };
  for (const expression::Step step : scorer.scores_) scores_.push_back(column(step));
  for (const auto& step : scorer.levels_) levels_.push_back(step ? column(*step) : nullptr);
  for (const expression::Step step : scorer.alerts_) alerts_.push_back(column(step));
  complete_ = column(scorer.complete_);
}

void Batch::absent(std::size_t form, std::size_t item, Absence why) {
  answers(item)[form] = expression::k_missing;
  absences_[{form, item}] = why;
}

void Batch::run(std::size_t forms) { evaluator_.run(forms); }

void Batch::clear() {
  for (std::size_t i = 0; i < scorer_->instrument().items.size(); ++i)
    std::ranges::fill(answers(i), expression::k_missing);
  absences_.clear();
}

Absence Batch::why(std::size_t form, std::size_t item) const {
  const auto found = absences_.find({form, item});
  return found == absences_.end() ? Absence::unanswered : found->second;
}

/// What is optional, or was rightly not asked, is not lacking.
bool Batch::lacking(std::size_t form, std::size_t item) const {
  const Item& of = scorer_->instrument().items[item];
  if (of.is_text || of.optional || !is_missing(evaluator_.numbers(item)[form])) return false;
  return evaluator_.numbers_of(scorer_->asked_[item])[form] != 0;
}

Status Batch::status_of_lacking(std::size_t form) const {
  const auto& items = scorer_->instrument().items;
  std::array<bool, 4> seen{};
  bool answered = false;
  for (std::size_t i = 0; i < items.size(); ++i) {
    answered = answered || (!items[i].is_text && !is_missing(evaluator_.numbers(i)[form]));
    if (lacking(form, i)) seen[static_cast<std::size_t>(why(form, i))] = true;
  }
  const auto kinds = std::ranges::count(seen, true);
  if (kinds == 0) return answered ? Status::incomplete : Status::not_asked;
  if (kinds > 1) return Status::incomplete;
  if (seen[0]) return answered ? Status::incomplete : Status::not_asked;
  if (seen[1]) return Status::refused;
  return seen[2] ? Status::not_applicable : Status::not_asked;
}

const Level* Batch::band(std::size_t score, std::size_t form) const {
  if (!levels_[score]) return nullptr;
  const double position = levels_[score][form];
  if (is_missing(position) || position < 1) return nullptr;
  return &scorer_->bands(score)->levels[static_cast<std::size_t>(position) - 1];
}

ScoredForm score_form(const Scorer& scorer, std::span<const double> answers,
                      std::span<const std::pair<std::size_t, Absence>> absences) {
  Batch batch(scorer);
  const Instrument& instrument = scorer.instrument();
  for (std::size_t i = 0; i < instrument.items.size() && i < answers.size(); ++i) batch.answers(i)[0] = answers[i];
  for (const auto& [item, why] : absences) batch.absent(0, item, why);
  batch.run(1);
  ScoredForm out;
  out.status = batch.status(0);
  for (std::size_t i = 0; i < instrument.scores.size(); ++i) {
    const double value = batch.scores(i)[0];
    out.scores.push_back(
        {instrument.scores[i].name, is_missing(value) ? std::nullopt : std::optional(value), batch.band(i, 0)});
  }
  for (std::size_t i = 0; i < instrument.alerts.size(); ++i)
    if (batch.alert(i, 0)) out.alerts.push_back(instrument.alerts[i].id);
  return out;
}

}  // namespace homeward::scoring
