#include "functional/personas.hpp"

#include <gtest/gtest.h>

namespace homeward::testing {
namespace {

/// What the person in care reads of their own forms, on a phone that somebody else may hold.
class OwnForms : public ::testing::Test {
 protected:
  Personas& p() { return the_personas(); }
  Session& counsellor() { return p().session("assigned counsellor"); }
  Session& client() { return p().session("adult client"); }
  std::string own_person() {
    for (const Persona& one : p().all())
      if (one.name == "adult client") return one.own_person;
    return {};
  }
  std::string finished(const std::string& instrument, const std::vector<int>& values) {
    const Json form = a_form(instrument, p().world.day());
    std::vector<Json> answers;
    for (std::size_t i = 0; i < values.size(); ++i)
      answers.push_back(object({{"item", "q" + std::to_string(i + 1)}, {"value", values[i]}}));
    must(counsellor().post("/api/v1/people/" + own_person() + "/assessments", form));
    must(counsellor().post("/api/v1/assessments/" + form["id"].text() + "/finish",
                           object({{"answers", list(std::move(answers))}})));
    return form["id"].text();
  }
};

TEST_F(OwnForms, SayTheirScoresAndNeverAnAnswer) {
  const std::string mood = finished("gad-7", {1, 1, 2, 2, 1, 0, 0});

  const HttpAnswer answer = client().get("/api/v1/assessments/own");
  const Json own = must(answer, 200);
  const Json line = find_item(own["items"], "id", mood);
  const Json total = find_item(line["scores"], "name", "total");

  EXPECT_EQ(line["instrument"], Json("gad-7"));
  EXPECT_EQ(total["value"], Json(7));
  EXPECT_EQ(total["band"], Json("mild"));
  EXPECT_FALSE(find_item(own["packs"], "id", "gad-7").is_null()) << "whose words the bands are said in";
  EXPECT_TRUE(line["answers"].is_null());
  EXPECT_TRUE(line["alerts"].is_null());
  EXPECT_TRUE(line["administrator"].is_null());
}

TEST_F(OwnForms, OfDangerAreNotThereAndLeaveNoTrace) {
  const std::string form = finished("phq-9", {0, 0, 0, 0, 0, 0, 0, 0, 2});
  const Json task = find_item(must(counsellor().get("/api/v1/my-day"), 200)["tasks"], "task.about", form)["task"];
  ASSERT_EQ(task["kind"], Json("check_safety"));

  const HttpAnswer own = client().get("/api/v1/assessments/own");
  const HttpAnswer history = client().get("/api/v1/people/" + own_person() + "/history");

  must(own, 200);
  EXPECT_EQ(own.body.find("phq-9"), std::string::npos) << "not even that it was asked";
  must(history, 200);
  EXPECT_EQ(history.body.find(form), std::string::npos) << "the history is another way to the same answers";
  EXPECT_EQ(history.body.find("check_safety"), std::string::npos) << "the kind of the task tells the answer";
  EXPECT_EQ(history.body.find("\"assessment\""), std::string::npos);
  EXPECT_EQ(client().get("/api/v1/people/" + own_person() + "/assessments").status, 403);
  EXPECT_EQ(client().get("/api/v1/assessments/" + form).status, 403);
  EXPECT_NE(counsellor().get("/api/v1/people/" + own_person() + "/history").body.find(form), std::string::npos)
      << "staff read the history as before";
}

TEST_F(OwnForms, AreNothingForWhoeverHasNoRecord) {
  const Json relative = must(p().session("family with scoped consent").get("/api/v1/assessments/own"), 200);

  EXPECT_EQ(relative["items"].size(), 0U);
  EXPECT_EQ(counsellor().get("/api/v1/assessments/own").status, 403) << "staff read their people's forms as staff";
}

}  // namespace
}  // namespace homeward::testing
