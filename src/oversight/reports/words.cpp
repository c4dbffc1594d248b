#include "oversight/reports/words.hpp"

namespace homeward::reports {
namespace {

constexpr std::string_view k_kind = "languages", k_english = "en";

std::string replaced(std::string text, const std::vector<std::pair<std::string, std::string>>& values) {
  for (const auto& [name, value] : values) {
    const std::string hole = "{{" + name + "}}";
    for (std::size_t at = text.find(hole); at != text.npos; at = text.find(hole, at + value.size()))
      text.replace(at, hole.size(), value);
  }
  return text;
}

}  // namespace

std::optional<Words> Words::find(const catalogue::Catalogue& catalogue, std::string_view language) {
  const catalogue::Pack* asked = catalogue.find(k_kind, language);
  if (!asked) return std::nullopt;
  Words out;
  out.language_ = language;
  for (const catalogue::Pack* pack : {asked, catalogue.find(k_kind, k_english)})
    if (const json::Value* text = pack ? pack->content.find("text") : nullptr) out.texts_.push_back(text);
  return out;
}

const std::string* Words::find(std::string_view key) const {
  for (const json::Value* at : texts_) {
    for (std::string_view rest = key; at && !rest.empty();) {
      const std::size_t slash = rest.find('/');
      at = at->find(rest.substr(0, slash));
      rest = slash == rest.npos ? std::string_view() : rest.substr(slash + 1);
    }
    if (at && at->string()) return at->string();
  }
  return nullptr;
}

std::string Words::say(std::string_view key, const std::vector<std::pair<std::string, std::string>>& values) const {
  const std::string* found = find(key);
  return found ? replaced(*found, values) : std::string(key);
}

std::string Words::in_language(const json::Value* texts) const {
  if (!texts) return {};
  for (const std::string_view language : {std::string_view(language_), k_english})
    if (const json::Value* text = texts->find(language); text && text->string()) return *text->string();
  return {};
}

std::string Words::place(const access::Disclosed<Place>& place) const {
  if (const auto* names = place.see<&Place::local_names>()) {
    for (const LocalName& local : *names) {
      const std::string& language = local.language.str();
      if (language.substr(0, language.find('-')) == language_) return local.name.str();
    }
  }
  const auto* name = place.see<&Place::name>();
  return name ? name->str() : std::string();
}

std::string Words::word(std::string_view kind, const std::string& word) const {
  const std::string* found = find("words/" + std::string(kind) + "/" + word);
  return found ? *found : word;
}

}  // namespace homeward::reports
