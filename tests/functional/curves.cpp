#include "functional/country.hpp"

#include <cmath>

/// Curves of care over HTTP: exact for one's own house, under disclosure control above it; where people are after they
/// left, and how often they come back, under it for everybody.
namespace homeward::testing {
namespace {

double real(const Json& json) {
  const auto* number = std::get_if<double>(&json.value().is);
  return number ? *number : static_cast<double>(json.number());
}

class Curves : public OnBothCountries {
 protected:
  Curves() : OnBothCountries("curves") {}

  static Json curves(Session& by, const std::string& query) { return must(by.get("/api/v1/curves?" + query), 200); }
  std::string a_stay(const std::string& how = "") {
    const std::string person = registered(c().counsellor, a_person());
    const std::string stay = admitted(c().counsellor, person, an_admission(c().one, c().day()));
    const char* why = how == "as_planned" ? "programme_completed" : "family";
    if (!how.empty()) must(c().counsellor.post("/api/v1/stays/" + stay + "/end", an_end(c().day(), how, why)));
    return stay;
  }
};
HW_ON_BOTH_COUNTRIES(Curves);

TEST_P(Curves, ShowWhoLeftASecondAgoToWhoAnswersForTheHouse) {
  a_stay();
  const Json before = curves(c().supervisor, "of=detoxification");
  a_stay("left_early");
  const Json after = curves(c().supervisor, "of=detoxification");

  EXPECT_EQ(after["masked"], Json(false));
  EXPECT_EQ(after["total"]["n"].number(), before["total"]["n"].number() + 1);
  EXPECT_GT(after["position"].number(), before["position"].number());
  const Json way = find_item(after["total"]["ways"], "way", "left_early");
  EXPECT_GT(real(way["points"][0]["share"]), 0) << "who left on the first day is in the curve from day 0 on";
  EXPECT_NEAR(real(way["points"][0]["share"]) + real(after["total"]["still"][0]["share"]), 1, 1e-9);
}

TEST_P(Curves, CompareTwoPeriodsByTheTestOfGroups) {
  const std::string then = c().day() + ".." + c().day();
  for (int i = 0; i < 6; ++i) a_stay(i < 4 ? "left_early" : "");
  c().world.move_days(40);
  const std::string now = c().day() + ".." + c().day();
  for (int i = 0; i < 6; ++i) a_stay(i < 1 ? "left_early" : "");

  const Json both = curves(c().supervisor, "of=detoxification&period=" + now + "&against_period=" + then);
  const Json alone = curves(c().supervisor, "of=detoxification&period=" + then);
  EXPECT_EQ(both["against"]["total"].dump(), alone["total"].dump()) << "each as it is shown alone";
  EXPECT_EQ(both["against"]["first"], alone["first"]);
  EXPECT_FALSE(alone.has("against"));
  EXPECT_EQ(both["against"]["overlapping"], Json(false));
  const Json test = both["against"]["log_rank"];
  EXPECT_EQ(test["groups"], Json(2));
  EXPECT_EQ(test["df"], Json(1));
  EXPECT_GT(real(test["chi_square"]), 0);
  EXPECT_LT(real(test["p"]), 1);
  EXPECT_FALSE(test.has("p_below")) << "a band is told above a house";

  const Json same = curves(c().supervisor, "of=detoxification&period=" + now + "&against_period=" + now);
  EXPECT_EQ(same["against"]["overlapping"], Json(true));
  EXPECT_FALSE(same["against"].has("log_rank")) << "the same people on both sides";
  const Json few = curves(c().officer, "of=detoxification&against_period=previous");
  EXPECT_EQ(few["against"]["total"]["still"].size(), 0U);
  EXPECT_FALSE(few["against"].has("log_rank")) << "no curve, no test";
  const HttpAnswer wrong = c().supervisor.get("/api/v1/curves?against_period=tomorrow");
  EXPECT_EQ(wrong.json()["fields"][0]["path"], Json("?against_period"));
  EXPECT_EQ(wrong.json()["fields"][0]["reason"], Json("indicator.malformed-period"));
  EXPECT_EQ(c().officer.get("/api/v1/curves?against_period=" + then).status, 400)
      << "nobody chooses days under disclosure control";
}

TEST_P(Curves, AreNoneForTheRegionWhereFewBegan) {
  a_stay("left_early");
  const Json seen = curves(c().officer, "of=detoxification&by=house");

  EXPECT_EQ(seen["masked"], Json(true));
  EXPECT_EQ(curves(c().counsellor, "")["masked"], Json(true)) << "who may not read of each of them";
  EXPECT_EQ(seen["total"]["still"].size(), 0U);
  EXPECT_TRUE(seen["total"]["withheld"] == Json(true) || seen["total"]["too_few"] == Json(true));
  for (const Json& line : seen["lines"].items()) EXPECT_EQ(line["still"].size(), 0U);
}

TEST_P(Curves, ReachNoFurtherThanTheRole) {
  const HttpAnswer other = c().counsellor_two.get("/api/v1/curves?place=" + c().one);
  const HttpAnswer absent = c().counsellor_two.get("/api/v1/curves?place=" + new_id());
  EXPECT_EQ(other.status, 404);
  EXPECT_EQ(other.json().without("request_id").dump(), absent.json().without("request_id").dump());
  EXPECT_EQ(c().clerk.get("/api/v1/curves").reason(), "permission.missing");
  EXPECT_EQ(c().world.anonymous().get("/api/v1/curves").status, 401);
}

/// Nobody is counted to the person, and of a few nothing is told.
void expect_too_few(const Json& seen) {
  const auto expect = [](const Json& line) {
    EXPECT_TRUE(!line.has("n") || std::lround(line["n"].number()) % 5 == 0) << line.dump();
    EXPECT_TRUE(line["withheld"] == Json(true) || line["too_few"] == Json(true) || line["n"] == Json(0)) << line.dump();
    EXPECT_EQ(line["points"].size(), 0U);
  };
  expect(seen["total"]);
  for (const Json& line : seen["lines"].items()) expect(line);
}

// Canary: one person more, of few, shows nowhere: not in their own house either, from where a manager would read where
// whoever left is in care today.
TEST_P(Curves, OfWhereSomebodyIsTellNothingOfAFewNotToTheirOwnHouseEither) {
  a_stay();
  const auto states = [](Session& by, const std::string& query = "") {
    return must(by.get("/api/v1/curves/states?" + query), 200);
  };
  const Json before = states(c().supervisor);
  a_stay("left_early");
  for (const Json& seen : {before, states(c().supervisor), states(c().supervisor, "by=sex"), states(c().counsellor),
                           states(c().officer, "by=house")})
    expect_too_few(seen);
  EXPECT_GT(states(c().supervisor)["position"].number(), before["position"].number());
}

TEST_P(Curves, OfWhereSomebodyIsReachNoFurtherAndAreNotToldDayByDay) {
  const std::string path = "/api/v1/curves/states";
  EXPECT_EQ(c().counsellor_two.get(path + "?place=" + c().one).status, 404);
  EXPECT_EQ(c().clerk.get(path).reason(), "permission.missing");
  const auto reason = [](const HttpAnswer& answer) { return answer.json()["fields"][0]["reason"]; };
  EXPECT_EQ(reason(c().supervisor.get(path + "?period=" + c().day(-3) + ".." + c().day())),
            Json("indicator.malformed-period"))
      << "care in another house is not told by the day, not to one's own house either";
  EXPECT_EQ(reason(c().supervisor.get(path + "?by=stage")), Json("indicator.unknown-breakdown"));
}

TEST_P(Curves, OfReturnsTellNothingOfAFewNotToTheirOwnHouseEither) {
  const auto returns = [](Session& by, const std::string& query = "") {
    return must(by.get("/api/v1/curves/returns?" + query), 200);
  };
  a_stay("as_planned");
  const Json before = returns(c().supervisor);
  a_stay("as_planned");
  a_stay("left_early");
  for (const Json& seen :
       {before, returns(c().supervisor), returns(c().supervisor, "by=sex"), returns(c().officer, "by=house")})
    expect_too_few(seen);
  EXPECT_EQ(c().counsellor_two.get("/api/v1/curves/returns?place=" + c().one).status, 404);
  EXPECT_EQ(c().clerk.get("/api/v1/curves/returns").reason(), "permission.missing");
}

TEST_P(Curves, SayWhatIsWrongWithAQuestion) {
  const auto reason = [](const HttpAnswer& answer) { return answer.json()["fields"][0]["reason"]; };
  EXPECT_EQ(reason(c().supervisor.get("/api/v1/curves?of=cure")), Json("curve.unknown-subject"));
  EXPECT_EQ(reason(c().supervisor.get("/api/v1/curves?by=shoe_size")), Json("indicator.unknown-breakdown"));
  EXPECT_EQ(reason(c().supervisor.get("/api/v1/curves?of=episode&by=stage")), Json("indicator.unknown-breakdown"));
  EXPECT_EQ(c().supervisor.get("/api/v1/curves?period=" + c().day(-3) + ".." + c().day()).status, 200);
  EXPECT_EQ(reason(c().officer.get("/api/v1/curves?period=" + c().day(-3) + ".." + c().day())),
            Json("indicator.malformed-period"))
      << "nobody chooses days under disclosure control";
}

// Last, because the tests above are of a few.
TEST_P(Curves, OfWhereSomebodyIsAreRoundedForTheirOwnHouse) {
  for (int i = 0; i < 31; ++i) a_stay(i < 9 ? "left_early" : "");
  const Json total = must(c().supervisor.get("/api/v1/curves/states"), 200)["total"];
  const double n = real(total["n"]);
  EXPECT_GE(n, 30);
  EXPECT_NEAR(std::remainder(n, 5), 0, 1e-9);
  const Json first = total["points"][0];
  EXPECT_EQ(first["day"], Json(0));
  EXPECT_EQ(first["watched"].number() % 5, 0);
  for (const Json& state : first["states"].items()) {
    if (state.has("share")) {
      EXPECT_NEAR(std::remainder(real(state["share"]) * n, 5), 0, 1e-6) << state.dump();
    }
  }
  EXPECT_GT(real(find_item(first["states"], "state", "left")["share"]), 0);
  EXPECT_EQ(first["in_care"]["state"], Json("in_care"));
}

}  // namespace
}  // namespace homeward::testing
