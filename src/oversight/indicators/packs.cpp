#include "oversight/indicators/packs.hpp"

#include <algorithm>
#include <stdexcept>

namespace homeward::indicators {
namespace {

/// As the schema has them and the screens list them.
constexpr std::string_view k_themes[] = {"access", "staying", "completing", "continuity",   "outcome",
                                         "safety", "family",  "peers",      "intervention", "quality"};

json::Value list_of(const std::vector<std::string>& texts) {
  json::Array out;
  for (const std::string& text : texts) out.push_back({text});
  return {std::move(out)};
}

}  // namespace

Indicators::Indicators(const catalogue::Catalogue& catalogue) {
  std::string faults;
  json::Array listed;
  for (const catalogue::Pack* pack : catalogue.list("indicators")) {
    json::Object said;
    for (const auto& member : *pack->content.object())
      if (member.first != "tests") said.push_back(member);
    auto indicator = Indicator::create(pack->content);  // what is switched off has to be right, too
    if (const auto missing = missing_needs(pack->content); indicator && !missing.empty()) {
      said.emplace_back("missing", list_of(missing));
    } else if (indicator) {
      said.emplace_back("breakdowns", list_of(indicator->breakdowns()));
      on_.emplace(pack->id, *std::move(indicator));
    } else {
      faults += "\n  " + pack->file + ": " + indicator.error().detail;
    }
    said_.emplace(pack->id, json::Value{said});
    listed.push_back({std::move(said)});
  }
  if (!faults.empty()) throw std::runtime_error("indicators cannot be counted:" + faults);
  described_ = json::to_string({json::Object{{"items", {std::move(listed)}}}});
}

Result<const Indicator*> Indicators::find(std::string_view id) const {
  if (const auto found = on_.find(id); found != on_.end()) return &found->second;
  if (!said_.contains(id)) return reject(ErrorKind::not_found, "not-found");
  return reject(ErrorKind::conflict, "indicator.switched-off", "the records that it counts do not exist yet");
}

std::vector<std::string> Indicators::countable() const {
  std::vector<std::string> out;
  for (const std::string_view theme : k_themes)
    for (const auto& [id, indicator] : on_)
      if (*said_.at(id).find("theme")->string() == theme) out.push_back(id);
  return out;
}

const json::Value* Indicators::said(std::string_view id) const {
  const auto found = said_.find(id);
  return found == said_.end() ? nullptr : &found->second;
}

}  // namespace homeward::indicators
