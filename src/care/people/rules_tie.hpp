#pragma once
#include "care/people/records_tie.hpp"

#include <algorithm>
#include <span>
#include <vector>

/// Pure decisions about who stands beside somebody. The family beside the person: sources/000; that naming somebody
/// gives them no access, because only a consent does: domain reference 8.1 (42 CFR 2.31).
namespace homeward::people {

/// This record and every record that is linked with it, itself first; `tx` is a read transaction.
template <class Transaction>
std::vector<Uuid> records_of_one_person(Transaction& tx, const Uuid& person) {
  constexpr std::string_view k_beside =
      "SELECT other FROM person_link WHERE person = $1 AND state = 'linked' UNION "
      "SELECT person FROM person_link WHERE other = $1 AND state = 'linked'";
  std::vector<Uuid> group{person};
  for (std::size_t i = 0; i < group.size(); ++i) {
    const Datum wanted[] = {group[i]};
    for (const Uuid& other : tx.list_uuids(k_beside, wanted)) {
      if (std::find(group.begin(), group.end(), other) == group.end()) group.push_back(other);
    }
  }
  return group;
}

/// What the person is to the other, where the other is `kind` to the person.
TieKind seen_from_the_other(TieKind kind);

/// Reasons: tie.in-future, tie.ends-before-start.
FieldFaults check_tie(const PersonTie& tie, LocalDate today);

/// Whether it still stands on this day: on its last one it does no more.
bool stands(const PersonTie& tie, LocalDate today);

/// `group`: every record of the person. `beside`: what the same house wrote already of the two.
/// Reasons: tie.same-person, tie.already.
FieldFaults check_beside(const PersonTie& tie, std::span<const Uuid> group, std::span<const PersonTie> beside,
                         LocalDate today);

/// Reasons: tie.ended.
Result<void> decide_end_of_tie(const PersonTie& tie);

}  // namespace homeward::people
