#include "care/assessment/instrument_text.hpp"

#include "base/text.hpp"
#include "platform/catalogue/json_schema.hpp"

#include <algorithm>

namespace homeward::assessment {
namespace {

using catalogue::pointer_to;
using json::Array, json::Object, json::Value;

/// As catalogue/instruments/schema.json has it.
constexpr std::size_t k_longest = 600;

Value text(std::string words) { return {std::move(words)}; }

/// The words of each language, empty where there are none yet.
Value to_fill(const Value* known, const std::vector<std::string>& languages) {
  Object out;
  for (const std::string& language : languages) {
    const Value* words = known ? known->find(language) : nullptr;
    out.emplace_back(language, words ? *words : text(""));
  }
  return {std::move(out)};
}

/// An answer is named by what is stored for it: `0`, `1.5`.
std::string name_of(const Value& option) { return json::to_string(*option.find("value")); }

bool is_language(const std::string& tag) {
  const std::size_t first = std::min(tag.find('-'), tag.size());
  const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto alphanumeric = [&](char c) { return small(c) || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); };
  if (first < 2 || first > 3 || !std::all_of(tag.begin(), tag.begin() + static_cast<std::ptrdiff_t>(first), small))
    return false;
  bool after_hyphen = false;
  for (const char c : tag.substr(first)) {
    if (c == '-' ? after_hyphen : !alphanumeric(c)) return false;
    after_hyphen = c == '-';
  }
  return !after_hyphen;
}

/// Takes the words out of the file, and says of each place what is wrong with it.
class Reading {
 public:
  explicit Reading(const Value& file) : file_(file) {
    if (!file.object()) fault("", "an object is expected");
    known_members(&file, "", {"instrument", "languages", "intro", "items", "options"});
    read_languages();
  }

  FieldFaults faults;
  std::vector<std::string> languages;

  /// Words in every language of the file; nothing where a fault was found.
  Value words(const Value* given, const std::string& at) {
    Object out;
    if (given && !given->object()) return fault(at, "words by language are expected"), Value{};
    if (given) known_members(given, at, {languages.begin(), languages.end()});
    for (const std::string& language : languages) {
      const Value* said = given ? given->find(language) : nullptr;
      std::string tidy = said ? read_words(*said, pointer_to(at, language)) : std::string();
      if (!said || (said->string() && tidy.empty() && !refused_))
        fault(pointer_to(at, language), "the words are missing");
      out.emplace_back(language, text(std::move(tidy)));
    }
    return {std::move(out)};
  }

  /// The same where all may stay empty.
  std::optional<Value> words_if_any(const Value* given, const std::string& at) {
    const Object* object = given ? given->object() : nullptr;
    const auto blank = [](const auto& member) { return member.second.string() && member.second.string()->empty(); };
    if (!given || (object && std::ranges::all_of(*object, blank))) return std::nullopt;
    return words(given, at);
  }

  const Value* member(const char* name) {
    const Value* found = file_.find(name);
    if (!found || found->object()) return found;
    fault(pointer_to("", name), "an object is expected");
    return nullptr;
  }

  void known_members(const Value* object, const std::string& at, const std::vector<std::string>& known) {
    if (!object || !object->object()) return;
    for (const auto& [name, value] : *object->object())
      if (std::ranges::find(known, name) == known.end())
        fault(pointer_to(at, name), "the instrument or the file has nothing of this name");
  }

  void fault(std::string at, std::string detail) {
    faults.push_back({std::move(at), "instrument.malformed", std::move(detail)});
  }

 private:
  void read_languages() {
    const Value* list = file_.find("languages");
    if (!list || !list->array() || list->array()->empty())
      return fault("/languages", "the languages of the words are expected");
    for (std::size_t i = 0; i < list->array()->size(); ++i) {
      const std::string* tag = (*list->array())[i].string();
      if (tag && is_language(*tag) && std::ranges::find(languages, *tag) == languages.end()) {
        languages.push_back(*tag);
      } else {
        fault("/languages/" + std::to_string(i), "a language like en or pt-BR is expected, each once");
      }
    }
  }

  std::string read_words(const Value& said, const std::string& at) {
    refused_ = true;
    if (!said.string()) return fault(at, "words are expected"), std::string();
    auto tidy = tidy_text(*said.string(), k_longest);
    if (!tidy) return fault(at, tidy.error().detail), std::string();
    refused_ = false;
    return std::move(*tidy);
  }

  const Value& file_;
  bool refused_ = false;
};

void drop(Object& object, std::string_view name) {
  std::erase_if(object, [&](const auto& member) { return member.first == name; });
}

Value with_words_of_items(const Value& items, Reading& reading) {
  const Value* given = reading.member("items");
  Array out;
  std::vector<std::string> known;
  for (const Value& item : *items.array()) {
    const std::string& id = *item.find("id")->string();
    known.push_back(id);
    Object with = *item.object();
    drop(with, "text");
    with.emplace_back("text", reading.words(given ? given->find(id) : nullptr, pointer_to("/items", id)));
    out.push_back({std::move(with)});
  }
  reading.known_members(given, "/items", known);
  return {std::move(out)};
}

Value with_words_of_options(const Value& sets, Reading& reading) {
  const Value* given = reading.member("options");
  Object out;
  std::vector<std::string> known;
  for (const auto& [name, options] : *sets.object()) {
    known.push_back(name);
    const std::string at = pointer_to("/options", name);
    const Value* given_set = given ? given->find(name) : nullptr;
    if (given_set && !given_set->object()) reading.fault(at, "an object is expected");
    Array set;
    std::vector<std::string> values;
    for (const Value& option : *options.array()) {
      const std::string value = name_of(option);
      values.push_back(value);
      Object with = *option.object();
      drop(with, "text");
      with.emplace_back("text", reading.words(given_set ? given_set->find(value) : nullptr, pointer_to(at, value)));
      set.push_back({std::move(with)});
    }
    reading.known_members(given_set, at, values);
    out.emplace_back(name, Value{std::move(set)});
  }
  reading.known_members(given, "/options", known);
  return {std::move(out)};
}

Value list_of(const std::vector<std::string>& words) {
  Array out;
  for (const std::string& one : words) out.push_back(text(one));
  return {std::move(out)};
}

Value described(const TextLicence& licence) {
  return {Object{{"holder", text(licence.holder)},
                 {"terms", text(licence.terms)},
                 {"accepted_by", text(licence.accepted_by)},
                 {"accepted_on", text(licence.accepted_on.to_string())}}};
}

}  // namespace

Value text_template(const Value& pack, const std::vector<std::string>& languages) {
  Object items, options;
  for (const Value& item : *pack.find("items")->array())
    items.emplace_back(*item.find("id")->string(), to_fill(item.find("text"), languages));
  if (const Value* sets = pack.find("options")) {
    for (const auto& [name, list] : *sets->object()) {
      Object set;
      for (const Value& option : *list.array())
        set.emplace_back(name_of(option), to_fill(option.find("text"), languages));
      options.emplace_back(name, Value{std::move(set)});
    }
  }
  Object out{{"instrument", *pack.find("id")},
             {"languages", list_of(languages)},
             {"intro", to_fill(pack.find("intro"), languages)},
             {"items", {std::move(items)}}};
  if (!options.empty()) out.emplace_back("options", Value{std::move(options)});
  return {std::move(out)};
}

Result<Value> with_text(const Value& pack, const Value& file, const LoadedAs& as) {
  if (*pack.find("tier")->string() == "A") {
    return reject(ErrorKind::conflict, "instrument.has-text", "an instrument of tier A comes with its text");
  }
  Reading reading(file);
  if (const Value* id = file.find("instrument"); !id || *id != *pack.find("id"))
    reading.fault("/instrument", *pack.find("id")->string() + " is expected");
  const auto intro = reading.words_if_any(file.find("intro"), "/intro");
  Object out;
  for (const auto& [name, member] : *pack.object()) {
    if (name == "intro" || name == "text_licence") continue;
    if (name == "version") {
      out.emplace_back(name, Value{as.version});
    } else if (name == "verified") {
      out.emplace_back(name, Value{as.verified});
    } else if (name == "languages") {
      out.emplace_back(name, list_of(reading.languages));
    } else if (name == "items") {
      out.emplace_back(name, with_words_of_items(member, reading));
    } else if (name == "options") {
      out.emplace_back(name, with_words_of_options(member, reading));
    } else {
      out.emplace_back(name, member);
    }
    if (name == "title" && intro) out.emplace_back("intro", *intro);
    if (name == "tier") out.emplace_back("text_licence", described(as.licence));
  }
  if (!pack.find("options")) reading.known_members(reading.member("options"), "/options", {});
  if (!reading.faults.empty()) return reject_fields(std::move(reading.faults));
  return Value{std::move(out)};
}

}  // namespace homeward::assessment
