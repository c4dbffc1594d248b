#pragma once
#include "base/describe.hpp"
#include "platform/access/records.hpp"

/// The dated tree of the system, and what each place offers.
namespace homeward {

/// The five stages. Source: sources/004, the comprehensive system; domain reference 0.1.
enum class Stage { detoxification, treatment, medical_rehabilitation, social_rehabilitation, resocialization };
BOOST_DESCRIBE_ENUM(Stage, detoxification, treatment, medical_rehabilitation, social_rehabilitation, resocialization)

enum class Setting { inpatient, outpatient, community };
BOOST_DESCRIBE_ENUM(Setting, inpatient, outpatient, community)

enum class PlaceKind { nation, region, district, centre, ngo, unit };
BOOST_DESCRIBE_ENUM(PlaceKind, nation, region, district, centre, ngo, unit)

struct LocalName {
  Text<35> language;
  Text<160> name;
};
BOOST_DESCRIBE_STRUCT(LocalName, (), (language, name))
template <>
struct Described<LocalName> {
  static constexpr RecordTable table{.name = "local_name", .category = Category::place, .doc = "A name in a language."};
  static constexpr MemberTable members[] = {{1, "language", "BCP 47."}, {2, "name", "The name."}};
};

struct Place {
  Id<Place> id;
  PlaceKind kind = PlaceKind::centre;
  Text<160> name;
  std::vector<LocalName> local_names;
  std::optional<Text<60>> code;
  Text<64> zone;
  LocalDate opened;
  std::optional<LocalDate> closed;
  std::optional<Text<160>> operated_by;
  std::optional<Text<40>> telephone;
  std::optional<double> latitude;
  std::optional<double> longitude;
};
BOOST_DESCRIBE_STRUCT(Place, (),
                      (id, kind, name, local_names, code, zone, opened, closed, operated_by, telephone, latitude,
                       longitude))
template <>
struct Described<Place> {
  static constexpr RecordTable table{.number = 30,
                                     .name = "place",
                                     .home = "id",
                                     .category = Category::place,
                                     .doc = "A nation, region, district, centre, NGO or unit."};
  static constexpr MemberTable members[] = {{1, "id", "Id."},
                                            {2, "kind", "What it is."},
                                            {3, "name", "Name in the main language."},
                                            {4, "local_names", "Names in other languages."},
                                            {5, "code", "Licence or register number.", Index::plain},
                                            {6, "zone", "IANA time zone."},
                                            {7, "opened", "First day."},
                                            {8, "closed", "Last day."},
                                            {9, "operated_by", "Legal entity."},
                                            {10, "telephone", "Public number that can be called at any time."},
                                            {11, "latitude", "Degrees north, WGS 84."},
                                            {12, "longitude", "Degrees east, WGS 84."}};
};

/// Where a place belongs, from a day until a day: a re-drawn district leaves last year's figures alone.
struct PlaceParent {
  Id<PlaceParent> id;
  Id<Place> place;
  Id<Place> parent;
  LocalDate since;
  std::optional<LocalDate> until;
};
BOOST_DESCRIBE_STRUCT(PlaceParent, (), (id, place, parent, since, until))
template <>
struct Described<PlaceParent> {
  static constexpr RecordTable table{.number = 31,
                                     .name = "place_parent",
                                     .home = "place",
                                     .category = Category::place,
                                     .doc = "Where a place belongs, dated."};
  static constexpr MemberTable members[] = {{1, "id", "Id."},
                                            {2, "place", "The place."},
                                            {3, "parent", "The place above it.", Index::plain},
                                            {4, "since", "First day."},
                                            {5, "until", "Last day."}};
};

/// What a place offers. Capacity counts beds where the setting is inpatient, seats otherwise; absent is unlimited.
struct PlaceOffer {
  Id<PlaceOffer> id;
  Id<Place> place;
  Stage stage = Stage::treatment;
  Setting setting = Setting::inpatient;
  std::optional<std::int32_t> capacity;
  std::optional<std::int32_t> days_from;
  std::optional<std::int32_t> days_until;
  LocalDate since;
  std::optional<LocalDate> until;
};
BOOST_DESCRIBE_STRUCT(PlaceOffer, (), (id, place, stage, setting, capacity, days_from, days_until, since, until))
template <>
struct Described<PlaceOffer> {
  static constexpr RecordTable table{.number = 32,
                                     .name = "place_offer",
                                     .home = "place",
                                     .category = Category::place,
                                     .doc = "A stage that a place offers in a setting."};
  static constexpr MemberTable members[] = {{1, "id", "Id."},
                                            {2, "place", "The place."},
                                            {3, "stage", "Which stage."},
                                            {4, "setting", "How."},
                                            {5, "capacity", "Beds or seats; absent: no limit is kept."},
                                            {6, "days_from", "Shortest usual programme in days."},
                                            {7, "days_until", "Longest usual programme in days."},
                                            {8, "since", "First day."},
                                            {9, "until", "Last day."}};
};

}  // namespace homeward
