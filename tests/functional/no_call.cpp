#include "functional/country.hpp"

namespace homeward::testing {
namespace {

/// "Do not call me again", said at any time, to either house.
class NoCall : public OnBothCountries {
 protected:
  NoCall() : OnBothCountries("no call") {}
  HttpAnswer ask(Session& by, const std::string& person, const std::string& on) {
    return by.post("/api/v1/people/" + person + "/no-call", object({{"id", new_id()}, {"on", on}}));
  }
  HttpAnswer take_back(Session& by, const std::string& person, bool own_word = true) {
    return by.post("/api/v1/people/" + person + "/no-call/end", object({{"on", c().day()}, {"own_word", own_word}}));
  }
  Json searched(Session& by, const std::string& place, const std::string& person) {
    const Json board = board_of(by, place);
    const Json late = find_item(board["not_heard_from"], "follow_up.person", person);
    return late.is_null() ? find_item(board["next_step_open"], "follow_up.person", person) : late;
  }
  static bool is_reminded(Session& by, const std::string& person) {
    return !find_item(must(by.get("/api/v1/my-day"), 200)["tasks"], "task.person", person).is_null();
  }
  std::string in_care(const std::string& family, std::string& stay) {
    const std::string person = registered(c().counsellor, a_person("Bitte", family));
    stay = admitted(c().counsellor, person, an_admission(c().one, c().day()));
    return person;
  }
  void leaves(const std::string& stay) {
    must(c().counsellor.post("/api/v1/stays/" + stay + "/end", an_end(c().day(), "left_early", "without_notice")));
  }
  /// A house that can be called under this number.
  std::string a_house(const std::string& name, const std::string& telephone) {
    const std::string id = new_id();
    const Json offers = list({an_offer("treatment", "inpatient"), an_offer("social_rehabilitation", "community")});
    must(c().world.admin().post("/api/v1/places", object({{"id", id},
                                                          {"kind", "centre"},
                                                          {"name", name},
                                                          {"parent", c().region},
                                                          {"zone", "Asia/Bishkek"},
                                                          {"telephone", telephone},
                                                          {"offers", offers}})));
    return id;
  }
  /// Asks this house to take somebody who agreed that it may open the record; answers the id of the handover.
  std::string handed_to(Session& by, const std::string& house, const std::string& stay) {
    const Json consent = a_consent(house, {"identity", "contact"}, c().day());
    const Json asked = a_handover(house, c().day(1), "social_rehabilitation", "community").with("consent", consent);
    must(by.post("/api/v1/stays/" + stay + "/hand-over", asked));
    return asked["handover"].text();
  }
  void step(Session& by, const std::string& handover, const std::string& verb, const Json& body = object({})) {
    must(by.post("/api/v1/handovers/" + handover + "/" + verb, body));
  }
  void arrives(Session& from, Session& to, const std::string& handover) {
    step(to, handover, "accept");
    step(from, handover, "depart", object({{"left_on", c().day()}}));
    step(to, handover, "arrive", object({{"arrived_on", c().day()}}));
  }
  Json wishes(Session& by, const std::string& person) { return page_of(by, person)["no_calls"]; }
};
HW_ON_BOTH_COUNTRIES(NoCall);

TEST_P(NoCall, EndsEverySearchAndReminderAtBothHousesAtOnce) {
  Country& k = c();
  std::string stay;
  const std::string person = in_care("Ruhigov", stay);
  const Json asked = a_handover(k.two, k.day(1), "social_rehabilitation", "community");
  must(k.counsellor.post("/api/v1/stays/" + stay + "/hand-over", asked));
  must(k.clerk_two.post("/api/v1/handovers/" + asked["handover"].text() + "/accept"));
  leaves(stay);
  ASSERT_FALSE(searched(k.clerk, k.one, person).is_null());
  ASSERT_FALSE(searched(k.clerk_two, k.two, person).is_null());
  ASSERT_TRUE(is_reminded(k.counsellor, person));

  must(ask(k.clerk, person, k.day()));

  EXPECT_TRUE(searched(k.clerk, k.one, person).is_null());
  EXPECT_TRUE(searched(k.clerk_two, k.two, person).is_null());
  EXPECT_FALSE(is_reminded(k.counsellor, person));
  const Json wishes = page_of(k.counsellor, person)["no_calls"];
  EXPECT_EQ(wishes[0]["on"], Json(k.day())) << wishes.dump();
  EXPECT_EQ(ask(k.counsellor, person, k.day()).reason(), "no-call.stands");
}

TEST_P(NoCall, SaidInCareItHoldsWhenTheStayEnds) {
  std::string stay;
  const std::string person = in_care("Vorherov", stay);
  must(ask(c().counsellor, person, c().day()));

  leaves(stay);

  EXPECT_TRUE(searched(c().clerk, c().one, person).is_null()) << "no search begins";
  EXPECT_FALSE(is_reminded(c().counsellor, person));
  c().world.move_days(20);
  EXPECT_TRUE(searched(c().clerk, c().one, person).is_null());
}

TEST_P(NoCall, IsTakenBackByThePersonsOwnWordAlone) {
  std::string stay;
  const std::string person = in_care("Zurueckov", stay);
  must(ask(c().counsellor, person, c().day()));

  EXPECT_EQ(take_back(c().counsellor, person, false).json()["fields"][0]["reason"], Json("no-call.own-word"));
  must(take_back(c().counsellor, person));

  EXPECT_EQ(page_of(c().counsellor, person)["no_calls"][0]["ended_by"], Json("own_word"));
  EXPECT_EQ(take_back(c().counsellor, person).reason(), "no-call.none");
  leaves(stay);
  EXPECT_FALSE(searched(c().clerk, c().one, person).is_null()) << "who is missed later is looked for again";
}

TEST_P(NoCall, WhoComesBackHasTakenItBackAndWhoMovesOnHasNot) {
  std::string stay;
  const std::string person = in_care("Wiederov", stay);
  must(ask(c().counsellor, person, c().day()));
  const std::string next = new_id();
  Json on = an_admission(c().one, c().day(), "treatment", "inpatient").without("episode").without("substances");
  on = on.without("referral_source").with("stay", next).with("end_type", "as_planned");
  must(c().counsellor.post("/api/v1/stays/" + stay + "/move-on", on.with("end_reason", "programme_completed")));
  EXPECT_TRUE(page_of(c().counsellor, person)["no_calls"][0]["ended_on"].is_null());

  const std::string back = registered(c().counsellor, a_person("Bitte", "Zweitov"));
  const std::string first = admitted(c().counsellor, back, an_admission(c().one, c().day()));
  leaves(first);
  c().world.move_days(1);
  must(ask(c().counsellor, back, c().day()));
  c().world.move_days(1);
  admitted(c().counsellor, back, an_admission(c().one, c().day()));

  EXPECT_EQ(page_of(c().counsellor, back)["no_calls"][0]["ended_by"], Json("care_began"));
}

TEST_P(NoCall, AStayThatBeganBeforeItAndIsEnteredLaterDoesNotEndIt) {
  const std::string person = registered(c().counsellor, a_person("Bitte", "Spaetov"));
  must(ask(c().counsellor, person, c().day(-1)));

  admitted(c().counsellor, person, an_admission(c().one, c().day(-3)));

  EXPECT_TRUE(wishes(c().counsellor, person)[0]["ended_on"].is_null());
}

TEST_P(NoCall, SaidInCareItEndsForWhoLeftAndBeganAgainLongAfter) {
  std::string stay;
  const std::string soon = in_care("Baldov", stay);
  must(ask(c().counsellor, soon, c().day()));
  leaves(stay);
  const std::string late = in_care("Jahrov", stay);
  must(ask(c().counsellor, late, c().day()));
  leaves(stay);

  c().world.move_days(10);
  admitted(c().counsellor, soon, an_admission(c().one, c().day()));
  c().world.move_days(30);
  admitted(c().counsellor, late, an_admission(c().one, c().day()));

  EXPECT_TRUE(wishes(c().counsellor, soon)[0]["ended_on"].is_null()) << "the same journey";
  EXPECT_EQ(wishes(c().counsellor, late)[0]["ended_by"], Json("care_began"));
  EXPECT_EQ(wishes(c().counsellor, late)[0]["ended_on"], Json(c().day()));
}

TEST_P(NoCall, IsKnownToAHouseThatComesToKnowThemLater) {
  Country& k = c();
  std::string stay;
  const std::string person = in_care("Weiterov", stay);
  const std::string said = k.day();
  must(ask(k.counsellor, person, said));
  const std::string handover = handed_to(k.counsellor, k.two, stay);
  arrives(k.counsellor, k.supervisor_two, handover);

  EXPECT_EQ(wishes(k.supervisor_two, person)[0]["on"], Json(said)) << "since they arrived";
  const std::string next =
      admitted(k.supervisor_two, person, an_admission(k.two, k.day(), "social_rehabilitation", "community"));
  const Json there = wishes(k.supervisor_two, person);
  must(k.supervisor_two.post("/api/v1/stays/" + next + "/end", an_end(k.day(), "left_early", "without_notice")));

  EXPECT_EQ(there.size(), 1U) << there.dump();
  EXPECT_TRUE(there[0]["ended_on"].is_null()) << "care went on";
  EXPECT_EQ(wishes(k.counsellor, person).size(), 1U);
  EXPECT_TRUE(searched(k.clerk_two, k.two, person).is_null());
  must(take_back(k.supervisor_two, person));
  EXPECT_EQ(wishes(k.counsellor, person)[0]["ended_by"], Json("own_word")) << "in every house";
}

TEST_P(NoCall, FormsOfAHouseThatKnowsThemLaterAreNotDueEither) {
  Country& k = c();
  std::string stay;
  const std::string person = in_care("Formov", stay);
  must(ask(k.counsellor, person, k.day()));
  arrives(k.counsellor, k.supervisor_two, handed_to(k.counsellor, k.two, stay));
  const std::string next =
      admitted(k.supervisor_two, person, an_admission(k.two, k.day(), "social_rehabilitation", "community"));
  must(k.supervisor_two.post("/api/v1/people/" + person + "/workers",
                             object({{"account", k.counsellor_two.account()}, {"kind", "worker"}})));
  must(k.counsellor_two.post("/api/v1/stays/" + next + "/end", an_end(k.day(), "as_planned", "programme_completed")));
  k.world.move_days(91);

  const Json due = must(k.counsellor_two.get("/api/v1/people/" + person + "/assessments/due"), 200);

  EXPECT_EQ(due["sets"].size(), 0U) << due.dump();
}

/// Which house was told is not for the others: a number says it as well as a name.
TEST_P(NoCall, EachHouseKeepsItsOwnNumberAndLearnsOfNoOther) {
  Country& k = c();
  const std::string told = a_house("House that was told", "+996 312 222222");
  const std::string other = a_house("House with a number", "+996 312 333333");
  const std::string silent =
      k.world.a_place("centre", "House without", k.region, list({an_offer("social_rehabilitation", "community")}));
  Session& by = k.world.a_worker("supervisor", told);
  Session& there = k.world.a_worker("supervisor", other);
  Session& third = k.world.a_worker("supervisor", silent);
  const std::string person = registered(by, a_person("Nummer", "Nummerova"));
  const std::string first = admitted(by, person, an_admission(told, k.day(), "treatment"));
  arrives(by, there, handed_to(by, other, first));
  const std::string second =
      admitted(there, person, an_admission(other, k.day(), "social_rehabilitation", "community"));
  arrives(there, third, handed_to(there, silent, second));

  must(ask(by, person, k.day()));

  EXPECT_EQ(wishes(by, person)[0]["number_left"], Json("+996 312 222222"));
  EXPECT_EQ(wishes(there, person)[0]["number_left"], Json("+996 312 333333"));
  EXPECT_EQ(wishes(third, person).size(), 1U);
  EXPECT_TRUE(wishes(third, person)[0]["number_left"].is_null());
  for (Session* who : {&there, &third}) {
    const Json history = must(who->get("/api/v1/people/" + person + "/history"), 200);
    EXPECT_TRUE(history.mentions("no_call"));
    EXPECT_EQ((wishes(*who, person).dump() + history.dump()).find("222222"), std::string::npos);
  }
}

/// A refusal, a day or an answered row would tell that another house knows the person.
TEST_P(NoCall, AWishThatIsNotShownRefusesNothingAndTellsNothing) {
  Country& k = c();
  const std::string here = registered(k.counsellor, a_person("Zwei", "Doppelov"));
  const std::string there = registered(k.counsellor_two, a_person("Zwei", "Doppelov"));
  must(ask(k.counsellor, here, k.day(-1)));
  const std::string link = new_id();
  must(k.world.a_worker("privacy_officer", k.region)
           .post("/api/v1/people/" + here + "/links", object({{"id", link}, {"other", there}})));
  must(k.world.a_worker("privacy_officer", k.region).post("/api/v1/links/" + link + "/approve"));

  EXPECT_EQ(take_back(k.counsellor_two, there).reason(), "no-call.none");
  must(ask(k.counsellor_two, there, k.day(-2)));
  EXPECT_EQ(ask(k.counsellor_two, there, k.day(-2)).reason(), "no-call.stands");
  const Json shown = wishes(k.counsellor_two, there);
  const Json back = must(k.counsellor_two.post("/api/v1/people/" + there + "/no-call/end",
                                               object({{"on", k.day(-2)}, {"own_word", true}})));

  EXPECT_EQ(shown.size(), 1U) << shown.dump();
  EXPECT_EQ(shown[0]["on"], Json(k.day(-2)));
  EXPECT_EQ(back["id"], shown[0]["id"]);
  EXPECT_EQ(wishes(k.counsellor, here).size(), 1U);
  EXPECT_EQ(wishes(k.counsellor, here)[0]["ended_on"], Json(k.day(-1))) << "in every house, no sooner than it began";
}

TEST_P(NoCall, AnAttemptSaysItByTheSameMeans) {
  std::string stay;
  const std::string person = in_care("Versuchov", stay);
  leaves(stay);
  const Json page = page_of(c().counsellor, person);
  must(c().counsellor.post("/api/v1/follow-ups/" + page["follow_ups"][0]["id"].text() + "/attempts",
                           object({{"id", new_id()},
                                   {"by", page["safe_contacts"][0]["id"]},
                                   {"on", c().day()},
                                   {"outcome", "asked_not_to_call"}})));

  EXPECT_EQ(page_of(c().counsellor, person)["no_calls"][0]["on"], Json(c().day()));
  EXPECT_EQ(ask(c().counsellor, person, c().day()).reason(), "no-call.stands");
  must(take_back(c().counsellor, person));
}

TEST_P(NoCall, OutOfReachAndAbsentAnswerAlike) {
  std::string stay;
  const std::string person = in_care("Fremdov", stay);

  const HttpAnswer refused = ask(c().counsellor_two, person, c().day());
  const HttpAnswer absent = ask(c().counsellor_two, new_id(), c().day());

  EXPECT_EQ(refused.status, 404);
  EXPECT_EQ(refused.body.size(), absent.body.size());
  EXPECT_EQ(page_of(c().counsellor, person)["no_calls"].size(), 0U);
}

}  // namespace
}  // namespace homeward::testing
