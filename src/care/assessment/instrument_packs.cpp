#include "care/assessment/instrument_packs.hpp"

#include "platform/catalogue/json_schema.hpp"

#include <algorithm>
#include <cmath>

namespace homeward::assessment {
namespace {

using catalogue::PackTests, catalogue::pointer_to;
using scoring::Absence, scoring::Instrument, scoring::ScoredForm, scoring::Scorer;

std::optional<double> number(const json::Value& value) {
  if (const auto* n = value.integer()) return static_cast<double>(*n);
  if (const auto* d = std::get_if<double>(&value.is)) return *d;
  return std::nullopt;
}

class Case {
 public:
  Case(const json::Value& test, const PackTests::Fault& fault) : test_(test), fault_(fault) {}

  void run(const Instrument& instrument) {
    const json::Value* habit = test_.find("as_study");
    const auto by =
        habit && habit->boolean() && *habit->boolean() ? scoring::MissingBy::study : scoring::MissingBy::instrument;
    const auto scorer = Scorer::create(instrument, by);
    if (!scorer) return fault_("", scorer.error().detail);
    const auto answers = read_answers(instrument);
    const auto absences = read_absences(instrument);
    const ScoredForm form = scoring::score_form(*scorer, answers, absences);
    if (word_of(form.status) != *test_.find("status")->string())
      fault_("/status", "found " + std::string(word_of(form.status)));
    scores(form);
    bands(form);
    alerts(form);
  }

 private:
  void set(const Instrument& instrument, std::vector<double>& answers, std::size_t item, const json::Value& value,
           const std::string& at) {
    const auto n = number(value);
    if (!n) return;
    if (!instrument.items[item].takes(*n)) fault_(at, "the item has no such answer");
    answers[item] = *n;
  }

  static std::size_t position(const Instrument& instrument, const std::string& id) {
    const auto at = std::ranges::find(instrument.items, id, &scoring::Item::id);
    return static_cast<std::size_t>(at - instrument.items.begin());
  }

  std::vector<double> read_answers(const Instrument& instrument) {
    std::vector<double> out(instrument.items.size(), expression::k_missing);
    const json::Value& given = *test_.find("answers");
    if (const auto* list = given.array()) {
      if (list->size() != out.size()) fault_("/answers", std::to_string(out.size()) + " answers are expected");
      for (std::size_t i = 0; i < std::min(list->size(), out.size()); ++i)
        set(instrument, out, i, (*list)[i], pointer_to("/answers", std::to_string(i)));
      return out;
    }
    for (const auto& [id, value] : *given.object()) {
      const std::size_t item = position(instrument, id);
      if (item == out.size()) {
        fault_(pointer_to("/answers", id), "there is no such item");
      } else {
        set(instrument, out, item, value, pointer_to("/answers", id));
      }
    }
    return out;
  }

  std::vector<std::pair<std::size_t, Absence>> read_absences(const Instrument& instrument) {
    std::vector<std::pair<std::size_t, Absence>> out;
    const json::Value* absent = test_.find("absent");
    if (!absent) return out;
    for (const auto& [id, word] : *absent->object()) {
      const std::size_t item = position(instrument, id);
      if (item == instrument.items.size()) {
        fault_(pointer_to("/absent", id), "there is no such item");
        continue;
      }
      out.emplace_back(item, scoring::absence_from(*word.string()).value_or(Absence::unanswered));
    }
    return out;
  }

  const ScoredForm::Entry* entry(const ScoredForm& form, const std::string& name, const std::string& at) {
    const auto found = std::ranges::find(form.scores, name, &ScoredForm::Entry::name);
    if (found != form.scores.end()) return &*found;
    fault_(at, "there is no such score");
    return nullptr;
  }

  void scores(const ScoredForm& form) {
    const json::Value* wanted = test_.find("scores");
    if (!wanted) return;
    for (const auto& [name, value] : *wanted->object()) {
      const std::string at = pointer_to("/scores", name);
      const auto* found = entry(form, name, at);
      if (!found) continue;
      const auto expected = number(value);
      const bool same = expected && found->value
                            ? std::abs(*found->value - *expected) <= 1e-9 * std::max(1.0, std::abs(*expected))
                            : expected.has_value() == found->value.has_value();
      if (!same) fault_(at, "found " + (found->value ? std::to_string(*found->value) : "nothing"));
    }
  }

  void bands(const ScoredForm& form) {
    const json::Value* wanted = test_.find("bands");
    if (!wanted) return;
    for (const auto& [name, value] : *wanted->object()) {
      const std::string at = pointer_to("/bands", name);
      const auto* found = entry(form, name, at);
      if (!found) continue;
      const std::string expected = value.string() ? *value.string() : "";
      const std::string is = found->band ? found->band->id : "";
      if (is != expected) fault_(at, "found " + (is.empty() ? "none" : is));
    }
  }

  void alerts(const ScoredForm& form) {
    const json::Value* wanted = test_.find("alerts");
    if (!wanted) return;
    std::vector<std::string> expected;
    for (const json::Value& id : *wanted->array()) expected.push_back(*id.string());
    std::string found;
    for (const std::string& id : form.alerts) found += " " + id;
    if (form.alerts != expected) fault_("/alerts", "found" + (found.empty() ? " none" : found));
  }

  const json::Value& test_;
  const PackTests::Fault& fault_;
};

}  // namespace

Result<Instrument> find_instrument(const catalogue::Catalogue& catalogue, std::string_view id) {
  const catalogue::Pack* pack = catalogue.find("instruments", id);
  if (!pack)
    return reject(ErrorKind::not_found, "instrument.unknown", "the catalogue has no instrument " + std::string(id));
  return scoring::read_instrument(pack->content);
}

void check_instrument_case(const catalogue::Pack& pack, const json::Value& test, const PackTests::Fault& fault) {
  const auto instrument = scoring::read_instrument(pack.content);
  if (!instrument) return fault("", instrument.error().detail);
  Case(test, fault).run(*instrument);
}

}  // namespace homeward::assessment
