#pragma once
#include "care/people/records.hpp"

/// Who stands beside somebody.
namespace homeward {

enum class TieKind {
  parent,
  child,
  partner,
  former_partner,
  sibling,
  grandparent,
  grandchild,
  other_family,
  guardian,
  ward,
  close_friend,
  other
};
BOOST_DESCRIBE_ENUM(TieKind, parent, child, partner, former_partner, sibling, grandparent, grandchild, other_family,
                    guardian, ward, close_friend, other)
enum class TieSource { the_person, the_one_beside, both, document, somebody_else };
BOOST_DESCRIBE_ENUM(TieSource, the_person, the_one_beside, both, document, somebody_else)
enum class TieFact { not_known, yes, no };
BOOST_DESCRIBE_ENUM(TieFact, not_known, yes, no)

/// Somebody who stands beside somebody: a parent, a partner, a friend. Two rows for each pair, one on either page, so
/// that each lies under the key of whose page it is. It opens nothing of the one to the other: that is a consent's. Who
/// the other is, is read again through the guard: whoever may not see them learns what stands here and no more.
struct PersonTie {
  Id<PersonTie> id;
  Id<Person> person;
  Id<Person> tells_of;
  Id<Place> home;
  Id<PersonTie> twin;
  TieKind kind = TieKind::other;
  TieSource said_by = TieSource::the_person;
  std::optional<LocalDate> since;
  std::optional<LocalDate> until;
  TieFact lives_together = TieFact::not_known;
  TieFact supports = TieFact::not_known;
};
BOOST_DESCRIBE_STRUCT(PersonTie, (),
                      (id, person, tells_of, home, twin, kind, said_by, since, until, lives_together, supports))
template <>
struct Described<PersonTie> {
  static constexpr RecordTable table{.number = 25,
                                     .name = "person_tie",
                                     .subject = "person",
                                     .home = "home",
                                     .category = Category::care,
                                     .doc = "Somebody who stands beside somebody; opens nothing to either."};
  static constexpr MemberTable members[] = {{1, "id", "Id."},
                                            {2, "person", "Whose page it stands on."},
                                            {3, "tells_of", "Who stands beside them.", Index::plain, Category::audit},
                                            {4, "home", "The place that wrote it."},
                                            {5, "twin", "The row on the other's page.", Index::none, Category::audit},
                                            {6, "kind", "What the other is to the person."},
                                            {7, "said_by", "Who said so."},
                                            {8, "since", "From which day, where it is known."},
                                            {9, "until", "Until which day, where it is over."},
                                            {10, "lives_together", "Whether they live together."},
                                            {11, "supports", "Whether the other supports the person."}};
};

}  // namespace homeward
