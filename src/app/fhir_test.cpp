#include "app/content.hpp"
#include "exchange/fhir/element.hpp"
#include "exchange/fhir/response.hpp"
#include "support/test_data.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

/// Real files of others and our own packs as FHIR R4.
namespace homeward::fhir {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;

const assessment::Instruments& instruments() {
  static const assessment::Instruments all(app::load_catalogue("", {"instruments"}));
  return all;
}
json::Value resource(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return json::parse(std::string(std::istreambuf_iterator<char>(in), {})).value();
}
const scoring::Scorer& scorer(const std::string& id) { return *instruments().find(id); }

std::vector<std::string> faults_of(const Error& error) {
  std::vector<std::string> out;
  for (const FieldFault& fault : error.fields) out.push_back(fault.path + " " + fault.reason);
  return out;
}
std::vector<std::string> faults_of(const std::string& response) {
  const auto read = read_response(json::parse(response).value(), instruments());
  return read ? std::vector<std::string>{} : faults_of(read.error());
}

TEST(FhirQuestionnaire, OfOthersIsReadAndWrittenToTheSameContent) {
  const json::Value ours = resource(test::test_data("fhir/Questionnaire-mii-qst-pro-phq-9.json"));

  const auto read = read_questionnaire(ours, instruments());

  ASSERT_TRUE(read) << ::testing::PrintToString(faults_of(read.error()));
  EXPECT_EQ(read->instrument, "phq-9");
  EXPECT_EQ(read->links.at("PHQ-9.9").item, "q9");
  EXPECT_EQ(read->links.at("PHQ-9.Score").score, "total");
  EXPECT_EQ(write_questionnaire(*read, scorer("phq-9").instrument()), canonical(ours));
}

TEST(FhirQuestionnaire, OfTheSharedFilesAreReadAndWrittenToTheSameContent) {
  for (const char* name : {"nlm-phq9-questionnaire.json", "nlm-argonaut-phq9-questionnaire.json"}) {
    HW_NEEDS_SHARED(path, std::string("fhir/questionnaires/") + name);
    const json::Value theirs = resource(path);

    const auto read = read_questionnaire(theirs, instruments());

    ASSERT_TRUE(read) << name << ::testing::PrintToString(faults_of(read.error()));
    EXPECT_EQ(read->instrument, "phq-9");
    const auto tenth = std::ranges::find_if(read->links, [](const auto& link) { return link.second.item == "q10"; });
    EXPECT_NE(tenth, read->links.end()) << name;
    EXPECT_EQ(write_questionnaire(*read, scorer("phq-9").instrument()), canonical(theirs)) << name;
  }
}

TEST(FhirQuestionnaire, NamesEveryFaultWithItsPlace) {
  json::Value theirs = resource(test::test_data("fhir/Questionnaire-mii-qst-pro-phq-9.json"));
  std::string text = json::to_string(theirs);
  const auto replace = [&](std::string_view from, std::string_view to) {
    text.replace(text.find(from), from.size(), to);
  };
  replace("\"44255-8\"", "\"44250-9\"");
  replace("\"PHQ-9.3\"", "\"PHQ-9.4\"");

  const auto read = read_questionnaire(json::parse(text).value(), instruments());

  ASSERT_FALSE(read);
  EXPECT_THAT(faults_of(read.error()), ElementsAre("/item/2 fhir.twice", "/item/4 fhir.twice", " fhir.item-missing"));
}

TEST(FhirQuestionnaire, OfEveryPackIsReadAgain) {
  for (const auto& [id, one] : instruments().all()) {
    const auto again = read_questionnaire(write_questionnaire(one.instrument()), instruments());
    ASSERT_TRUE(again) << id << ": " << faults_of(again.error()).front();
    EXPECT_EQ(again->instrument, id);
  }
}

std::string copyright_of(const std::string& id) {
  return *write_questionnaire(scorer(id).instrument()).find("copyright")->string();
}

TEST(FhirQuestionnaire, CarriesItsOwnTermsAndThoseOfLoincWhereverItsCodesAre) {
  for (const auto& [id, one] : instruments().all()) {
    const std::string whole = json::to_string(write_questionnaire(one.instrument()));
    const bool coded = whole.find(R"("system":"http://loinc.org")") != whole.npos ||
                       std::ranges::any_of(one.instrument().codes, [](const auto& c) { return c.system == k_loinc; });
    EXPECT_EQ(copyright_of(id).find("LOINC is copyright") != std::string::npos, coded) << id;
    EXPECT_TRUE(copyright_of(id).starts_with(one.instrument().licence)) << id;
  }
  EXPECT_NE(copyright_of("phq-9"), scorer("phq-9").instrument().licence);
}

const json::Value& item_in(const json::Value& questionnaire, const std::string& link) {
  const auto& items = *questionnaire.find("item")->array();
  return *std::ranges::find_if(items, [&](const json::Value& item) { return *item.find("linkId")->string() == link; });
}

TEST(FhirQuestionnaire, SaysOfWhomEachQuestionIsAsked) {
  const auto said = [](const char* id, const char* link) {
    const json::Value whole = write_questionnaire(scorer(id).instrument());
    const json::Value* when = item_in(whole, link).find("enableWhen");
    const json::Value* how = item_in(whole, link).find("enableBehavior");
    return (how ? *how->string() + " " : std::string()) + (when ? json::to_string(*when) : "always");
  };

  EXPECT_EQ(said("c-ssrs-screener", "q2"), "always");
  EXPECT_EQ(said("c-ssrs-screener", "q4"), R"([{"answerCoding":{"code":"1"},"operator":"=","question":"q2"}])");
  EXPECT_EQ(
      said("crafft", "q6"),
      R"(any [{"answerInteger":0,"operator":">","question":"q1"},)"
      R"({"answerInteger":0,"operator":">","question":"q2"},{"answerInteger":0,"operator":">","question":"q3"}])");
  EXPECT_EQ(said("audit", "q4").find("any [{"), 0u) << "that the first question was not 0 goes without saying";
  for (const auto& [id, one] : instruments().all()) {
    const json::Value whole = write_questionnaire(one.instrument());
    for (const scoring::Item& item : one.instrument().items)
      EXPECT_EQ(item_in(whole, item.id).find("enableWhen") != nullptr, !item.asked_if.empty()) << id << " " << item.id;
  }
}

TEST(FhirQuestionnaire, ThatAsksOthersThanTheInstrumentIsRefused) {
  std::string text = json::to_string(write_questionnaire(scorer("crafft").instrument()));
  const auto with = [&](std::string_view from, std::string_view to) {
    std::string other = text;
    other.replace(other.find(from), from.size(), to);
    const auto read = read_questionnaire(json::parse(other).value(), instruments());
    return read ? std::vector<std::string>{} : faults_of(read.error());
  };

  EXPECT_THAT(with(R"("operator":">")", R"("operator":">=")"), ElementsAre("/item/5 fhir.skips-differ"));
  EXPECT_THAT(with(R"("enableBehavior":"any")", R"("enableBehavior":"all")"), ElementsAre("/item/5 fhir.skips-differ"));
  EXPECT_THAT(with(R"("question":"q1")", R"("question":"q99")"), Contains("/item/5/enableWhen/0 fhir.unknown-link"));
  EXPECT_THAT(with(R"("answerInteger":0,"operator":">")", R"("answerInteger":1,"operator":">=")"), ElementsAre())
      << "the same people, said otherwise";
}

TEST(FhirQuestionnaire, HasNoTextThatItsLicenceDoesNotAllow) {
  for (const auto& [id, one] : instruments().all()) {
    if (assessment::may_show_text(one.instrument())) continue;
    EXPECT_EQ(json::to_string(write_questionnaire(one.instrument())).find("\"text\":\""), std::string::npos) << id;
  }
}

TEST(FhirResponse, OfOthersIsReadScoredAndWrittenToTheSameContent) {
  const json::Value theirs = resource(test::test_data("fhir/QuestionnaireResponse-mii-exa-pro-phq-9-response.json"));
  const json::Value stated = resource(test::test_data("fhir/Observation-mii-exa-pro-phq-9-observation.json"));

  const auto read = read_response(theirs, instruments());

  ASSERT_TRUE(read) << ::testing::PrintToString(faults_of(read.error()));
  EXPECT_EQ(read->answers.size(), 10U);
  EXPECT_TRUE(read->finished);
  EXPECT_EQ(write_response(*read, scorer("phq-9").instrument()), canonical(theirs));
  const auto scores = write_observations(theirs, scorer("phq-9"), read->answers);
  ASSERT_EQ(scores.size(), 2U);
  for (const char* same : {"valueQuantity", "subject", "effectiveDateTime", "status"}) {
    if (std::string_view(same) == "valueQuantity") continue;
    EXPECT_EQ(*scores[0].find(same), *stated.find(same)) << same;
  }
  EXPECT_EQ(*scores[0].find("valueQuantity"), canonical(*stated.find("valueQuantity"))) << "27 points";
  EXPECT_EQ(json::to_string(*scores[0].find("derivedFrom")),
            R"([{"reference":"QuestionnaireResponse/mii-exa-pro-phq-9-response"}])");
}

TEST(FhirResponse, GoesOutAgainAsItCame) {
  const json::Value theirs = resource(test::test_data("fhir/QuestionnaireResponse-mii-exa-pro-phq-9-response.json"));
  Told told;
  told.id = "ours";
  told.person = "somebody";
  const auto without = [](json::Value value) {
    std::erase_if(std::get<json::Object>(value.is),
                  [](const auto& m) { return m.first == "id" || m.first == "subject"; });
    return canonical(std::move(value));
  };

  const json::Value again = write_received(theirs, told);
  told.state = FormState::entered_in_error;

  EXPECT_EQ(without(again), without(theirs));
  EXPECT_EQ(*again.find("id")->string(), "ours");
  EXPECT_EQ(json::to_string(*again.find("subject")), R"({"reference":"Patient/somebody"})");
  EXPECT_EQ(*write_received(theirs, told).find("status")->string(), "entered-in-error");
}

TEST(FhirResponse, NamesEveryFaultWithItsPlace) {
  EXPECT_THAT(faults_of(R"({"resourceType":"Patient"})"), ElementsAre("/resourceType fhir.not-expected"));
  EXPECT_THAT(faults_of(R"({"resourceType":"QuestionnaireResponse","questionnaire":"Questionnaire/horoscope"})"),
              ElementsAre("/questionnaire fhir.unknown-questionnaire"));
  EXPECT_THAT(
      faults_of(R"({"resourceType":"QuestionnaireResponse","questionnaire":"Questionnaire/phq-9","status":"lost",
        "authored":"yesterday","modifierExtension":[],"item":[
        {"linkId":"q1","answer":[{"valueInteger":4}]},
        {"linkId":"q2","answer":[{"valueInteger":1},{"valueInteger":2}]},
        {"linkId":"q3","answer":[{"valueInteger":1}]},
        {"linkId":"PHQ.3","answer":[{"valueInteger":1}]},
        {"linkId":"q99","answer":[{"valueInteger":1}]},
        {"linkId":"q4","answer":{"valueInteger":1}},
        {"linkId":"q5","answer":[{"valueCoding":{"code":"LA9999-9"}}]},
        {"linkId":"q6","extension":[{"url":"http://hl7.org/fhir/StructureDefinition/data-absent-reason","valueCode":"lazy"}]}
        ]})"),
      ElementsAre("/modifierExtension fhir.modifier", " fhir.status", "/authored fhir.authored",
                  "/item/0/answer/0 fhir.unknown-answer", "/item/1/answer/1 fhir.twice", "/item/3 fhir.twice",
                  "/item/4 fhir.unknown-link", "/item/5/answer fhir.wrong-type", "/item/6/answer/0 fhir.unknown-answer",
                  "/item/7/extension/0/valueCode fhir.unknown-answer"));
}

TEST(FhirResponse, AStatedScoreMustBeWhatTheAnswersGive) {
  json::Value theirs = resource(test::test_data("fhir/QuestionnaireResponse-mii-exa-pro-phq-9-response.json"));
  std::string text = json::to_string(theirs);
  text.replace(text.find("27"), 2, "26");

  EXPECT_THAT(faults_of(text), ElementsAre("/item/10/answer/0 fhir.score-differs"));
}

TEST(FhirResponse, KeepsApartWhyThereIsNoAnswer) {
  Told told;
  told.id = "form";
  told.on = *LocalDate::from(2026, 1, 31);
  told.language = "en";
  told.answers = {{Text<12>::trusted("q1"), {}, {}, AnswerAbsence::refused},
                  {Text<12>::trusted("q2"), {}, {}, AnswerAbsence::not_applicable},
                  {Text<12>::trusted("q3"), {}, {}, AnswerAbsence::not_asked},
                  {Text<12>::trusted("q4"), {}, {}, AnswerAbsence::unanswered},
                  {Text<12>::trusted("q5"), 2.0, {}, {}}};
  const json::Value written = write_response(told, scorer("phq-9").instrument());

  const auto read = read_response(written, instruments());

  ASSERT_TRUE(read) << ::testing::PrintToString(faults_of(read.error()));
  ASSERT_EQ(read->answers.size(), told.answers.size());
  for (std::size_t i = 0; i < told.answers.size(); ++i) {
    EXPECT_EQ(read->answers[i].absent, told.answers[i].absent);
    EXPECT_EQ(read->answers[i].value, told.answers[i].value);
  }
  EXPECT_EQ(read->on, told.on);
  EXPECT_TRUE(write_observations(written, scorer("phq-9"), read->answers).empty()) << "nothing can be scored";
}

}  // namespace
}  // namespace homeward::fhir
