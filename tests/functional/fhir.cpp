#include "functional/country.hpp"
#include "support/project_files.hpp"
#include "support/test_data.hpp"

#include <gmock/gmock.h>

#include <fstream>

namespace homeward::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// Forms as FHIR R4: by the command, and one person's over the API.
class FhirForms : public OnBothCountries {
 protected:
  static std::string theirs() {
    return read_project_file("tests/data/fhir/QuestionnaireResponse-mii-exa-pro-phq-9-response.json");
  }
  std::string somebody() {
    const std::string person = registered(c().counsellor, a_person("Fhiruza", "Testova"));
    admitted(c().counsellor, person, an_admission(c().one, c().day()));
    return person;
  }
  static Json brought(const std::string& response) { return object({{"id", new_id()}, {"response", response}}); }
};
HW_ON_BOTH_COUNTRIES(FhirForms);

TEST_P(FhirForms, AreBroughtInScoredAndGivenOutWithTheirScores) {
  const std::string person = somebody();
  const Json form = brought(theirs());
  must(c().counsellor.post("/api/v1/people/" + person + "/assessments/fhir", form));

  const Json line = must(c().counsellor.get("/api/v1/assessments/" + form["id"].text()), 200);
  const Json bundle = must(c().counsellor.get("/api/v1/assessments/" + form["id"].text() + "/fhir"), 200);

  EXPECT_EQ(line["assessment"]["mode"], Json("imported"));
  EXPECT_EQ(line["assessment"]["on"], Json("2023-10-01"));
  EXPECT_EQ(find_item(line["scores"], "name", "total")["value"], Json(27));
  const Json response = bundle["entry"][0]["resource"], total = bundle["entry"][1]["resource"];
  EXPECT_EQ(response["resourceType"], Json("QuestionnaireResponse"));
  EXPECT_EQ(response["subject"]["reference"], Json("Patient/" + person));
  EXPECT_EQ(response["item"][0]["answer"][0]["valueCoding"]["code"], Json("LA6571-9"));
  EXPECT_EQ(total["valueQuantity"]["value"], Json(27));
  EXPECT_EQ(total["derivedFrom"][0]["reference"], Json("QuestionnaireResponse/" + form["id"].text()));
  const Json task =
      find_item(must(c().counsellor.get("/api/v1/my-day"), 200)["tasks"], "task.about", form["id"].text());
  EXPECT_EQ(task["task"]["kind"], Json("check_safety")) << "what it says of danger opens a task here too";
}

TEST_P(FhirForms, AreGivenOutAndComeInAgainAsTheSame) {
  const std::string person = somebody();
  const Json form = brought(theirs());
  must(c().counsellor.post("/api/v1/people/" + person + "/assessments/fhir", form));
  const Json given = must(c().counsellor.get("/api/v1/assessments/" + form["id"].text() + "/fhir"), 200);

  const Json again = brought(given["entry"][0]["resource"].dump());
  must(c().counsellor.post("/api/v1/people/" + person + "/assessments/fhir", again));

  const auto answers = [&](const Json& of) {
    return must(c().counsellor.get("/api/v1/assessments/" + of["id"].text()), 200)["assessment"]["answers"];
  };
  EXPECT_EQ(answers(again), answers(form));
}

TEST_P(FhirForms, GoOutOverTheApiAsByTheCommandWithTheirOwnLinksTimeAndScore) {
  const std::string person = somebody();
  const std::string file = test::test_data("fhir/QuestionnaireResponse-mii-exa-pro-phq-9-response.json").string();
  const std::string asked = read_project_file("tests/data/fhir/Questionnaire-mii-qst-pro-phq-9.json");
  const Json form = brought(theirs()).with("questionnaire", asked);
  must(c().counsellor.post("/api/v1/people/" + person + "/assessments/fhir", form));

  const Json given =
      must(c().counsellor.get("/api/v1/assessments/" + form["id"].text() + "/fhir"), 200)["entry"][0]["resource"];
  const Json command = Json::parse(run_homeward({"fhir", "read", file}).output);

  EXPECT_EQ(given["subject"]["reference"], Json("Patient/" + person));
  EXPECT_EQ(given["id"], form["id"]);
  EXPECT_EQ(given.with("id", command["id"]).with("subject", command["subject"]), command);
  EXPECT_EQ(given["item"][10]["linkId"], Json("PHQ.Score"));
}

TEST_P(FhirForms, QuestionnairesAreMatchedWithAnInstrumentAndGivenOut) {
  const std::string path = "/api/v1/instruments/fhir";
  const std::string asked = read_project_file("tests/data/fhir/Questionnaire-mii-qst-pro-phq-9.json");
  const auto matching = [&](const std::string& text) {
    return c().counsellor.post(path, object({{"questionnaire", text}}));
  };
  const Json matched = must(matching(asked), 200);
  std::string wrong = asked;
  wrong.replace(wrong.find("44255-8"), 7, "44250-9");
  const HttpAnswer refused = matching(wrong);
  const Json out = must(c().counsellor.get("/api/v1/instruments/crafft/fhir"), 200);

  EXPECT_EQ(matched["instrument"], Json("phq-9"));
  EXPECT_EQ(find_item(matched["links"], "link", "PHQ-9.9")["item"], Json("q9"));
  EXPECT_EQ(find_item(matched["links"], "link", "PHQ-9.Score")["score"], Json("total"));
  EXPECT_EQ(matched["questionnaire"]["resourceType"], Json("Questionnaire"));
  EXPECT_EQ(refused.status, 400);
  EXPECT_EQ(refused.json()["fields"][0]["path"], Json("questionnaire/item/2"));
  EXPECT_EQ(refused.json()["fields"][0]["reason"], Json("fhir.twice"));
  EXPECT_EQ(out["item"][5]["enableBehavior"], Json("any"));
  EXPECT_EQ(must(matching(out.dump()), 200)["instrument"], Json("crafft"));
  EXPECT_EQ(c().counsellor.get("/api/v1/instruments/horoscope/fhir").status, 404);
  EXPECT_EQ(c().clerk.post(path, object({{"questionnaire", asked}})).status, 403);
}

TEST_P(FhirForms, WrongOnesAreRefusedWithEveryPlace) {
  const std::string path = "/api/v1/people/" + somebody() + "/assessments/fhir";
  const auto faults = [&](const std::string& response) {
    std::vector<std::string> out;
    for (const Json& field : c().counsellor.post(path, brought(response)).json()["fields"].items())
      out.push_back(field["path"].text() + " " + field["reason"].text());
    return out;
  };

  EXPECT_THAT(faults("{"), ::testing::ElementsAre("response json.malformed"));
  EXPECT_THAT(
      faults(R"({"resourceType":"QuestionnaireResponse","questionnaire":"Questionnaire/phq-9","status":"completed",
        "item":[{"linkId":"q1","answer":[{"valueInteger":9}]},{"linkId":"q77","answer":[{"valueInteger":1}]}]})"),
      ::testing::ElementsAre("response/item/0/answer/0 fhir.unknown-answer", "response/item/1 fhir.unknown-link"));
  EXPECT_THAT(faults(R"({"resourceType":"QuestionnaireResponse","questionnaire":"Questionnaire/phq-9",
        "status":"in-progress"})"),
              ::testing::ElementsAre("response/status fhir.status", "response/authored fhir.authored"));
}

TEST_P(FhirForms, OfAnotherHouseAreNotThere) {
  const Json form = brought(theirs());
  const std::string person = somebody();
  must(c().counsellor.post("/api/v1/people/" + person + "/assessments/fhir", form));

  EXPECT_EQ(c().counsellor_two.get("/api/v1/assessments/" + form["id"].text() + "/fhir").status, 404);
  EXPECT_EQ(c().counsellor_two.post("/api/v1/people/" + person + "/assessments/fhir", brought(theirs())).status, 404);
  EXPECT_EQ(c().clerk.get("/api/v1/assessments/" + form["id"].text() + "/fhir").status, 403);
}

TEST(FhirCommand, WritesScoresReadsAgainAndRefuses) {
  const TemporaryFolder folder;
  const std::string file = test::test_data("fhir/QuestionnaireResponse-mii-exa-pro-phq-9-response.json").string();
  const std::string wrong = (folder.path() / "wrong.json").string();
  std::ofstream(wrong) << R"({"resourceType":"QuestionnaireResponse","questionnaire":"Questionnaire/phq-9",
      "status":"lost","item":[{"linkId":"q1","answer":[{"valueInteger":9}]}]})";

  const Finished scored = run_homeward({"fhir", "score", file});
  const Finished asked = run_homeward({"fhir", "questionnaire", "phq-9"});
  const Finished licensed = run_homeward({"fhir", "questionnaire", "ces-d"});
  const Finished refused = run_homeward({"fhir", "read", wrong});

  EXPECT_EQ(scored.code, 0) << scored.errors;
  EXPECT_THAT(scored.output, HasSubstr(R"("value":27)"));
  EXPECT_THAT(asked.output, HasSubstr("Little interest or pleasure"));
  EXPECT_EQ(licensed.code, 0);
  EXPECT_EQ(refused.code, 2);
  EXPECT_THAT(refused.errors, HasSubstr("wrong.json: /: fhir.status"));
  EXPECT_THAT(refused.errors, HasSubstr("wrong.json: /item/0/answer/0: fhir.unknown-answer"));
  EXPECT_EQ(run_homeward({"fhir", "read", "/nowhere.json"}).code, 2);
  EXPECT_EQ(run_homeward({"fhir", "questionnaire", "horoscope"}).code, 2);
}

}  // namespace
}  // namespace homeward::testing
