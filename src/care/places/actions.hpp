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
  std::optional<LocalDate> since;
};
BOOST_DESCRIBE_STRUCT(NewOffer, (), (id, stage, setting, capacity, days_from, days_until, since))
/// The whole of it: what is absent is taken away.
struct ChangeOffer {
  std::optional<std::int32_t> capacity;
  std::optional<std::int32_t> days_from;
  std::optional<std::int32_t> days_until;
  std::optional<LocalDate> since;
};
BOOST_DESCRIBE_STRUCT(ChangeOffer, (), (capacity, days_from, days_until, since))
struct EndOffer {
  LocalDate until;
};
BOOST_DESCRIBE_STRUCT(EndOffer, (), (until))
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
  std::optional<LocalDate> opened;
};
BOOST_DESCRIBE_STRUCT(CreatePlace, (), (id, kind, name, local_names, parent, zone, code, telephone, offers, opened))
/// The whole of it: what is absent is taken away, but the day of opening stays.
struct ChangePlace {
  Text<160> name;
  std::vector<LocalName> local_names;
  Text<64> zone;
  std::optional<Text<60>> code;
  std::optional<Text<40>> telephone;
  std::optional<LocalDate> opened;
};
BOOST_DESCRIBE_STRUCT(ChangePlace, (), (name, local_names, zone, code, telephone, opened))
struct MovePlace {
  Id<Place> parent;
  LocalDate since;
};
BOOST_DESCRIBE_STRUCT(MovePlace, (), (parent, since))
struct ClosePlace {
  LocalDate closed;
};
BOOST_DESCRIBE_STRUCT(ClosePlace, (), (closed))

/// A house that is entered today has often been open for years: it belongs to the tree and offers its stages from the
/// days that are given, else from today. Reasons: those of check_place and check_offer.
Result<journal::Changed> create_place(journal::Transaction& tx, const access::Viewer& who, const CreatePlace& c);
/// Corrects how a place is called and reached. Its first day may become earlier, never later.
/// Reasons: place.opened-later and those of check_place.
Result<journal::Changed> change_place(journal::Transaction& tx, const access::Viewer& who,
                                      journal::Stored<Place>& place, const ChangePlace& c);
/// Reasons: offer.exists (it is offered: change_offer), offer.offered-then, and those of check_offer.
Result<journal::Changed> add_offer(journal::Transaction& tx, const access::Viewer& who, Id<Place> place,
                                   const NewOffer& c);
/// Other numbers from `since` on, else from today; earlier days keep theirs. A day at or before the first one corrects
/// the offer from its beginning. Reasons: offer.ended, offer.offered-then, and those of check_offer.
Result<journal::Changed> change_offer(journal::Transaction& tx, const access::Viewer& who,
                                      journal::Stored<PlaceOffer>& offer, const ChangeOffer& c);
/// Refused by the rooms that still need it (pathway: offer.has-stays). Reasons: offer.ended, offer.last-day.
Result<journal::Changed> end_offer(journal::Transaction& tx, const access::Viewer& who,
                                   journal::Stored<PlaceOffer>& offer, const EndOffer& c);
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
                                            {6, "days_until", "Longest."},
                                            {7, "since", "First day; absent: the day the place opened, else today."}};
};
template <>
struct Described<places::ChangeOffer> {
  static constexpr RecordTable table{
      .name = "change_offer", .category = Category::place, .doc = "Other numbers of an offer, from a day on."};
  static constexpr MemberTable members[] = {{1, "capacity", "Beds or seats; absent: no limit."},
                                            {2, "days_from", "Shortest usual programme in days."},
                                            {3, "days_until", "Longest."},
                                            {4, "since", "First day of these numbers; absent: today."}};
};
template <>
struct Described<places::EndOffer> {
  static constexpr RecordTable table{
      .name = "end_offer", .category = Category::place, .doc = "The place no longer offers it."};
  static constexpr MemberTable members[] = {{1, "until", "Last day, today or earlier."}};
};
template <>
struct Described<places::CreatePlace> {
  static constexpr RecordTable table{.name = "create_place", .category = Category::place, .doc = "A new place."};
  static constexpr MemberTable members[] = {
      {1, "id", "Id, made by the sender."},       {2, "kind", "What it is."},
      {3, "name", "Name in the main language."},  {4, "local_names", "Names in other languages."},
      {5, "parent", "The place above it."},       {6, "zone", "IANA time zone."},
      {7, "code", "Licence or register number."}, {8, "telephone", "Public number."},
      {9, "offers", "What it offers."},           {10, "opened", "First day; absent: today."}};
};
template <>
struct Described<places::ChangePlace> {
  static constexpr RecordTable table{
      .name = "change_place", .category = Category::place, .doc = "How a place is called and reached."};
  static constexpr MemberTable members[] = {{1, "name", "Name in the main language."},
                                            {2, "local_names", "Names in other languages."},
                                            {3, "zone", "IANA time zone."},
                                            {4, "code", "Licence or register number."},
                                            {5, "telephone", "Public number."},
                                            {6, "opened", "First day, where it was earlier; absent: as it is."}};
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
