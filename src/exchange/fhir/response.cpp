#include "exchange/fhir/response.hpp"

#include "engine/expression/evaluator.hpp"
#include "exchange/fhir/element.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace homeward::fhir {
namespace {

using json::Array;
using json::Object;
using json::Value;
using scoring::Instrument;

constexpr std::pair<std::string_view, AnswerAbsence> k_absences[] = {{"asked-declined", AnswerAbsence::refused},
                                                                     {"not-applicable", AnswerAbsence::not_applicable},
                                                                     {"not-asked", AnswerAbsence::not_asked},
                                                                     {"unknown", AnswerAbsence::unanswered}};

Value text(std::string words) { return {std::move(words)}; }

Value number(double n) {
  if (n == std::floor(n) && std::abs(n) <= 1e9) return {static_cast<std::int64_t>(n)};
  return {n};
}

std::optional<double> number_in(std::string_view words) {
  double n = 0;
  const auto [end, error] = std::from_chars(words.data(), words.data() + words.size(), n);
  if (error != std::errc() || end != words.data() + words.size() || !std::isfinite(n)) return std::nullopt;
  return n;
}

/// The value that a code stands for: the option's own LOINC code, or its value.
std::optional<double> value_of(const scoring::Item& item, const std::string& code) {
  if (code.empty()) return std::nullopt;
  for (const scoring::Option& option : item.options)
    if (option.code == code) return option.value;
  const auto plain = number_in(code);
  return plain && item.takes(*plain) ? plain : std::nullopt;
}

const scoring::Scorer* instrument_of(std::string_view address, const assessment::Instruments& instruments) {
  const std::string_view last = address.substr(address.rfind('/') + 1);
  const std::string_view name = last.substr(0, last.find('|'));
  const scoring::Scorer* best = instruments.find(name);
  std::size_t longest = 0;
  for (const auto& [id, scorer] : instruments.all()) {
    if (best || id.size() <= longest || !name.ends_with("-" + id)) continue;
    longest = id.size();
  }
  if (best || longest == 0) return best;
  return instruments.find(name.substr(name.size() - longest));
}

class Reading {
 public:
  Reading(const Element& root, const Instrument& instrument, const Questionnaire* by, Response& out)
      : root_(root), instrument_(instrument), by_(by), out_(out) {}

  void read() {
    root_.refuse_modifiers();
    read_state();
    out_.language = root_.text("language");
    if (const std::string at = root_.text("authored"); !at.empty()) {
      out_.on = LocalDate::parse(std::string_view(at).substr(0, 10));
      if (!out_.on) root_.find("authored")->fault("fhir.authored", "a date like 2026-01-31 is expected");
    }
    root_.each("item", [&](const Element& item) { read_item(item); });
  }
  /// Stated scores that are not what the answers give.
  void check_scores(const scoring::Scorer& scorer) {
    const auto scored = assessment::score(scorer, out_.answers);
    for (const auto& [name, at, value] : stated_) {
      const auto entry = std::ranges::find(scored.scores, name, &scoring::ScoredForm::Entry::name);
      const bool same = entry != scored.scores.end() && entry->value && std::abs(*entry->value - value) < 1e-6;
      if (!same) at.fault("fhir.score-differs", "the answers do not give this " + name);
    }
  }

 private:
  void read_state() {
    const std::string state = root_.text("status");
    out_.finished = state == "completed" || state == "amended";
    if (!out_.finished && state != "in-progress") {
      root_.fault("fhir.status", "completed, amended or in-progress is expected");
    }
  }
  void read_item(const Element& item) {
    item.refuse_modifiers();
    const std::string id = item.text("linkId");
    const Link link = linked(id);
    const bool asks = item.find("answer") || item.find("extension");
    if (asks && link.item.empty() && link.score.empty()) {
      item.fault("fhir.unknown-link", "the instrument " + instrument_.id + " has no such question");
    } else if (!link.item.empty()) {
      read_answer(item, *instrument_.find_item(link.item));
    } else if (!link.score.empty()) {
      item.each("answer", [&](const Element& answer) { read_score(answer, link.score); });
    }
    out_.links.emplace(id, link);
    item.each("item", [&](const Element& below) { read_item(below); });
  }
  Link linked(const std::string& id) const {
    if (by_) {
      if (const auto known = by_->links.find(id); known != by_->links.end()) return known->second;
    }
    return link_of(instrument_, id);
  }
  void read_answer(const Element& item, const scoring::Item& asked) {
    FormAnswer answer;
    answer.item = Text<12>::trusted(asked.id);
    bool any = false;
    item.each("answer", [&](const Element& given) {
      if (any) return given.fault("fhir.twice", "one answer to " + asked.id + " is expected");
      any = true;
      read_given(given, asked, answer);
    });
    if (const auto why = item.extension(k_absent, "valueCode"); why && !any) {
      const auto* word = why->value().string();
      const auto known = std::ranges::find(k_absences, word ? *word : "", [](const auto& a) { return a.first; });
      if (known == std::end(k_absences)) {
        why->fault("fhir.unknown-answer", "asked-declined, not-applicable, not-asked or unknown is expected");
      } else {
        answer.absent = known->second;
      }
    }
    if (!answer.value && !answer.words && !answer.absent) return;
    const bool twice = std::ranges::any_of(out_.answers, [&](const FormAnswer& a) { return a.item == answer.item; });
    if (twice) return item.fault("fhir.twice", asked.id + " is answered twice");
    out_.answers.push_back(std::move(answer));
  }
  static void read_given(const Element& given, const scoring::Item& asked, FormAnswer& answer) {
    given.refuse_modifiers();
    if (asked.is_text) {
      auto words = Text<1000>::create(given.text("valueString"));
      if (!words || words->empty()) return given.fault("fhir.unknown-answer", "words are expected, at most 1000 signs");
      answer.words = *std::move(words);
      return;
    }
    if (const auto coding = given.find("valueCoding")) {
      answer.value = value_of(asked, coding->text("code"));
    } else {
      auto n = given.number("valueInteger");
      if (!n) n = given.number("valueDecimal");
      if (n && asked.takes(*n)) answer.value = n;
    }
    if (!answer.value) given.fault("fhir.unknown-answer", "none of the answers to " + asked.id);
  }
  void read_score(const Element& answer, const std::string& score) {
    auto n = answer.number("valueInteger");
    if (!n) n = answer.number("valueDecimal");
    if (const auto quantity = answer.find("valueQuantity")) n = quantity->number("value");
    if (!n) return answer.fault("fhir.wrong-type", "a number is expected");
    stated_.push_back({score, answer, *n});
  }

  struct Stated {
    std::string score;
    Element at;
    double value;
  };
  Element root_;
  const Instrument& instrument_;
  const Questionnaire* by_;
  Response& out_;
  std::vector<Stated> stated_;
};

/// The members of one answer as FHIR has them.
Object given(const scoring::Item& item, const FormAnswer& answer) {
  if (answer.words) return {{"valueString", text(answer.words->str())}};
  const auto option = std::ranges::find(item.options, *answer.value, &scoring::Option::value);
  if (option == item.options.end()) return {{item.whole ? "valueInteger" : "valueDecimal", number(*answer.value)}};
  Object coding{{"code", text(option->code.empty() ? json::to_string(number(option->value)) : option->code)}};
  if (!option->code.empty()) coding.emplace_back("system", text(std::string(k_loinc)));
  if (const auto words = option->text.find("en"); words != option->text.end())
    coding.emplace_back("display", text(words->second));
  return {{"valueCoding", Value{std::move(coding)}}};
}

Value item_of(const scoring::Item& item, const FormAnswer& answer) {
  Object out{{"linkId", text(item.id)}};
  if (answer.absent) {
    const auto word = std::ranges::find(k_absences, *answer.absent, [](const auto& a) { return a.second; });
    const Value why{Object{{"url", text(std::string(k_absent))}, {"valueCode", text(std::string(word->first))}}};
    out.emplace_back("extension", Value{Array{why}});
  } else {
    out.emplace_back("answer", Value{Array{Value{given(item, answer)}}});
  }
  return {std::move(out)};
}

/// Writes the code or number of each answer from what we hold; what came beside it stays.
void restate(Value& item, const Response& read, const Instrument& instrument) {
  const Value* link_id = item.find("linkId");
  const auto link = link_id && link_id->string() ? read.links.find(*link_id->string()) : read.links.end();
  const auto* known = link == read.links.end() ? nullptr : instrument.find_item(link->second.item);
  const auto answer = std::ranges::find_if(
      read.answers, [&](const FormAnswer& a) { return known && a.item.str() == known->id && a.value; });
  for (auto& [name, value] : std::get<Object>(item.is)) {
    auto* list = std::get_if<Array>(&value.is);
    if (!list) continue;
    for (Value& one : *list) {
      if (name == "item") restate(one, read, instrument);
      if (name != "answer" || answer == read.answers.end()) continue;
      const Object ours = given(*known, *answer);
      for (auto& [member, said] : std::get<Object>(one.is)) {
        if (member != ours.front().first) continue;
        if (member != "valueCoding") {
          said = ours.front().second;
          continue;
        }
        for (auto& [part, word] : std::get<Object>(said.is))
          if (part == "code") word = *ours.front().second.find("code");
      }
    }
  }
}

std::string_view status_of(FormState state) {
  switch (state) {
    case FormState::started: return "in-progress";
    case FormState::finished: return "completed";
    case FormState::entered_in_error: return "entered-in-error";
  }
  return "in-progress";
}

}  // namespace

Result<Response> read_response(const Value& resource, const assessment::Instruments& instruments,
                               const Questionnaire* by) {
  FieldFaults faults;
  const Element root(resource, "", faults);
  if (root.text("resourceType") != "QuestionnaireResponse") {
    return reject_fields({{"/resourceType", "fhir.not-expected", "a QuestionnaireResponse is expected"}});
  }
  const scoring::Scorer* scorer =
      by ? instruments.find(by->instrument) : instrument_of(root.text("questionnaire"), instruments);
  if (!scorer) {
    return reject_fields({{"/questionnaire", "fhir.unknown-questionnaire", "no instrument has this name"}});
  }
  Response out;
  out.instrument = scorer->instrument().id;
  out.whole = resource;
  Reading reading(root, scorer->instrument(), by, out);
  reading.read();
  if (faults.empty()) reading.check_scores(*scorer);
  if (!faults.empty()) return reject_fields(std::move(faults));
  return out;
}

Value write_response(const Response& read, const Instrument& instrument) {
  Value out = read.whole;
  for (auto& [name, value] : std::get<Object>(out.is))
    if (name == "item")
      for (Value& item : std::get<Array>(value.is)) restate(item, read, instrument);
  return canonical(std::move(out));
}

Value write_response(const Told& form, const Instrument& instrument) {
  Array items;
  for (const scoring::Item& item : instrument.items)
    for (const FormAnswer& answer : form.answers)
      if (answer.item.str() == item.id) items.push_back(item_of(item, answer));
  Object out{{"resourceType", text("QuestionnaireResponse")},
             {"id", text(form.id)},
             {"questionnaire", text("Questionnaire/" + instrument.id + "|" + std::to_string(instrument.version))},
             {"status", text(std::string(status_of(form.state)))},
             {"authored", text(form.on.to_string())},
             {"language", text(form.language)}};
  if (form.person) out.emplace_back("subject", Value{Object{{"reference", text("Patient/" + *form.person)}}});
  if (!items.empty()) out.emplace_back("item", Value{std::move(items)});
  return canonical({std::move(out)});
}

Value write_received(const Value& resource, const Told& form) {
  Value out = resource;
  auto& members = std::get<Object>(out.is);
  const auto set = [&](std::string_view name, Value value) {
    std::erase_if(members, [&](const auto& member) { return member.first == name; });
    members.emplace_back(std::string(name), std::move(value));
  };
  set("id", text(form.id));
  std::erase_if(members, [](const auto& member) { return member.first == "subject"; });
  if (form.person) set("subject", {Object{{"reference", text("Patient/" + *form.person)}}});
  if (form.state != FormState::finished) set("status", text(std::string(status_of(form.state))));
  return canonical(std::move(out));
}

std::vector<Value> write_observations(const Value& response, const scoring::Scorer& scorer,
                                      const std::vector<FormAnswer>& answers) {
  const Instrument& instrument = scorer.instrument();
  const Value* id = response.find("id");
  const std::string of = id && id->string() ? *id->string() : instrument.id;
  std::vector<Value> out;
  for (const auto& entry : assessment::score(scorer, answers).scores) {
    if (!entry.value) continue;
    Array codings;
    if (const std::string code = instrument.code_of(entry.name); !code.empty())
      codings.push_back({Object{{"system", text(std::string(k_loinc))}, {"code", text(code)}}});
    const Value unit = text("{score}");
    Object o{
        {"resourceType", text("Observation")},
        {"id", text(of + "-" + entry.name)},
        {"status", text("final")},
        {"code", {Object{{"text", text(instrument.id + " " + entry.name)}}}},
        {"valueQuantity",
         {Object{
             {"value", number(*entry.value)}, {"unit", unit}, {"system", text(std::string(k_ucum))}, {"code", unit}}}},
        {"derivedFrom", {Array{{Object{{"reference", text("QuestionnaireResponse/" + of)}}}}}}};
    if (!codings.empty()) std::get<Object>(o[3].second.is).emplace_back("coding", Value{std::move(codings)});
    if (const Value* subject = response.find("subject")) o.emplace_back("subject", *subject);
    if (const Value* authored = response.find("authored")) o.emplace_back("effectiveDateTime", *authored);
    if (entry.band) {
      const auto says = entry.band->says.find("en");
      const std::string words = says == entry.band->says.end() ? entry.band->id : says->second;
      o.emplace_back("interpretation", Value{Array{{Object{{"text", text(words)}}}}});
    }
    out.push_back(canonical({std::move(o)}));
  }
  return out;
}

Value write_bundle(const Value& response, const scoring::Scorer& scorer, const std::vector<FormAnswer>& answers) {
  Array entries{{Object{{"resource", response}}}};
  for (Value& one : write_observations(response, scorer, answers))
    entries.push_back({Object{{"resource", std::move(one)}}});
  return canonical(
      {Object{{"resourceType", text("Bundle")}, {"type", text("collection")}, {"entry", Value{std::move(entries)}}}});
}

}  // namespace homeward::fhir
