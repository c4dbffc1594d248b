#include "functional/country.hpp"

namespace homeward::testing {
namespace {

/// Indicators over HTTP: live, by place, under disclosure control, with the reason why somebody counts.
class Indicators : public OnBothCountries {
 protected:
  Indicators() : OnBothCountries("indicators") {}

  static Json figures(Session& by, const std::string& query, const std::string& id = "k6-planned-completion") {
    return must(by.get("/api/v1/indicators/" + id + "/figures?" + query), 200);
  }
  static std::string path(const std::string& query, const std::string& id = "k6-planned-completion") {
    return "/api/v1/indicators/" + id + "/figures?" + query;
  }
  /// A stay at house one that began and ended today.
  std::string an_ended_stay(const std::string& how) {
    const std::string person = registered(c().counsellor, a_person());
    const std::string stay = admitted(c().counsellor, person, an_admission(c().one, c().day()));
    const char* why = how == "as_planned" ? "programme_completed" : how == "died" ? "other" : "family";
    must(c().counsellor.post("/api/v1/stays/" + stay + "/end", an_end(c().day(), how, why)));
    return stay;
  }
  /// Two people decide that two records are of one person.
  void link(const std::string& one, const std::string& other) {
    const auto officer = [&]() -> Session& { return c().world.a_worker("privacy_officer", c().region); };
    const std::string id = new_id();
    must(officer().post("/api/v1/people/" + one + "/links", object({{"id", id}, {"other", other}})));
    must(officer().post("/api/v1/links/" + id + "/approve"));
  }
};
HW_ON_BOTH_COUNTRIES(Indicators);

TEST_P(Indicators, CountWhatWasSavedASecondAgo) {
  const Json before = figures(c().supervisor, "");
  EXPECT_EQ(before["masked"], Json(false)) << "the people of one's own house are counted as they are";
  EXPECT_EQ(figures(c().counsellor, "")["masked"], Json(true)) << "but not for who may not read of each of them";

  an_ended_stay("as_planned");
  const Json after = figures(c().supervisor, "");

  EXPECT_EQ(after["total"]["n"].number(), before["total"]["n"].number() + 1);
  EXPECT_EQ(after["total"]["events"].number(), before["total"]["events"].number() + 1);
  EXPECT_GT(after["position"].number(), before["position"].number());
  EXPECT_EQ(after["total"]["too_few"], Json(true)) << "fewer than thirty";
  EXPECT_FALSE(after["total"].has("value"));

  an_ended_stay("died");
  const Json left = figures(c().supervisor, "");
  EXPECT_EQ(left["total"]["n"], after["total"]["n"]);
  EXPECT_EQ(find_item(left["left_out"], "id", "died")["n"].number(),
            find_item(after["left_out"], "id", "died")["n"].number() + 1);
}

TEST_P(Indicators, SayTheSameInEveryBreakdown) {
  an_ended_stay("as_planned");
  const Json whole = figures(c().supervisor, "");
  for (const char* by : {"house", "month", "quarter", "year", "sex", "age", "stage", "length"}) {
    std::int64_t n = 0, events = 0;
    for (const Json& line : figures(c().supervisor, "by=" + std::string(by))["lines"].items()) {
      n += line["n"].number();
      events += line["events"].number();
    }
    EXPECT_EQ(n, whole["total"]["n"].number()) << by;
    EXPECT_EQ(events, whole["total"]["events"].number()) << by;
  }
  const Json before_anybody = figures(c().supervisor, "period=1990");
  EXPECT_EQ(before_anybody["total"]["n"], Json(0));
  EXPECT_FALSE(before_anybody["total"].has("value")) << "a share of nobody is no share";
}

TEST_P(Indicators, AreMaskedAboveAHouse) {
  an_ended_stay("as_planned");
  const Json seen = figures(c().officer, "place=" + c().one);

  EXPECT_EQ(seen["masked"], Json(true));
  const Json own = figures(c().supervisor, "");
  if (own["total"]["n"].number() < 8) {
    EXPECT_EQ(seen["total"]["withheld"], Json(true));
    EXPECT_FALSE(seen["total"].has("n"));
    EXPECT_FALSE(seen["total"].has("events"));
  } else {
    EXPECT_EQ(seen["total"]["n"].number() % 5, 0);
  }
  for (const Json& line : figures(c().officer, "by=house")["lines"].items()) {
    if (line.has("n")) {
      EXPECT_EQ(line["n"].number() % 5, 0);
    }
  }
}

// Who enters is staff and nobody in care: those responsible for a place see the numbers as they are.
TEST_P(Indicators, ShowStaffInFullAboveAHouse) {
  an_ended_stay("as_planned");
  const Json of = figures(c().officer, "by=house", "k17-turnover");

  EXPECT_EQ(of["masked"], Json(false));
  const Json waiting = find_item(of["left_out"], "id", "not_elapsed");
  EXPECT_GE(waiting["n"].number(), 1) << "nothing can be said of them before a year is over";
  EXPECT_LT(waiting["n"].number(), 8);
  EXPECT_EQ(c().officer.get(path("by=sex", "k17-turnover")).status, 400);
}

TEST_P(Indicators, ShowTheRoadWithTheLossAtEachJoint) {
  const Json before = must(c().supervisor.get("/api/v1/continuum"), 200)["stages"][0];
  an_ended_stay("left_early");
  const Json answer = must(c().supervisor.get("/api/v1/continuum"), 200);
  const Json after = answer["stages"][0];

  EXPECT_EQ(answer["stages"].size(), 5U);
  EXPECT_EQ(after["reached"].number(), before["reached"].number() + 1);
  EXPECT_EQ(after["lost"].number(), before["lost"].number() + 1);
  EXPECT_EQ(after["reached"].number(), after["in_care"].number() + after["lost"].number() +
                                           after["died_or_imprisoned"].number() +
                                           answer["stages"][1]["reached"].number());
  an_ended_stay("died");
  const Json later = must(c().supervisor.get("/api/v1/continuum"), 200)["stages"][0];
  EXPECT_EQ(later["lost"], after["lost"]) << "nobody who died is lost";
  EXPECT_EQ(later["died_or_imprisoned"].number(), after["died_or_imprisoned"].number() + 1);
  EXPECT_EQ(must(c().counsellor.get("/api/v1/continuum"), 200)["masked"], Json(true));
  const Json masked = must(c().officer.get("/api/v1/continuum?place=" + c().one), 200);
  EXPECT_EQ(masked["masked"], Json(true));
  if (after["reached"].number() < 8) {
    EXPECT_FALSE(masked["stages"][0].has("reached"));
  }
  const HttpAnswer other = c().counsellor_two.get("/api/v1/continuum?place=" + c().one);
  const HttpAnswer absent = c().counsellor_two.get("/api/v1/continuum?place=" + new_id());
  EXPECT_EQ(other.status, 404);
  EXPECT_EQ(other.json().without("request_id").dump(), absent.json().without("request_id").dump());
}

TEST_P(Indicators, SayBetweenWhichDaysTheMedianOfTheRoadLies) {
  const auto stages = list({an_offer("detoxification", "inpatient", 40), an_offer("treatment", "inpatient", 40)});
  const std::string region = c().world.a_region("Where nobody else counts");
  const std::string house = new_id();
  must(c().world.admin().post("/api/v1/places", object({{"id", house},
                                                        {"kind", "centre"},
                                                        {"name", "House of Thirty"},
                                                        {"parent", region},
                                                        {"zone", "Asia/Bishkek"},
                                                        {"opened", c().day(-900)},
                                                        {"offers", stages}})));
  Session& by = c().world.a_counsellor(house);
  for (int days = 1; days <= 30; ++days) {
    const std::string detox = admitted(by, registered(by, a_person()), an_admission(house, c().day(-40)));
    must(by.post("/api/v1/stays/" + detox + "/move-on", a_move(house, c().day(days - 40), "treatment", "inpatient")));
  }

  const Json road = must(c().world.a_worker("supervisor", house).get("/api/v1/continuum"), 200)["stages"];

  EXPECT_FALSE(road[0].has("median_days")) << "the beginning is day 0 of everybody";
  EXPECT_EQ(road[1]["median_days"], Json(16));
  EXPECT_EQ(road[1]["median_low"], Json(10)) << "ranks 10 and 21 of thirty cover 96 % (Conover, 3.2)";
  EXPECT_EQ(road[1]["median_high"], Json(21));
}

TEST_P(Indicators, TellNothingAboveAHouseOfPeopleWhoWereSomewhereElseBefore) {
  const auto beginning = list({an_offer("detoxification", "inpatient", 20)});
  const std::string first = c().world.a_place("centre", "First House", c().region, beginning);
  const std::string second = c().world.a_place("centre", "Second House", c().region, beginning);
  Session& by = c().world.a_counsellor(first);
  Session& then_by = c().world.a_counsellor(second);
  for (int i = 0; i < 9; ++i) {
    const std::string person = registered(by, a_person());
    const std::string stay = admitted(by, person, an_admission(first, c().day()));
    must(by.post("/api/v1/stays/" + stay + "/end", an_end(c().day(), "left_early", "family")));
    const std::string again = registered(then_by, a_person());
    admitted(then_by, again, an_admission(second, c().day()));
    link(person, again);
  }

  const Json elsewhere = must(c().officer.get("/api/v1/continuum?place=" + second), 200);
  const Json supervisor = must(c().world.a_worker("supervisor", second).get("/api/v1/continuum"), 200);

  EXPECT_EQ(supervisor["stages"][0]["reached"], Json(9)) << "the house itself counts its own people";
  EXPECT_EQ(elsewhere["masked"], Json(true));
  for (const Json& stage : elsewhere["stages"].items()) EXPECT_FALSE(stage.has("reached")) << stage.dump();
}

TEST_P(Indicators, ReachNoFurtherThanTheRole) {
  const HttpAnswer other = c().counsellor_two.get(path("place=" + c().one));
  const HttpAnswer absent = c().counsellor_two.get(path("place=" + new_id()));
  EXPECT_EQ(other.status, 404);
  EXPECT_EQ(other.json().without("request_id").dump(), absent.json().without("request_id").dump());
  EXPECT_EQ(c().counsellor.get(path("place=" + c().region)).status, 404) << "above one's own place";
  EXPECT_EQ(c().clerk.get(path("")).reason(), "permission.missing");
  EXPECT_EQ(c().world.anonymous().get(path("")).status, 401);
}

TEST_P(Indicators, SayWhatIsWrongWithAQuestion) {
  EXPECT_EQ(c().counsellor.get(path("", "no-such-indicator")).status, 404);
  EXPECT_EQ(c().counsellor.get(path("", "k13-family")).reason(), "indicator.switched-off");
  EXPECT_EQ(c().counsellor.get(path("by=shoe_size")).json()["fields"][0]["reason"],
            Json("indicator.unknown-breakdown"));
  EXPECT_EQ(c().counsellor.get(path("period=tomorrow")).json()["fields"][0]["reason"],
            Json("indicator.malformed-period"));
  EXPECT_EQ(c().supervisor.get(path("period=" + c().day(-3) + ".." + c().day())).status, 200);
  EXPECT_EQ(c().supervisor.get(path("period=" + c().day() + ".." + c().day(), "k9-stage-continuity")).status, 400)
      << "who began again elsewhere is not told day by day";
  EXPECT_EQ(c().officer.get(path("period=" + c().day(-3) + ".." + c().day())).json()["fields"][0]["reason"],
            Json("indicator.malformed-period"))
      << "nobody chooses days under disclosure control";
}

TEST_P(Indicators, AreDescribedWithWhyTheyAreOff) {
  const Json all = must(c().counsellor.get("/api/v1/indicators"), 200);
  const Json off = find_item(all["items"], "id", "k13-family");
  EXPECT_EQ(off["missing"][0], Json("family_session"));
  const Json on = find_item(all["items"], "id", "k6-planned-completion");
  EXPECT_TRUE(on.has("breakdowns"));
  EXPECT_FALSE(on.has("tests"));
}

TEST_P(Indicators, TellWhySomebodyCountsToThoseWhoMaySeeThem) {
  const std::string stay = an_ended_stay("left_early");
  const std::string asked = "/api/v1/indicators/k6-planned-completion/trace?unit=" + stay;

  const Json why = must(c().counsellor.get(asked), 200);
  EXPECT_EQ(why["meant"], Json(true));
  EXPECT_EQ(why["counts"], Json(true));
  EXPECT_EQ(why["event"], Json(false));
  EXPECT_EQ(find_item(why["facts"], "name", "end_type")["word"], Json("left_early"));
  EXPECT_EQ(find_item(why["facts"], "name", "ended")["day"], Json(c().day()));

  const std::string died = an_ended_stay("died");
  const Json out = must(c().counsellor.get("/api/v1/indicators/k6-planned-completion/trace?unit=" + died), 200);
  EXPECT_EQ(out["left_out"], Json("died"));
  EXPECT_EQ(out["counts"], Json(false));

  const HttpAnswer hidden = c().counsellor_two.get(asked);
  const HttpAnswer absent = c().counsellor_two.get("/api/v1/indicators/k6-planned-completion/trace?unit=" + new_id());
  EXPECT_EQ(hidden.status, 404);
  EXPECT_EQ(hidden.json().without("request_id").dump(), absent.json().without("request_id").dump());
  EXPECT_EQ(c().officer.get(asked).reason(), "permission.missing");
}

TEST_P(Indicators, TellNobodyByATraceWhatOtherHousesWrote) {
  const std::string person = registered(c().counsellor, a_person());
  const std::string stay = admitted(c().counsellor, person, an_admission(c().one, c().day()));
  must(c().counsellor.post("/api/v1/stays/" + stay + "/end", an_end(c().day())));
  const std::string asked = "/api/v1/indicators/k9-stage-continuity/trace?unit=" + stay;
  EXPECT_EQ(c().counsellor.get(asked).status, 200) << "all there is was written by one's own house";

  const std::string again = registered(c().counsellor_two, a_person());
  admitted(c().counsellor_two, again, an_admission(c().two, c().day(), "treatment"));
  link(person, again);

  const HttpAnswer hidden = c().counsellor.get(asked);
  const HttpAnswer absent = c().counsellor.get("/api/v1/indicators/k9-stage-continuity/trace?unit=" + new_id());
  EXPECT_EQ(hidden.status, 404);
  EXPECT_EQ(hidden.json().without("request_id").dump(), absent.json().without("request_id").dump());
}

TEST_P(Indicators, NameWhoStandsBehindAFigureToThoseWhoMaySeeThem) {
  const std::string stay = an_ended_stay("left_early");
  const std::string asked = "/api/v1/indicators/k17-end-reason/units?period=" + c().day() + ".." + c().day();

  const Json units = must(c().counsellor.get(asked), 200);
  const Json left = find_item(units["items"], "unit", stay);
  EXPECT_EQ(left["counts"], Json(true));
  EXPECT_EQ(left["event"], Json(true)) << "why it ended was said";
  EXPECT_EQ(left["day"], Json(c().day()));
  EXPECT_TRUE(left["person"].has("names"));

  EXPECT_EQ(c().counsellor.get("/api/v1/indicators/k9-stage-continuity/units").reason(), "indicator.reads-beside")
      << "who is missing there would have care elsewhere";
  EXPECT_EQ(must(c().counsellor_two.get(asked), 200)["items"].size(), 0U) << "nobody of another house";
  EXPECT_EQ(c().counsellor_two.get(asked + "&place=" + c().one).status, 404);
  EXPECT_EQ(c().officer.get(asked).reason(), "permission.missing");
}

TEST_P(Indicators, SetHousesBesideEachOtherWithoutSayingMoreThanTheFigure) {
  an_ended_stay("left_early");
  const std::string path = "/api/v1/indicators/k6-planned-completion/funnel";

  const Json seen = must(c().officer.get(path), 200);
  const Json shown = figures(c().officer, "by=house");
  EXPECT_EQ(seen["masked"], Json(true));
  EXPECT_EQ(seen["false_alarm"], Json(0.05));
  ASSERT_EQ(seen["houses"].size(), shown["lines"].size());
  for (std::size_t i = 0; i < seen["houses"].size(); ++i) {
    const Json house = seen["houses"][i], line = shown["lines"][i];
    EXPECT_EQ(house["place"]["id"], line["place"]["id"]) << "in the order of names";
    EXPECT_EQ(house["n"], line["n"]);
    EXPECT_EQ(house["events"], line["events"]);
    EXPECT_FALSE(house.has("adjusted")) << "so few people say nothing";
    EXPECT_EQ(house["differs"], Json(false));
  }
  EXPECT_EQ(c().officer.get("/api/v1/indicators/k1-waiting/funnel").reason(), "funnel.not-a-share");
  EXPECT_EQ(c().counsellor_two.get(path + "?place=" + c().one).status, 404);
}

}  // namespace
}  // namespace homeward::testing
