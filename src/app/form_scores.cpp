#include "app/form_scores.hpp"

#include "care/assessment/rules.hpp"

#include <algorithm>

namespace homeward::app {

figures::ScoreForm score_by(const assessment::Instruments& instruments) {
  return [&instruments](const Assessment& form) {
    std::vector<figures::FormScore> out;
    if (form.state != FormState::finished) return out;
    const std::string reading = form.reading ? form.reading->str() : std::string();
    const auto* scorer = instruments.find(form.instrument.str(), form.instrument_version, reading);
    if (!scorer) return out;
    const auto& changes = scorer->instrument().changes;
    for (auto& entry : assessment::score(*scorer, form.answers.reveal()).scores) {
      if (!entry.value) continue;
      const auto change = std::ranges::find(changes, entry.name, &scoring::ReliableChange::score);
      out.push_back({std::move(entry.name), *entry.value,
                     change == changes.end() ? std::optional<double>() : std::optional(change->at_least)});
    }
    return out;
  };
}

}  // namespace homeward::app
