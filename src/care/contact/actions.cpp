#include "care/contact/actions.hpp"

#include "care/contact/rules.hpp"

namespace homeward::contact {
namespace {

using access::Viewer;
using journal::Changed;
using journal::Transaction;

Result<void> require_to_write(Transaction& tx, const Viewer& who, Id<Person> person) {
  HW_TRY_VOID(access::require_person(tx, who, "contact.write", person, Category::clinical));
  return access::require_place(tx, who, "contact.write", *who.place);
}

/// Of the house that the place is or belongs to.
std::optional<Id<Episode>> open_episode(Transaction& tx, Id<Person> person, Id<Place> home) {
  const Datum wanted[] = {person.value, home.value};
  const auto id = tx.sql().find_uuid(
      "SELECT id FROM episode WHERE person = $1 AND closed IS NULL AND home IN (SELECT below.place FROM place_scope up "
      "JOIN place p ON p.id = up.ancestor AND p.kind IN ('centre', 'ngo') JOIN place_scope below ON below.ancestor = "
      "up.ancestor WHERE up.place = $2 AND up.until IS NULL AND below.until IS NULL) ORDER BY opened DESC LIMIT 1",
      wanted);
  if (!id) return std::nullopt;
  return Id<Episode>{*id};
}

}  // namespace

Result<Changed> enter_contact(Transaction& tx, const Viewer& who, Id<Person> person, const EnterContact& c) {
  HW_TRY_VOID(require_to_write(tx, who, person));
  if (auto faults = check_contact(c.on, c.attendance, c.absence, access::today_for(tx, who)); !faults.empty())
    return reject_fields(std::move(faults));
  return tx.insert(Contact{.id = c.id,
                           .person = person,
                           .home = *who.place,
                           .episode = open_episode(tx, person, *who.place),
                           .on = c.on,
                           .kind = c.kind,
                           .attendance = c.attendance,
                           .absence = c.absence,
                           .label = {}});
}

Result<Changed> say_outcome(Transaction& tx, const Viewer& who, Id<Contact> contact, const SayOutcome& c) {
  HW_TRY(auto stored, tx.get(contact));
  HW_TRY_VOID(require_to_write(tx, who, stored->person));
  HW_TRY_VOID(access::require_place(tx, who, "contact.write", stored->home));
  HW_TRY_VOID(decide_outcome(stored->attendance, c.attendance));
  if (auto faults = check_contact(stored->on, c.attendance, c.absence, access::today_for(tx, who)); !faults.empty())
    return reject_fields(std::move(faults));
  stored->attendance = c.attendance;
  stored->absence = c.absence;
  return tx.save(stored);
}

}  // namespace homeward::contact
