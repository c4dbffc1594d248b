#pragma once
#include "care/places/records.hpp"

#include <string>
#include <string_view>

/// Which column of a facility file says what. A map is a JSON object of the members below (`--map FILE.json`); those
/// that are optional may be left out. The map that is built in, `california`, is one as well: see facility_map.cpp.
namespace homeward {

struct FacilityMapPlace {
  Text<60> code;
  Text<160> name;
};
BOOST_DESCRIBE_STRUCT(FacilityMapPlace, (), (code, name))
template <>
struct Described<FacilityMapPlace> {
  static constexpr RecordTable table{.name = "facility_map_place",
                                     .category = Category::place,
                                     .doc = "A place that all facilities of the file lie in."};
  static constexpr MemberTable members[] = {{1, "code", "Short code, like US-CA."}, {2, "name", "Its name."}};
};

struct FacilityMapColumns {
  Text<120> code;
  Text<120> name;
  std::optional<Text<120>> operated_by;
  std::optional<Text<120>> telephone;
  std::optional<Text<120>> region;
  std::optional<Text<120>> district_code;
  std::optional<Text<120>> district;
  std::optional<Text<120>> city;
  std::optional<Text<120>> setting;
  std::optional<Text<120>> detox;
  std::optional<Text<120>> capacity;
  std::optional<Text<120>> latitude;
  std::optional<Text<120>> longitude;
  std::optional<Text<120>> opened;
};
BOOST_DESCRIBE_STRUCT(FacilityMapColumns, (),
                      (code, name, operated_by, telephone, region, district_code, district, city, setting, detox,
                       capacity, latitude, longitude, opened))
template <>
struct Described<FacilityMapColumns> {
  static constexpr RecordTable table{.name = "facility_map_columns",
                                     .category = Category::place,
                                     .doc = "Names of columns, as the header of the file writes them."};
  static constexpr MemberTable members[] = {
      {1, "code", "Licence or register number: the key of a facility, unique in the file."},
      {2, "name", "Name of the facility."},
      {3, "operated_by", "Legal entity."},
      {4, "telephone", "Public number."},
      {5, "region", "Name of the region, where the file has several."},
      {6, "district_code", "Code of the district, where names are missing or vary."},
      {7, "district", "Name of the district."},
      {8, "city", "Told in the name where several facilities have the same one."},
      {9, "setting", "Word for the setting, see settings."},
      {10, "detox", "Whether detoxification is offered, see yes and no."},
      {11, "capacity", "Beds or seats; 0 and nothing mean that none are reported."},
      {12, "latitude", "Degrees north, WGS 84."},
      {13, "longitude", "Degrees east, WGS 84."},
      {14, "opened", "First day, ISO 8601."}};
};

struct FacilityMapSetting {
  Text<60> word;
  Setting setting = Setting::outpatient;
};
BOOST_DESCRIBE_STRUCT(FacilityMapSetting, (), (word, setting))
template <>
struct Described<FacilityMapSetting> {
  static constexpr RecordTable table{
      .name = "facility_map_setting", .category = Category::place, .doc = "What a word of the setting column means."};
  static constexpr MemberTable members[] = {{1, "word", "As the file writes it."}, {2, "setting", "What it means."}};
};

struct FacilityMap {
  Text<40> name;
  Text<64> zone;
  FacilityMapPlace nation;
  std::optional<FacilityMapPlace> region;
  FacilityMapColumns columns;
  std::vector<FacilityMapSetting> settings;
  std::optional<Setting> other_setting;
  std::vector<Text<40>> yes;
  std::vector<Text<40>> no;
};
BOOST_DESCRIBE_STRUCT(FacilityMap, (), (name, zone, nation, region, columns, settings, other_setting, yes, no))
template <>
struct Described<FacilityMap> {
  static constexpr RecordTable table{
      .name = "facility_map", .category = Category::place, .doc = "How to read one publisher's list of facilities."};
  static constexpr MemberTable members[] = {
      {1, "name", "Name of the data set: part of every row's key, so never changed."},
      {2, "zone", "IANA time zone of the facilities."},
      {3, "nation", "The nation they lie in."},
      {4, "region", "The region, where all lie in one; else columns.region."},
      {5, "columns", "Which column says what."},
      {6, "settings", "What the words of the setting column mean."},
      {7, "other_setting", "The setting where no word fits; left out, a row with another word is refused."},
      {8, "yes", "Words for yes."},
      {9, "no", "Words for no, besides nothing."}};
};

namespace facilities {

/// The map that is used where none is given: California's list of licensed and certified facilities.
const FacilityMap& california();

/// Reads a map; all faults at once. Reasons: those of JSON and of described members; zone.unknown;
/// facility-map.region-twice where region and columns.region are both given.
Result<FacilityMap> parse_map(std::string_view json_text);

}  // namespace facilities
}  // namespace homeward
