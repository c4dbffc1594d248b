#pragma once
#include "care/places/records.hpp"

#include <span>
#include <string_view>
#include <vector>

/// The invented country as it lies on the map: plain tables, no chance and no storage.
namespace homeward::app::demo {

inline constexpr std::string_view k_nation_name = "Sayyora (invented demo country)";
inline constexpr std::string_view k_zone = "Asia/Tashkent";

struct OfferSpec {
  Stage stage;
  Setting setting;
  int capacity;  ///< -1: no limit is kept
  int days_from, days_until;
  std::string_view programme;
  int unit = -1;  ///< index into the units of the centre; -1: the centre itself
};

/// What a centre is there for in the demo country; the figures of the story hang on it.
enum class Part { ordinary, home, second, third, always_full, just_opened, keeps_canary };

struct CentreSpec {
  std::string_view name, local_name;  ///< local name: Russian
  PlaceKind kind;
  int district;                ///< -1: directly below the region
  std::string_view telephone;  ///< empty: no line
  Part part;
  int counsellors;
  std::vector<std::string_view> units;
  std::vector<OfferSpec> offers;
  bool women_only = false;
};

struct RegionSpec {
  std::string_view code;  ///< as catalogue/maps has it; its districts count on from it
  std::string_view name, local_name;
  std::vector<std::string_view> districts;
  std::vector<CentreSpec> centres;
};

/// Two regions with 12 centres and NGOs each.
const std::vector<RegionSpec>& country_map();

}  // namespace homeward::app::demo
