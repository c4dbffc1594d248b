#include "platform/access/authority.hpp"

namespace homeward::access {

Zone zone_at(db::ReadTransaction& tx, Id<Place> place) {
  const Datum wanted[] = {place.value};
  const auto zone = tx.find_text("SELECT zone FROM place WHERE id = $1", wanted);
  return zone ? Zone::find(*zone).value_or(Zone{}) : Zone{};
}

LocalDate today_at(journal::Transaction& tx, Id<Place> place) { return today(zone_at(tx.sql(), place), tx.now()); }

LocalDate today_for(journal::Transaction& tx, const Viewer& who) { return today_for(tx.sql(), who, tx.now()); }

LocalDate today_for(db::ReadTransaction& tx, const Viewer& who, Instant now) {
  return today(who.place ? zone_at(tx, *who.place) : Zone{}, now);
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

namespace {

enum class Passing { refused, enough };

Result<void> require_reach(journal::Transaction& tx, const Viewer& who, std::string_view permission, Id<Person> person,
                           Category category, Passing passing) {
  HW_TRY_VOID(require(tx, who, permission));
  Guard guard(tx.sql(), who, tx.now(), today_for(tx, who));
  Meta about_person;
  about_person.name = "person";
  about_person.category = category;
  const Reach reach = guard.reach(about_person, person.value, std::nullopt, std::nullopt);
  const bool only_passing = reach.passing && passing == Passing::refused;
  if (reach.barred || !reach.open.contains(category) || only_passing) {
    return reject(ErrorKind::not_found, "not-found");
  }
  tx.allow_subject(person.value);
  return {};
}

}  // namespace

Result<void> require_person(journal::Transaction& tx, const Viewer& who, std::string_view permission, Id<Person> person,
                            Category category) {
  return require_reach(tx, who, permission, person, category, Passing::refused);
}

Result<void> require_person_in_reach(journal::Transaction& tx, const Viewer& who, std::string_view permission,
                                     Id<Person> person, Category category) {
  return require_reach(tx, who, permission, person, category, Passing::enough);
}

Result<void> require_colleague(journal::Transaction& tx, const Viewer& who, Id<Account> account) {
  const LocalDate today = today_for(tx, who);
  const Datum wanted[] = {account.value, who.place->value, std::int64_t{today.days}};
  if (tx.sql().find_integer(
          "SELECT 1 FROM role_binding b JOIN place_scope s ON s.place = b.place JOIN account a ON a.id = b.account "
          "WHERE b.account = $1 AND s.ancestor = $2 AND b.confirmed = 1 AND b.since <= $3 AND (b.until IS NULL OR "
          "b.until >= $3) AND s.since <= $3 AND (s.until IS NULL OR s.until >= $3) AND a.state = 'active' LIMIT 1",
          wanted)) {
    return {};
  }
  return reject(ErrorKind::conflict, "worker.other-place", "this worker has no role at your place");
}

journal::Actor actor_of(const Viewer& who) {
  journal::Actor actor;
  actor.kind = journal::Actor::Kind::person;
  if (who.invitation) {
    actor.on_behalf = who.invitation->by.value;
  } else {
    actor.account = who.account;
    actor.sign_in = who.sign_in.value;
  }
  if (who.role) actor.role = who.role->id;
  actor.place = who.place;
  actor.purpose = who.purpose;
  return actor;
}

}  // namespace homeward::access
