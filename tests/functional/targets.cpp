#include "functional/country.hpp"

#include <set>

/// Targets of indicators over HTTP: who sets them for whom, which one a figure is measured by, and that whether it is
/// reached tells nothing that the shown figure does not.
namespace homeward::testing {
namespace {

constexpr const char* k_share = "k6-planned-completion";

double real(const Json& json) {
  const auto* number = std::get_if<double>(&json.value().is);
  return number ? *number : static_cast<double>(json.number());
}

class Targets : public OnBothCountries {
 protected:
  Targets() : OnBothCountries("targets") {}

  Json wanted(const std::string& place, double value, int from = 0, int until = 100) {
    return object({{"id", new_id()},
                   {"place", place},
                   {"indicator", k_share},
                   {"value", value},
                   {"starts_on", c().day(from)},
                   {"reach_by", c().day(until)},
                   {"why", "Agreed with the houses."}});
  }
  static std::string set(Session& by, const Json& body) {
    must(by.post("/api/v1/targets", body));
    return body["id"].text();
  }
  static HttpAnswer change(Session& by, const std::string& id, const Json& before, double value) {
    return by.post("/api/v1/targets/" + id + "/change", object({{"value", value},
                                                                {"starts_on", before["starts_on"]},
                                                                {"reach_by", before["reach_by"]},
                                                                {"why", "Seen anew."}}));
  }
  static void end(Session& by, const std::string& id) {
    must(by.post("/api/v1/targets/" + id + "/end", object({{"why", "Set to be tried out."}})));
  }
  static Json figures(Session& by, const std::string& query = "") {
    return must(by.get("/api/v1/indicators/" + std::string(k_share) + "/figures?" + query), 200);
  }
  static Json set_for(Session& by, const std::string& place) {
    return must(by.get("/api/v1/indicators/" + std::string(k_share) + "/targets?place=" + place), 200)["items"];
  }
  static std::string content(const HttpAnswer& answer) {
    EXPECT_EQ(answer.status, 200) << answer.body;
    return answer.body;
  }
  void ended_stays(Session& by, const std::string& place, int count, int planned) {
    for (int i = 0; i < count; ++i) {
      const std::string stay = admitted(by, registered(by, a_person()), an_admission(place, c().day()));
      must(by.post("/api/v1/stays/" + stay + "/end",
                   i < planned ? an_end(c().day()) : an_end(c().day(), "left_early", "family")));
    }
  }
  std::string a_house(const char* name) {
    return c().world.a_place("centre", name, c().region, list({an_offer("detoxification", "inpatient", 60)}));
  }
  using Faults = std::vector<std::pair<std::string, std::string>>;
  static Faults faults(const HttpAnswer& answer) {
    Faults out;
    for (const Json& f : answer.json()["fields"].items()) out.emplace_back(f["path"].text(), f["reason"].text());
    return out;
  }
  /// What follows from the figure as it is shown: the higher the better.
  static std::string judged(const Json& line, double target) {
    if (!line.has("n")) return "withheld";
    if (line["too_few"].truth() || line["n"] == Json(0)) return "too_few";
    if (!line.has("value")) return "withheld";
    if (real(line["low"]) >= target) return "reached";
    return real(line["high"]) < target ? "not_reached" : "too_few";
  }
};
HW_ON_BOTH_COUNTRIES(Targets);

TEST_P(Targets, StandBesideTheFigureOfThePlaceAndOfThoseBelowIt) {
  const std::string house = a_house("First House"), other = a_house("Second House");
  Session& manager = c().world.a_worker("manager", house);
  ended_stays(c().world.a_counsellor(house), house, 40, 38);
  EXPECT_FALSE(figures(manager)["total"].has("target"));

  const std::string regions = set(c().officer, wanted(c().region, 0.98));
  const Json below = figures(manager);
  EXPECT_EQ(real(below["total"]["target"]["value"]), 0.98) << "of the nearest place above";
  EXPECT_EQ(below["total"]["target"]["id"], Json(regions));
  EXPECT_EQ(below["total"]["target"]["state"], Json("too_few")) << "the interval holds it";
  EXPECT_EQ(below["targets"][0]["place"]["id"], Json(c().region));
  EXPECT_EQ(below["targets"][0]["target"]["set_as"], Json("regional_officer"));
  EXPECT_EQ(below["targets"][0]["target"]["set_on"], Json(c().day()));

  const std::string own = set(manager, wanted(house, 0.7));
  const Json now = figures(manager);
  EXPECT_EQ(now["total"]["target"]["id"], Json(own));
  EXPECT_EQ(now["total"]["target"]["state"], Json("reached"));
  EXPECT_EQ(now["targets"].size(), 1U);
  EXPECT_EQ(now["targets"][0]["set_by"]["id"], now["targets"][0]["target"]["set_by"]);

  const Json taken_apart = figures(c().officer, "by=house");
  EXPECT_EQ(taken_apart["total"]["target"]["id"], Json(regions));
  EXPECT_EQ(find_item(taken_apart["lines"], "place.id", house)["target"]["id"], Json(own));
  for (const Json& line : taken_apart["lines"].items()) {
    if (line["place"]["id"] == Json(house)) continue;
    EXPECT_EQ(line["target"]["id"], Json(regions)) << "every other house is measured by its region's";
  }
  for (const Json& line : figures(manager, "by=sex")["lines"].items())
    EXPECT_FALSE(line.has("target")) << "a part of the people has no target of its own";
  for (const Json& line : figures(manager, "by=month")["lines"].items()) {
    const bool this_month = line["group"] == Json(c().day().substr(0, 7));
    EXPECT_EQ(line.has("target"), this_month) << "nobody is measured by what was set later: " << line["group"].text();
  }
  const Json both =
      must(manager.get("/api/v1/indicators/" + std::string(k_share) + "/comparison?against_period=previous"), 200);
  EXPECT_EQ(both["figures"]["total"]["target"]["id"], Json(own));
  EXPECT_FALSE(both["against"]["total"].has("target"));
  end(manager, own);
  end(c().officer, regions);
}

TEST_P(Targets, SayAllThatIsWrongAtOnce) {
  const Json body = wanted(c().region, 70, 0, -1).with("why", "").with("indicator", "no-such");
  EXPECT_EQ(faults(c().officer.post("/api/v1/targets", body)), (Faults{{"indicator", "target.unknown-indicator"},
                                                                       {"reach_by", "target.reach-by-before-start"},
                                                                       {"reach_by", "target.reach-by-past"},
                                                                       {"why", "field.missing"}}));
  const auto with = [&](const char* member, const Json& value) {
    return faults(c().officer.post("/api/v1/targets", wanted(c().region, 0.5).with(member, value)));
  };
  EXPECT_EQ(with("value", 70), (Faults{{"value", "target.value-out-of-range"}}));
  EXPECT_EQ(with("indicator", "k13-family"), (Faults{{"indicator", "indicator.switched-off"}}));
  EXPECT_EQ(with("indicator", "length-actual"), (Faults{{"indicator", "target.no-direction"}}));

  const std::string id = set(c().officer, wanted(c().region, 0.5));
  EXPECT_EQ(faults(c().officer.post("/api/v1/targets", wanted(c().region, 0.6, 100, 200))),
            (Faults{{"starts_on", "target.overlaps"}}));
  end(c().officer, id);
  const std::string next = set(c().officer, wanted(c().region, 0.6));
  end(c().officer, next);
}

TEST_P(Targets, AreSetByThoseWhoAnswerForThePlaceAndNotAboveIt) {
  Session& manager = c().world.a_worker("manager", c().one);
  const auto post = [&](Session& by, const std::string& place) {
    return by.post("/api/v1/targets", wanted(place, 0.5));
  };
  EXPECT_EQ(post(c().counsellor, c().one).reason(), "permission.missing");
  EXPECT_EQ(post(c().supervisor, c().one).reason(), "permission.missing");
  EXPECT_EQ(c().world.anonymous().post("/api/v1/targets", wanted(c().one, 0.5)).status, 401);
  const HttpAnswer above = post(manager, c().region), absent = post(manager, new_id());
  EXPECT_EQ(above.status, 404);
  EXPECT_EQ(above.json().without("request_id").dump(), absent.json().without("request_id").dump());
  EXPECT_EQ(post(manager, c().two).status, 404) << "nor for the house beside it";

  const Json body = wanted(c().one, 0.5);
  const std::string from_above = set(c().officer, body);
  EXPECT_EQ(change(manager, from_above, body, 0.1).reason(), "target.set-above");
  EXPECT_EQ(manager.post("/api/v1/targets/" + from_above + "/end", object({{"why", "Too high."}})).reason(),
            "target.set-above");
  EXPECT_EQ(set_for(manager, c().one)[0]["changeable"], Json(false));
  EXPECT_EQ(set_for(c().officer, c().one)[0]["changeable"], Json(true));
  Session& elsewhere = c().world.a_worker("manager", c().two);
  const HttpAnswer other = change(elsewhere, from_above, body, 0.1), none = change(elsewhere, new_id(), body, 0.1);
  EXPECT_EQ(other.status, 404);
  EXPECT_EQ(other.json().without("request_id").dump(), none.json().without("request_id").dump());
  const std::string path = "/api/v1/indicators/" + std::string(k_share) + "/targets?place=";
  EXPECT_EQ(elsewhere.get(path + c().one).status, 404);
  end(c().officer, from_above);

  const Json own = wanted(c().one, 0.4);
  const std::string id = set(manager, own);
  EXPECT_EQ(change(c().officer, id, own, 0.45).status, 201) << "whoever answers for the region answers for its houses";
  end(manager, id);
}

TEST_P(Targets, KeepHowTheyReadBefore) {
  const Json body = wanted(c().region, 0.7);
  const std::string id = set(c().officer, body);
  EXPECT_EQ(faults(change(c().officer, id, body, 0.7)), (Faults{{"value", "target.nothing-changed"}}));
  EXPECT_EQ(faults(change(c().officer, id, body.with("starts_on", c().day(1)), 0.6)),
            (Faults{{"starts_on", "target.begun"}}));
  const Json seen = set_for(c().officer, c().region)[0]["named"]["target"];
  const Headers version = {{"If-Match", "\"" + seen["version"].text() + "\""}};
  must(change(c().officer, id, body, 0.6));
  const Json now = set_for(c().officer, c().region)[0];
  EXPECT_EQ(now["state"], Json("holds"));
  EXPECT_EQ(real(now["named"]["target"]["value"]), 0.6);
  EXPECT_EQ(real(now["named"]["target"]["earlier"][0]["value"]), 0.7);
  EXPECT_EQ(now["named"]["target"]["earlier"][0]["why"], Json("Seen anew."));
  EXPECT_EQ(c().officer.post("/api/v1/targets/" + id + "/end", object({{"why", "Late."}}), version).reason(),
            "stale.version");
  end(c().officer, id);
  EXPECT_EQ(change(c().officer, id, body, 0.5).reason(), "target.ended");
  EXPECT_EQ(set_for(c().officer, c().region)[0]["state"], Json("ended"));
  EXPECT_FALSE(figures(c().officer)["total"].has("target"));
}

TEST_P(Targets, TellNothingOfACountThatIsWithheld) {
  const std::string house = a_house("Small House");
  Session& counsellor = c().world.a_counsellor(house);
  ended_stays(counsellor, house, 5, 4);
  const Json body = wanted(house, 0.0);
  const std::string id = set(c().officer, body);
  const Json bare = figures(c().officer, "place=" + house)["total"].without("target");
  ASSERT_EQ(bare["withheld"], Json(true));
  for (const double value : {0.05, 0.25, 0.5, 0.75, 0.79, 0.8, 0.81, 0.95, 1.0}) {
    must(change(c().officer, id, body, value));
    const Json total = figures(c().officer, "place=" + house)["total"];
    EXPECT_EQ(total["target"]["state"], Json("withheld")) << value;
    EXPECT_EQ(total.without("target").dump(), bare.dump()) << value;
    const Json line = find_item(figures(c().officer, "by=house")["lines"], "place.id", house);
    EXPECT_EQ(line["target"]["state"], Json("withheld")) << value;
  }
  EXPECT_EQ(figures(c().world.a_worker("supervisor", house))["total"]["target"]["state"], Json("too_few"))
      << "for those who see the people, too: five say nothing";
  end(c().officer, id);
}

TEST_P(Targets, AreJudgedByWhatIsShownAndByNothingElse) {
  const std::string house = a_house("Large House");
  Session& counsellor = c().world.a_counsellor(house);
  ended_stays(counsellor, house, 43, 31);  // shown as 45 and 30: the true share lies elsewhere
  const Json body = wanted(house, 0.0);
  const std::string id = set(c().officer, body);
  std::set<std::string> states;
  for (int i = 1; i <= 20; ++i) {
    const double value = i * 0.05;
    must(change(c().officer, id, body, value));
    const Json total = figures(c().officer, "place=" + house)["total"];
    EXPECT_EQ(total["target"]["state"].text(), judged(total, value)) << value;
    states.insert(total["target"]["state"].text());
  }
  if (figures(c().officer, "place=" + house)["total"].has("value")) {
    EXPECT_EQ(states, (std::set<std::string>{"not_reached", "reached", "too_few"}));
  }
  end(c().officer, id);
}

TEST_P(Targets, StandInEveryFile) {
  const std::string house = a_house("House With Files");
  Session& manager = c().world.a_worker("manager", house);
  ended_stays(c().world.a_counsellor(house), house, 40, 38);
  const std::string path = "/api/v1/indicators/" + std::string(k_share) + "/figures/file?language=en&format=";
  const std::string without = content(manager.get(path + "csv"));
  EXPECT_NE(without.find("target,target_said,target_state"), without.npos) << "programs find the columns always";
  const std::string id = set(manager, wanted(house, 0.75));
  const std::string csv = content(manager.get(path + "csv"));
  EXPECT_NE(csv.find(",0.75,reached,reached,"), csv.npos) << csv;
  EXPECT_NE(csv.find("set by"), csv.npos) << "with who set it";
  EXPECT_NE(csv.find("Agreed with the houses."), csv.npos);
  const std::string overview = content(manager.get("/api/v1/overview/file?language=en&format=csv"));
  EXPECT_NE(overview.find(",0.75,reached,reached,"), overview.npos);
  for (const char* format : {"xlsx", "pdf"}) EXPECT_EQ(manager.get(path + format).status, 200) << format;
  end(manager, id);
}

}  // namespace
}  // namespace homeward::testing
