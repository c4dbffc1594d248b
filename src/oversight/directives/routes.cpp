#include "oversight/directives/routes.hpp"

#include <algorithm>

namespace homeward::directives {
namespace {

using http::Call;
using http::RouteInfo;
using journal::Changed;
using journal::Transaction;

RouteInfo info(std::string permission, std::string summary, Category compartment = Category::place) {
  return http::info(std::move(permission), compartment, std::move(summary), "oversight");
}

Expects expects(const Call& call) {
  return [&call](const Uuid& version) { return call.expect_version(version); };
}

/// For those who may read both directives and people: the leads of a house.
Result<access::ListOf<ReachedLine>> people(Call& call, Reader& reader) {
  if (!call.viewer.may("person.read"))
    return reject(ErrorKind::forbidden, "permission.missing", "the role in use may not do this");
  HW_TRY(const auto id, call.id<Directive>("id"));
  HW_TRY(const std::string text, call.text_query("place"));
  const auto place = Uuid::parse(text);
  if (!place) return reject(ErrorKind::not_found, "not-found");
  return people_reached(reader, id, Id<Place>{*place});
}

}  // namespace

void add_routes(http::Routes& routes, std::vector<CountableForm> forms) {
  const KnowsInstrument knows = [forms](const std::string& id) {
    return std::ranges::any_of(forms, [&](const CountableForm& form) { return form.id.text == id; });
  };
  routes.view<access::ListOf<DirectiveLine>>(
      "/api/v1/directives", info("directive.read", "Directives that come from or go to one's place."),
      [](Call&, Reader& reader) -> Result<access::ListOf<DirectiveLine>> { return list_directives(reader); });
  routes.view<access::ListOf<CountableForm>>("/api/v1/directives/forms",
                                             info("directive.issue", "Forms that a directive may count."),
                                             [forms](Call&, Reader&) -> Result<access::ListOf<CountableForm>> {
                                               return access::ListOf<CountableForm>{forms};
                                             });
  routes.view<DirectivePage>("/api/v1/directives/{id}",
                             info("directive.read", "A directive with what became of it, from the order to families."),
                             [](Call& call, Reader& reader) -> Result<DirectivePage> {
                               HW_TRY(const auto id, call.id<Directive>("id"));
                               return directive_page(reader, id);
                             });
  routes
      .view<access::ListOf<ReachedLine>>(
          "/api/v1/directives/{id}/people",
          info("directive.read", "Whom a house reached, as far as one may see them.", Category::identity), people)
      .query = {{"place", "The house."}};
  routes.action<IssueDirective>(
      "/api/v1/directives", info("directive.issue", "Issues a directive."),
      [knows](const IssueDirective& c, Call& call, Transaction& tx) { return issue(tx, call.viewer, c, knows); });
  routes.action<AmendDirective>("/api/v1/directives/{id}/amend",
                                info("directive.issue", "Words a directive anew; the houses are asked again."),
                                [knows](const AmendDirective& c, Call& call, Transaction& tx) -> Result<Changed> {
                                  HW_TRY(const auto id, call.id<Directive>("id"));
                                  return amend(tx, call.viewer, id, c, knows, expects(call));
                                });
  routes.action<WithdrawDirective>("/api/v1/directives/{id}/withdraw",
                                   info("directive.issue", "Takes a directive back."),
                                   [](const WithdrawDirective& c, Call& call, Transaction& tx) -> Result<Changed> {
                                     HW_TRY(const auto id, call.id<Directive>("id"));
                                     return withdraw(tx, call.viewer, id, c, expects(call));
                                   });
  routes.action<AnswerDirective>("/api/v1/directives/{id}/answers", info("directive.answer", "A house answers."),
                                 [](const AnswerDirective& c, Call& call, Transaction& tx) -> Result<Changed> {
                                   HW_TRY(const auto id, call.id<Directive>("id"));
                                   return answer(tx, call.viewer, id, c, expects(call));
                                 });
}

}  // namespace homeward::directives
