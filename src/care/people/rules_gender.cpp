#include "care/people/rules_gender.hpp"

#include <algorithm>

namespace homeward::people {

FieldFaults check_gender(const GenderAsked& asked, const std::optional<Protected<Text<40>>>& said) {
  if (!said) return {};
  if (!asked.asked) return {{"gender", "gender.off", "gender is not asked here"}};
  const std::string& word = said->reveal().str();
  const bool offered = std::ranges::any_of(asked.options, [&](const GenderOption& o) { return o.id == word; });
  if (word.empty() || offered || asked.own_words) return {};
  return {{"gender", "gender.unknown", "one of the answers that are offered"}};
}

}  // namespace homeward::people
