#pragma once
#include "app/demo/dice.hpp"
#include "care/people/records.hpp"

#include <string>
#include <vector>

/// Names of invented people. The lists are our own: common given and family names of the region, in the spellings that
/// people there use, put together by chance. No list was copied.
namespace homeward::app::demo {

enum class Culture { uzbek, kyrgyz, russian, tajik, indonesian, malay };

/// One person's names: the usual one, and often the official one in another script.
std::vector<PersonName> make_names(Dice& dice, Culture culture, Sex sex);
/// The same person as another house might have written the name: other script, a letter less, no patronymic.
std::vector<PersonName> spell_otherwise(Dice& dice, const std::vector<PersonName>& names);
/// As colleagues say it: given and family name.
std::string call_name(const PersonName& name);
/// BCP 47.
std::string_view language_of(Culture culture);

}  // namespace homeward::app::demo
