#include "functional/country.hpp"

#include <set>
#include <thread>

namespace homeward::testing {
namespace {

/// Urine tests entered by hand, as the weeks on a person's page show them.
class UrineTests : public OnBothCountries {
 protected:
  UrineTests() : OnBothCountries("urine tests") {}  // the clock moves
  /// In treatment for 22 days today.
  std::string treated(const std::string& family) {
    const std::string person = registered(c().counsellor, a_person("Aida", family));
    admitted(c().counsellor, person, an_admission(c().one, c().day(), "treatment", "inpatient"));
    c().world.move_days(22);
    return person;
  }
  static Json a_test(const std::string& on, std::vector<Json> found, std::vector<Json> not_found) {
    return object({{"id", new_id()}, {"on", on}, {"found", list(found)}, {"not_found", list(not_found)}});
  }
  HttpAnswer enter(Session& by, const std::string& person, const Json& test) {
    return by.post("/api/v1/people/" + person + "/urine-tests", test);
  }
  HttpAnswer take_back(Session& by, const std::string& person, const Json& test) {
    return by.post("/api/v1/people/" + person + "/urine-tests/take-back",
                   object({{"on", test["on"]}, {"sample", test["id"]}}));
  }
  Json entered(Session& by, const std::string& person) {
    return must(by.get("/api/v1/people/" + person + "/urine-tests"), 200)["items"];
  }
  static Json correcting(const Json& before, Json test) { return test.with("corrects", before["id"]); }
  std::string weeks(const std::string& person) {
    std::string out;
    const std::string path = "/api/v1/people/" + person + "/outcome?definition=rs_lee_2016";
    for (const Json& week : must(c().counsellor.get(path), 200)["weeks"].items()) {
      const std::string result = week["result"].text();
      out += result == "positive" ? '+' : result == "negative" ? '-' : result == "mixed" ? '*' : 'o';
    }
    return out;
  }
};
HW_ON_BOTH_COUNTRIES(UrineTests);

TEST_P(UrineTests, StandInTheWeeksOfThePerson) {
  const std::string person = treated("Probeva");
  must(enter(c().counsellor, person, a_test(c().day(-21), {"opioid"}, {"cocaine"})));
  must(enter(c().counsellor, person, a_test(c().day(-14), {"cocaine"}, {"opioid"})));
  must(enter(c().counsellor, person, a_test(c().day(-7), {"cocaine"}, {"thc"})));

  EXPECT_EQ(weeks(person), "+-o") << "the third was not tested for opioids";
}

TEST_P(UrineTests, SayNothingYetOfWeeksThatHaveNotBeen) {
  const std::string person = treated("Poka");
  must(enter(c().counsellor, person, a_test(c().day(-21), {}, {"opioid"})));
  const auto read = [&](const std::string& definition) {
    return must(c().counsellor.get("/api/v1/people/" + person + "/outcome?definition=" + definition), 200);
  };

  const Json later = read("ab_krupitskyA_2011"), so_far = read("rd_fiellin_2006");

  EXPECT_EQ(later["goes_on"], Json(true));
  EXPECT_EQ(later["gives"][0]["needs_weeks"], Json(15)) << "weeks 5 to 15 hold no positive one, but have not been";
  EXPECT_TRUE(later["gives"][0]["value"].is_null());
  EXPECT_FALSE(so_far["gives"][0]["value"].is_null()) << so_far.dump();
}

TEST_P(UrineTests, AreCorrectedByWhoHasSeenThemAndTakenBack) {
  const std::string person = treated("Korrektova");
  const Json first = a_test(c().day(-21), {"methadone"}, {});
  const Json second = correcting(first, a_test(c().day(-21), {}, {"opioid", "methadone"}));
  must(enter(c().counsellor, person, first));
  EXPECT_EQ(enter(c().counsellor, person, a_test(c().day(-21), {}, {"opioid"})).reason(), "urine.entered-already");
  must(enter(c().counsellor, person, second));
  const Json stands = entered(c().counsellor, person);

  EXPECT_EQ(weeks(person), "-oo");
  ASSERT_EQ(stands.size(), 1U);
  EXPECT_EQ(stands[0]["id"], second["id"]);
  EXPECT_EQ(stands[0]["here"], Json(true));
  EXPECT_EQ(stands[0]["found"], list({}));
  EXPECT_EQ(stands[0]["not_found"].size(), 2U);
  EXPECT_EQ(take_back(c().counsellor, person, first).reason(), "stale.version");
  must(take_back(c().counsellor, person, second));
  EXPECT_EQ(weeks(person), "") << "without any test there are no weeks to read";
  EXPECT_EQ(take_back(c().counsellor, person, second).status, 404);
  EXPECT_EQ(enter(c().counsellor, person, correcting(second, a_test(c().day(-21), {"opioid"}, {}))).reason(),
            "stale.version")
      << "it was taken back meanwhile";
}

TEST_P(UrineTests, KeepWhatWasCorrectedInTheHistory) {
  const std::string person = treated("Chronikova");
  const Json first = a_test(c().day(-7), {"methadone"}, {});
  must(enter(c().counsellor, person, first));
  must(enter(c().counsellor, person, correcting(first, a_test(c().day(-7), {"cocaine"}, {}))));

  std::set<std::string> removed, created;
  ask_until([&] { return must(c().counsellor.get("/api/v1/people/" + person + "/history"), 200)["items"]; },
            [&](const Json& history) {
              for (const Json& entry : history.items()) {
                if (entry["record"] != Json("observation")) continue;
                for (const Json& member : entry["members"].items()) {
                  if (member["member"] != Json("what")) continue;
                  if (entry["operation"] == Json("removed")) removed.insert(member["before"].text());
                  if (entry["operation"] == Json("created")) created.insert(member["after"].text());
                }
              }
              return created.contains("cocaine");
            });

  EXPECT_TRUE(removed.contains("methadone"));
  EXPECT_TRUE(created.contains("cocaine"));
}

TEST_P(UrineTests, OfTwoNursesAtOnceOneIsTakenAndTheOtherSeesWhatStands) {
  const std::string person = treated("Zugleichova");
  Session& colleague = c().supervisor;
  const Json first = a_test(c().day(-7), {"methadone"}, {});
  must(enter(c().counsellor, person, first));
  const Json mine = correcting(first, a_test(c().day(-7), {"cocaine"}, {}));
  const Json theirs = correcting(first, a_test(c().day(-7), {}, {"cocaine"}));
  HttpAnswer one, other;
  std::thread at_once([&] { one = enter(colleague, person, theirs); });
  other = enter(c().counsellor, person, mine);
  at_once.join();

  const bool first_won = one.status == 201;
  EXPECT_EQ((first_won ? one : other).status, 201) << one.body << other.body;
  EXPECT_EQ((first_won ? other : one).reason(), "stale.version") << one.body << other.body;
  const Json stands = entered(c().counsellor, person);
  ASSERT_EQ(stands.size(), 1U) << "both corrections together would be a test that nobody read";
  EXPECT_EQ(stands[0]["id"], first_won ? theirs["id"] : mine["id"]);
}

TEST_P(UrineTests, NameAllFaultsAndStayWithinReach) {
  const std::string person = treated("Fehlerova");
  const HttpAnswer wrong = enter(c().counsellor, person, a_test(c().day(1), {"opioid"}, {"opioid"}));
  const auto reason = [&](const char* path) { return find_item(wrong.json()["fields"], "path", path)["reason"]; };

  EXPECT_EQ(reason("on"), Json("urine.in-future"));
  EXPECT_EQ(reason("not_found[0]"), Json("urine.twice"));
  EXPECT_EQ(enter(c().counsellor_two, person, a_test(c().day(), {"opioid"}, {})).status, 404);
  EXPECT_EQ(enter(c().clerk, person, a_test(c().day(), {"opioid"}, {})).status, 403);
  EXPECT_EQ(take_back(c().counsellor_two, person, a_test(c().day(), {}, {})).status, 404);
  EXPECT_EQ(c().counsellor_two.get("/api/v1/people/" + person + "/urine-tests").status, 404);
}

}  // namespace
}  // namespace homeward::testing
