#include "care/assessment/routes.hpp"

#include "care/assessment/actions.hpp"
#include "care/assessment/views_due.hpp"
#include "care/assessment/views_family.hpp"
#include "care/assessment/views_own.hpp"
#include "platform/http/hashed_write.hpp"
#include "platform/http/problem.hpp"

#include <charconv>

namespace homeward::assessment {
namespace {

using http::Call;
using http::info;
using journal::Changed;
using journal::Transaction;

/// Loads the form of the path for a change: out of reach and absent answer alike, before any version is compared.
Result<journal::Stored<Assessment>> form_for(Call& call, Transaction& tx) {
  HW_TRY(const auto id, call.id<Assessment>("id"));
  HW_TRY(auto form, tx.get(id));
  HW_TRY_VOID(access::require_person(tx, call.viewer, "assessment.write", form->person, Category::clinical));
  HW_TRY_VOID(access::require_place(tx, call.viewer, "assessment.write", form->home));
  HW_TRY_VOID(call.expect_version(form.version()));
  return form;
}

/// The last part of `/instruments/{pack}`.
std::string pack_in(const http::Request& request) { return request.path.substr(request.path.rfind('/') + 1); }

const catalogue::Pack* pack_asked(const catalogue::Catalogue& catalogue, const http::Request& request) {
  const std::string id = pack_in(request);
  const auto wanted = request.query_value("version");
  if (!wanted) return catalogue.find("instruments", id);
  std::int64_t version = 0;
  const auto [end, wrong] = std::from_chars(wanted->data(), wanted->data() + wanted->size(), version);
  const bool whole = wrong == std::errc{} && end == wanted->data() + wanted->size();
  return whole ? catalogue.find("instruments", id, version) : nullptr;
}

/// What is to be asked of whom; and with what.
void add_due_routes(http::Routes& routes, const Instruments& instruments, const Schedules& schedules) {
  routes.view<FormsDue>("/api/v1/people/{id}/assessments/due",
                        info("assessment.read", Category::clinical, "Which forms are to be asked of a person now."),
                        [&](Call& call, Reader& reader) -> Result<FormsDue> {
                          HW_TRY(const auto id, call.id<Person>("id"));
                          return forms_due(reader, instruments, schedules, id);
                        });
  routes.view<PeopleDue>(
      "/api/v1/assessments/due",
      info("assessment.read", Category::clinical, "Which forms are to be asked of one's own people now."),
      [&](Call&, Reader& reader) -> Result<PeopleDue> { return own_people_due(reader, instruments, schedules); });
  routes.view<PeopleDue>(
      "/api/v1/places/{id}/assessments/due",
      info("assessment.read", Category::clinical, "Which forms are to be asked of the people in care at a place now."),
      [&](Call& call, Reader& reader) -> Result<PeopleDue> {
        HW_TRY(const auto id, call.id<Place>("id"));
        return people_due_at(reader, instruments, schedules, id);
      });
}

/// What somebody's own forms say to themselves, and what those of a family say side by side.
void add_result_routes(http::Routes& routes, const Instruments& instruments, const catalogue::Catalogue& catalogue) {
  routes.view<OwnForms>(
      "/api/v1/assessments/own",
      info("assessment.own", Category::clinical, "What one's own forms say, without the answers."),
      [&](Call&, Reader& reader) -> Result<OwnForms> { return own_forms(reader, instruments, catalogue); });
  routes.view<ListOf<FamilyForms>>(
      "/api/v1/people/{id}/assessments/family",
      info("assessment.read", Category::clinical, "What the members of a family say side by side, and the spread."),
      [&instruments](Call& call, Reader& reader) -> Result<ListOf<FamilyForms>> {
        HW_TRY(const auto id, call.id<Person>("id"));
        return family_forms(reader, instruments, id);
      });
}

/// What somebody does who fills in a form, also on a device that was handed over to them.
void add_filling_routes(http::Routes& routes, const Instruments& instruments) {
  routes
      .view<FormLine>("/api/v1/assessments/{id}",
                      info("assessment.read", Category::clinical, "One form, to go on with or to read."),
                      [&instruments](Call& call, Reader& reader) -> Result<FormLine> {
                        HW_TRY(const auto id, call.id<Assessment>("id"));
                        return find_form(reader, instruments, id);
                      })
      .when_handed_over(http::HandedOver::own_form);
  routes
      .action<SaveAnswers>("/api/v1/assessments/{id}/answers",
                           info("assessment.write", Category::clinical, "Saves what was answered so far."),
                           [&instruments](const SaveAnswers& c, Call& call, Transaction& tx) -> Result<Changed> {
                             HW_TRY(auto form, form_for(call, tx));
                             return save_answers(tx, call.viewer, instruments, form, c);
                           })
      .when_handed_over(http::HandedOver::own_form);
  routes
      .action<SaveAnswers>(
          "/api/v1/assessments/{id}/finish",
          info("assessment.write", Category::clinical, "The last answers; what they say opens tasks at once."),
          [&instruments](const SaveAnswers& c, Call& call, Transaction& tx) -> Result<Changed> {
            HW_TRY(auto form, form_for(call, tx));
            return finish_form(tx, call.viewer, instruments, form, c);
          })
      .when_handed_over(http::HandedOver::own_form);
}

/// Of the PIN only the hash is kept, and hashing comes before the write.
void hand_over_device(const http::SignInServices& s, std::shared_ptr<http::Request> request,
                      const access::Viewer& viewer, http::Respond respond) {
  const auto command = http::parse_body<HandOver>(*request);
  if (!command) return respond(http::problem(command.error(), request->request_id));
  if (const auto fit = check_hand_over(*command); !fit) {
    return respond(http::problem(fit.error(), request->request_id));
  }
  std::optional<std::string> pin;
  if (command->pin) pin = command->pin->reveal().str();
  http::write_hashed(s, request, viewer, std::move(respond), pin,
                     [viewer, command = *command](Transaction& tx, const std::optional<std::string>& hash) {
                       return hand_over(tx, viewer, command, hash);
                     });
}

}  // namespace

void add_hand_over_route(http::Routes& routes, const http::SignInServices& s) {
  routes
      .custom(http::Method::post, "/api/v1/assessments/hand-over",
              info("assessment.write", Category::clinical,
                   "Hands the device over for these forms: its sign-in reaches nothing else until it is taken back."),
              [&s](auto request, auto who, http::Respond respond) {
                hand_over_device(s, request, who->viewer, std::move(respond));
              })
      .body = &meta_of<HandOver>();
}

void add_routes(http::Routes& routes, const Instruments& instruments, const Schedules& schedules,
                const catalogue::Catalogue& catalogue) {
  add_due_routes(routes, instruments, schedules);
  add_result_routes(routes, instruments, catalogue);
  routes.view<ListOf<InstrumentLine>>(
      "/api/v1/instruments", info("assessment.read", Category::place, "The instruments of this deployment."),
      [&instruments](Call&, Reader&) -> Result<ListOf<InstrumentLine>> { return list_instruments(instruments); });
  // Content of the catalogue, about nobody: packs of tiers B and C hold no text until a deployment may show it. A form
  // that was begun asks for its own version.
  routes
      .custom(http::Method::get, "/api/v1/instruments/{pack}",
              info("assessment.read", Category::place, "The pack of an instrument: what is asked, what scores mean."),
              [&catalogue](auto request, auto, http::Respond respond) {
                const catalogue::Pack* pack = pack_asked(catalogue, *request);
                if (!pack) return respond(http::problem(404, "not-found", "", request->request_id));
                respond({200, {{"Content-Type", "application/json"}}, json::to_string(pack->content)});
              })
      .when_handed_over(http::HandedOver::open)
      .query = {{"version", "The version that a form was begun with; without it the newest."}};
  routes
      .view<ListOf<FormLine>>(
          "/api/v1/people/{id}/assessments",
          info("assessment.read", Category::clinical, "A person's forms with their scores, newest first."),
          [&instruments](Call& call, Reader& reader) -> Result<ListOf<FormLine>> {
            HW_TRY(const auto id, call.id<Person>("id"));
            HW_TRY(const std::string page, call.text_query("page", 600));
            return forms_of(reader, instruments, id, page);
          })
      .query = {{"page", "`next` of the last answer."}};
  routes.action<BeginForm>("/api/v1/people/{id}/assessments",
                           info("assessment.write", Category::clinical, "Begins a form of an instrument."),
                           [&instruments](const BeginForm& c, Call& call, Transaction& tx) -> Result<Changed> {
                             HW_TRY(const auto id, call.id<Person>("id"));
                             return begin_form(tx, call.viewer, instruments, id, c);
                           });
  routes.action<TakeRound>("/api/v1/people/{id}/rounds",
                           info("assessment.write", Category::clinical, "A round of a flow sheet, with vital signs."),
                           [&instruments](const TakeRound& c, Call& call, Transaction& tx) -> Result<Changed> {
                             HW_TRY(const auto id, call.id<Person>("id"));
                             return take_round(tx, call.viewer, instruments, id, c);
                           });
  add_filling_routes(routes, instruments);
  routes.action<http::Nothing>("/api/v1/assessments/{id}/mark-as-error",
                               info("assessment.write", Category::clinical, "Filled in by mistake: kept and marked."),
                               [](const http::Nothing&, Call& call, Transaction& tx) -> Result<Changed> {
                                 HW_TRY(auto form, form_for(call, tx));
                                 return mark_as_error(tx, form);
                               });
}

}  // namespace homeward::assessment
