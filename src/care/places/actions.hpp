#pragma once
#include "care/places/rules.hpp"
#include "platform/access/authority.hpp"

namespace homeward::places {

struct NewOffer {
  std::optional<Id<PlaceOffer>> id;
  Stage stage = Stage::treatment;
  Setting setting = Setting::inpatient;
  std::optional<std::int32_t> capacity;
  std::optional<std::int32_t> days_from;
  std::optional<std::int32_t> days_until;
};
BOOST_DESCRIBE_STRUCT(NewOffer, (), (id, stage, setting, capacity, days_from, days_until))
struct CreatePlace {
  Id<Place> id;
  PlaceKind kind = PlaceKind::centre;
  Text<160> name;
  std::vector<LocalName> local_names;
  Id<Place> parent;
  Text<64> zone;
  std::optional<Text<60>> code;
  std::optional<Text<40>> telephone;
  std::vector<NewOffer> offers;
};
BOOST_DESCRIBE_STRUCT(CreatePlace, (), (id, kind, name, local_names, parent, zone, code, telephone, offers))
struct MovePlace {
  Id<Place> parent;
  LocalDate since;
};
BOOST_DESCRIBE_STRUCT(MovePlace, (), (parent, since))
struct ClosePlace {
  LocalDate closed;
};
BOOST_DESCRIBE_STRUCT(ClosePlace, (), (closed))

Result<journal::Changed> create_place(journal::Transaction& tx, const access::Viewer& who, const CreatePlace& c);
Result<journal::Changed> add_offer(journal::Transaction& tx, const access::Viewer& who, Id<Place> place,
                                   const NewOffer& c);
/// From `since` on the place and everything below lies elsewhere; earlier days keep the old tree.
Result<journal::Changed> move_place(journal::Transaction& tx, const access::Viewer& who, Id<Place> place,
                                    const MovePlace& c);
/// Refused by the rooms that still need it (pathway: place.has-stays).
Result<journal::Changed> close_place(journal::Transaction& tx, const access::Viewer& who, Id<Place> place,
                                     const ClosePlace& c);

/// Without a user (import, set-up, demo): the place, where it lies, and access's closure of the tree.
void lie_below(journal::Transaction& tx, Id<Place> place, Id<Place> parent, LocalDate since);
journal::Changed insert_place(journal::Transaction& tx, const Place& place, std::optional<Id<Place>> parent);
void insert_offer(journal::Transaction& tx, Id<Place> place, const NewOffer& offer, LocalDate since);

}  // namespace homeward::places

namespace homeward {
template <>
struct Described<places::NewOffer> {
  static constexpr RecordTable table{
      .name = "new_offer", .category = Category::place, .doc = "A stage that a place offers in a setting."};
  static constexpr MemberTable members[] = {{1, "id", "Id, made by the sender."},
                                            {2, "stage", "Which stage."},
                                            {3, "setting", "How."},
                                            {4, "capacity", "Beds or seats; absent: no limit."},
                                            {5, "days_from", "Shortest usual programme in days."},
                                            {6, "days_until", "Longest."}};
};
template <>
struct Described<places::CreatePlace> {
  static constexpr RecordTable table{.name = "create_place", .category = Category::place, .doc = "A new place."};
  static constexpr MemberTable members[] = {{1, "id", "Id, made by the sender."},
                                            {2, "kind", "What it is."},
                                            {3, "name", "Name in the main language."},
                                            {4, "local_names", "Names in other languages."},
                                            {5, "parent", "The place above it."},
                                            {6, "zone", "IANA time zone."},
                                            {7, "code", "Licence or register number."},
                                            {8, "telephone", "Public number."},
                                            {9, "offers", "What it offers."}};
};
template <>
struct Described<places::MovePlace> {
  static constexpr RecordTable table{
      .name = "move_place", .category = Category::place, .doc = "The place lies elsewhere from a day on."};
  static constexpr MemberTable members[] = {{1, "parent", "The new place above it."}, {2, "since", "First day."}};
};
template <>
struct Described<places::ClosePlace> {
  static constexpr RecordTable table{.name = "close_place", .category = Category::place, .doc = "The place ends."};
  static constexpr MemberTable members[] = {{1, "closed", "Last day."}};
};
}  // namespace homeward
