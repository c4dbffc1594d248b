#pragma once
#include <span>
#include <string_view>

namespace homeward::app::demo {

/// A name in Latin and in Cyrillic letters; the second is empty where nobody would write it so.
struct Spelled {
  std::string_view latin, cyrillic;
};

struct NameLists {
  std::span<const Spelled> women, men, families;
};

extern const NameLists k_uzbek_names, k_kyrgyz_names, k_russian_names, k_tajik_names;
/// One or two given names and no family name; father's names for "bin" and "binti".
extern const NameLists k_indonesian_names, k_malay_names;

}  // namespace homeward::app::demo
