#include "care/assessment/actions_link.hpp"
#include "care/assessment/routes.hpp"
#include "care/assessment/views_link.hpp"
#include "platform/http/problem.hpp"

namespace homeward::assessment {
namespace {

using http::Call;
using http::info;
using journal::Changed;
using journal::Transaction;

http::RouteInfo by_link(std::string summary) {
  return {http::Audience::invited, "", Category::clinical, "care", std::move(summary)};
}

/// The last but one part of `/people/{id}/form-links`.
Result<Id<Person>> person_in(const http::Request& request) {
  const std::size_t end = request.path.rfind('/');
  const std::size_t begin = request.path.rfind('/', end - 1);
  if (const auto id = Uuid::parse(request.path.substr(begin + 1, end - begin - 1))) return Id<Person>{*id};
  return reject(ErrorKind::not_found, "not-found");
}

/// The token is said once, here, and never again: asked a second time there is no answer but to make another link.
http::Response made(const Changed& done, const std::string& token, const std::string& request_id) {
  if (done.repeated) return http::problem(409, "form-link.said-once", "make another link", request_id);
  json::Writer out;
  out.begin_object().key("id").string(done.row.to_string()).key("version").string(done.version.to_string());
  out.key("token").string(token).end_object();
  return {201, {{"Content-Type", "application/json"}}, out.take()};
}

void make(const Instruments& instruments, const http::Services& services, std::shared_ptr<http::Request> request,
          const access::Viewer& viewer, http::Respond respond) {
  const auto refuse = [&](const Error& error) { respond(http::problem(error, request->request_id)); };
  const auto person = person_in(*request);
  if (!person) return refuse(person.error());
  const auto command = http::parse_body<MakeLink>(*request);
  if (!command) return refuse(command.error());
  const auto write = http::command_of(*request, services.vault);
  if (!write) return refuse(write.error());
  const std::string token = vault::new_token();
  services.journal.write(
      access::actor_of(viewer), *write,
      [&instruments, viewer, person = *person, command = *command, token](Transaction& tx) {
        return make_link(tx, viewer, instruments, person, command, token);
      },
      [request, respond = std::move(respond), token](journal::Outcome outcome) {
        if (outcome.failure) return respond(http::problem(outcome.failure, request->request_id));
        if (!outcome.answer) return respond(http::problem(outcome.answer.error(), request->request_id));
        respond(made(*outcome.answer, token, request->request_id));
      });
}

void add_staff_routes(http::Routes& routes, const Instruments& instruments, const http::Services& services) {
  routes.view<ListOf<LinkLine>>(
      "/api/v1/people/{id}/form-links",
      info("assessment.read", Category::clinical, "Links to forms that a person may still fill in on their own phone."),
      [](Call& call, Reader& reader) -> Result<ListOf<LinkLine>> {
        HW_TRY(const auto id, call.id<Person>("id"));
        return open_links(reader, id);
      });
  routes
      .custom(http::Method::post, "/api/v1/people/{id}/form-links",
              info("assessment.write", Category::clinical,
                   "Makes a link to one form for a person's own phone; the answer holds its token, once."),
              [&](auto request, auto who, http::Respond respond) {
                make(instruments, services, request, who->viewer, std::move(respond));
              })
      .body = &meta_of<MakeLink>();
  routes.action<http::Nothing>(
      "/api/v1/form-links/{id}/revoke",
      info("assessment.write", Category::clinical, "Takes a link back: it opens nothing any more."),
      [](const http::Nothing&, Call& call, Transaction& tx) -> Result<Changed> {
        HW_TRY(const auto id, call.id<FormLink>("id"));
        return revoke_link(tx, call.viewer, id);
      });
}

}  // namespace

void add_link_routes(http::Routes& routes, const Instruments& instruments, const catalogue::Catalogue& catalogue,
                     const http::Services& services) {
  add_staff_routes(routes, instruments, services);
  routes.view<InvitedForm>(
      "/api/v1/invited", by_link("The form of a link, for whoever holds its token."),
      [&](Call&, Reader& reader) -> Result<InvitedForm> { return invited_form(reader, instruments, catalogue); });
  routes.action<AnswerByLink>("/api/v1/invited/answers", by_link("Saves what was answered so far, by link."),
                              [&](const AnswerByLink& c, Call& call, Transaction& tx) -> Result<Changed> {
                                return save_by_link(tx, call.viewer, instruments, c,
                                                    [&](const Uuid& version) { return call.expect_version(version); });
                              });
  routes.action<AnswerByLink>("/api/v1/invited/finish", by_link("The last answers by link, which is used up by them."),
                              [&](const AnswerByLink& c, Call& call, Transaction& tx) -> Result<Changed> {
                                return finish_by_link(tx, call.viewer, instruments, c, [&](const Uuid& version) {
                                  return call.expect_version(version);
                                });
                              });
}

}  // namespace homeward::assessment
