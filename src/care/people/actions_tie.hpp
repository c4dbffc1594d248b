#pragma once
#include "care/people/actions.hpp"
#include "care/people/rules_tie.hpp"

/// Who stands beside a person: put there and ended by staff who may change both records.
namespace homeward::people {

/// Either somebody who is known (`other`), or somebody who is registered with it (`registers`).
struct PutBeside {
  Id<PersonTie> id;
  std::optional<Id<Person>> other;
  std::optional<RegisterPerson> registers;
  TieKind kind = TieKind::other;
  TieSource said_by = TieSource::the_person;
  std::optional<LocalDate> since;
  TieFact lives_together = TieFact::not_known;
  TieFact supports = TieFact::not_known;
};
BOOST_DESCRIBE_STRUCT(PutBeside, (), (id, other, registers, kind, said_by, since, lives_together, supports))
struct EndTie {
  LocalDate until;
};
BOOST_DESCRIBE_STRUCT(EndTie, (), (until))

/// Opens nothing of the one to the other. Whoever is put beside somebody is from then on a relative as well.
/// Reasons besides those of rules_tie.hpp and of registering: tie.whom (one of the two ways, not both).
Result<journal::Changed> put_beside(journal::Transaction& tx, const access::Viewer& who, Id<Person> person,
                                    const PutBeside& c, const GenderAsked& asked = {});
/// On both pages, from either.
Result<journal::Changed> end_tie(journal::Transaction& tx, const access::Viewer& who, Id<PersonTie> id,
                                 const EndTie& c);

}  // namespace homeward::people

namespace homeward {
template <>
struct Described<people::PutBeside> {
  static constexpr RecordTable table{
      .name = "put_beside", .category = Category::care, .doc = "Somebody stands beside a person."};
  static constexpr MemberTable members[] = {{1, "id", "Id, made by the sender."},
                                            {2, "other", "Who, where the record exists."},
                                            {3, "registers", "Who, where the record is made with it."},
                                            {4, "kind", "What they are to the person."},
                                            {5, "said_by", "Who said so."},
                                            {6, "since", "From which day, where it is known."},
                                            {7, "lives_together", "Whether they live together."},
                                            {8, "supports", "Whether they support the person."}};
};
template <>
struct Described<people::EndTie> {
  static constexpr RecordTable table{
      .name = "end_tie", .category = Category::care, .doc = "Somebody stands no longer beside a person."};
  static constexpr MemberTable members[] = {{1, "until", "Until which day."}};
};
}  // namespace homeward
