#include "functional/country.hpp"

namespace homeward::testing {
namespace {

/// Who has not been heard from: fourteen days, both houses, the region in numbers. The clock moves, so each test leaves
/// nobody behind whom another would count.
class NotHeardFrom : public OnBothCountries {
 protected:
  NotHeardFrom() : OnBothCountries("not heard from") {}
  struct Gone {
    std::string person, stay, handover, safe_contact;
  };
  /// In detoxification in house one, asked for and taken by house two, then left without a word.
  Gone left(const std::string& family) {
    Country& k = c();
    Gone g;
    g.person = registered(k.counsellor, a_person("Sultan", family));
    g.stay = admitted(k.counsellor, g.person, an_admission(k.one, k.day()));
    const Json asked = a_handover(k.two, k.day(1), "social_rehabilitation", "community");
    g.handover = asked["handover"].text();
    must(k.counsellor.post("/api/v1/stays/" + g.stay + "/hand-over", asked));
    must(k.clerk_two.post("/api/v1/handovers/" + g.handover + "/accept"));
    must(k.counsellor.post("/api/v1/stays/" + g.stay + "/end", an_end(k.day(), "left_early", "without_notice")));
    g.safe_contact = page_of(k.counsellor, g.person)["safe_contacts"][0]["id"].text();
    return g;
  }
  Json entry(Session& by, const std::string& place, const Gone& g, const char* part = "not_heard_from") {
    return find_item(board_of(by, place)[part], "follow_up.person", g.person);
  }
  HttpAnswer attempt(Session& by, const Json& entry, const Gone& g, const std::string& outcome) {
    Json body = object({{"id", new_id()}, {"on", c().day()}, {"outcome", outcome}, {"note", "Tried"}});
    if (!g.safe_contact.empty()) body = body.with("by", g.safe_contact);
    return by.post("/api/v1/follow-ups/" + entry["follow_up"]["id"].text() + "/attempts", body);
  }
};
HW_ON_BOTH_COUNTRIES(NotHeardFrom);

/// A house that came to know somebody by a handover keeps the person's name as long as it has to find them.
TEST_P(NotHeardFrom, AHouseThatSearchesKeepsItsAccessUntilThePersonIsHeardFrom) {
  Country& k = c();
  const std::string person = registered(k.counsellor, a_person("Lange", "Gesuchtova"));
  const std::string before = admitted(k.counsellor, person, an_admission(k.one, k.day()));
  const Json consent = a_consent(k.two, {"identity", "contact"}, k.day()).with("valid_until", k.day(30));
  const Json asked = a_handover(k.two, k.day(1), "resocialization", "community").with("consent", consent);
  must(k.counsellor.post("/api/v1/stays/" + before + "/hand-over", asked));
  const std::string handover = "/api/v1/handovers/" + asked["handover"].text();
  must(k.clerk_two.post(handover + "/accept"));
  must(k.counsellor.post(handover + "/depart", object({{"left_on", k.day()}})));
  must(k.clerk_two.post(handover + "/arrive", object({{"arrived_on", k.day()}})));
  const std::string stay =
      admitted(k.supervisor_two, person, an_admission(k.two, k.day(), "resocialization", "community"));
  must(k.supervisor_two.post("/api/v1/stays/" + stay + "/end", an_end(k.day(), "left_early", "without_notice")));

  k.world.move_days(100);
  const Gone g{person, stay, "", ""};
  const Json searched = entry(k.supervisor_two, k.two, g);
  must(attempt(k.supervisor_two, searched, g, "went_elsewhere"));

  EXPECT_EQ(searched["person"]["names"][0]["family"], Json("Gesuchtova"));
  EXPECT_EQ(k.supervisor_two.get("/api/v1/people/" + person).status, 404) << "heard from after 90 days: closed at once";
}

TEST_P(NotHeardFrom, ShowsAtBothHousesTheSameDayAndSettlesAtBothAtOnce) {
  const Gone g = left("Verschwundenov");

  EXPECT_FALSE(entry(c().clerk, c().one, g, "next_step_open").is_null()) << "day 0: the next step is open";
  c().world.move_days(13);
  EXPECT_TRUE(entry(c().clerk, c().one, g).is_null()) << "day 13 is still in time";
  c().world.move_days(1);
  const Json at_one = entry(c().clerk, c().one, g);
  const Json at_two = entry(c().clerk_two, c().two, g);

  ASSERT_FALSE(at_one.is_null()) << board_of(c().clerk, c().one).dump();
  ASSERT_FALSE(at_two.is_null()) << board_of(c().clerk_two, c().two).dump();
  EXPECT_EQ(at_one["follow_up"]["id"], at_two["follow_up"]["id"]);
  EXPECT_EQ(at_one["days"], Json(14));
  EXPECT_EQ(at_two["overdue"], Json(true));
  EXPECT_EQ(at_one["follow_up"]["who_acts"], Json(c().one));
  EXPECT_TRUE(at_two["person"].is_null()) << "the receiving house was told nothing by consent";
  EXPECT_FALSE(board_of(c().clerk_two, c().two).mentions("Verschwundenov"));
  const Json task = find_item(must(c().counsellor.get("/api/v1/my-day"), 200)["tasks"], "task.about",
                              at_one["follow_up"]["id"].text());
  EXPECT_EQ(task["task"]["kind"], Json("reach_person")) << "somebody is asked, by a day";

  Gone no_way = g;
  no_way.safe_contact.clear();
  EXPECT_EQ(attempt(c().counsellor, at_one, no_way, "not_reached").json()["fields"][0]["reason"],
            Json("attempt.only-safe-ways"));
  must(attempt(c().counsellor, at_one, g, "not_reached"));
  EXPECT_FALSE(entry(c().clerk_two, c().two, g).is_null()) << "not reached goes on";
  must(attempt(c().counsellor, at_one, g, "asked_not_to_call"));
  EXPECT_TRUE(entry(c().clerk, c().one, g).is_null());
  EXPECT_TRUE(entry(c().clerk_two, c().two, g).is_null());
  EXPECT_TRUE(find_item(must(c().counsellor.get("/api/v1/my-day"), 200)["tasks"], "task.about",
                        at_one["follow_up"]["id"].text())
                  .is_null())
      << "no reminder is left";
  EXPECT_EQ(attempt(c().counsellor, at_one, g, "not_reached").reason(), "follow-up.settled");
}

TEST_P(NotHeardFrom, WhoAskedNotToBeCalledKeepsTheNumberOfTheirHouse) {
  Country& k = c();
  const std::string house = new_id();
  must(k.world.admin().post("/api/v1/places", object({{"id", house},
                                                      {"kind", "centre"},
                                                      {"name", "House with a Line"},
                                                      {"parent", k.region},
                                                      {"zone", "Asia/Bishkek"},
                                                      {"telephone", "+996 312 111111"}})));
  const std::string ward = k.world.a_place("unit", "Day Ward", house, list({an_offer("treatment", "outpatient")}));
  Session& by = k.world.a_counsellor(ward);
  const std::string person = registered(by, a_person("Stille", "Anrufova"));
  const std::string stay = admitted(by, person, an_admission(ward, k.day(), "treatment", "outpatient"));
  must(by.post("/api/v1/stays/" + stay + "/end", an_end(k.day(), "left_early", "without_notice")));
  k.world.move_days(15);
  const Gone g{person, stay, "", page_of(by, person)["safe_contacts"][0]["id"].text()};
  const Json searched = entry(by, ward, g);
  must(attempt(by, searched, g, "asked_not_to_call"));
  const Json page = page_of(by, person);

  EXPECT_EQ(searched["number_at"]["telephone"], Json("+996 312 111111")) << "a unit has that of its house";
  EXPECT_EQ(page["number_at"]["id"], Json(house));
  EXPECT_EQ(page["attempts"][0]["number_left"], Json("+996 312 111111")) << "what was left with them is kept";
}

TEST_P(NotHeardFrom, EndsWhenTheRoadGoesOn) {
  const Gone g = left("Zurueckov");
  c().world.move_days(15);
  ASSERT_FALSE(entry(c().clerk, c().one, g).is_null());

  admitted(c().counsellor, g.person, an_admission(c().one, c().day()));

  EXPECT_TRUE(entry(c().clerk, c().one, g).is_null());
  EXPECT_EQ(page_of(c().counsellor, g.person)["follow_ups"][0]["outcome"], Json("reached_goes_on"));
}

TEST_P(NotHeardFrom, WhoWasReachedAndDidNotComeIsMissedAgain) {
  const Gone g = left("Dochnichtov");
  c().world.move_days(14);
  must(attempt(c().counsellor, entry(c().clerk, c().one, g), g, "reached_goes_on"));

  EXPECT_TRUE(entry(c().clerk, c().one, g).is_null()) << "they were heard from";
  EXPECT_EQ(entry(c().clerk, c().one, g, "next_step_open")["follow_up"]["act_by"], Json(c().day(13)));
  c().world.move_days(14);
  EXPECT_FALSE(entry(c().clerk, c().one, g).is_null()) << "and no next stay began";
  EXPECT_FALSE(entry(c().clerk_two, c().two, g).is_null());

  must(attempt(c().counsellor, entry(c().clerk, c().one, g), g, "reached_does_not_want"));
  EXPECT_TRUE(entry(c().clerk_two, c().two, g).is_null());
}

TEST_P(NotHeardFrom, ATransferCountsWhateverHadSettledTheSearchBefore) {
  Country& k = c();
  const Gone g = left("Dochunterwegs");
  k.world.move_days(14);
  must(attempt(k.counsellor, entry(k.clerk, k.one, g), g, "went_elsewhere"));
  ASSERT_TRUE(entry(k.clerk, k.one, g).is_null());

  const std::string handover = "/api/v1/handovers/" + g.handover;
  must(k.counsellor.post(handover + "/depart", object({{"left_on", k.day()}})));
  EXPECT_EQ(entry(k.clerk, k.one, g)["follow_up"]["who_acts"], Json(k.two)) << "expected days ago";
  must(k.clerk_two.post(handover + "/not-arrived"));
  EXPECT_EQ(entry(k.clerk, k.one, g)["follow_up"]["who_acts"], Json(k.one));
  EXPECT_FALSE(entry(k.clerk_two, k.two, g).is_null());

  must(attempt(k.counsellor, entry(k.clerk, k.one, g), g, "reached_does_not_want"));
}

TEST_P(NotHeardFrom, NobodyIsRemindedOfWhoAskedNotToBeCalled) {
  Country& k = c();
  const Gone g = left("Ruhigov");
  k.world.move_days(14);
  must(attempt(k.counsellor, entry(k.clerk, k.one, g), g, "asked_not_to_call"));

  const std::string handover = "/api/v1/handovers/" + g.handover;
  must(k.counsellor.post(handover + "/depart", object({{"left_on", k.day()}})));
  EXPECT_TRUE(find_item(must(k.clerk_two.get("/api/v1/my-day"), 200)["tasks"], "task.about", g.handover).is_null());
  must(k.clerk_two.post(handover + "/not-arrived"));
  EXPECT_TRUE(entry(k.clerk, k.one, g).is_null());
  EXPECT_TRUE(entry(k.clerk_two, k.two, g).is_null());
  EXPECT_EQ(page_of(k.counsellor, g.person)["follow_ups"][0]["outcome"], Json("asked_not_to_call"));
}

TEST_P(NotHeardFrom, ATransferWithoutConfirmedArrivalCounts) {
  Country& k = c();
  const std::string person = registered(k.counsellor, a_person("Timur", "Unterwegs"));
  const std::string stay = admitted(k.counsellor, person, an_admission(k.one, k.day()));
  const Json asked = a_handover(k.two, k.day(1), "social_rehabilitation", "community");
  const std::string handover = asked["handover"].text();
  must(k.counsellor.post("/api/v1/stays/" + stay + "/hand-over", asked));
  must(k.clerk_two.post("/api/v1/handovers/" + handover + "/accept"));
  must(k.counsellor.post("/api/v1/handovers/" + handover + "/depart", object({{"left_on", k.day()}})));
  const Gone g{person, stay, handover, ""};

  EXPECT_EQ(entry(k.clerk, k.one, g, "next_step_open")["follow_up"]["who_acts"], Json(k.two)) << "they expect somebody";
  k.world.move_days(3);
  EXPECT_FALSE(entry(k.clerk, k.one, g).is_null());
  EXPECT_FALSE(entry(k.clerk_two, k.two, g).is_null());
  must(k.clerk_two.post("/api/v1/handovers/" + handover + "/not-arrived"));
  EXPECT_EQ(entry(k.clerk_two, k.two, g)["follow_up"]["who_acts"], Json(k.one)) << "who knows the person acts again";
  must(k.clerk_two.post("/api/v1/handovers/" + handover + "/arrive", object({{"arrived_on", k.day()}})));
  EXPECT_TRUE(entry(k.clerk, k.one, g).is_null());
  EXPECT_TRUE(entry(k.clerk_two, k.two, g).is_null());
}

TEST_P(NotHeardFrom, TheRegionSeesNumbersAndNeverWho) {
  std::vector<Gone> gone;
  for (int i = 0; i < 10; ++i) gone.push_back(left("Regionov" + std::to_string(i)));
  const auto ended = [&] {
    const Json joints = must(c().officer.get("/api/v1/regions/" + c().region + "/figures"), 200)["joints"];
    std::string all;
    for (std::size_t i = 0; i < joints.size(); ++i) all += joints[i]["ended"].text() + " ";
    return all;
  };
  c().world.move_days(13);
  const std::string while_days_go_on = ended();
  c().world.move_days(1);

  const HttpAnswer answer = c().officer.get("/api/v1/regions/" + c().region + "/figures");
  const Json figures = must(answer, 200);

  const Json house = find_item(figures["centres"], "place.id", c().one);
  EXPECT_EQ(house["not_heard_from"], Json("10")) << "ten people: " << figures.dump();
  EXPECT_EQ(house["longest_days"], Json(14));
  EXPECT_NE(ended(), while_days_go_on) << "ten people count once their days are over: " << while_days_go_on;
  EXPECT_EQ(find_item(figures["centres"], "place.id", c().two)["has_to_act"], Json("0"));
  for (const Gone& g : gone) {
    EXPECT_EQ(answer.body.find(g.person), std::string::npos);
    EXPECT_EQ(answer.body.find(g.stay), std::string::npos);
  }
  EXPECT_EQ(answer.body.find("Regionov"), std::string::npos);
  EXPECT_EQ(c().officer.get("/api/v1/people/" + gone[0].person).status, 403);
  EXPECT_EQ(c().officer.get("/api/v1/places/" + c().one + "/board").status, 403);
  for (const Gone& g : gone) must(attempt(c().counsellor, entry(c().clerk, c().one, g), g, "reached_does_not_want"));
  EXPECT_EQ(find_item(must(c().officer.get("/api/v1/regions/" + c().region + "/figures"), 200)["centres"], "place.id",
                      c().one)["not_heard_from"],
            Json("0"));
}

TEST_P(NotHeardFrom, ADeathEndsEverySearch) {
  Gone g = left("Verstorbenov");
  c().world.move_days(14);
  g.safe_contact.clear();

  must(attempt(c().counsellor, entry(c().clerk, c().one, g), g, "died"));

  EXPECT_TRUE(entry(c().clerk, c().one, g).is_null());
  EXPECT_EQ(page_of(c().counsellor, g.person)["person"]["died_on"], Json(c().day()));
}

/// Two records of one person: what one house searches for, the other has in care.
TEST_P(NotHeardFrom, ADeathEndsWhatIsOpenInEveryRecordOnItsDay) {
  Country& k = c();
  Gone g = left("Zweifachov");
  g.safe_contact.clear();
  const std::string twin = registered(k.counsellor, a_person("Sultan", "Zweifachof"));
  const std::string stay = admitted(k.counsellor, twin, an_admission(k.one, k.day()));
  const std::string link = new_id();
  Session& second = k.world.a_worker("privacy_officer", k.one);
  must(k.privacy.post("/api/v1/people/" + g.person + "/links", object({{"id", link}, {"other", twin}})));
  must(second.post("/api/v1/links/" + link + "/approve"));
  k.world.move_days(14);
  const Json searched = entry(k.clerk, k.one, g);
  const auto heard = [&](const std::string& died_on) {
    return k.counsellor.post("/api/v1/follow-ups/" + searched["follow_up"]["id"].text() + "/attempts",
                             object({{"id", new_id()}, {"on", k.day()}, {"outcome", "died"}, {"died_on", died_on}}));
  };

  const HttpAnswer before_the_end = heard(k.day(-15)), tomorrow = heard(k.day(1));
  must(heard(k.day(-3)));
  const Json page = page_of(k.counsellor, twin);

  EXPECT_EQ(before_the_end.json()["fields"][0]["reason"], Json("attempt.died-on"));
  EXPECT_EQ(tomorrow.json()["fields"][0]["reason"], Json("attempt.died-on"));
  EXPECT_EQ(page_of(k.counsellor, g.person)["person"]["died_on"], Json(k.day(-3)));
  EXPECT_EQ(page["person"]["died_on"], Json(k.day(-3)));
  EXPECT_EQ(page["stays"][0]["id"], Json(stay));
  EXPECT_EQ(page["stays"][0]["ended"], Json(k.day(-3)));
  EXPECT_EQ(page["stays"][0]["end_type"], Json("died"));
}

}  // namespace
}  // namespace homeward::testing
