#include "care/people/actions_particulars.hpp"

#include "care/people/number_search.hpp"

namespace homeward::people {
namespace {

using access::Viewer;
using journal::Changed;
using journal::Stored;
using journal::Transaction;

FieldFaults check(const Identifier& row) { return check_identifier(row); }
FieldFaults check(const Address& row) { return check_address(row); }

void take(Transaction& tx, Identifier& row, const NewIdentifier& c) {
  row.kind = c.kind;
  row.issuer = c.issuer;
  row.value = c.value;
  row.value_key = number_key(tx.vault(), c.issuer.str(), plain_number(c.value.reveal().str()));
}
void take(Transaction&, Address& row, const NewAddress& c) {
  row.use = c.use;
  row.lines = c.lines;
}

template <class T, class C>
T make(Transaction& tx, const C& c, Id<Person> person, Id<Place> home) {
  T row;
  row.id = c.id.value_or(tx.new_id<T>());
  row.person = person;
  row.home = home;
  take(tx, row, c);
  return row;
}

template <class T, class C>
Result<Changed> add(Transaction& tx, const Viewer& who, Id<Person> person, const C& c) {
  HW_TRY_VOID(access::require_person(tx, who, "person.change", person, meta_of<T>().category));
  const T row = make<T>(tx, c, person, *who.place);
  if (auto faults = check(row); !faults.empty()) return reject_fields(std::move(faults));
  return tx.insert(row);
}

template <class T, class C>
Result<Changed> correct(Transaction& tx, const Viewer& who, Stored<T>& row, const C& c) {
  HW_TRY_VOID(require_particular(tx, who, row.value));
  if (row->ended) return reject(ErrorKind::conflict, "particular.ended", "this is no longer valid; add what is");
  take(tx, row.value, c);
  if (auto faults = check(row.value); !faults.empty()) return reject_fields(std::move(faults));
  return tx.save(row);
}

template <class T>
Result<Changed> end(Transaction& tx, const Viewer& who, Id<T> id) {
  HW_TRY(auto row, tx.get(id));
  HW_TRY_VOID(require_particular(tx, who, row.value));
  row->ended = true;
  return tx.save(row);
}

}  // namespace

Identifier make_identifier(Transaction& tx, const NewIdentifier& c, Id<Person> person, Id<Place> home) {
  return make<Identifier>(tx, c, person, home);
}
Address make_address(Transaction& tx, const NewAddress& c, Id<Person> person, Id<Place> home) {
  return make<Address>(tx, c, person, home);
}
Result<Changed> add_identifier(Transaction& tx, const Viewer& who, Id<Person> person, const NewIdentifier& c) {
  return add<Identifier>(tx, who, person, c);
}
Result<Changed> add_address(Transaction& tx, const Viewer& who, Id<Person> person, const NewAddress& c) {
  return add<Address>(tx, who, person, c);
}
Result<Changed> correct_identifier(Transaction& tx, const Viewer& who, Stored<Identifier>& row,
                                   const NewIdentifier& c) {
  return correct(tx, who, row, c);
}
Result<Changed> correct_address(Transaction& tx, const Viewer& who, Stored<Address>& row, const NewAddress& c) {
  return correct(tx, who, row, c);
}
Result<Changed> end_identifier(Transaction& tx, const Viewer& who, Id<Identifier> id) { return end(tx, who, id); }
Result<Changed> end_address(Transaction& tx, const Viewer& who, Id<Address> id) { return end(tx, who, id); }

}  // namespace homeward::people
