#include "platform/access/authority.hpp"

namespace homeward::access {

LocalDate today_for(journal::Transaction& tx, const Viewer& who) {
  if (who.place) {
    const Datum place[] = {who.place->value};
    if (const auto zone = tx.sql().find_text("SELECT zone FROM place WHERE id = $1", place)) {
      if (const auto found = Zone::find(*zone)) return today(*found, tx.now());
    }
  }
  return today(Zone{}, tx.now());
}

Result<void> require(journal::Transaction& tx, const Viewer& who, std::string_view permission) {
  // The request was authenticated in an earlier transaction: ended everywhere at once means also here.
  const Datum wanted[] = {who.sign_in.value, tx.now().micros};
  if (!tx.sql().find_integer("SELECT 1 FROM sign_in WHERE id = $1 AND ended IS NULL AND expires > $2", wanted)) {
    return reject(ErrorKind::forbidden, "sign-in.ended", "this sign-in was ended");
  }
  if (!who.may(permission)) {
    return reject(ErrorKind::forbidden, "permission.missing", "the role in use may not do this");
  }
  return {};
}

Result<void> require_place(journal::Transaction& tx, const Viewer& who, std::string_view permission, Id<Place> place) {
  HW_TRY_VOID(require(tx, who, permission));
  Guard guard(tx.sql(), who, tx.now(), today_for(tx, who));
  if (!guard.within(place.value)) return reject(ErrorKind::not_found, "not-found");
  tx.allow_place(place.value);
  return {};
}

Result<void> require_either_place(journal::Transaction& tx, const Viewer& who, std::string_view permission,
                                  Id<Place> one, Id<Place> other) {
  HW_TRY_VOID(require(tx, who, permission));
  Guard guard(tx.sql(), who, tx.now(), today_for(tx, who));
  bool any = false;
  for (Id<Place> place : {one, other}) {
    if (!guard.within(place.value)) continue;
    tx.allow_place(place.value);
    any = true;
  }
  if (!any) return reject(ErrorKind::not_found, "not-found");
  return {};
}

Result<void> require_person(journal::Transaction& tx, const Viewer& who, std::string_view permission, Id<Person> person,
                            Category category) {
  HW_TRY_VOID(require(tx, who, permission));
  Guard guard(tx.sql(), who, tx.now(), today_for(tx, who));
  Meta about_person;
  about_person.name = "person";
  about_person.category = category;
  const Reach reach = guard.reach(about_person, person.value, std::nullopt, std::nullopt);
  if (reach.barred || !reach.open.contains(category) || reach.through_consent_only) {
    return reject(ErrorKind::not_found, "not-found");
  }
  tx.allow_subject(person.value);
  return {};
}

journal::Actor actor_of(const Viewer& who) {
  journal::Actor actor;
  actor.kind = journal::Actor::Kind::person;
  actor.account = who.account;
  if (who.role) actor.role = who.role->id;
  actor.place = who.place;
  actor.sign_in = who.sign_in.value;
  actor.purpose = who.purpose;
  return actor;
}

}  // namespace homeward::access
