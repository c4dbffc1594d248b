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
  admitted(c().counsellor, back, an_admission(c().one, c().day()));

  EXPECT_EQ(page_of(c().counsellor, back)["no_calls"][0]["ended_by"], Json("care_began"));
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
