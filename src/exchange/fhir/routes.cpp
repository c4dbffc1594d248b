#include "exchange/fhir/routes.hpp"

#include "exchange/fhir/element.hpp"

namespace homeward::fhir {
namespace {

using http::Audience;
using http::Call;
using journal::Changed;
using journal::Transaction;

/// The faults of a resource as faults of the member that brought it.
Error within(const char* member, Error error) {
  for (FieldFault& fault : error.fields) fault.path = member + fault.path;
  return error;
}

Result<Questionnaire> questionnaire_in(std::string_view text, const assessment::Instruments& instruments) {
  const auto resource = json::parse(text);
  if (!resource) return reject_fields({{"questionnaire", resource.error().reason, resource.error().detail}});
  auto read = read_questionnaire(*resource, instruments);
  if (!read) return tl::unexpected(within("questionnaire", std::move(read).error()));
  return read;
}

Result<Response> response_in(const BringForm& c, const assessment::Instruments& instruments) {
  const auto resource = json::parse(c.response.reveal().str());
  if (!resource) return reject_fields({{"response", resource.error().reason, resource.error().detail}});
  std::optional<Questionnaire> by;
  if (c.questionnaire) {
    HW_TRY(by, questionnaire_in(c.questionnaire->reveal().str(), instruments));
  }
  auto response = read_response(*resource, instruments, by ? &*by : nullptr);
  if (!response) return tl::unexpected(within("response", std::move(response).error()));
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
  auto received = reader.list<ReceivedForm>(access::Sql("t.form = ").bind(id), "t.id", 1);
  std::optional<access::Disclosed<ReceivedForm>> as_it_came;
  if (!received.empty()) as_it_came = std::move(received.front());
  return FormBundle{std::move(*form), std::move(as_it_came), scorer};
}

Result<MatchedQuestionnaire> match_questionnaire(const assessment::Instruments& instruments,
                                                 const MatchQuestionnaire& c) {
  HW_TRY(auto read, questionnaire_in(c.questionnaire.str(), instruments));
  const scoring::Instrument& instrument = instruments.find(read.instrument)->instrument();
  return MatchedQuestionnaire{std::move(read), &instrument};
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
  ReceivedForm received;
  received.id = tx.new_id<ReceivedForm>();
  received.person = form->person;
  received.home = form->home;
  received.form = form->id;
  received.resource = c.response;
  tx.insert(received);
  return assessment::finish_form(tx, who, instruments, form, {Protected(response.answers)});
}

void add_routes(http::Routes& routes, const assessment::Instruments& instruments) {
  routes.view<InstrumentAsked>("/api/v1/instruments/{pack}/fhir",
                               {Audience::role, "assessment.read", Category::place, "care",
                                "An instrument as a Questionnaire of FHIR R4; without text that its licence keeps."},
                               [&instruments](Call& call, access::Reader&) -> Result<InstrumentAsked> {
                                 const scoring::Scorer* scorer = instruments.find(call.path.front().second);
                                 if (!scorer) return reject(ErrorKind::not_found, "not-found");
                                 return InstrumentAsked{&scorer->instrument()};
                               });
  routes.question<MatchedQuestionnaire, MatchQuestionnaire>(
      "/api/v1/instruments/fhir",
      {Audience::role, "assessment.read", Category::place, "care",
       "Which instrument of ours a Questionnaire of FHIR R4 asks, question by question; nothing is kept."},
      [&instruments](const MatchQuestionnaire& c, Call&, access::Reader&) {
        return match_questionnaire(instruments, c);
      });
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
  const auto* came = bundle.received ? bundle.received->see<&ReceivedForm::resource>() : nullptr;
  const json::Value response = came ? fhir::write_received(json::parse(came->reveal().str()).value(), told)
                                    : fhir::write_response(told, bundle.scorer->instrument());
  // What was marked as an error is told as such, and never scored.
  const bool scored = told.state != FormState::entered_in_error;
  out.value(fhir::write_bundle(response, *bundle.scorer, scored ? told.answers : std::vector<FormAnswer>()));
}

void ViewOf<fhir::MatchedQuestionnaire>::write(json::Writer& out, const fhir::MatchedQuestionnaire& matched) {
  out.begin_object().key("instrument").string(matched.instrument->id);
  out.key("version").integer(matched.instrument->version).key("links").begin_array();
  for (const auto& [link, means] : matched.read.links) {
    out.begin_object().key("link").string(link);
    if (!means.item.empty()) out.key("item").string(means.item);
    if (!means.score.empty()) out.key("score").string(means.score);
    out.end_object();
  }
  out.end_array().key("questionnaire").value(fhir::write_questionnaire(matched.read, *matched.instrument));
  out.end_object();
}

void ViewOf<fhir::InstrumentAsked>::write(json::Writer& out, const fhir::InstrumentAsked& asked) {
  out.value(fhir::write_questionnaire(*asked.instrument));
}

}  // namespace homeward::access
