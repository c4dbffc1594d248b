#include "care/people/actions_particulars.hpp"
#include "care/people/routes.hpp"

namespace homeward::people {
namespace {

using http::Call;
using http::info;
using journal::Changed;
using journal::Transaction;

/// What one adds, corrects and ends of a person: three routes of one kind of row.
template <class T, class C, class Add, class Correct, class End>
void add_three(http::Routes& routes, const std::string& plural, const std::string& one, Add add, Correct correct,
               End end) {
  const Category category = meta_of<T>().category;
  routes.action<C>("/api/v1/people/{id}/" + plural, info("person.change", category, "Adds " + one + "."),
                   [add](const C& c, Call& call, Transaction& tx) -> Result<Changed> {
                     HW_TRY(const auto id, call.id<Person>("id"));
                     return add(tx, call.viewer, id, c);
                   });
  routes.action<C>("/api/v1/" + plural + "/{id}/details",
                   info("person.change", category, "Corrects " + one + " that was written wrongly."),
                   [correct](const C& c, Call& call, Transaction& tx) -> Result<Changed> {
                     HW_TRY(const auto id, call.id<T>("id"));
                     HW_TRY(auto row, tx.get(id));
                     // Who may not change it learns neither of it nor of a version.
                     HW_TRY_VOID(require_particular(tx, call.viewer, row.value));
                     HW_TRY_VOID(call.expect_version(row.version()));
                     return correct(tx, call.viewer, row, c);
                   });
  routes.action<http::Nothing>("/api/v1/" + plural + "/{id}/end",
                               info("person.change", category, "Ends " + one + " that is no longer valid."),
                               [end](const http::Nothing&, Call& call, Transaction& tx) -> Result<Changed> {
                                 HW_TRY(const auto id, call.id<T>("id"));
                                 return end(tx, call.viewer, id);
                               });
}

}  // namespace

void add_particulars_routes(http::Routes& routes) {
  add_three<Identifier, NewIdentifier>(routes, "identifiers", "a number that somebody issued", add_identifier,
                                       correct_identifier, end_identifier);
  add_three<Address, NewAddress>(routes, "addresses", "an address", add_address, correct_address, end_address);
}

}  // namespace homeward::people
