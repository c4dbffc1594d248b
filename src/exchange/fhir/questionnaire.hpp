#pragma once
#include "care/assessment/instruments.hpp"

/// Questionnaires of FHIR R4 and what they are in our catalogue. Pure.
namespace homeward::fhir {

/// What an item of a questionnaire is in the instrument. At most one of the two; both empty for text and groups.
struct Link {
  std::string item;   ///< `q1`
  std::string score;  ///< a score that is stated
};

/// A linkId is found by what the questionnaire says of it, the LOINC code of the item; else by `link_of`.
struct Questionnaire {
  std::string instrument;
  std::map<std::string, Link, std::less<>> links;
  json::Value whole;  ///< as it came
};

/// What a linkId means where nothing else says so: the number of the item in our pack (`q1`), a LOINC code (also
/// behind a slash), or a published number at the end behind a dot (`PHQ-9.1`); `Score` there is the primary score.
Link link_of(const scoring::Instrument& instrument, std::string_view link_id);

/// The instrument is the one with its LOINC code; without such a code, the one with its id.
/// Reasons, each with its JSON pointer in `fields`: fhir.not-expected, fhir.unknown-questionnaire, fhir.wrong-type,
/// fhir.modifier, fhir.twice, fhir.unknown-link, fhir.answers-differ (an answer is none of the instrument's, or counts
/// something else), fhir.skips-differ (it asks a question of others than the instrument does), fhir.item-missing.
Result<Questionnaire> read_questionnaire(const json::Value& resource, const assessment::Instruments& instruments);

/// Of our pack, with its skip logic and whatever notices go with its codes. Tiers B and C have no text to give out, so
/// none is in it.
json::Value write_questionnaire(const scoring::Instrument& instrument);
/// Of one that was read: all that came, with the codes of items as we hold them. Canonical.
json::Value write_questionnaire(const Questionnaire& read, const scoring::Instrument& instrument);

}  // namespace homeward::fhir
