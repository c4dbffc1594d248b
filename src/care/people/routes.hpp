#pragma once
#include "care/people/rules_gender.hpp"
#include "platform/http/routes.hpp"

#include <functional>

namespace homeward::people {

/// Who may be registered already.
struct FindDuplicates {
  Protected<std::vector<PersonName>> names;
  std::optional<Protected<Birth>> birth;
};
BOOST_DESCRIBE_STRUCT(FindDuplicates, (), (names, birth))

/// Finds people who may be the same among ids (ascending) the asker may see; handed in by app.
using DuplicateFinder = std::function<std::vector<std::pair<Uuid, double>>(
    const std::vector<std::string>& names, std::optional<int> birth_year, std::span<const Uuid> within)>;

/// The rules about who somebody is that compare members, for routes that name all faults at once.
std::vector<http::Compared> compared_of_a_person();

/// `entries` and `access_log` are the two chains; they and `gender` outlive the routes.
void add_routes(http::Routes& routes, const journal::Chain& entries, const journal::Chain& access_log,
                DuplicateFinder find_duplicates, const GenderAsked& gender);

}  // namespace homeward::people

namespace homeward {
template <>
struct Described<people::FindDuplicates> {
  static constexpr RecordTable table{
      .name = "find_duplicates", .category = Category::identity, .doc = "Who may be registered already."};
  static constexpr MemberTable members[] = {{1, "names", "Names as entered."}, {2, "birth", "Date or year."}};
};
}  // namespace homeward
