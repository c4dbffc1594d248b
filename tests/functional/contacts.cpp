#include "functional/country.hpp"

/// Contacts entered by hand, and what the house sees of its own records and of where people went.
namespace homeward::testing {
namespace {

class Contacts : public OnBothCountries {
 protected:
  Contacts() : OnBothCountries("contacts") {}

  std::string in_care() {
    const std::string person = registered(c().counsellor, a_person());
    admitted(c().counsellor, person, an_admission(c().one, c().day()));
    return person;
  }
  static Json a_contact(const std::string& on, const std::string& attendance, std::vector<Json> absence = {}) {
    return object({{"id", new_id()},
                   {"on", on},
                   {"kind", "session"},
                   {"attendance", attendance},
                   {"absence", list(std::move(absence))}});
  }
  HttpAnswer enter(const std::string& person, const Json& contact) {
    return c().counsellor.post("/api/v1/people/" + person + "/contacts", contact);
  }
  HttpAnswer outcome(const Json& contact, const std::string& attendance) {
    return c().counsellor.post("/api/v1/contacts/" + contact["id"].text() + "/outcome",
                               object({{"attendance", attendance}, {"absence", list({})}}));
  }
};
HW_ON_BOTH_COUNTRIES(Contacts);

TEST_P(Contacts, ArePlannedAndSettledOnce) {
  const std::string person = in_care();
  const Json planned = a_contact(c().day(), "planned");

  must(enter(person, planned));
  must(outcome(planned, "came"));
  const HttpAnswer again = outcome(planned, "did_not_come");
  const HttpAnswer ahead = enter(person, a_contact(c().day(1), "came", {"ill"}));

  EXPECT_EQ(again.status, 409);
  EXPECT_EQ(again.json()["reason"], Json("contact.settled"));
  EXPECT_EQ(ahead.status, 400);
  EXPECT_EQ(ahead.json()["fields"][0]["reason"], Json("contact.in-future"));
  EXPECT_EQ(ahead.json()["fields"][1]["reason"], Json("contact.absence-of-present"));
}

TEST_P(Contacts, StandInTheDataQualityOfTheHouseWithTheirDelay) {
  const std::string path = "/api/v1/data-quality?place=" + c().one;
  const std::string person = in_care();
  const auto line = [](const Json& quality) { return find_item(quality["entered"], "record", "contact"); };
  const Json before = must(c().supervisor.get(path), 200);

  must(enter(person, a_contact(c().day(-7), "came")));
  must(enter(person, a_contact(c().day(-20), "came")));
  const Json after = must(c().supervisor.get(path), 200);

  EXPECT_EQ(line(after)["n"].number(), line(before)["n"].number() + 2);
  EXPECT_EQ(line(after)["in_time"].number(), line(before)["in_time"].number() + 1) << "twenty days are late";
  EXPECT_GE(after["operators"].number(), 1);
  EXPECT_EQ(after["operators_stopped"], Json(0));
  const Json lead = must(c().world.a_worker("manager", c().one).get(path), 200);
  EXPECT_EQ(line(lead), line(after)) << "who leads the house sees it without reading anything of anybody";
  EXPECT_EQ(lead["operators"], after["operators"]);
  const Json above = must(c().officer.get(path), 200);
  EXPECT_FALSE(above.has("entered")) << "who enters when is no matter of those above";
  EXPECT_FALSE(above.has("operators"));
}

// Canary: a late one and one in time are two more in the house, and change nothing that is told above it.
TEST_P(Contacts, CountAsEnteredInTimeOrLateAtEveryLevel) {
  const std::string person = in_care();
  const auto timely = [](Session& by, const std::string& query) {
    return must(by.get("/api/v1/indicators/k17-timeliness/figures?" + query), 200);
  };
  const std::string own = "place=" + c().one;
  const Json before = timely(c().supervisor, own), above = timely(c().officer, "by=house");

  must(enter(person, a_contact(c().day(-7), "came")));
  must(enter(person, a_contact(c().day(-20), "came")));
  const Json after = timely(c().supervisor, own), still = timely(c().officer, "by=house");

  EXPECT_EQ(after["total"]["n"].number(), before["total"]["n"].number() + 2);
  EXPECT_EQ(after["total"]["events"].number(), before["total"]["events"].number() + 1) << "twenty days are late";
  EXPECT_TRUE(still["total"]["withheld"] == Json(true)) << still["total"].dump();
  EXPECT_EQ(still["total"].dump(), above["total"].dump());
  for (const Json& line : still["lines"].items()) EXPECT_FALSE(line.has("n")) << line.dump();
}

TEST_P(Contacts, AreFollowedByWhereStaysLed) {
  const std::string path = "/api/v1/movement?place=" + c().one;
  const auto ended = [](const Json& movement) {
    return find_item(find_item(movement["flows"], "from", "detoxification")["to"], "to", "ended_otherwise")["n"]
        .number();
  };
  const std::string person = registered(c().counsellor, a_person());
  const std::string stay = admitted(c().counsellor, person, an_admission(c().one, c().day()));
  const std::int64_t before = ended(must(c().supervisor.get(path), 200));

  must(c().counsellor.post("/api/v1/stays/" + stay + "/end", an_end(c().day(), "left_early", "family")));
  const Json own = must(c().supervisor.get(path), 200);
  const Json above = must(c().officer.get(path), 200);

  EXPECT_EQ(own["masked"], Json(false));
  EXPECT_EQ(ended(own), before + 1);
  EXPECT_EQ(above["masked"], Json(true));
  const Json flow = find_item(above["flows"], "from", "detoxification");
  EXPECT_FALSE(find_item(flow["to"], "to", "ended_otherwise").has("n")) << "so few are withheld above a house";
  EXPECT_EQ(c().officer.get(path + "&period=2026-01-01..2026-02-01").status, 400);
}

}  // namespace
}  // namespace homeward::testing
