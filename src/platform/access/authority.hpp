#pragma once
#include "platform/access/guard.hpp"
#include "platform/journal/journal.hpp"

/// Whether a user may do something, checked inside the write. Refused and absent answer alike: a person out of reach
/// is `not-found`; a permission the role lacks is `permission.missing`, which the user knows anyway.
namespace homeward::access {

/// The time zone of a place; UTC where the place is not known.
Zone zone_at(db::ReadTransaction& tx, Id<Place> place);
LocalDate today_at(journal::Transaction& tx, Id<Place> place);
/// Today at the role's place; in UTC for a role without one.
LocalDate today_for(journal::Transaction& tx, const Viewer& who);
LocalDate today_for(db::ReadTransaction& tx, const Viewer& who, Instant now);

/// The sign-in still stands and the role has the permission. Reasons: sign-in.ended, permission.missing.
Result<void> require(journal::Transaction& tx, const Viewer& who, std::string_view permission);

/// The same, and the place lies at or below the role's place. Opens rows of that place for this write.
Result<void> require_place(journal::Transaction& tx, const Viewer& who, std::string_view permission, Id<Place> place);

/// The same, and the person is in reach with this category, not only through consent or in an emergency: those are for
/// reading. Opens rows about the person for this write.
Result<void> require_person(journal::Transaction& tx, const Viewer& who, std::string_view permission, Id<Person> person,
                            Category category);

/// The same, also where the person is in reach only through consent or in an emergency: an admission takes no more.
Result<void> require_person_in_reach(journal::Transaction& tx, const Viewer& who, std::string_view permission,
                                     Id<Person> person, Category category);

/// For records that two places share (handovers): one of them must be within the role's place.
Result<void> require_either_place(journal::Transaction& tx, const Viewer& who, std::string_view permission,
                                  Id<Place> one, Id<Place> other);

/// This account has a role at or below the actor's place today. Reasons: worker.other-place.
Result<void> require_colleague(journal::Transaction& tx, const Viewer& who, Id<Account> account);

/// The actor of the journal entries of this viewer.
journal::Actor actor_of(const Viewer& who);

}  // namespace homeward::access
