#include "functional/country.hpp"

#include <array>
#include <cstdio>
#include <set>

namespace homeward::testing {
namespace {

/// What anybody has at hand.
std::string sha256sum(const std::string& text) {
  FILE* out = ::popen(("printf %s '" + text + "' | sha256sum").c_str(), "r");
  std::array<char, 65> hex{};
  if (!out || ::fread(hex.data(), 1, 64, out) != 64) ADD_FAILURE() << "sha256sum says nothing";
  if (out) ::pclose(out);
  return hex.data();
}

/// How things stood before, what is counted since, and what was told about a month.
class Baselines : public OnBothCountries {
 protected:
  Baselines() : OnBothCountries("baselines") {}
  /// The houses have been open for eight months.
  void SetUp() override {
    OnBothCountries::SetUp();
    if (IsSkipped()) return;
    static std::set<Country*> older;
    if (older.insert(&c()).second) c().world.move_days(240);
  }

  /// So many stays of house one or two that ended on this day, of which every `each`-th as planned.
  void ended_stays(int count, const std::string& day, int each = 2, bool at_two = false) {
    Session& by = at_two ? c().counsellor_two : c().counsellor;
    for (int i = 0; i < count; ++i) {
      const std::string person = registered(by, a_person("Gezählt", "Worden"));
      const std::string stay = admitted(by, person, an_admission(at_two ? c().two : c().one, day));
      const bool planned = i % each == 0;
      must(by.post("/api/v1/stays/" + stay + "/end",
                   an_end(day, planned ? "as_planned" : "left_early", planned ? "programme_completed" : "family")));
    }
  }
  /// The month so many before this one, and a day in it.
  std::string month(int ago) const { return month_day(ago).substr(0, 7); }
  std::string month_day(int ago) const {
    LocalDate day = country().world.today();
    for (int i = 0; i < ago; ++i) day = *LocalDate::parse(day.to_string().substr(0, 8) + "01") - Days{1};
    return day.to_string().substr(0, 8) + "15";
  }
  const Country& country() const { return const_cast<Baselines*>(this)->c(); }
  Json wanted(const std::string& month) {
    return a_baseline(new_id(), c().region, c().one, c().day(1)).with("before", month);
  }
  std::string kept(const Json& body) {
    // What was saved just before is counted: the figures are asked for first.
    must(c().officer.get("/api/v1/indicators/k6-planned-completion/figures"), 200);
    must(c().officer.post("/api/v1/baselines", body));
    return body["id"].text();
  }
  Json page(const std::string& id, const std::string& more = "") {
    return must(c().officer.get("/api/v1/baselines/" + id + more), 200);
  }
  static std::vector<std::pair<std::string, std::string>> faults(const HttpAnswer& answer) {
    std::vector<std::pair<std::string, std::string>> out;
    for (const Json& f : answer.json()["fields"].items()) out.emplace_back(f["path"].text(), f["reason"].text());
    return out;
  }
  using Faults = std::vector<std::pair<std::string, std::string>>;
};
HW_ON_BOTH_COUNTRIES(Baselines);

TEST_P(Baselines, KeepWhatWasShownAndNeverCountItAgain) {
  ended_stays(36, month_day(1));
  const std::string id = kept(wanted(month(1)));
  const Json kept_then = page(id)["baseline"];
  const Json figure = kept_then["steps"][0]["figures"][0];

  EXPECT_EQ(kept_then["watched"][0]["indicator"], Json("k6-planned-completion"));
  EXPECT_EQ(kept_then["watched"][0]["version"], Json(1));
  EXPECT_GT(kept_then["position"].number(), 0);
  EXPECT_EQ(figure["n"].number() % 5, 0) << "as whoever answers for the region saw it";
  EXPECT_EQ(figure["events"].number() % 5, 0);
  EXPECT_TRUE(figure.has("low"));

  ended_stays(20, month_day(1));
  const Json now =
      must(c().officer.get("/api/v1/indicators/k6-planned-completion/figures?place=" + c().one + "&period=" + month(1)),
           200);
  EXPECT_GT(now["total"]["n"].number(), figure["n"].number());
  EXPECT_EQ(page(id)["baseline"]["steps"].dump(), kept_then["steps"].dump());
}

TEST_P(Baselines, SayOnOnePageWhatChangedForWhomOrThatItIsTooFew) {
  ended_stays(40, month_day(1));
  ended_stays(36, month_day(1), 3, true);
  const std::string directive = new_id();
  must(c().officer.post("/api/v1/directives", a_directive(directive, c().region, c().day(20))));
  const std::string id = kept(wanted(month(1)).with("not_yet", list({c().two})).with("directive", directive));
  EXPECT_TRUE(page(id)["window"].is_null()) << "it has not begun";
  EXPECT_EQ(page(id)["road"]["standings"]["addressed"], Json(2)) << "done and reached come from the directive";

  c().world.move_days(62);
  ended_stays(40, month_day(1), 1);
  const Json told = page(id);
  const Json line = told["watched"][0];
  ASSERT_FALSE(told["window"].is_null());
  EXPECT_EQ(told["windows"][static_cast<std::size_t>(told["window"].number())]["over"], Json(true));
  EXPECT_EQ(line["comparable"], Json(true));
  EXPECT_TRUE(line["taking_part"]["before"].has("value"));
  EXPECT_EQ(line["not_yet"]["now"]["n"], Json(0)) << "nothing was entered there since";
  EXPECT_EQ(line["not_yet"]["change"]["too_few"], Json(true));
  EXPECT_FALSE(line["not_yet"]["change"].has("value"));
  EXPECT_EQ(line["difference"]["too_few"], Json(true));
  const Json last = page(id, "?window=" + std::to_string(told["windows"].size() - 1));
  EXPECT_EQ(last["windows"][static_cast<std::size_t>(last["window"].number())]["over"], Json(false));
  EXPECT_EQ(faults(c().officer.get("/api/v1/baselines/" + id + "?window=99")),
            (Faults{{"?window", "baseline.no-such-window"}}));
}

TEST_P(Baselines, WithholdFewAndWhatWouldGiveThemAway) {
  ended_stays(3, month_day(5), 1, true);
  const std::string id = kept(wanted(month(5)).with("not_yet", list({c().two})));
  for (const Json& step : page(id)["baseline"]["steps"].items()) {
    const Json figure = step["figures"][0];
    if (step["step"] == Json(0)) {
      EXPECT_EQ(figure["withheld"], Json(true));
      EXPECT_FALSE(figure.has("n"));
      EXPECT_FALSE(figure.has("events"));
    } else {
      EXPECT_EQ(figure["n"], Json(0));
    }
  }
}

TEST_P(Baselines, DrawAnOrderThatAnybodyCanDrawAgain) {
  std::vector<Json> places;
  for (const std::string& house : {c().one, c().two}) places.emplace_back(house);
  for (int i = 0; i < 3; ++i) places.emplace_back(c().world.a_place("centre", "Drawn " + new_id(), c().region));
  const std::string id =
      kept(wanted(month(1)).with("taking_part", Json(list(places))).with("at_once", 2).with("months_between", 2));
  const Json kept_as = page(id)["baseline"];
  const std::string seed = kept_as["lot"]["seed"].text();
  std::string before;
  for (const Json& place : kept_as["places"].items()) {
    const std::string hash = sha256sum(seed + ":" + place["place"].text());
    EXPECT_LT(before, hash);
    before = hash;
  }
  EXPECT_EQ(kept_as["places"][0]["step"], Json(1));
  EXPECT_EQ(kept_as["places"][4]["step"], Json(3));
  EXPECT_EQ(kept_as["steps"].size(), 3U);
}

TEST_P(Baselines, SayAllThatIsWrongAtOnce) {
  const Json body = wanted(month(0))
                        .with("name", "")
                        .with("starts_on", c().day(-1))
                        .with("indicators", list({"k13-family", "no-such", "k18-mortality"}))
                        .with("taking_part", list({c().region}))
                        .with("not_yet", list({c().one, c().world.nation()}))
                        .with("directive", new_id());
  EXPECT_EQ(faults(c().officer.post("/api/v1/baselines", body)),
            (Faults{{"name", "field.missing"},
                    {"starts_on", "baseline.started"},
                    {"before", "baseline.period-not-over"},
                    {"indicators[0]", "indicator.switched-off"},
                    {"indicators[1]", "baseline.unknown-indicator"},
                    {"taking_part[0]", "baseline.place-within"},
                    {"not_yet[0]", "baseline.place-within"},
                    {"not_yet[1]", "baseline.place-elsewhere"},
                    {"directive", "baseline.directive-elsewhere"}}));
}

TEST_P(Baselines, AreThereForThoseWhoAnswerForThePlace) {
  const std::string id = kept(wanted(month(1)));
  const std::string path = "/api/v1/baselines/" + id;
  EXPECT_EQ(c().supervisor.get(path).reason(), "permission.missing");
  Session& elsewhere = c().world.a_worker("regional_officer", c().world.a_region("Elsewhere"));
  const HttpAnswer hidden = elsewhere.get(path), absent = elsewhere.get("/api/v1/baselines/" + new_id());
  EXPECT_EQ(hidden.status, 404);
  EXPECT_EQ(hidden.json().without("request_id").dump(), absent.json().without("request_id").dump());
  EXPECT_TRUE(find_item(must(elsewhere.get("/api/v1/baselines"), 200)["items"], "baseline.id", id).is_null());
  EXPECT_EQ(elsewhere.post("/api/v1/baselines", wanted(month(1))).status, 404);
  Session& nation = c().world.a_worker("national_monitor", c().world.nation());
  EXPECT_FALSE(find_item(must(nation.get("/api/v1/baselines"), 200)["items"], "baseline.id", id).is_null());
  Session& planner = c().world.a_worker("planner", c().world.nation());
  EXPECT_EQ(planner.get(path).status, 200);
  EXPECT_EQ(planner.post("/api/v1/baselines", wanted(month(1))).reason(), "permission.missing");
}

TEST_P(Baselines, APublishedFigureKeepsItsRevisions) {
  const std::string period = month(7), day = month_day(7);
  const std::string figures = "/api/v1/indicators/k6-planned-completion/figures?period=" + period;
  const std::string publish = "/api/v1/indicators/k6-planned-completion/publish";
  const auto body = [&] { return object({{"id", new_id()}, {"place", c().region}, {"period", period}}); };
  ended_stays(40, day);
  const Json first = must(c().officer.get(figures), 200);
  EXPECT_EQ(first["published"].size(), 0U);
  must(c().officer.post(publish, body()));
  EXPECT_EQ(c().officer.post(publish, body()).reason(), "figure.nothing-changed");

  ended_stays(12, day);
  const Json late = must(c().officer.get(figures), 200);
  ASSERT_EQ(late["published"].size(), 1U);
  EXPECT_EQ(late["published"][0]["figure"]["n"], first["total"]["n"]) << "what was told stays";
  EXPECT_GT(late["total"]["n"].number(), first["total"]["n"].number());
  must(c().officer.post(publish, body()));
  const Json again = must(c().officer.get(figures), 200)["published"];
  ASSERT_EQ(again.size(), 2U);
  EXPECT_EQ(again[0]["revision"], Json(2));
  EXPECT_EQ(again[0]["figure"]["n"], late["total"]["n"]);
  EXPECT_EQ(again[1]["figure"]["n"], first["total"]["n"]);

  EXPECT_EQ(faults(c().officer.post(publish, body().with("period", month(0)))),
            (Faults{{"period", "figure.period-not-over"}}));
  EXPECT_EQ(faults(c().officer.post(publish, body().with("place", c().one).with("period", "x"))),
            (Faults{{"period", "indicator.malformed-period"}, {"place", "figure.not-own-place"}}));
  EXPECT_EQ(c().supervisor.post(publish, body()).reason(), "permission.missing");
}

}  // namespace
}  // namespace homeward::testing
