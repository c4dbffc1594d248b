#include "functional/country.hpp"

namespace homeward::testing {
namespace {

/// Figures side by side, and views that are kept of them.
class Comparisons : public OnBothCountries {
 protected:
  Comparisons() : OnBothCountries("comparisons") {}

  static constexpr const char* k_of = "/api/v1/indicators/k6-planned-completion/";

  static Json figures(Session& by, const std::string& query) {
    return must(by.get(std::string(k_of) + "figures?" + query), 200).without("position");
  }
  static HttpAnswer compare(Session& by, const std::string& query) {
    return by.get(std::string(k_of) + "comparison?" + query);
  }
  void ended_stays(int planned, int others) {
    for (int i = 0; i < planned + others; ++i) {
      const std::string person = registered(c().counsellor, a_person());
      const std::string stay = admitted(c().counsellor, person, an_admission(c().one, c().day()));
      must(c().counsellor.post("/api/v1/stays/" + stay + "/end",
                               i < planned ? an_end(c().day(), "as_planned", "programme_completed")
                                           : an_end(c().day(), "left_early", "family")));
    }
  }
  Json a_view(const std::string& id) {
    return object({{"id", id},
                   {"name", "Completion beside last year"},
                   {"indicator", "k6-planned-completion"},
                   {"place", c().one},
                   {"by", "sex"},
                   {"against_period", "previous"}});
  }
};
HW_ON_BOTH_COUNTRIES(Comparisons);

TEST_P(Comparisons, AreTheTwoAnswersAsEachIsGivenAlone) {
  ended_stays(25, 10);
  for (const std::string& query : {std::string("by=sex"), std::string(), "by=house&place=" + c().one}) {
    const Json both = must(compare(c().officer, query + "&against_period=previous"), 200);
    EXPECT_EQ(both["figures"].without("position"), figures(c().officer, query)) << query;
    EXPECT_EQ(both["against"].without("position"), figures(c().officer, query + "&period=previous")) << query;
    EXPECT_EQ(both["lines"].size(), both["figures"]["lines"].size());
  }
}

TEST_P(Comparisons, SayTooFewWhereASideIsTooFew) {
  ended_stays(20, 12);
  const Json both = must(compare(c().supervisor, "against_period=previous"), 200);

  EXPECT_TRUE(both["figures"]["total"].has("value")) << "thirty and more";
  EXPECT_EQ(both["total"]["state"], Json("too_few"));
  EXPECT_FALSE(both["total"].has("value"));
  EXPECT_EQ(both["records_begin"], Json(c().day().substr(0, 8) + "01")) << "eight people and more began this month";
  EXPECT_FALSE(must(compare(c().officer, "against_place=" + c().two), 200).has("records_begin"));
}

TEST_P(Comparisons, GiveNoIntervalWhereTheSamePeopleCountOnBothSides) {
  ended_stays(20, 12);
  const Json both = must(compare(c().officer, "against_place=" + c().one), 200);

  EXPECT_EQ(both["total"]["state"], Json("overlapping")) << "the house lies in the region";
  EXPECT_FALSE(both["total"].has("low"));
}

TEST_P(Comparisons, SetGroupsBesideOneOfThem) {
  ended_stays(4, 4);
  const Json sides = must(compare(c().supervisor, "by=end_type&against_group=none"), 400);
  EXPECT_EQ(sides["fields"][0]["reason"], Json("indicator.unknown-breakdown"));
  const Json unknown = must(compare(c().supervisor, "by=sex&against_group=none"), 400);
  EXPECT_EQ(unknown["fields"][0]["path"], Json("?against_group"));
  const Json lines = figures(c().supervisor, "by=month")["lines"];
  const std::string month = lines[0]["group"].text();

  const Json both = must(compare(c().supervisor, "by=month&against_group=" + month), 200);

  EXPECT_EQ(both["lines"].size(), lines.size());
  EXPECT_EQ(both["lines"][0]["state"], Json("no_counterpart")) << "a group is not compared with itself";
  EXPECT_FALSE(both.has("against"));
}

TEST_P(Comparisons, ReachNoFurtherThanEachQuestionAlone) {
  const HttpAnswer other = compare(c().counsellor_two, "against_place=" + c().one);
  const HttpAnswer absent = compare(c().counsellor_two, "against_place=" + new_id());
  EXPECT_EQ(other.status, 404);
  EXPECT_EQ(other.json().without("request_id").dump(), absent.json().without("request_id").dump());
  const std::string days = c().day(-3) + ".." + c().day();
  EXPECT_EQ(compare(c().officer, "against_period=" + days).json()["fields"][0]["path"], Json("?against_period"))
      << "nobody chooses days under disclosure control";
  EXPECT_EQ(compare(c().supervisor, "").json()["fields"][0]["reason"], Json("indicator.one-comparison"));
}

TEST_P(Comparisons, AreKeptAsQuestionsAndSentAlongTheLineOfPlaces) {
  const std::string id = new_id();
  must(c().supervisor.post("/api/v1/saved-views", a_view(id)), 201);

  const Json kept = must(c().supervisor.get("/api/v1/saved-views"), 200)["items"];
  ASSERT_EQ(find_item(kept, "id", id)["name"], Json("Completion beside last year"));
  EXPECT_EQ(find_item(must(c().officer.get("/api/v1/saved-views"), 200)["items"], "id", id), Json());
  const Json sent = must(c().officer.get("/api/v1/saved-views/" + id), 200);
  EXPECT_EQ(sent["against_period"], Json("previous"));
  EXPECT_EQ(sent["place"], Json(c().one));
  EXPECT_FALSE(sent.mentions("total")) << "what is answered is the reader's own";
  const HttpAnswer elsewhere = c().supervisor_two.get("/api/v1/saved-views/" + id);
  const HttpAnswer absent = c().supervisor_two.get("/api/v1/saved-views/" + new_id());
  EXPECT_EQ(elsewhere.status, 404);
  EXPECT_EQ(elsewhere.json().without("request_id").dump(), absent.json().without("request_id").dump());

  EXPECT_EQ(c().officer.post("/api/v1/saved-views/" + id + "/remove").status, 404) << "not one's own";
  must(c().supervisor.post("/api/v1/saved-views/" + id + "/remove"), 201);
  EXPECT_EQ(c().supervisor.get("/api/v1/saved-views/" + id).status, 404);
}

TEST_P(Comparisons, KeepNoViewThatCannotBeAsked) {
  const Json wrong = a_view(new_id()).with("name", "").with("indicator", "none").with("period", "soon");
  const Json faults = must(c().supervisor.post("/api/v1/saved-views", wrong), 400)["fields"];
  EXPECT_EQ(faults.size(), 3U);
  EXPECT_EQ(find_item(faults, "path", "indicator")["reason"], Json("saved-view.indicator-unknown"));
  EXPECT_EQ(c().clerk.post("/api/v1/saved-views", a_view(new_id())).reason(), "permission.missing");
}

}  // namespace
}  // namespace homeward::testing
