#pragma once
#include "care/pathway/views.hpp"
#include "platform/http/routes.hpp"

namespace homeward::pathway {

enum class PeopleOrder { name, newest };
BOOST_DESCRIBE_ENUM(PeopleOrder, name, newest)

/// A search for people. In a body, because names never stand in an address.
struct SearchPeople {
  std::optional<Protected<Text<120>>> text;
  std::optional<Stage> stage;
  std::optional<bool> in_care;
  std::optional<PeopleOrder> sort;
  std::optional<Text<400>> page;
  std::optional<bool> no_keyworker;
};
BOOST_DESCRIBE_STRUCT(SearchPeople, (), (text, stage, in_care, sort, page, no_keyworker))

/// `road` outlives the routes.
void add_routes(http::Routes& routes, PeopleFinder finder, const RoadRules& road);

}  // namespace homeward::pathway

namespace homeward {
template <>
struct Described<pathway::SearchPeople> {
  static constexpr RecordTable table{
      .name = "search_people", .category = Category::identity, .doc = "A search for people."};
  static constexpr MemberTable members[] = {
      {1, "text", "Part of a name, in any script, or a code."},
      {2, "stage", "With an open stay in this stage."},
      {3, "in_care", "Only with an open stay."},
      {4, "sort", "By name, or the newest first; by name where nothing is asked."},
      {5, "page", "Where to go on: `next` of the last answer."},
      {6, "no_keyworker", "Only who is in care and has no keyworker there; for whoever may name one."}};
};
}  // namespace homeward
