#pragma once
#include "care/places/records.hpp"

/// Questions that somebody asks again and again, and sends to others.
namespace homeward {

/// A question, never its answer: whoever opens it is shown what their own rights show.
struct SavedView {
  Id<SavedView> id;
  Id<Place> home;
  Id<Account> account;
  Protected<Text<120>> name;
  Text<40> indicator;
  std::optional<Id<Place>> place;
  std::optional<Text<40>> by;
  std::optional<Text<24>> period;
  std::optional<Id<Place>> against_place;
  std::optional<Text<24>> against_period;
  std::optional<Text<60>> against_group;
  Instant saved_at;
};
BOOST_DESCRIBE_STRUCT(SavedView, (),
                      (id, home, account, name, indicator, place, by, period, against_place, against_period,
                       against_group, saved_at))
template <>
struct Described<SavedView> {
  static constexpr RecordTable table{.number = 95,
                                     .name = "saved_view",
                                     .home = "home",
                                     .category = Category::place,
                                     .doc = "A question about figures that an account keeps."};
  static constexpr MemberTable members[] = {{1, "id", "Id."},
                                            {2, "home", "The place of the role in which it was saved."},
                                            {3, "account", "Whose.", Index::plain},
                                            {4, "name", "What its owner calls it."},
                                            {5, "indicator", "The pack in catalogue/indicators."},
                                            {6, "place", "The place asked about; without one the asker's own."},
                                            {7, "by", "What it is taken apart by."},
                                            {8, "period", "As in the address; without one the last twelve months."},
                                            {9, "against_place", "The place to compare with."},
                                            {10, "against_period", "The period to compare with."},
                                            {11, "against_group", "The group to compare with."},
                                            {12, "saved_at", "When."}};
};

}  // namespace homeward
