#include "base/json.hpp"
#include "functional/country.hpp"
#include "support/project_files.hpp"

#include <fstream>

namespace homeward::testing {
namespace {

/// The rules of the road as a country sees them that counts seven days, waits three for care to begin, lets treatment
/// and medical rehabilitation go on in one bed, and nothing else side by side.
void write_road(const std::filesystem::path& overlay) {
  json::Value pack = *json::parse(read_project_file("catalogue/pathway/road.json"), 1 << 20);
  for (auto& [name, member] : std::get<json::Object>(pack.is)) {
    if (name == "version") member = json::Value{*member.integer() + 1};
    if (name == "next_stay_days") member = json::Value{std::int64_t{7}};
    if (name == "begin_care_days") member = json::Value{std::int64_t{3}};
    if (name == "side_by_side") {
      member = *json::parse(
          R"([{"settings": ["inpatient", "inpatient"], "stages": ["treatment", "medical_rehabilitation"]}])", 1 << 10);
    }
  }
  std::filesystem::create_directories(overlay / "pathway");
  std::ofstream(overlay / "pathway" / "road.json") << json::to_string(pack);
}

class RoadOfACountry : public ::testing::Test {
 protected:
  WorldOptions with_own_road() const {
    write_road(folder_.path());
    return {.environment = {{"HOMEWARD_CATALOGUE_OVERLAY", folder_.path().string()}}};
  }
  std::string a_house(const std::string& name) {
    return world_.a_place("centre", name, region_,
                          list({an_offer("treatment", "inpatient"), an_offer("medical_rehabilitation", "inpatient"),
                                an_offer("social_rehabilitation", "community")}));
  }
  HttpAnswer admit(const std::string& person, const std::string& stage, const std::string& setting) {
    return by_.post("/api/v1/people/" + person + "/admissions", an_admission(house_, world_.day(), stage, setting));
  }

  TemporaryFolder folder_;
  World world_{with_own_road()};
  std::string region_ = world_.a_region("Naryn"), house_ = a_house("House One");
  Session& by_ = world_.a_counsellor(house_);
};

TEST_F(RoadOfACountry, SaysWhichStaysGoSideBySide) {
  const std::string person = registered(by_, a_person());

  const HttpAnswer first = admit(person, "treatment", "inpatient");
  const HttpAnswer in_one_bed = admit(person, "medical_rehabilitation", "inpatient");
  const HttpAnswer beside = admit(person, "social_rehabilitation", "community");

  EXPECT_EQ(first.status, 201) << first.body;
  EXPECT_EQ(in_one_bed.status, 201) << in_one_bed.body;
  EXPECT_EQ(beside.reason(), "stay.side-by-side") << beside.body;
}

TEST_F(RoadOfACountry, SaysWhenNobodyHasHeardFromSomebody) {
  const std::string person = registered(by_, a_person());
  const std::string stay = admitted(by_, person, an_admission(house_, world_.day(), "treatment"));
  const std::string last = world_.day(6);
  must(by_.post("/api/v1/stays/" + stay + "/end", an_end(world_.day(), "left_early", "family")));

  const Json page = page_of(by_, person);
  world_.move_days(6);
  const Json in_time = board_of(by_, house_);
  world_.move_days(1);
  const Json late = board_of(by_, house_);

  EXPECT_EQ(page["next_stay_days"], Json(7));
  EXPECT_EQ(page["follow_ups"][0]["act_by"], Json(last));
  EXPECT_EQ(in_time["next_step_open"].size(), 1U);
  EXPECT_EQ(in_time["not_heard_from"].size(), 0U);
  EXPECT_EQ(late["not_heard_from"].size(), 1U);
}

TEST_F(RoadOfACountry, SaysByWhenCareBeginsAfterAnArrival) {
  const std::string other = a_house("House Two");
  Session& there = world_.a_worker("clerk", other);
  const std::string stay = admitted(by_, registered(by_, a_person()), an_admission(house_, world_.day(), "treatment"));
  const Json asked = a_handover(other, world_.day(), "social_rehabilitation", "community");
  must(by_.post("/api/v1/stays/" + stay + "/hand-over", asked));
  const std::string handover = "/api/v1/handovers/" + asked["handover"].text();
  must(there.post(handover + "/accept"));
  must(by_.post(handover + "/depart", object({{"left_on", world_.day()}})));
  must(there.post(handover + "/arrive", object({{"arrived_on", world_.day()}})));

  world_.move_days(3);
  const Json in_time = board_of(there, other)["arrived"];
  world_.move_days(1);
  const Json late = board_of(there, other)["arrived"];

  EXPECT_EQ(in_time[0]["overdue"], Json(false));
  EXPECT_EQ(late[0]["overdue"], Json(true));
}

}  // namespace
}  // namespace homeward::testing
