#include "functional/country.hpp"

namespace homeward::testing {
namespace {

/// One bed, and two people who are on their way to it. Days pass here, so the country is its own.
class KeptBed : public OnBothCountries {
 protected:
  KeptBed() : OnBothCountries("kept beds") {}

  struct Door {
    std::string house;
    Session* clerk = nullptr;
  };
  Door a_house_with_one_bed() {
    Door out{c().world.a_place("centre", "One Bed", c().region, list({an_offer("treatment", "inpatient", 1)}))};
    out.clerk = &c().world.a_worker("clerk", out.house);
    return out;
  }
  std::string asked(const Door& door) {
    const std::string person = registered(c().counsellor, a_person());
    const std::string stay = admitted(c().counsellor, person, an_admission(c().one, c().day()));
    const Json body = a_handover(door.house, c().day(), "treatment", "inpatient");
    must(c().counsellor.post("/api/v1/stays/" + stay + "/hand-over", body));
    return body["handover"].text();
  }
  static HttpAnswer step(Session& by, const std::string& handover, const std::string& verb,
                         const Json& body = object({})) {
    return by.post("/api/v1/handovers/" + handover + "/" + verb, body);
  }
  std::string arrived(const Door& door) {
    const std::string handover = asked(door);
    must(step(*door.clerk, handover, "accept"));
    must(step(c().counsellor, handover, "depart", object({{"left_on", c().day()}})));
    must(step(*door.clerk, handover, "arrive", object({{"arrived_on", c().day()}})));
    return handover;
  }
  HttpAnswer admit(const Door& door, const Json& handover = Json()) {
    Json body = an_admission(door.house, c().day(), "treatment");
    if (!handover.is_null()) body = body.with("handover", handover);
    return door.clerk->post("/api/v1/people/" + registered(*door.clerk, a_person()) + "/admissions", body);
  }
  static Json load(const Door& door) { return board_of(*door.clerk, door.house)["offers"][0]; }
};
HW_ON_BOTH_COUNTRIES(KeptBed);

TEST_P(KeptBed, IsThereForWhoHasArrivedAndForNobodyElse) {
  const Door door = a_house_with_one_bed();
  const std::string second = asked(door), first = arrived(door);

  const HttpAnswer promised_again = step(*door.clerk, second, "accept");
  const HttpAnswer from_the_street = admit(door);
  const Json waiting = load(door);
  const HttpAnswer taken = admit(door, Json(first));
  const Json after = load(door);

  EXPECT_EQ(promised_again.reason(), "capacity.full") << promised_again.body;
  EXPECT_EQ(from_the_street.reason(), "capacity.full") << from_the_street.body;
  EXPECT_EQ(waiting["held"], Json(1));
  EXPECT_EQ(waiting["free"], Json(0));
  EXPECT_EQ(waiting["has_room"], Json(false));
  EXPECT_EQ(taken.status, 201) << taken.body << ": also under a record that the house made itself";
  EXPECT_EQ(after["held"], Json(0));
  EXPECT_EQ(after["occupied"], Json(1));
}

TEST_P(KeptBed, IsFreeAgainWhenTheyAreNotHereAnyMore) {
  const Door door = a_house_with_one_bed();
  const std::string second = asked(door), first = arrived(door);
  const HttpAnswer full = step(*door.clerk, second, "accept");

  must(step(*door.clerk, first, "not-arrived"));

  EXPECT_EQ(full.reason(), "capacity.full");
  EXPECT_EQ(step(*door.clerk, second, "accept").status, 201);
}

TEST_P(KeptBed, IsKeptAsLongAsCareMayBeginInTime) {
  const Door door = a_house_with_one_bed();
  const std::string second = asked(door);
  arrived(door);

  c().world.move_days(1);
  const HttpAnswer on_the_last_day = step(*door.clerk, second, "accept");
  c().world.move_days(1);
  const Json late = load(door);

  EXPECT_EQ(on_the_last_day.reason(), "capacity.full") << on_the_last_day.body;
  EXPECT_EQ(late["held"], Json(0));
  EXPECT_EQ(step(*door.clerk, second, "accept").status, 201);
}

}  // namespace
}  // namespace homeward::testing
