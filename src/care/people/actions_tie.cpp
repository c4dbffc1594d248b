#include "care/people/actions_tie.hpp"

#include <algorithm>

namespace homeward::people {
namespace {

using access::require_person;
using access::Viewer;
using journal::Changed;
using journal::Transaction;

/// The row of the command, on the page of `person`.
PersonTie tie_of(Transaction& tx, const Viewer& who, Id<Person> person, const PutBeside& c) {
  PersonTie tie;
  tie.id = c.id;
  tie.person = person;
  tie.tells_of = c.other.value_or(c.registers ? c.registers->id : Id<Person>{});
  tie.home = *who.place;
  tie.twin = tx.new_id<PersonTie>();
  tie.kind = c.kind;
  tie.said_by = c.said_by;
  tie.since = c.since;
  tie.lives_together = c.lives_together;
  tie.supports = c.supports;
  return tie;
}

/// The same on the page of the other. Whether the person supports the other in turn, nobody said.
PersonTie twin_of(PersonTie tie) {
  std::swap(tie.id, tie.twin);
  std::swap(tie.person, tie.tells_of);
  tie.kind = seen_from_the_other(tie.kind);
  if (tie.said_by == TieSource::the_person || tie.said_by == TieSource::the_one_beside) {
    const bool theirs = tie.said_by == TieSource::the_one_beside;
    tie.said_by = theirs ? TieSource::the_person : TieSource::the_one_beside;
  }
  tie.supports = TieFact::not_known;
  return tie;
}

/// What the actor's own house wrote already of these two records: what another one wrote is not shown here, so nothing
/// may be refused by it.
std::vector<PersonTie> between(Transaction& tx, const Viewer& who, Id<Person> person, Id<Person> other) {
  std::vector<PersonTie> out;
  access::Guard guard(tx.sql(), who, tx.now(), access::today_for(tx, who));
  const Datum wanted[] = {person.value, other.value};
  for (const auto& tie : tx.list<PersonTie>("SELECT id FROM person_tie WHERE person = $1 AND tells_of = $2", wanted)) {
    if (guard.of_own_house(tie->home.value)) out.push_back(tie.value);
  }
  return out;
}

Result<void> become_relative(Transaction& tx, const Viewer& who, Id<Person> id) {
  HW_TRY_VOID(require_person(tx, who, "tie.change", id, Category::identity));
  HW_TRY(auto other, tx.get(id));
  if (std::ranges::find(other->kinds, PersonKind::relative) != other->kinds.end()) return {};
  other->kinds.push_back(PersonKind::relative);
  tx.save(other);
  return {};
}

}  // namespace

Result<Changed> put_beside(Transaction& tx, const Viewer& who, Id<Person> person, const PutBeside& c,
                           const GenderAsked& asked) {
  HW_TRY_VOID(require_person(tx, who, "tie.change", person, Category::care));
  const LocalDate today = access::today_for(tx, who);
  const PersonTie tie = tie_of(tx, who, person, c);
  FieldFaults faults = check_tie(tie, today);
  if (c.other.has_value() == c.registers.has_value()) {
    faults.push_back({"other", "tie.whom", "somebody known or somebody new, one of the two"});
  } else if (c.other) {
    if (auto done = become_relative(tx, who, *c.other); !done) return tl::unexpected(done.error());
    const auto group = records_of_one_person(tx.sql(), person.value);
    const auto beside = between(tx, who, person, *c.other);
    for (FieldFault& f : check_beside(tie, group, beside, today)) faults.push_back(std::move(f));
  } else if (const auto done = register_person(tx, who, *c.registers, asked); !done) {
    if (done.error().fields.empty()) return tl::unexpected(done.error());
    for (FieldFault f : done.error().fields) {
      f.path.insert(0, "registers.");
      faults.push_back(std::move(f));
    }
  }
  if (!faults.empty()) return reject_fields(std::move(faults));
  tx.insert(twin_of(tie));
  return tx.insert(tie);
}

Result<Changed> end_tie(Transaction& tx, const Viewer& who, Id<PersonTie> id, const EndTie& c) {
  HW_TRY(auto tie, tx.get(id));
  HW_TRY_VOID(require_person(tx, who, "tie.change", tie->person, Category::care));
  HW_TRY_VOID(access::require_place(tx, who, "tie.change", tie->home));
  HW_TRY_VOID(decide_end_of_tie(tie.value));
  tie->until = c.until;
  if (auto faults = check_tie(tie.value, access::today_for(tx, who)); !faults.empty())
    return reject_fields(std::move(faults));
  if (auto twin = tx.find(tie->twin)) {
    tx.allow_subject((*twin)->person.value);
    (*twin)->until = c.until;
    tx.save(*twin);
  }
  return tx.save(tie);
}

}  // namespace homeward::people
