#include "functional/country.hpp"

namespace homeward::testing {
namespace {

/// Houses as they are entered, changed and dated by an administrator.
class Places : public OnBothCountries {
 protected:
  Session& admin() { return c().world.admin(); }
  Json place_of(const std::string& id) {
    return find_item(must(admin().get("/api/v1/places?under=" + id), 200)["items"], "place.id", id);
  }
  Json a_house(const std::string& opened, const Json& offers) {
    return object({{"id", new_id()},
                   {"kind", "centre"},
                   {"name", "House by the River"},
                   {"parent", c().region},
                   {"zone", "Asia/Bishkek"},
                   {"opened", opened},
                   {"offers", offers}});
  }
  static Headers version_of(const Json& row) { return {{"If-Match", "\"" + row["version"].text() + "\""}}; }
  static std::vector<std::string> faults(const HttpAnswer& answer) {
    std::vector<std::string> out;
    const Json fields = answer.json()["fields"];
    for (std::size_t i = 0; i < fields.size(); ++i)
      out.push_back(fields[i]["path"].text() + " " + fields[i]["reason"].text());
    std::sort(out.begin(), out.end());
    return out;
  }
};
HW_ON_BOTH_COUNTRIES(Places);

TEST_P(Places, AHouseThatIsOldEntersThePeopleItCaresForAlready) {
  const Json house = a_house(c().day(-900), list({an_offer("treatment", "inpatient", 4).with("since", c().day(-800))}));
  must(admin().post("/api/v1/places", house));
  Session& by = c().world.a_worker("counsellor", house["id"].text());
  const auto admit = [&](const std::string& day) {
    return by.post("/api/v1/people/" + registered(by, a_person()) + "/admissions",
                   an_admission(house["id"].text(), day, "treatment").with("marks", list({a_mark("detoxification")})));
  };

  const HttpAnswer since_long = admit(c().day(-700));
  const HttpAnswer before = admit(c().day(-801));

  EXPECT_EQ(since_long.status, 201) << since_long.body;
  EXPECT_EQ(before.status, 409) << before.body;
  EXPECT_EQ(before.reason(), "place.not-offered-yet");
  EXPECT_NE(before.json()["detail"].text().find(c().day(-800)), std::string::npos) << before.body;
  EXPECT_EQ(place_of(house["id"].text())["place"]["opened"], Json(c().day(-900)));
}

TEST_P(Places, SaysEverythingThatIsWrongWithANewHouseAtOnce) {
  const Json offers =
      list({an_offer("treatment", "inpatient", -1).with("since", c().day(-20)), an_offer("treatment", "inpatient"),
            an_offer("resocialization", "community").with("since", c().day(1))});

  const HttpAnswer wrong =
      admin().post("/api/v1/places", a_house(c().day(-10), offers).with("zone", "Nowhere/Never").with("name", ""));
  const HttpAnswer not_yet = admin().post("/api/v1/places", a_house(c().day(1), list({})));

  EXPECT_EQ(wrong.status, 400) << wrong.body;
  EXPECT_EQ(faults(wrong),
            (std::vector<std::string>{"name place.name-missing", "offers[0].capacity offer.capacity",
                                      "offers[0].since offer.before-place", "offers[1].stage offer.exists",
                                      "offers[2].since offer.since-in-future", "zone zone.unknown"}));
  EXPECT_EQ(faults(not_yet), (std::vector<std::string>{"opened place.opens-in-future"}));
}

TEST_P(Places, ChangesHowAHouseIsCalledInTheVersionThatWasSeen) {
  const std::string house =
      c().world.a_place("centre", "Typed Wrong", c().region, list({an_offer("treatment", "inpatient", 2)}));
  const Json before = place_of(house);
  const Json body = object({{"name", "Typed Right"},
                            {"local_names", list({object({{"language", "ru"}, {"name", "Дом"}})})},
                            {"zone", "Asia/Almaty"},
                            {"telephone", "+996 312 000000"},
                            {"opened", c().day(-400)}});
  const std::string path = "/api/v1/places/" + house + "/details";

  const HttpAnswer stale = admin().post(path, body, {{"If-Match", "\"" + new_id() + "\""}});
  must(admin().post(path, body, version_of(before["place"])));
  const Json after = place_of(house);
  const HttpAnswer later = admin().post(path, body.with("opened", c().day(-399)).with("name", ""));

  EXPECT_EQ(stale.reason(), "stale.version");
  EXPECT_EQ(after["place"]["name"], Json("Typed Right"));
  EXPECT_EQ(after["place"]["local_names"][0]["name"], Json("Дом"));
  EXPECT_EQ(after["place"]["zone"], Json("Asia/Almaty"));
  EXPECT_EQ(after["place"]["telephone"], Json("+996 312 000000"));
  EXPECT_EQ(after["offers"][0]["since"], Json(c().day(-400))) << "what began with the house goes with its first day";
  EXPECT_EQ(faults(later), (std::vector<std::string>{"name place.name-missing", "opened place.opened-later"}));
}

TEST_P(Places, OtherBedsAreAChangeFromADayOnAndNeverASecondOffer) {
  const Json house = a_house(c().day(-100), list({an_offer("treatment", "inpatient", 2)}));
  const std::string id = house["id"].text();
  must(admin().post("/api/v1/places", house));
  const Json offer = place_of(id)["offers"][0];
  const std::string path = "/api/v1/offers/" + offer["id"].text() + "/change";

  const HttpAnswer again =
      admin().post("/api/v1/places/" + id + "/offers", an_offer("treatment", "inpatient", 20).with("id", new_id()));
  const HttpAnswer stale = admin().post(path, object({{"capacity", 20}}), {{"If-Match", "\"" + new_id() + "\""}});
  const HttpAnswer wrong = admin().post(path, object({{"capacity", -2}, {"since", c().day(-101)}}));
  must(admin().post(path, object({{"capacity", 20}, {"since", c().day(-9)}}), version_of(offer)));
  const Json now = place_of(id)["offers"];

  EXPECT_EQ(again.status, 409) << again.body;
  EXPECT_EQ(again.reason(), "offer.exists");
  EXPECT_EQ(stale.reason(), "stale.version");
  EXPECT_EQ(faults(wrong), (std::vector<std::string>{"capacity offer.capacity", "since offer.before-place"}));
  ASSERT_EQ(now.size(), 1U) << now.dump();
  EXPECT_EQ(now[0]["capacity"], Json(20));
  EXPECT_EQ(now[0]["since"], Json(c().day(-9)));
  EXPECT_EQ(admin().post(path, object({{"capacity", 3}})).reason(), "offer.ended") << "the old row stays as it was";
}

TEST_P(Places, AnOfferEndsWhenNobodyIsInItAnyMore) {
  const std::string house =
      c().world.a_place("centre", "Ends Soon", c().region, list({an_offer("detoxification", "inpatient", 2)}));
  Session& by = c().world.a_worker("counsellor", house);
  const std::string stay = admitted(by, registered(by, a_person()), an_admission(house, c().day()));
  const Json offer = place_of(house)["offers"][0];
  const std::string path = "/api/v1/offers/" + offer["id"].text() + "/end";

  const HttpAnswer lived_in = admin().post(path, object({{"until", c().day()}}));
  const HttpAnswer in_future = admin().post(path, object({{"until", c().day(1)}}));
  must(by.post("/api/v1/stays/" + stay + "/end", an_end(c().day())));
  must(admin().post(path, object({{"until", c().day()}}), version_of(offer)));

  EXPECT_EQ(lived_in.reason(), "offer.has-stays") << lived_in.body;
  EXPECT_EQ(faults(in_future), (std::vector<std::string>{"until offer.last-day"}));
  EXPECT_EQ(place_of(house)["offers"].size(), 0U);
  EXPECT_EQ(by.post(path, object({{"until", c().day()}})).status, 403);
}

}  // namespace
}  // namespace homeward::testing
