#pragma once
#include "care/assessment/rules.hpp"
#include "exchange/fhir/questionnaire.hpp"

/// QuestionnaireResponses of FHIR R4 as our answers, our answers as responses, and scores as Observations. Pure.
namespace homeward::fhir {

struct Response {
  std::string instrument;
  std::optional<LocalDate> on;  ///< of `authored`
  std::string language;         ///< empty where it does not say
  bool finished = false;        ///< completed or amended; else in progress
  std::vector<FormAnswer> answers;
  std::map<std::string, Link, std::less<>> links;
  json::Value whole;  ///< as it came
};

/// `by`: the questionnaire that it answers, where that was read. Else the instrument is the one whose id ends the
/// address in `questionnaire` (`Questionnaire/phq-9`, also behind a prefix and a dash), and linkIds are found by
/// `link_of`. An answer is the code of an option, its value, a number or words; why there is none stands in the
/// extension data-absent-reason. Stated scores must be what the answers give.
/// Reasons, each with its JSON pointer: fhir.not-expected, fhir.unknown-questionnaire, fhir.wrong-type, fhir.modifier,
/// fhir.status, fhir.authored, fhir.unknown-link, fhir.unknown-answer, fhir.twice, fhir.score-differs.
Result<Response> read_response(const json::Value& resource, const assessment::Instruments& instruments,
                               const Questionnaire* by = nullptr);

/// One that was read: all that came, with each answer written anew from what we hold. Canonical.
json::Value write_response(const Response& read, const scoring::Instrument& instrument);

/// A form of ours, as far as it may be told.
struct Told {
  std::string id;
  std::optional<std::string> person;
  LocalDate on;
  std::string language;
  FormState state = FormState::finished;
  std::vector<FormAnswer> answers;
};
json::Value write_response(const Told& form, const scoring::Instrument& instrument);
/// A form that came as `resource`: all of it as it came, but that its id and its subject are ours, as of everything
/// that a server was given (FHIR R4, 3.1.0.8), and that what we marked as an error says so. Canonical.
json::Value write_received(const json::Value& resource, const Told& form);

/// One Observation a score that could be given, each derived from `response`. Reference 7.
std::vector<json::Value> write_observations(const json::Value& response, const scoring::Scorer& scorer,
                                            const std::vector<FormAnswer>& answers);
/// A collection of the response and its scores.
json::Value write_bundle(const json::Value& response, const scoring::Scorer& scorer,
                         const std::vector<FormAnswer>& answers);

}  // namespace homeward::fhir
