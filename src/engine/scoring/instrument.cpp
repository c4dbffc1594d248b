#include "engine/scoring/instrument.hpp"

#include <algorithm>
#include <cmath>

namespace homeward::scoring {
namespace {

double counted(const Option& option) { return option.value; }

}  // namespace

double Item::lowest() const {
  if (options.empty()) return from;
  return std::ranges::min(options, {}, counted).value;
}

double Item::highest() const {
  if (options.empty()) return to;
  return std::ranges::max(options, {}, counted).value;
}

bool Item::takes(double value) const {
  if (!options.empty()) return std::ranges::find(options, value, &Option::value) != options.end();
  return value >= from && value <= to && (!whole || value == std::floor(value));
}

std::string_view word_of(Method method) {
  constexpr std::string_view words[] = {"sum", "mean", "weighted", "max", "count", "nearest", "flow", "formula"};
  return words[static_cast<std::size_t>(method)];
}

const Item* Instrument::find_item(std::string_view wanted) const {
  const auto at = std::ranges::find(items, wanted, &Item::id);
  return at == items.end() ? nullptr : &*at;
}

const Score* Instrument::find_score(std::string_view name) const {
  const auto at = std::ranges::find(scores, name, &Score::name);
  return at == scores.end() ? nullptr : &*at;
}

const Bands* Instrument::bands_of(std::string_view score, std::string_view wanted) const {
  for (const Bands& set : bands)
    if (set.score == score && (wanted.empty() ? !set.on_request : set.id == wanted)) return &set;
  return nullptr;
}

int Rounds::minutes_after(std::string_view level) const {
  int shortest = after.empty() ? 0 : after.front().minutes;
  for (const After& one : after) {
    if (one.level == level) return one.minutes;
    shortest = std::min(shortest, one.minutes);
  }
  return shortest;
}

std::string Instrument::code_of(std::string_view what) const {
  for (const Code& one : codes)
    if (one.of == what && one.system == "http://loinc.org") return one.code;
  return {};
}

}  // namespace homeward::scoring
