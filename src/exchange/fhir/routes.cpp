#include "exchange/fhir/routes.hpp"

#include "exchange/fhir/element.hpp"

namespace homeward::fhir {
namespace {

using http::Audience;
using http::Call;
using journal::Changed;
using journal::Transaction;

/// The faults of a resource as faults of the member that brought it.
Error within(Error error) {
  for (FieldFault& fault : error.fields) fault.path = "response" + fault.path;
  return error;
}

Result<Response> response_in(const BringForm& c, const assessment::Instruments& instruments) {
  const auto resource = json::parse(c.response.reveal().str());
  if (!resource) return reject_fields({{"response", resource.error().reason, resource.error().detail}});
  auto response = read_response(*resource, instruments);
  if (!response) return tl::unexpected(within(std::move(response).error()));
  FieldFaults faults;
  if (!response->finished) faults.push_back({"response/status", "fhir.status", "only finished forms are brought in"});
  if (!response->on) faults.push_back({"response/authored", "fhir.authored", "when it was filled in has to be said"});
  if (!faults.empty()) return reject_fields(std::move(faults));
  return response;
}

}  // namespace

Result<FormBundle> form_bundle(access::Reader& reader, const assessment::Instruments& instruments, Id<Assessment> id) {
  auto form = reader.find(id);
  const auto* instrument = form ? form->see<&Assessment::instrument>() : nullptr;
  const auto* version = form ? form->see<&Assessment::instrument_version>() : nullptr;
  const auto* reading = form ? form->see<&Assessment::reading>() : nullptr;
  const bool open = instrument && version && reading && form->see<&Assessment::answers>() &&
                    form->see<&Assessment::person>() && form->see<&Assessment::on>() &&
                    form->see<&Assessment::language>() && form->see<&Assessment::state>();
  if (!open) return reject(ErrorKind::not_found, "not-found");
  const scoring::Scorer* scorer =
      instruments.find(instrument->str(), *version, *reading ? (*reading)->str() : std::string());
  if (!scorer) {
    return reject(ErrorKind::conflict, "instrument.version-gone", "this version of the instrument is no longer here");
  }
  return FormBundle{std::move(*form), scorer};
}

Result<Changed> bring_form(Transaction& tx, const access::Viewer& who, const assessment::Instruments& instruments,
                           Id<Person> person, const BringForm& c) {
  HW_TRY_VOID(access::require_person(tx, who, "assessment.write", person, Category::clinical));
  HW_TRY(const Response response, response_in(c, instruments));
  assessment::BeginForm begin;
  begin.id = c.id;
  begin.instrument = Text<40>::trusted(response.instrument);
  begin.language = Text<35>::create(response.language).value_or(Text<35>());
  if (begin.language.empty()) begin.language = Text<35>::trusted("en");
  begin.mode = FormMode::imported;
  begin.on = *response.on;
  HW_TRY_VOID(assessment::begin_form(tx, who, instruments, person, begin));
  HW_TRY(auto form, tx.get(c.id));
  return assessment::finish_form(tx, who, instruments, form, {Protected(response.answers)});
}

void add_routes(http::Routes& routes, const assessment::Instruments& instruments) {
  routes.view<FormBundle>("/api/v1/assessments/{id}/fhir",
                          {Audience::role, "assessment.read", Category::clinical, "care",
                           "One form and its scores for another system, as FHIR R4."},
                          [&instruments](Call& call, access::Reader& reader) -> Result<FormBundle> {
                            HW_TRY(const auto id, call.id<Assessment>("id"));
                            return form_bundle(reader, instruments, id);
                          });
  routes.action<BringForm>("/api/v1/people/{id}/assessments/fhir",
                           {Audience::role, "assessment.write", Category::clinical, "care",
                            "A finished form of another system, as FHIR R4."},
                           [&instruments](const BringForm& c, Call& call, Transaction& tx) -> Result<Changed> {
                             HW_TRY(const auto id, call.id<Person>("id"));
                             return bring_form(tx, call.viewer, instruments, id, c);
                           });
}

}  // namespace homeward::fhir

namespace homeward::access {

void ViewOf<fhir::FormBundle>::write(json::Writer& out, const fhir::FormBundle& bundle) {
  const auto& form = bundle.form;
  fhir::Told told;
  told.id = form.id().to_string();
  told.person = form.see<&Assessment::person>()->to_string();
  told.on = *form.see<&Assessment::on>();
  told.language = form.see<&Assessment::language>()->str();
  told.state = *form.see<&Assessment::state>();
  told.answers = form.see<&Assessment::answers>()->reveal();
  const json::Value response = fhir::write_response(told, bundle.scorer->instrument());
  // What was marked as an error is told as such, and never scored.
  const bool scored = told.state != FormState::entered_in_error;
  out.value(fhir::write_bundle(response, *bundle.scorer, scored ? told.answers : std::vector<FormAnswer>()));
}

}  // namespace homeward::access
