#include "care/people/actions_tie.hpp"
#include "care/people/routes.hpp"

namespace homeward::people {

using http::Call;
using http::info;
using journal::Changed;
using journal::Transaction;

void add_tie_routes(http::Routes& routes, const GenderAsked& asked) {
  auto compared = compared_of_a_person();
  compared.push_back({"tie.whom", {"registers"}});
  compared.push_back({"tie.already", {"other"}});
  routes
      .action<PutBeside>("/api/v1/people/{id}/ties",
                         info("tie.change", Category::care, "Puts somebody beside a person; opens nothing to them."),
                         [&asked](const PutBeside& c, Call& call, Transaction& tx) -> Result<Changed> {
                           HW_TRY(const auto id, call.id<Person>("id"));
                           return put_beside(tx, call.viewer, id, c, asked);
                         })
      .with_all_faults(compared);
  routes.action<EndTie>("/api/v1/ties/{id}/end",
                        info("tie.change", Category::care, "Somebody stands no longer beside a person."),
                        [](const EndTie& c, Call& call, Transaction& tx) -> Result<Changed> {
                          HW_TRY(const auto id, call.id<PersonTie>("id"));
                          return end_tie(tx, call.viewer, id, c);
                        });
}

}  // namespace homeward::people
