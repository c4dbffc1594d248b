#pragma once
#include "oversight/saved_views/rules.hpp"
#include "platform/access/authority.hpp"

namespace homeward::saved_views {

struct SaveView {
  Id<SavedView> id;
  Protected<Text<120>> name;
  Text<40> indicator;
  std::optional<Id<Place>> place;
  std::optional<Text<40>> by;
  std::optional<Text<24>> period;
  std::optional<Id<Place>> against_place;
  std::optional<Text<24>> against_period;
  std::optional<Text<60>> against_group;
};
BOOST_DESCRIBE_STRUCT(SaveView, (),
                      (id, name, indicator, place, by, period, against_place, against_period, against_group))

/// For oneself, by whoever may read figures. Whether one may see the places is decided when it is opened. Reasons:
/// those of `check_view`, saved-view.too-many.
Result<journal::Changed> save(journal::Transaction& tx, const access::Viewer& who, const SaveView& c,
                              const Known& known);
/// One's own alone. Reason not-found.
Result<journal::Changed> remove(journal::Transaction& tx, const access::Viewer& who, Id<SavedView> id);

}  // namespace homeward::saved_views

namespace homeward {
template <>
struct Described<saved_views::SaveView> {
  static constexpr RecordTable table{
      .name = "save_view", .category = Category::place, .doc = "A question about figures to be kept."};
  static constexpr MemberTable members[] = {{1, "id", "Id, made by the sender."},
                                            {2, "name", "What to call it."},
                                            {3, "indicator", "Id of the indicator."},
                                            {4, "place", "The place asked about; without one the asker's own."},
                                            {5, "by", "What it is taken apart by."},
                                            {6, "period", "As in the address."},
                                            {7, "against_place", "The place to compare with."},
                                            {8, "against_period", "The period to compare with."},
                                            {9, "against_group", "The group to compare with."}};
};
}  // namespace homeward
