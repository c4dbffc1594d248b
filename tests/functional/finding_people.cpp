#include "functional/country.hpp"

#include <set>

namespace homeward::testing {
namespace {

/// What lists and pages of people say, and to whom: what may not be seen is never said as absent.
class FindingPeople : public OnBothCountries {
 protected:
  FindingPeople() : OnBothCountries("finding people") {}

  static Json everybody(Session& by) { return must(by.post("/api/v1/people/search", object({})), 200); }
  static Json line_of(Session& by, const std::string& person) {
    return find_item(everybody(by)["items"], "person.id", person);
  }
  static Json a_passport(const char* number) {
    return list({object({{"kind", "passport"}, {"issuer", "State register"}, {"value", number}})});
  }
};
HW_ON_BOTH_COUNTRIES(FindingPeople);

TEST_P(FindingPeople, NobodyInCareIsNotNobodyRegistered) {
  const Json question = object({{"in_care", true}});
  Session& by = c().world.a_worker("counsellor", c().two);
  const Json before = must(by.post("/api/v1/people/search", question), 200);
  registered(by, a_person("Noch", "Nichtda"));

  const Json after = must(by.post("/api/v1/people/search", question), 200);

  EXPECT_EQ(before["items"].size(), 0U);
  EXPECT_EQ(before["everybody"], Json(0));
  EXPECT_EQ(after["items"].size(), 0U);
  EXPECT_EQ(after["everybody"], Json(1));
  EXPECT_TRUE(everybody(by)["everybody"].is_null());
}

TEST_P(FindingPeople, ReceptionIsToldWhoIsInCareButNotAtWhichStage) {
  const std::string here = registered(c().counsellor, a_person("Da", "Drinnenova"));
  admitted(c().counsellor, here, an_admission(c().one, c().day()));
  const std::string at_the_desk = registered(c().clerk, a_person("Am", "Tresenova"));

  const Json seen = line_of(c().clerk, here);
  const Json own = line_of(c().clerk, at_the_desk);
  const Json by_care = line_of(c().counsellor, here);
  const Json board = board_of(c().clerk, c().one);

  EXPECT_EQ(seen["care"], Json("in_care"));
  EXPECT_TRUE(seen["stay"].is_null()) << seen.dump();
  EXPECT_EQ(own["care"], Json("not_now"));
  EXPECT_EQ(by_care["care"], Json("in_care"));
  EXPECT_EQ(by_care["stay"]["stage"], Json("detoxification"));
  EXPECT_EQ(board["in_care"].size(), 0U);
  EXPECT_EQ(board["in_care_count"], board_of(c().counsellor, c().one)["in_care_count"]);
  EXPECT_GE(board["in_care_count"].number(), 1);
}

TEST_P(FindingPeople, AConsentForTheNameTellsNothingOfCare) {
  const std::string person = registered(c().counsellor, a_person("Nur", "Namenova"));
  admitted(c().counsellor, person, an_admission(c().one, c().day()));
  must(c().counsellor.post("/api/v1/people/" + person + "/consents", a_consent(c().two, {"identity"}, c().day())));

  EXPECT_EQ(line_of(c().counsellor_two, person)["care"], Json("not_shown"));
}

/// Among more matches of another house than are asked about at first: from the second search on those who see few are
/// listed at once.
TEST_P(FindingPeople, TheSameAreFoundByEitherWayAndWhatChangesCountsAtOnce) {
  // First, so that whoever finds all the others finds this one: the index follows in the order of the journal.
  const std::string own = registered(c().counsellor, a_person("Vieler", "Mengenova"));
  std::string theirs;
  for (int i = 0; i < 70; ++i) theirs = registered(c().counsellor_two, a_person("Vieler", "Mengenova"));
  const auto found = [&] {
    std::set<std::string> out;
    for (const Json& line : search(c().counsellor, "Mengenova")["items"].items())
      out.insert(line["person"]["id"].text());
    return out;
  };
  ask_until([&] { return search(c().counsellor_two, "Mengenova"); },
            [](const Json& all) { return all["total"].number() == 70; });

  EXPECT_EQ(found(), std::set{own});
  EXPECT_EQ(found(), std::set{own}) << "by the shorter way";
  const Json consent = must(
      c().counsellor_two.post("/api/v1/people/" + theirs + "/consents", a_consent(c().one, {"identity"}, c().day())));
  EXPECT_EQ(found(), (std::set{own, theirs})) << "whom a consent opens";
  must(c().counsellor_two.post("/api/v1/consents/" + consent["id"].text() + "/revoke", object({{"how", "by word"}})));
  EXPECT_EQ(found(), std::set{own}) << "and closes";
  const std::string next = registered(c().counsellor, a_person("Vieler", "Mengenova"));
  EXPECT_EQ(ask_until([&] { return search(c().counsellor, "Mengenova"); },
                      [](const Json& all) { return all["total"].number() == 2; })["total"],
            Json(2));
  EXPECT_EQ(found(), (std::set{own, next}));
}

TEST_P(FindingPeople, AWholeNumberFindsWhoHasItHoweverItIsTyped) {
  const std::string person =
      registered(c().counsellor, a_person("Zahl", "Passova").with("identifiers", a_passport("AN 7654-321")));
  registered(c().counsellor, a_person("Zahl", "Zweitova").with("identifiers", a_passport("AN7654322")));

  for (const char* typed : {"AN7654321", "an 765 4321", "AN 7654-321"}) {
    const Json found = search(c().counsellor, typed);
    ASSERT_EQ(found["items"].size(), 1U) << typed << found.dump();
    EXPECT_EQ(found["items"][0]["person"]["id"], Json(person));
    EXPECT_EQ(found["total"], Json(1));
  }
  EXPECT_EQ(search(c().counsellor, "AN765432")["items"].size(), 0U) << "part of a number finds nobody";
}

TEST_P(FindingPeople, ANumberThatMayNotBeSeenAnswersLikeOneThatIsNotThere) {
  const std::string person =
      registered(c().counsellor, a_person("Zahl", "Fremdova").with("identifiers", a_passport("ZZ5550001")));
  const HttpAnswer there = c().counsellor_two.post("/api/v1/people/search", object({{"text", "ZZ5550001"}}));
  const HttpAnswer nowhere = c().counsellor_two.post("/api/v1/people/search", object({{"text", "ZZ5550009"}}));
  const HttpAnswer among_those_in_care =
      c().counsellor.post("/api/v1/people/search", object({{"text", "ZZ5550001"}, {"in_care", true}}));

  EXPECT_EQ(there.status, 200);
  EXPECT_EQ(there.body, nowhere.body);
  EXPECT_EQ(among_those_in_care.json()["items"].size(), 0U) << "the filter holds for numbers as well";
  EXPECT_EQ(search(c().counsellor, "ZZ5550001")["items"][0]["person"]["id"], Json(person));
}

TEST_P(FindingPeople, TheClassOfAStayIsPlannedAndActualApart) {
  const std::string person = registered(c().counsellor, a_person("Kurz", "Langova"));
  const std::string stay =
      admitted(c().counsellor, person, an_admission(c().one, c().day()).with("planned_until", c().day(89)));

  const Json going_on = page_of(c().counsellor, person)["classes"];
  must(c().counsellor.post("/api/v1/stays/" + stay + "/end", an_end(c().day(), "left_early", "family")));
  const Json ended = page_of(c().counsellor, person)["classes"];

  EXPECT_EQ(going_on[0]["stay"], Json(stay));
  EXPECT_EQ(going_on[0]["planned"], Json("medium_term")) << "90 days, first and last counted";
  EXPECT_TRUE(going_on[0]["actual"].is_null());
  EXPECT_EQ(ended[0]["planned"], Json("medium_term"));
  EXPECT_EQ(ended[0]["actual"], Json("short_term"));
}

TEST_P(FindingPeople, NumbersAndAddressesAreAddedCorrectedAndEndedAfterTheRegistration) {
  Session& by = c().counsellor;
  const std::string person = registered(by, a_person("Spaeter", "Nummerova"));
  const std::string path = "/api/v1/people/" + person;
  const Json typed = object({{"id", new_id()}, {"kind", "passport"}, {"issuer", "KG"}, {"value", "AN 8800001"}});
  const Json home = object({{"id", new_id()}, {"use", "home"}, {"lines", "Chuy 12, Bishkek"}});

  const HttpAnswer empty = by.post(path + "/identifiers", typed.with("value", " ").with("issuer", ""));
  must(by.post(path + "/identifiers", typed));
  must(by.post(path + "/addresses", home));
  const Json before = page_of(by, person);
  const std::string number = "/api/v1/identifiers/" + typed["id"].text();
  const Json right = typed.without("id").with("value", "AN8800002");
  const HttpAnswer stale = by.post(number + "/details", right, {{"If-Match", "\"" + new_id() + "\""}});
  const HttpAnswer elsewhere = c().counsellor_two.post(number + "/details", right);
  must(by.post(number + "/details", right));
  must(by.post("/api/v1/addresses/" + home["id"].text() + "/details",
               object({{"use", "family"}, {"lines", "Manas 3, Osh"}})));
  const Json after = page_of(by, person);
  const auto found = [&](const std::string& value) {
    return !find_item(search(by, value)["items"], "person.id", person).is_null();
  };

  EXPECT_EQ(empty.json()["fields"].size(), 2U) << empty.body;
  EXPECT_EQ(before["identifiers"][0]["value"], Json("AN 8800001"));
  EXPECT_EQ(before["addresses"][0]["lines"], Json("Chuy 12, Bishkek"));
  EXPECT_EQ(stale.reason(), "stale.version");
  EXPECT_EQ(elsewhere.status, 404) << "absent and out of reach answer alike";
  EXPECT_EQ(after["identifiers"][0]["value"], Json("AN8800002"));
  EXPECT_EQ(after["addresses"][0]["use"], Json("family"));
  EXPECT_TRUE(found("an-880 00 02"));
  EXPECT_FALSE(found("AN8800001")) << "it was never theirs";

  must(by.post(number + "/end"));
  must(by.post("/api/v1/addresses/" + home["id"].text() + "/end"));
  const Json ended = page_of(by, person);
  EXPECT_EQ(ended["identifiers"][0]["ended"], Json(true));
  EXPECT_EQ(ended["addresses"][0]["ended"], Json(true));
  EXPECT_TRUE(found("AN8800002")) << "who is known by it is still found by it";
  EXPECT_EQ(by.post(number + "/details", right).reason(), "particular.ended");
}

}  // namespace
}  // namespace homeward::testing
