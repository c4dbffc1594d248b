#pragma once
#include "care/assessment/actions.hpp"
#include "exchange/fhir/response.hpp"
#include "platform/access/view.hpp"
#include "platform/http/routes.hpp"

/// One person's forms as FHIR R4, out and in.
namespace homeward::fhir {

/// A form and its scores as a Bundle; made only where the guard opened all that it tells.
struct FormBundle {
  access::Disclosed<Assessment> form;
  std::optional<access::Disclosed<ReceivedForm>> received;  ///< as it came, where it came from elsewhere
  const scoring::Scorer* scorer = nullptr;
};
/// Reasons: not-found (also where the answers may not be seen), instrument.version-gone.
Result<FormBundle> form_bundle(access::Reader& reader, const assessment::Instruments& instruments, Id<Assessment> id);

struct BringForm {
  Id<Assessment> id;
  Protected<Text<200000>> response;
  std::optional<Protected<Text<200000>>> questionnaire;
};
BOOST_DESCRIBE_STRUCT(BringForm, (), (id, response, questionnaire))

/// A finished form from elsewhere; what it says of danger opens tasks as for every other. Kept as it came as well, so
/// that the same goes out again. Paths of faults are `response` or `questionnaire` and the pointer within it. Reasons:
/// those of read_questionnaire, read_response and assessment::begin_form.
Result<journal::Changed> bring_form(journal::Transaction& tx, const access::Viewer& who,
                                    const assessment::Instruments& instruments, Id<Person> person, const BringForm& c);

struct MatchQuestionnaire {
  Text<200000> questionnaire;
};
BOOST_DESCRIBE_STRUCT(MatchQuestionnaire, (), (questionnaire))
/// What a questionnaire of another system asks here, linkId by linkId, and the questionnaire again as it would go out.
/// Nothing is kept: an instrument comes into the catalogue with its key and its licence, and a questionnaire has
/// neither.
struct MatchedQuestionnaire {
  Questionnaire read;
  const scoring::Instrument* instrument = nullptr;
};
/// Paths of faults are `questionnaire` and the pointer within it. Reasons: those of read_questionnaire.
Result<MatchedQuestionnaire> match_questionnaire(const assessment::Instruments& instruments,
                                                 const MatchQuestionnaire& c);

/// An instrument of the catalogue as a Questionnaire: about nobody.
struct InstrumentAsked {
  const scoring::Instrument* instrument = nullptr;
};

/// `instruments` outlives the routes.
void add_routes(http::Routes& routes, const assessment::Instruments& instruments);

}  // namespace homeward::fhir

namespace homeward {
template <>
struct access::ViewOf<fhir::FormBundle> {
  static void write(json::Writer& out, const fhir::FormBundle& bundle);
  static void schema(json::Writer& out) {
    out.raw(R"({"type":"object","description":"FHIR R4 Bundle, a collection."})");
  }
};
template <>
struct access::ViewOf<fhir::MatchedQuestionnaire> {
  static void write(json::Writer& out, const fhir::MatchedQuestionnaire& matched);
  static void schema(json::Writer& out) {
    out.raw(R"({"type":"object","required":["instrument","version","links","questionnaire"],"properties":{)"
            R"("instrument":{"type":"string"},"version":{"type":"integer"},"links":{"type":"array","items":{)"
            R"("type":"object","required":["link"],"properties":{"link":{"type":"string"},"item":{"type":"string"},)"
            R"("score":{"type":"string"}}}},"questionnaire":{"type":"object"}}})");
  }
};
template <>
struct access::ViewOf<fhir::InstrumentAsked> {
  static void write(json::Writer& out, const fhir::InstrumentAsked& asked);
  static void schema(json::Writer& out) { out.raw(R"({"type":"object","description":"FHIR R4 Questionnaire."})"); }
};
template <>
struct Described<fhir::MatchQuestionnaire> {
  static constexpr RecordTable table{
      .name = "match_questionnaire", .category = Category::place, .doc = "A questionnaire of another system."};
  static constexpr MemberTable members[] = {{1, "questionnaire", "Questionnaire of FHIR R4, as JSON."}};
};
template <>
struct Described<fhir::BringForm> {
  static constexpr RecordTable table{
      .name = "bring_form", .category = Category::clinical, .doc = "A form that was filled in elsewhere."};
  static constexpr MemberTable members[] = {
      {1, "id", "Id, made by the sender."},
      {2, "response", "QuestionnaireResponse of FHIR R4, as JSON."},
      {3, "questionnaire", "The Questionnaire that it answers, as JSON, where linkIds are its own."}};
};
}  // namespace homeward
