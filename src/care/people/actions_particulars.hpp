#pragma once
#include "care/people/actions.hpp"

/// Numbers that somebody issued and where a person lives: added, corrected and ended after the registration as well.
namespace homeward::people {

/// The rows as they are entered, not checked yet.
Identifier make_identifier(journal::Transaction& tx, const NewIdentifier& c, Id<Person> person, Id<Place> home);
Address make_address(journal::Transaction& tx, const NewAddress& c, Id<Person> person, Id<Place> home);

/// Reasons: those of check_identifier and check_address.
Result<journal::Changed> add_identifier(journal::Transaction& tx, const access::Viewer& who, Id<Person> person,
                                        const NewIdentifier& c);
Result<journal::Changed> add_address(journal::Transaction& tx, const access::Viewer& who, Id<Person> person,
                                     const NewAddress& c);
/// What was written wrongly. Only where it was entered. Reasons besides: particular.ended.
Result<journal::Changed> correct_identifier(journal::Transaction& tx, const access::Viewer& who,
                                            journal::Stored<Identifier>& row, const NewIdentifier& c);
Result<journal::Changed> correct_address(journal::Transaction& tx, const access::Viewer& who,
                                         journal::Stored<Address>& row, const NewAddress& c);
/// What was right and is so no longer.
Result<journal::Changed> end_identifier(journal::Transaction& tx, const access::Viewer& who, Id<Identifier> id);
Result<journal::Changed> end_address(journal::Transaction& tx, const access::Viewer& who, Id<Address> id);

/// Whether the actor may change this row: absent and out of reach answer alike.
template <class T>
Result<void> require_particular(journal::Transaction& tx, const access::Viewer& who, const T& row) {
  HW_TRY_VOID(access::require_person(tx, who, "person.change", row.person, meta_of<T>().category));
  return access::require_place(tx, who, "person.change", row.home);
}

}  // namespace homeward::people
