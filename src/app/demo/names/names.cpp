#include "app/demo/names/names.hpp"

#include "app/demo/names/lists.hpp"

namespace homeward::app::demo {
namespace {

using Part = std::optional<Text<80>>;

Part part(std::string text) { return text.empty() ? Part() : Part(Text<80>::trusted(std::move(text))); }

const NameLists& lists_of(Culture culture) {
  switch (culture) {
    case Culture::uzbek: return k_uzbek_names;
    case Culture::kyrgyz: return k_kyrgyz_names;
    case Culture::russian: return k_russian_names;
    case Culture::tajik: return k_tajik_names;
    case Culture::indonesian: return k_indonesian_names;
    case Culture::malay: return k_malay_names;
  }
  return k_uzbek_names;
}

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> endings) {
  for (std::string_view e : endings)
    if (text.ends_with(e)) return true;
  return false;
}

/// Karimov, Karimova: only names of that form have a woman's form.
std::string family_of(std::string_view family, Sex sex, bool cyrillic) {
  std::string out(family);
  const bool changes = cyrillic ? ends_with_any(family, {"ов", "ев", "ин"}) : ends_with_any(family, {"ov", "ev", "in"});
  if (sex == Sex::female && changes) out += cyrillic ? "а" : "a";
  return out;
}

/// Patronymics as schoolbooks form them, near enough for invented people.
std::string russian_patronymic(const Spelled& father, Sex sex, bool cyrillic) {
  std::string stem(cyrillic ? father.cyrillic : father.latin);
  const auto cut = [&](std::string_view ending) {
    if (!stem.ends_with(ending)) return false;
    stem.resize(stem.size() - ending.size());
    return true;
  };
  const bool soft = cyrillic ? cut("й") || cut("ь") : cut("y");
  const bool woman = sex == Sex::female;
  if (cyrillic) return stem + (soft ? (woman ? "евна" : "евич") : (woman ? "овна" : "ович"));
  return stem + (soft ? (woman ? "evna" : "evich") : (woman ? "ovna" : "ovich"));
}

std::string patronymic(Dice& dice, Culture culture, const Spelled& father, Sex sex, bool cyrillic) {
  if (culture == Culture::russian) return russian_patronymic(father, sex, cyrillic);
  if (culture == Culture::uzbek && !cyrillic && dice.chance(0.5)) {
    return std::string(father.latin) + (sex == Sex::female ? " qizi" : " o'g'li");
  }
  if (culture == Culture::kyrgyz && cyrillic)
    return std::string(father.cyrillic) + (sex == Sex::female ? " кызы" : " уулу");
  return russian_patronymic(father, sex, cyrillic);
}

PersonName written(NameUse use, const Spelled& given, const std::string& middle, const Spelled& family, Sex sex,
                   bool cyrillic) {
  return {use, part(std::string(cyrillic ? given.cyrillic : given.latin)), part(middle),
          part(family_of(cyrillic ? family.cyrillic : family.latin, sex, cyrillic))};
}

}  // namespace

std::string_view language_of(Culture culture) {
  switch (culture) {
    case Culture::uzbek: return "uz";
    case Culture::kyrgyz: return "ky";
    case Culture::russian: return "ru";
    case Culture::tajik: return "tg";
    case Culture::indonesian: return "id";
    case Culture::malay: return "ms";
  }
  return "en";
}

std::vector<PersonName> make_names(Dice& dice, Culture culture, Sex sex) {
  const NameLists& lists = lists_of(culture);
  const Spelled& given = dice.pick(sex == Sex::female ? lists.women : lists.men);
  const Spelled& family = dice.pick(lists.families);
  const Spelled& father = dice.pick(lists.men);
  if (culture == Culture::indonesian) {
    PersonName name{NameUse::usual, part(std::string(given.latin)), {}, {}};
    if (dice.chance(0.45)) name.family = part(std::string(family.latin));
    return {name};
  }
  if (culture == Culture::malay) {
    const std::string of = sex == Sex::female ? " binti " : " bin ";
    return {{NameUse::usual, part(std::string(given.latin) + of + std::string(family.latin)), {}, {}}};
  }
  const bool cyrillic = culture != Culture::uzbek || dice.chance(0.12);
  const bool middle = dice.chance(culture == Culture::russian ? 0.85 : 0.35);
  std::vector<PersonName> out = {written(
      NameUse::usual, given, middle ? patronymic(dice, culture, father, sex, cyrillic) : "", family, sex, cyrillic)};
  if (dice.chance(0.22)) out.push_back(written(NameUse::official, given, "", family, sex, !cyrillic));
  return out;
}

std::vector<PersonName> spell_otherwise(Dice& dice, const std::vector<PersonName>& names) {
  PersonName name = names.size() > 1 ? names[1] : names[0];
  name.use = NameUse::usual;
  name.patronymic.reset();
  if (name.family && names.size() < 2 && dice.chance(0.5)) {
    // As heard on the phone: one doubled or dropped letter, never in the first two.
    std::string text = name.family->str();
    if (text.size() > 5 && static_cast<unsigned char>(text[3]) < 0x80) text.insert(3, 1, text[3]);
    name.family = part(text);
  }
  return {name};
}

std::string call_name(const PersonName& name) {
  std::string out = name.given ? name.given->str() : "";
  if (name.family) out += (out.empty() ? "" : " ") + name.family->str();
  return out;
}

}  // namespace homeward::app::demo
