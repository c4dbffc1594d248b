#include "exchange/fhir/questionnaire.hpp"

#include "exchange/fhir/element.hpp"
#include "exchange/fhir/skips.hpp"

#include <algorithm>
#include <set>

namespace homeward::fhir {
namespace {

using json::Array;
using json::Object;
using json::Value;
using scoring::Instrument;

std::string loinc_in(const Element& element) {
  std::string out;
  element.each("code", [&](const Element& coding) {
    if (coding.text("system") == k_loinc && out.empty()) out = coding.text("code");
  });
  return out;
}

Value text(std::string words) { return {std::move(words)}; }

Value number(double n) {
  if (n == static_cast<double>(static_cast<std::int64_t>(n))) return {static_cast<std::int64_t>(n)};
  return {n};
}

/// By its LOINC code; one without any by its id, as we write those that LOINC does not know.
const scoring::Scorer* instrument_of(const Element& root, const assessment::Instruments& instruments) {
  const std::string code = loinc_in(root);
  if (code.empty()) return instruments.find(root.text("id"));
  for (const auto& [id, scorer] : instruments.all())
    if (scorer.instrument().code_of("form") == code) return &scorer;
  return nullptr;
}

/// The code of an option in an exchange: that of LOINC, else its value.
std::string code_of(const scoring::Option& option) {
  if (!option.code.empty()) return option.code;
  return json::to_string(number(option.value));
}

class Reading {
 public:
  Reading(const Element& root, const Instrument& instrument, Questionnaire& out)
      : root_(root), instrument_(instrument), out_(out) {}

  void read() {
    root_.refuse_modifiers();
    contained();
    root_.each("item", [&](const Element& item) { read_item(item); });
    root_.each("item", [&](const Element& item) { check_skips(item, {}); });
    for (const scoring::Item& item : instrument_.items)
      if (!item.optional && !items_.contains(item.id))
        root_.fault("fhir.item-missing", "the instrument asks " + item.id + " as well");
  }

 private:
  /// Value sets that lie within, by their id.
  void contained() {
    root_.each("contained", [&](const Element& set) {
      const auto expansion = set.find("expansion");
      if (set.text("resourceType") != "ValueSet" || !expansion) return;
      sets_.insert_or_assign("#" + set.text("id"), *expansion);
    });
  }
  void read_item(const Element& item) {
    item.refuse_modifiers();
    const std::string id = item.text("linkId");
    if (id.empty()) item.fault("fhir.item-missing", "an item has a linkId");
    const std::string type = item.text("type");
    if (type != "group" && type != "display") {
      read_question(item, id);
    } else if (!out_.links.emplace(id, Link{}).second) {
      item.fault("fhir.twice", "another item has this linkId");
    }
    item.each("item", [&](const Element& below) { read_item(below); });
  }
  void read_question(const Element& item, const std::string& id) {
    const std::string code = loinc_in(item);
    Link link = code.empty() ? link_of(instrument_, id) : link_of(instrument_, code);
    if (link.item.empty() && link.score.empty()) {
      item.fault("fhir.unknown-link", "the instrument " + instrument_.id + " has no such question");
    }
    if (!link.item.empty() && !items_.insert(link.item).second) item.fault("fhir.twice", link.item + " is asked twice");
    if (const auto* known = instrument_.find_item(link.item)) {
      item.each("answerOption", [&](const Element& option) {
        if (const auto coding = option.find("valueCoding")) check_answer(*known, *coding, option);
      });
      if (const auto set = sets_.find(item.text("answerValueSet")); set != sets_.end())
        set->second.each("contains", [&](const Element& coding) { check_answer(*known, coding, coding); });
    }
    if (!out_.links.emplace(id, std::move(link)).second) item.fault("fhir.twice", "another item has this linkId");
  }
  /// Once every linkId is known. One that asks everybody leaves the skipping to whoever asks; one that skips has to
  /// skip what we do.
  void check_skips(const Element& item, Skip skip) {
    std::ranges::move(read_skip(item, out_, instrument_), std::back_inserter(skip));
    const auto link = out_.links.find(item.text("linkId"));
    const auto* known = link == out_.links.end() ? nullptr : instrument_.find_item(link->second.item);
    if (known && !skip.empty()) {
      const auto ours = skip_of(instrument_, *known);
      if (ours && !asks_the_same(*ours, skip, instrument_)) {
        item.fault("fhir.skips-differ", "the instrument asks " + known->id + " of others than these conditions do");
      }
    }
    item.each("item", [&](const Element& below) { check_skips(below, skip); });
  }
  void check_answer(const scoring::Item& item, const Element& coding, const Element& around) {
    const std::string code = coding.text("code");
    const auto option = std::ranges::find(item.options, code, code_of);
    auto ordinal = around.extension(k_ordinal, "valueDecimal");
    if (!ordinal) ordinal = coding.extension(k_ordinal, "valueDecimal");
    if (option == item.options.end() || code.empty()) {
      coding.fault("fhir.answers-differ", "the instrument has no such answer to " + item.id);
    } else if (ordinal && ordinal->value() != number(option->value)) {
      ordinal->fault("fhir.answers-differ", "this answer to " + item.id + " counts something else");
    }
  }

  Element root_;
  const Instrument& instrument_;
  Questionnaire& out_;
  std::set<std::string> items_;
  std::map<std::string, Element, std::less<>> sets_;
};

Value loinc(const std::string& code) { return {Object{{"code", text(code)}, {"system", text(std::string(k_loinc))}}}; }

void add_words(Object& to, const std::string& name, const scoring::Words& words) {
  if (const auto english = words.find("en"); english != words.end()) {
    to.emplace_back(name, text(english->second));
  } else if (!words.empty()) {
    to.emplace_back(name, text(words.begin()->second));
  }
}

Value option_of(const scoring::Option& option) {
  Object coding{{"code", text(code_of(option))}};
  if (!option.code.empty()) coding.emplace_back("system", text(std::string(k_loinc)));
  add_words(coding, "display", option.text);
  const Value ordinal{Object{{"url", text(std::string(k_ordinal))}, {"valueDecimal", number(option.value)}}};
  return {Object{{"extension", {Array{ordinal}}}, {"valueCoding", {std::move(coding)}}}};
}

Value item_of(const Instrument& instrument, const scoring::Item& item) {
  Object out{{"linkId", text(item.id)}};
  if (!item.code.empty()) out.emplace_back("code", Value{Array{loinc(item.code)}});
  add_words(out, "text", item.text);
  out.emplace_back("required", Value{!item.optional && item.asked_if.empty()});
  if (item.is_text) {
    out.emplace_back("type", text("text"));
  } else if (item.options.empty()) {
    out.emplace_back("type", text(item.whole ? "integer" : "decimal"));
  } else {
    out.emplace_back("type", text("choice"));
    Array options;
    for (const auto& option : item.options) options.push_back(option_of(option));
    out.emplace_back("answerOption", Value{std::move(options)});
  }
  write_skip(out, instrument, item);
  return {std::move(out)};
}

bool has_loinc(const Instrument& i) {
  const auto coded = [](const scoring::Option& option) { return !option.code.empty(); };
  return std::ranges::any_of(i.codes, [](const scoring::Code& code) { return code.system == k_loinc; }) ||
         std::ranges::any_of(i.items, [&](const scoring::Item& item) {
           return !item.code.empty() || std::ranges::any_of(item.options, coded);
         });
}

/// The terms of the instrument, what has to be shown with it, and LOINC's own notice wherever its codes are
/// (https://loinc.org/license, section 10).
std::string copyright_of(const Instrument& i) {
  constexpr std::string_view k_loinc_notice =
      "This material contains content from LOINC (http://loinc.org). LOINC is copyright Regenstrief Institute, "
      "Inc. and the LOINC Committee and is available at no cost under the license at http://loinc.org/license.";
  std::string out = i.licence;
  bool said = !has_loinc(i);
  for (const std::string& notice : i.notices) {
    said = said || notice.find("LOINC") != notice.npos;
    out += "\n\n" + notice;
  }
  if (!said) out.append("\n\n").append(k_loinc_notice);
  return out;
}

/// Writes the codes of questions as the instrument has them.
void restate(Value& item, const Questionnaire& read, const Instrument& instrument) {
  auto* members = std::get_if<Object>(&item.is);
  if (!members) return;
  const Value* link_id = item.find("linkId");
  const auto link = link_id && link_id->string() ? read.links.find(*link_id->string()) : read.links.end();
  const scoring::Item* known = link == read.links.end() ? nullptr : instrument.find_item(link->second.item);
  for (auto& [name, value] : *members) {
    auto* list = std::get_if<Array>(&value.is);
    if (!list) continue;
    if (name == "item")
      for (Value& below : *list) restate(below, read, instrument);
    if (name != "code" || !known || known->code.empty()) continue;
    for (Value& coding : *list) {
      const Value* system = coding.find("system");
      if (!system || !system->string() || *system->string() != k_loinc) continue;
      for (auto& [member, said] : std::get<Object>(coding.is))
        if (member == "code") said = text(known->code);
    }
  }
}

}  // namespace

Value canonical(Value value) {
  if (auto* list = std::get_if<Array>(&value.is)) {
    for (Value& one : *list) one = canonical(std::move(one));
  } else if (auto* members = std::get_if<Object>(&value.is)) {
    for (auto& member : *members) member.second = canonical(std::move(member.second));
    std::ranges::sort(*members, {}, &std::pair<std::string, Value>::first);
  }
  return value;
}

Link link_of(const Instrument& instrument, std::string_view id) {
  if (id.starts_with('/')) id.remove_prefix(1);
  for (const scoring::Item& item : instrument.items)
    if (item.id == id || (!item.code.empty() && item.code == id)) return {item.id, {}};
  for (const scoring::Score& score : instrument.scores)
    if (score.name == id || instrument.code_of(score.name) == id) return {{}, score.name};
  const std::size_t dot = id.rfind('.');
  if (dot == std::string_view::npos) return {};
  const std::string last(id.substr(dot + 1));
  if (last == "Score") return {{}, instrument.primary};
  for (const std::string& name : {last, "q" + last})
    if (const auto* item = instrument.find_item(name)) return {item->id, {}};
  return {};
}

Result<Questionnaire> read_questionnaire(const Value& resource, const assessment::Instruments& instruments) {
  FieldFaults faults;
  const Element root(resource, "", faults);
  if (root.text("resourceType") != "Questionnaire") {
    return reject_fields({{"/resourceType", "fhir.not-expected", "a Questionnaire is expected"}});
  }
  const scoring::Scorer* scorer = instrument_of(root, instruments);
  if (!scorer) {
    return reject_fields(
        {{"/code", "fhir.unknown-questionnaire", "no instrument of the catalogue has its LOINC code or its id"}});
  }
  Questionnaire out;
  out.instrument = scorer->instrument().id;
  out.whole = resource;
  Reading(root, scorer->instrument(), out).read();
  if (!faults.empty()) return reject_fields(std::move(faults));
  return out;
}

Value write_questionnaire(const Instrument& i) {
  Object out{{"resourceType", text("Questionnaire")},
             {"id", text(i.id)},
             {"name", text(i.id)},
             {"version", text(std::to_string(i.version))},
             {"status", text("active")},
             {"subjectType", {Array{text("Patient")}}},
             {"copyright", text(copyright_of(i))}};
  add_words(out, "title", i.title);
  if (const std::string code = i.code_of("form"); !code.empty()) out.emplace_back("code", Value{Array{loinc(code)}});
  Array items;
  for (const scoring::Item& item : i.items) items.push_back(item_of(i, item));
  out.emplace_back("item", Value{std::move(items)});
  return canonical({std::move(out)});
}

Value write_questionnaire(const Questionnaire& read, const Instrument& instrument) {
  Value out = read.whole;
  restate(out, read, instrument);
  return canonical(std::move(out));
}

}  // namespace homeward::fhir
