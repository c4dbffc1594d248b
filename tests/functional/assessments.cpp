#include "functional/country.hpp"

#include <gmock/gmock.h>

#include <set>

namespace homeward::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// Forms: begun, saved as one goes, finished, scored; what an answer opens at once; what the next house sees of it.
class Assessments : public OnBothCountries {
 protected:
  std::string somebody(const std::string& family) {
    const std::string person = registered(c().counsellor, a_person("Gulnara", family));
    admitted(c().counsellor, person, an_admission(c().one, c().day()));
    return person;
  }
  std::string begun(const std::string& person, const std::string& instrument) {
    const Json form = a_form(instrument, c().day());
    must(c().counsellor.post("/api/v1/people/" + person + "/assessments", form));
    return form["id"].text();
  }
  static Json numbers(const std::vector<int>& values) {
    std::vector<Json> out;
    for (std::size_t i = 0; i < values.size(); ++i)
      out.push_back(object({{"item", "q" + std::to_string(i + 1)}, {"value", values[i]}}));
    return object({{"answers", list(out)}});
  }
  HttpAnswer finish(Session& by, const std::string& form, const Json& answers) {
    return by.post("/api/v1/assessments/" + form + "/finish", answers);
  }
  Json line(Session& by, const std::string& form) { return must(by.get("/api/v1/assessments/" + form), 200); }
  static Json score(const Json& line, const std::string& name) { return find_item(line["scores"], "name", name); }
};
HW_ON_BOTH_COUNTRIES(Assessments);

TEST_P(Assessments, IsSavedAsOneGoesAndScoredAnewAtEachRead) {
  const std::string person = somebody("Bogenova");
  const std::string form = begun(person, "phq-9");
  must(c().counsellor.post("/api/v1/assessments/" + form + "/answers", numbers({2, 2, 2})));
  const Json underway = line(c().counsellor, form);
  must(finish(c().counsellor, form, numbers({2, 2, 2, 2, 1, 1, 1, 1, 0})));
  const Json done = line(c().counsellor, form);
  const Json all = must(c().counsellor.get("/api/v1/people/" + person + "/assessments"), 200)["items"];

  EXPECT_EQ(underway["status"], Json("incomplete")) << "what is missing is not zero";
  EXPECT_TRUE(score(underway, "total")["value"].is_null());
  EXPECT_EQ(underway["assessment"]["answers"].size(), 3U) << "and can be gone on with";
  EXPECT_EQ(done["assessment"]["state"], Json("finished"));
  EXPECT_EQ(score(done, "total")["value"], Json(12));
  EXPECT_EQ(score(done, "total")["band"], Json("moderate"));
  EXPECT_EQ(all[0]["assessment"]["id"], Json(form));
  EXPECT_EQ(finish(c().counsellor, form, numbers({0})).reason(), "form.not-open");
}

TEST_P(Assessments, AnAnswerAboutDeathOpensATaskAtAnyTotal) {
  const std::string person = somebody("Sorgeva");
  const std::string form = begun(person, "phq-9");
  must(finish(c().counsellor, form, numbers({0, 0, 0, 0, 0, 0, 0, 0, 1})));

  const Json task = find_item(must(c().counsellor.get("/api/v1/my-day"), 200)["tasks"], "task.about", form);

  EXPECT_EQ(score(line(c().counsellor, form), "total")["band"], Json("none"));
  EXPECT_EQ(task["task"]["kind"], Json("check_safety"));
  EXPECT_EQ(task["task"]["due"], Json(c().day()));
  EXPECT_EQ(task["task"]["person"], Json(person));
}

TEST_P(Assessments, AnAnswerAboutDeathCountsBeforeTheFormIsFinishedAndOnce) {
  const std::string person = somebody("Halbova");
  const std::string form = begun(person, "phq-9");
  const auto about = [&] {
    std::size_t n = 0;
    for (const Json& one : must(c().counsellor.get("/api/v1/my-day"), 200)["tasks"].items())
      if (one["task"]["about"] == Json(form)) ++n;
    return n;
  };
  must(c().counsellor.post("/api/v1/assessments/" + form + "/answers", numbers({0, 0, 0, 0, 0, 0, 0, 0, 2})));

  EXPECT_EQ(about(), 1U) << "whoever says this may not go on to the end";
  must(c().counsellor.post("/api/v1/assessments/" + form + "/answers", numbers({1, 0, 0, 0, 0, 0, 0, 0, 3})));
  must(finish(c().counsellor, form, numbers({1, 0, 0, 0, 0, 0, 0, 0, 3})));
  EXPECT_EQ(about(), 1U);
}

TEST_P(Assessments, WhatAnAnswerOpenedIsForClinicalEyesAndReachesTheirOwnWorker) {
  const std::string person = somebody("Vertrauova");
  Session& own = c().world.a_worker("social_worker", c().one);
  Session& supervisor = c().world.a_worker("supervisor", c().one);
  Session& colleague = c().world.a_counsellor(c().one);
  must(c().counsellor.post("/api/v1/people/" + person + "/workers",
                           object({{"account", own.account()}, {"kind", "keyworker"}})));
  const std::string form = begun(person, "phq-9");
  must(finish(c().counsellor, form, numbers({0, 0, 0, 0, 0, 0, 0, 0, 1})));
  const auto seen_by = [&](Session& who, const std::string& path, const std::string& list, const std::string& key) {
    return find_item(must(who.get("/api/v1/" + path), 200)[list], key, form);
  };
  const Json task = seen_by(own, "my-day", "tasks", "task.about")["task"];

  ASSERT_FALSE(task.is_null());
  EXPECT_EQ(task["asked"], Json(own.account())) << "the keyworker, whatever their role is called";
  EXPECT_FALSE(seen_by(supervisor, "my-day", "tasks", "task.about").is_null());
  EXPECT_FALSE(seen_by(own, "tasks", "items", "about").is_null());
  for (Session* other : {&c().clerk, &colleague}) {
    EXPECT_TRUE(seen_by(*other, "tasks", "items", "about").is_null()) << "that there is one tells the answer";
    EXPECT_EQ(other->post("/api/v1/tasks/" + task["id"].text() + "/done").status, 404);
  }
  must(own.post("/api/v1/tasks/" + task["id"].text() + "/done"));
}

TEST_P(Assessments, ATaskForARoleThatNobodyHoldsIsTheirOwnWorkers) {
  const std::string house =
      c().world.a_place("ngo", "Small House", c().region, list({an_offer("treatment", "inpatient")}));
  Session& worker = c().world.a_counsellor(house);
  const auto asked = [&] {
    const std::string person = registered(worker, a_person("Young", "Person"));
    admitted(worker, person, an_admission(house, c().day(), "treatment"));
    const Json form = a_form("surroundings", c().day());
    must(worker.post("/api/v1/people/" + person + "/assessments", form));
    must(finish(worker, form["id"].text(), numbers({0, 0, 0, 0, 1, 0, 0, 1})));
    return find_item(must(worker.get("/api/v1/tasks"), 200)["items"], "about", form["id"].text());
  };

  const Json alone = asked();
  c().world.a_worker("supervisor", house);
  const Json supervised = asked();

  EXPECT_EQ(alone["kind"], Json("protect_child"));
  EXPECT_EQ(alone["asked"], Json(worker.account())) << "on nobody's day otherwise";
  EXPECT_TRUE(supervised.is_null() || supervised["asked"].is_null()) << supervised.dump();
}

TEST_P(Assessments, AreHeldByTheHouseWhoeverOfItsUnitsAdmitted) {
  const std::string person = somebody("Stationova");
  Session& ward = c().world.a_counsellor(c().world.a_place("unit", "Ward", c().one));
  must(c().counsellor.post("/api/v1/people/" + person + "/workers",
                           object({{"account", ward.account()}, {"kind", "worker"}})));
  const Json form = a_form("goals", c().day());
  must(ward.post("/api/v1/people/" + person + "/assessments", form));

  EXPECT_FALSE(line(ward, form["id"].text())["assessment"]["episode"].is_null());
}

TEST_P(Assessments, OfAnInterviewerAreNotGivenOutOfHand) {
  Json form = object(
      {{"id", new_id()}, {"instrument", "assist"}, {"language", "en"}, {"mode", "self_on_device"}, {"on", c().day()}});
  const HttpAnswer refused = c().counsellor.post("/api/v1/people/" + somebody("Handova") + "/assessments", form);

  EXPECT_EQ(find_item(refused.json()["fields"], "path", "mode")["reason"], Json("form.mode-not-allowed"))
      << refused.body;
}

TEST_P(Assessments, RefusedAndNotAskedAreFourThingsAndNeverZero) {
  const std::string person = somebody("Schweigerova");
  const std::string refused = begun(person, "gad-7"), partly = begun(person, "gad-7");
  std::vector<Json> none;
  for (int i = 1; i <= 7; ++i) none.push_back(object({{"item", "q" + std::to_string(i)}, {"absent", "refused"}}));
  must(finish(c().counsellor, refused, object({{"answers", list(none)}})));
  must(finish(c().counsellor, partly, numbers({1, 1, 1})));

  EXPECT_EQ(line(c().counsellor, refused)["status"], Json("refused"));
  EXPECT_EQ(line(c().counsellor, partly)["status"], Json("incomplete"));
  EXPECT_TRUE(score(line(c().counsellor, refused), "total")["value"].is_null());
}

TEST_P(Assessments, WrongAnswersAreAllNamedAndNothingIsStored) {
  const std::string form = begun(somebody("Irrtumova"), "phq-9");
  const Json wrong = list({object({{"item", "q1"}, {"value", 4}}), object({{"item", "q99"}, {"value", 1}}),
                           object({{"item", "q2"}, {"words", "often"}}), object({{"item", "q3"}}),
                           object({{"item", "q4"}, {"value", 1}}), object({{"item", "q4"}, {"value", 2}})});

  const HttpAnswer refused = finish(c().counsellor, form, object({{"answers", wrong}}));

  const auto reason = [&](const char* path) { return find_item(refused.json()["fields"], "path", path)["reason"]; };
  EXPECT_EQ(refused.status, 400);
  EXPECT_EQ(reason("answers[0].value"), Json("answer.out-of-range"));
  EXPECT_EQ(reason("answers[1].item"), Json("instrument.unknown-item"));
  EXPECT_EQ(reason("answers[2].words"), Json("answer.words-not-asked"));
  EXPECT_EQ(reason("answers[3].value"), Json("answer.value-or-absence"));
  EXPECT_EQ(reason("answers[5].item"), Json("answer.twice"));
  EXPECT_EQ(line(c().counsellor, form)["assessment"]["state"], Json("started"));
  const Json unknown = a_form("horoscope", c().day(1));
  const HttpAnswer no_such = c().counsellor.post("/api/v1/people/" + somebody("Sternova") + "/assessments", unknown);
  EXPECT_FALSE(find_item(no_such.json()["fields"], "path", "instrument").is_null()) << no_such.body;
  EXPECT_FALSE(find_item(no_such.json()["fields"], "path", "on").is_null());
}

TEST_P(Assessments, AreReadAloneOnlyInALanguageThatTheirQuestionsAreIn) {
  const std::string path = "/api/v1/people/" + somebody("Sprachova") + "/assessments";
  const Json alone = a_form("phq-9", c().day()).with("mode", "self_on_device");
  const Json interview = a_form("phq-9", c().day()).with("mode", "interview");

  const HttpAnswer refused = c().counsellor.post(path, alone.with("language", "ky"));
  const HttpAnswer malformed = c().counsellor.post(path, interview.with("language", "k y!"));

  EXPECT_EQ(refused.status, 400);
  EXPECT_EQ(find_item(refused.json()["fields"], "path", "language")["reason"], Json("instrument.language-missing"));
  EXPECT_EQ(find_item(malformed.json()["fields"], "path", "language")["reason"], Json("language.malformed"));
  must(c().counsellor.post(path, alone.with("language", "en")));
  must(c().counsellor.post(path, interview.with("language", "ky")));
}

TEST_P(Assessments, AFormByMistakeIsKeptAndNotScored) {
  const std::string form = begun(somebody("Falschova"), "phq-9");
  must(finish(c().counsellor, form, numbers({3, 3, 3, 3, 3, 3, 3, 3, 3})));
  must(c().counsellor.post("/api/v1/assessments/" + form + "/mark-as-error"));

  const Json marked = line(c().counsellor, form);

  EXPECT_EQ(marked["assessment"]["state"], Json("entered_in_error"));
  EXPECT_EQ(marked["scored"], Json(false));
  EXPECT_EQ(marked["scores"].size(), 0U);
}

TEST_P(Assessments, AreOutOfReachOfAnotherHouseAndOfTheDesk) {
  const std::string person = somebody("Geheimova");
  const std::string form = begun(person, "phq-9");

  EXPECT_EQ(c().counsellor_two.get("/api/v1/assessments/" + form).status, 404);
  EXPECT_EQ(c().counsellor_two.get("/api/v1/people/" + person + "/assessments").status, 404);
  EXPECT_EQ(c().clerk.get("/api/v1/assessments/" + form).status, 403);
  EXPECT_EQ(finish(c().counsellor_two, form, numbers({1})).status, 404);
}

TEST_P(Assessments, TextUnderLicenceIsNotGivenOut) {
  for (const Json& one : must(c().counsellor.get("/api/v1/instruments"), 200)["items"].items()) {
    const Json pack = must(c().counsellor.get("/api/v1/instruments/" + one["id"].text()), 200);
    for (const Json& item : pack["items"].items())
      EXPECT_EQ(item["text"].is_null(), one["may_show_text"] == Json(false)) << one["id"].text();
  }
}

TEST_P(Assessments, ARoundOfAFlowSheetKeepsVitalSignsAndSaysWhenTheNextIs) {
  const std::string person = somebody("Rundova");
  const auto round = [&](int each, const Json& vitals) { return a_round(each, c().world.clock().now(), vitals); };
  const std::string path = "/api/v1/people/" + person + "/rounds";
  must(c().counsellor.post(path, round(2, object({{"pulse", 112}, {"systolic", 150}, {"diastolic", 95}}))));
  const Json taken = must(c().counsellor.get("/api/v1/people/" + person + "/assessments"), 200)["items"][0];

  EXPECT_EQ(taken["assessment"]["state"], Json("finished"));
  EXPECT_EQ(taken["assessment"]["vitals"]["pulse"], Json(112));
  EXPECT_EQ(score(taken, "total")["band"], Json("severe"));
  EXPECT_GT(taken["next_round"].text(), taken["assessment"]["finished"].text());
  EXPECT_EQ(taken["zone"], Json("Asia/Bishkek")) << "by the clock of the place that took it";
  EXPECT_FALSE(
      find_item(must(c().counsellor.get("/api/v1/tasks"), 200)["items"], "about", taken["assessment"]["id"].text())
          .is_null());

  const HttpAnswer slip = c().counsellor.post(path, round(9, object({{"pulse", 1120}})));
  EXPECT_EQ(slip.status, 400);
  EXPECT_FALSE(find_item(slip.json()["fields"], "path", "vitals.pulse").is_null()) << slip.body;
  EXPECT_FALSE(find_item(slip.json()["fields"], "path", "answers[0].value").is_null());
  const Json other = round(0, object({})).with("instrument", "phq-9");
  EXPECT_EQ(find_item(c().counsellor.post(path, other).json()["fields"], "path", "instrument")["reason"],
            Json("instrument.no-flow-sheet"));
  EXPECT_EQ(c().counsellor_two.post(path, round(0, object({}))).status, 404);
}

TEST_P(Assessments, AreDueByTheScheduleUntilTheyAreFilledIn) {
  const std::string person = somebody("Terminova");
  const auto due = [&] {
    std::string out;
    for (const Json& set :
         must(c().counsellor.get("/api/v1/people/" + person + "/assessments/due"), 200)["sets"].items()) {
      out += set["schedule"].text() + ":";
      for (const Json& form : set["forms"].items()) out += " " + form["instrument"].text();
      out += "; ";
    }
    return out;
  };
  EXPECT_NE(due().find("intake: phq-9 gad-7 top"), std::string::npos) << due();
  EXPECT_NE(due().find("first-day:"), std::string::npos);

  must(finish(c().counsellor, begun(person, "phq-9"), numbers({0, 0, 0, 0, 0, 0, 0, 0, 0})));

  EXPECT_EQ(due().find("phq-9"), std::string::npos) << "it is not asked again";
  const Json mine = must(c().counsellor.get("/api/v1/assessments/due"), 200)["items"];
  EXPECT_FALSE(find_item(mine, "person.id", person).is_null());
  EXPECT_EQ(c().counsellor_two.get("/api/v1/people/" + person + "/assessments/due").status, 404);
  EXPECT_TRUE(
      find_item(must(c().counsellor_two.get("/api/v1/assessments/due"), 200)["items"], "person.id", person).is_null());
}

TEST_P(Assessments, WhoseTextIsNotHereAreDueForNobodyAndAreNamed) {
  const std::string person = somebody("Textlosova");
  const Json due = must(c().counsellor.get("/api/v1/people/" + person + "/assessments/due"), 200);
  const Json mine = must(c().counsellor.get("/api/v1/assessments/due"), 200);
  const Json house = must(c().supervisor.get("/api/v1/places/" + c().one + "/assessments/due"), 200);
  const Json line = find_item(must(c().world.admin().get("/api/v1/content"), 200)["items"], "id", "monthly");

  EXPECT_EQ(due["waiting"].dump(), R"(["barc-10","c-ssrs-screener","dast-10","sds","who-5"])");
  EXPECT_THAT(due["sets"].dump(), Not(HasSubstr("who-5")));
  EXPECT_THAT(mine["items"].dump(), Not(HasSubstr("who-5")));
  EXPECT_THAT(mine["waiting"].dump(), HasSubstr("who-5"));
  EXPECT_THAT(house["waiting"].dump(), HasSubstr("who-5"));
  EXPECT_EQ(line["waits_for"].dump(), R"(["who-5","barc-10"])");
}

TEST_P(Assessments, AreDueInAHouseForWhoMaySeeThem) {
  Session& colleague = c().world.a_counsellor(c().one);
  const std::string mine = somebody("Meinova"), theirs = registered(colleague, a_person("Gulnara", "Fremdova"));
  admitted(colleague, theirs, an_admission(c().one, c().day()));
  const std::string path = "/api/v1/places/" + c().one + "/assessments/due";
  const auto seen = [&](Session& by, const std::string& person) {
    return !find_item(must(by.get(path), 200)["items"], "person.id", person).is_null();
  };

  EXPECT_TRUE(seen(c().supervisor, mine));
  EXPECT_TRUE(seen(c().supervisor, theirs));
  EXPECT_TRUE(seen(c().counsellor, mine));
  EXPECT_FALSE(seen(c().counsellor, theirs)) << "whose forms are closed would look as if never asked";
  EXPECT_EQ(c().clerk.get(path).status, 403);
  EXPECT_EQ(c().counsellor_two.get(path).status, 404);
}

TEST_P(Assessments, AreReadPageByPage) {
  const std::string person = somebody("Vielova");
  const std::string path = "/api/v1/people/" + person + "/assessments";
  constexpr std::size_t k_all = 203;
  for (std::size_t i = 0; i < k_all; ++i) begun(person, "goals");
  std::set<std::string> seen;
  const auto read = [&](const Json& page) {
    for (const Json& one : page["items"].items()) seen.insert(one["assessment"]["id"].text());
  };

  const Json first = must(c().counsellor.get(path), 200);
  const Json second = must(c().counsellor.get(path + "?page=" + first["next"].text()), 200);
  read(first);
  read(second);

  EXPECT_EQ(first["items"].size(), 200U);
  EXPECT_EQ(first["total"], Json(static_cast<int>(k_all)));
  EXPECT_EQ(second["items"].size(), k_all - 200);
  EXPECT_TRUE(second["next"].is_null());
  EXPECT_EQ(seen.size(), k_all) << "each once";
  EXPECT_EQ(c().counsellor.get(path + "?page=nothing").json()["fields"][0]["reason"], Json("cursor.malformed"));
}

}  // namespace
}  // namespace homeward::testing
