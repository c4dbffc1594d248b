#include "functional/country.hpp"

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
  HttpAnswer take_back(Session& by, const std::string& person, const std::string& on) {
    return by.post("/api/v1/people/" + person + "/urine-tests/take-back", object({{"on", on}}));
  }
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

TEST_P(UrineTests, AreReplacedByTheDayAndTakenBack) {
  const std::string person = treated("Korrektova");
  must(enter(c().counsellor, person, a_test(c().day(-21), {"methadone"}, {})));
  must(enter(c().counsellor, person, a_test(c().day(-21), {}, {"opioid", "methadone"})));
  EXPECT_EQ(weeks(person), "-oo");

  must(take_back(c().counsellor, person, c().day(-21)));
  EXPECT_EQ(weeks(person), "") << "without any test there are no weeks to read";
  EXPECT_EQ(take_back(c().counsellor, person, c().day(-21)).status, 404);
}

TEST_P(UrineTests, NameAllFaultsAndStayWithinReach) {
  const std::string person = treated("Fehlerova");
  const HttpAnswer wrong = enter(c().counsellor, person, a_test(c().day(1), {"opioid"}, {"opioid"}));
  const auto reason = [&](const char* path) { return find_item(wrong.json()["fields"], "path", path)["reason"]; };

  EXPECT_EQ(reason("on"), Json("urine.in-future"));
  EXPECT_EQ(reason("not_found[0]"), Json("urine.twice"));
  EXPECT_EQ(enter(c().counsellor_two, person, a_test(c().day(), {"opioid"}, {})).status, 404);
  EXPECT_EQ(enter(c().clerk, person, a_test(c().day(), {"opioid"}, {})).status, 403);
  EXPECT_EQ(take_back(c().counsellor_two, person, c().day()).status, 404);
}

}  // namespace
}  // namespace homeward::testing
