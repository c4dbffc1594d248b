#include "care/people/actions.hpp"

#include "care/people/actions_particulars.hpp"

#include <algorithm>

namespace homeward::people {
namespace {

using access::require_person;
using access::require_place;
using access::Viewer;
using journal::Changed;
using journal::Transaction;

Relation relation(Transaction& tx, Id<Person> person, Id<Place> place, RelationKind kind, Uuid cause) {
  Relation r;
  r.id = tx.new_id<Relation>();
  r.subject = {person.value};
  r.place = place;
  r.kind = kind;
  r.since = tx.now();
  r.cause = Id<Cause>{cause};
  return r;
}

template <class T>
void prefix_faults(FieldFaults& out, const T& faults, const std::string& prefix) {
  for (FieldFault f : faults) {
    f.path = prefix + f.path;
    out.push_back(std::move(f));
  }
}

SafeContact safe_contact(Transaction& tx, const NewSafeContact& c, Id<Person> person, Id<Place> home) {
  SafeContact s;
  s.id = c.id.value_or(tx.new_id<SafeContact>());
  s.person = person;
  s.home = home;
  s.channel = c.channel;
  s.to = c.to;
  s.from_minute = c.from_minute;
  s.until_minute = c.until_minute;
  s.wording = c.wording;
  return s;
}

/// A house has one keyworker for a person: whoever is named takes over from the one before.
void relieve_keyworkers(Transaction& tx, const Viewer& who, Id<Person> person) {
  const Datum wanted[] = {person.value, who.place->value, std::int64_t{access::today_for(tx, who).days}};
  for (auto& before : tx.list<Relation>(
           "SELECT id FROM relation WHERE subject = $1 AND kind = 'keyworker' AND until IS NULL AND place IN (SELECT "
           "place FROM place_scope WHERE ancestor = $2 AND since <= $3 AND (until IS NULL OR until >= $3))",
           wanted)) {
    before->until = tx.now();
    tx.save(before);
  }
}

}  // namespace

Changed insert_person(Transaction& tx, const Person& person) {
  const Changed done = tx.insert(person);
  tx.insert(relation(tx, person.id, person.home, RelationKind::registered, person.id.value));
  return done;
}

Result<Changed> register_person(Transaction& tx, const Viewer& who, const RegisterPerson& c, const GenderAsked& asked) {
  if (!who.place) return reject(ErrorKind::forbidden, "permission.missing", "a role at a place is needed");
  HW_TRY_VOID(require_place(tx, who, "person.register", *who.place));
  const LocalDate today = access::today_for(tx, who);
  Person p;
  p.id = c.id;
  p.home = *who.place;
  p.kinds = c.kinds;
  p.code = c.code;
  p.names = c.names;
  if (c.birth) p.birth = *c.birth;
  p.birth_year = year_of(p.birth.reveal());
  p.sex = c.sex;
  if (c.gender && !c.gender->reveal().empty()) p.gender = c.gender;
  p.languages = c.languages;
  p.registered_on = today;
  FieldFaults faults = check_person(p, today);
  prefix_faults(faults, check_gender(asked, c.gender), "");
  for (std::size_t i = 0; i < c.safe_contacts.size(); ++i) {
    prefix_faults(faults, check_safe_contact(safe_contact(tx, c.safe_contacts[i], c.id, p.home)),
                  "safe_contacts[" + std::to_string(i) + "].");
  }
  std::vector<Identifier> identifiers;
  for (const NewIdentifier& i : c.identifiers) {
    identifiers.push_back(make_identifier(tx, i, c.id, p.home));
    prefix_faults(faults, check_identifier(identifiers.back()),
                  "identifiers[" + std::to_string(identifiers.size() - 1) + "].");
  }
  std::vector<Address> addresses;
  for (const NewAddress& a : c.addresses) {
    addresses.push_back(make_address(tx, a, c.id, p.home));
    prefix_faults(faults, check_address(addresses.back()), "addresses[" + std::to_string(addresses.size() - 1) + "].");
  }
  if (!faults.empty()) return reject_fields(std::move(faults));

  tx.allow_subject(p.id.value);
  const Changed done = insert_person(tx, p);
  Relation mine = relation(tx, p.id, p.home, RelationKind::worker, p.id.value);
  mine.worker = who.account;
  tx.insert(mine);
  for (const Identifier& i : identifiers) tx.insert(i);
  for (const NewSafeContact& s : c.safe_contacts) tx.insert(safe_contact(tx, s, p.id, p.home));
  for (const Address& a : addresses) tx.insert(a);
  return done;
}

Result<Changed> change_details(Transaction& tx, const Viewer& who, journal::Stored<Person>& person,
                               const ChangeDetails& c, const GenderAsked& asked) {
  HW_TRY_VOID(require_person(tx, who, "person.change", person->id, Category::identity));
  // Before anything is compared with what was said: the answer would tell it. Where it is not asked nothing is.
  if (c.gender && asked.asked) {
    HW_TRY_VOID(require_person(tx, who, "person.change", person->id, Category::intimate));
  }
  person->kinds = c.kinds;
  person->code = c.code;
  person->names = c.names;
  person->birth = c.birth.value_or(Protected<Birth>{});
  person->birth_year = year_of(person->birth.reveal());
  person->sex = c.sex;
  person->languages = c.languages;
  FieldFaults faults = check_person(person.value, access::today_for(tx, who));
  // What was said under an earlier pack stays as it is until something else is said.
  const bool kept = asked.asked && c.gender == person->gender;
  if (!kept) prefix_faults(faults, check_gender(asked, c.gender), "");
  if (!faults.empty()) return reject_fields(std::move(faults));
  if (c.gender) person->gender = c.gender->reveal().empty() ? std::nullopt : c.gender;
  return tx.save(person);
}

Result<Changed> add_safe_contact(Transaction& tx, const Viewer& who, Id<Person> person, const NewSafeContact& c) {
  HW_TRY_VOID(require_person(tx, who, "person.change", person, Category::contact));
  const SafeContact row = safe_contact(tx, c, person, *who.place);
  if (auto faults = check_safe_contact(row); !faults.empty()) return reject_fields(std::move(faults));
  return tx.insert(row);
}

Result<Changed> end_safe_contact(Transaction& tx, const Viewer& who, Id<SafeContact> id) {
  HW_TRY(auto way, tx.get(id));
  HW_TRY_VOID(require_person(tx, who, "person.change", way->person, Category::contact));
  HW_TRY_VOID(require_place(tx, who, "person.change", way->home));
  way->ended = true;
  return tx.save(way);
}

Result<Changed> assign_worker(Transaction& tx, const Viewer& who, Id<Person> person, const AssignWorker& c) {
  HW_TRY_VOID(require_person(tx, who, "person.assign", person, Category::care));
  if (c.kind != RelationKind::keyworker && c.kind != RelationKind::worker) {
    return reject_fields({{"kind", "word.unknown", "keyworker or worker"}});
  }
  HW_TRY_VOID(access::require_colleague(tx, who, c.account));
  if (c.kind == RelationKind::keyworker) relieve_keyworkers(tx, who, person);
  Relation r = relation(tx, person, *who.place, c.kind, person.value);
  r.worker = c.account;
  return tx.insert(r);
}

Result<Changed> end_relation(Transaction& tx, const Viewer& who, Id<Relation> id) {
  HW_TRY(auto r, tx.get(id));
  HW_TRY_VOID(require_person(tx, who, "person.assign", Id<Person>{r->subject.value}, Category::care));
  HW_TRY_VOID(require_place(tx, who, "person.assign", r->place));
  const bool beside = r->kind == RelationKind::keyworker || r->kind == RelationKind::worker;
  if (!beside || (r->until && *r->until <= tx.now())) return reject(ErrorKind::not_found, "not-found");
  r->until = tx.now();
  return tx.save(r);
}

Result<Changed> open_in_emergency(Transaction& tx, const Viewer& who, Id<Person> person, const OpenInEmergency& c) {
  HW_TRY_VOID(access::require(tx, who, "person.break-glass"));
  if (c.explanation.reveal().empty())
    return reject_fields({{"explanation", "field.missing", "say why, for the review"}});
  HW_TRY(auto known, tx.get(person));
  tx.allow_subject(known->id.value);
  BreakGlass look;
  look.id = tx.new_id<BreakGlass>();
  look.subject = {person.value};
  look.home = *who.place;
  look.account = who.account;
  look.reason = c.reason;
  look.explanation = c.explanation;
  look.opened = tx.now();
  look.ends = tx.now() + k_break_glass_length;
  Relation r = relation(tx, person, *who.place, RelationKind::break_glass, look.id.value);
  r.worker = who.account;
  r.until = look.ends;
  tx.insert(r);
  return tx.insert(look);
}

Result<Changed> review_look(Transaction& tx, const Viewer& who, Id<BreakGlass> id, ReviewState review) {
  HW_TRY(auto look, tx.get(id));
  HW_TRY_VOID(require_place(tx, who, "break-glass.review", look->home));
  if (look->account == who.account)
    return reject(ErrorKind::forbidden, "review.own", "somebody else has to review this");
  if (look->review != ReviewState::waiting) {
    return reject(ErrorKind::conflict, "review.done", "this look was reviewed already");
  }
  if (review == ReviewState::waiting) return reject_fields({{"review", "word.unknown", "justified or not_justified"}});
  if (review == ReviewState::not_justified) {
    const Datum opened[] = {look->subject.value, look->id.value};
    for (auto& r : tx.list<Relation>("SELECT id FROM relation WHERE subject = $1 AND cause = $2", opened)) {
      if (*r->until <= tx.now()) continue;
      tx.allow_subject(look->subject.value);
      r->until = tx.now();
      tx.save(r);
    }
  }
  look->review = review;
  look->reviewed_by = who.account;
  look->reviewed_at = tx.now();
  return tx.save(look);
}

Result<Changed> propose_link(Transaction& tx, const Viewer& who, Id<Person> person, const ProposeLink& c) {
  HW_TRY_VOID(require_person(tx, who, "person.link", person, Category::identity));
  HW_TRY_VOID(require_person(tx, who, "person.link", c.other, Category::identity));
  HW_TRY(auto one, tx.get(person));
  HW_TRY(auto other, tx.get(c.other));
  if (person == c.other) return reject_fields({{"other", "link.same", "these are one record already"}});
  PersonLink link;
  link.id = c.id;
  link.person = person;
  link.other = c.other;
  link.home = one->home;
  link.other_home = other->home;
  link.proposed_by = who.account;
  return tx.insert(link);
}

Result<Changed> decide_link_of(Transaction& tx, const Viewer& who, Id<PersonLink> id, LinkState wanted) {
  HW_TRY(auto link, tx.get(id));
  HW_TRY_VOID(access::require_either_place(tx, who, "link.approve", link->home, link->other_home));
  HW_TRY(link->state, decide_link(link.value, who.account, wanted));
  link->decided_by = who.account;
  return tx.save(link);
}

Result<Changed> record_consent(Transaction& tx, const Viewer& who, Id<Person> person, const NewConsent& c) {
  HW_TRY_VOID(require_person(tx, who, "consent.manage", person, Category::consent));
  HW_TRY(const Consent consent, make_consent(c, person, *who.place, access::today_for(tx, who), ""));
  return tx.insert(consent);
}

Result<Changed> revoke_consent(Transaction& tx, const Viewer& who, Id<Consent> id, const RevokeConsent& c) {
  HW_TRY(auto consent, tx.get(id));
  HW_TRY_VOID(require_person(tx, who, "consent.manage", Id<Person>{consent->subject.value}, Category::consent));
  if (consent->state != ConsentState::active)
    return reject(ErrorKind::conflict, "consent.not-active", "it opens nothing now");
  consent->state = ConsentState::revoked;
  consent->revoked_at = tx.now();
  consent->revoked_how = c.how;
  return tx.save(consent);
}

}  // namespace homeward::people
