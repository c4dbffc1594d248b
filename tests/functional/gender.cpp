#include "functional/country.hpp"
#include "support/asking_gender.hpp"

namespace homeward::testing {
namespace {

std::string fault(const HttpAnswer& answer) { return answer.json()["fields"][0]["reason"].text(); }

TEST(Gender, IsNotAskedUnlessAPackSaysSo) {
  World world;
  const std::string house = world.a_place("centre", "House", world.a_region("Region"));
  Session& by = world.a_counsellor(house);
  const Json said = a_person("Nicht", "Gefragtova").with("gender", "woman");

  const HttpAnswer refused = by.post("/api/v1/people", said);
  const Json question = must(by.get("/api/v1/people/gender-asked"), 200);

  EXPECT_EQ(refused.status, 400);
  EXPECT_EQ(fault(refused), "gender.off");
  EXPECT_EQ(question["asked"], Json(false));
  EXPECT_EQ(question["options"].size(), 0U);
  must(by.post("/api/v1/people", said.without("gender")));
}

TEST(Gender, WhereItIsAskedItIsTakenAndShownAndWhereNoMoreItIsShownToNobody) {
  const TemporaryFolder folder;
  write_asking(folder.path(), {.asked = true, .own_words = false});
  World world(WorldOptions{.environment = {{"HOMEWARD_CATALOGUE_OVERLAY", folder.path().string()}}});
  const std::string house = world.a_place("centre", "House", world.a_region("Region"));
  Session& by = world.a_counsellor(house);
  Session& leader = world.a_worker("supervisor", house);
  const Json said = a_person("Gefragt", "Gefragtova").with("gender", "woman");
  const std::string person = said["id"].text();
  const Json details =
      object({{"kinds", list({"in_care"})}, {"names", said["names"]}, {"sex", "female"}, {"languages", list({})}});

  must(by.post("/api/v1/people", said));
  EXPECT_EQ(must(by.get("/api/v1/people/gender-asked"), 200)["options"][0]["id"], Json("woman"));
  EXPECT_EQ(page_of(by, person)["person"]["gender"], Json("woman"));
  const auto told = [&](Session& who) { return must(who.get("/api/v1/people/" + person + "/history"), 200); };
  EXPECT_TRUE(told(by).mentions("woman"));
  EXPECT_FALSE(told(leader).mentions("woman")) << "what is intimate is not open to them";
  EXPECT_TRUE(page_of(leader, person)["person"]["gender"].is_null());
  EXPECT_EQ(fault(by.post("/api/v1/people/" + person + "/details", details.with("gender", "another"))),
            "gender.unknown");
  must(by.post("/api/v1/people/" + person + "/details", details.with("gender", "")));
  EXPECT_TRUE(page_of(by, person)["person"]["gender"].is_null()) << "what was said can be taken back";
  must(by.post("/api/v1/people/" + person + "/details", details.with("gender", "man")));

  write_asking(folder.path(), {.asked = false, .own_words = false});
  world.restart();
  const HttpAnswer page = by.get("/api/v1/people/" + person);
  const HttpAnswer history = by.get("/api/v1/people/" + person + "/history");
  const HttpAnswer again = by.post("/api/v1/people/" + person + "/details", details.with("gender", "man"));

  ASSERT_EQ(page.status, 200) << page.body;
  EXPECT_TRUE(page.json()["person"]["gender"].is_null());
  EXPECT_EQ(history.body.find("gender"), std::string::npos) << "what was kept opens on no path";
  EXPECT_EQ(fault(again), "gender.off");
  must(by.post("/api/v1/people/" + person + "/details", details));
}

/// What is intimate is neither written, nor taken back, nor found out by trying, by whom it is not open to.
TEST(Gender, IsChangedOnlyByWhomItIsOpenTo) {
  const TemporaryFolder folder;
  write_asking(folder.path(), {.asked = true, .own_words = false});
  World world(WorldOptions{.environment = {{"HOMEWARD_CATALOGUE_OVERLAY", folder.path().string()}}});
  const std::string house = world.a_place("centre", "House", world.a_region("Region"));
  Session& by = world.a_counsellor(house);
  const Json said = a_person("Nah", "Intimova").with("gender", "woman");
  const std::string path = "/api/v1/people/" + registered(by, said);
  const Json details =
      object({{"kinds", list({"in_care"})}, {"names", said["names"]}, {"sex", "female"}, {"languages", list({})}});
  const std::string nobody = by.post("/api/v1/people/" + new_id() + "/details", details).body_without_request_id();

  for (Session* who : {&world.a_worker("clerk", house), &world.a_worker("supervisor", house)}) {
    for (const char* word : {"woman", "man", "another", ""}) {
      const HttpAnswer answer = who->post(path + "/details", details.with("gender", word));
      EXPECT_EQ(answer.status, 404) << word;
      EXPECT_EQ(answer.body_without_request_id(), nobody) << word;
    }
    must(who->post(path + "/details", details));
    EXPECT_EQ(must(who->get(path), 200)["changes_gender"], Json(false));
  }

  const Json page = must(by.get(path), 200);
  EXPECT_EQ(page["person"]["gender"], Json("woman")) << "as it was";
  EXPECT_EQ(page["changes_gender"], Json(true));
}

}  // namespace
}  // namespace homeward::testing
