#include "functional/country.hpp"

namespace homeward::testing {
namespace {

/// One answer names what has not the right shape and what the rules refuse besides.
class AllFaults : public OnBothCountries {
 protected:
  static std::string reason_at(const HttpAnswer& answer, const char* path) {
    const Json field = find_item(answer.json()["fields"], "path", path);
    return field.is_null() ? "" : field["reason"].text();
  }
};
HW_ON_BOTH_COUNTRIES(AllFaults);

TEST_P(AllFaults, OfARegistration) {
  const Json body = a_person("Alle", "Fehlerova").with("sex", 7).with("names", list({})).with("id", "no id");

  const HttpAnswer refused = c().counsellor.post("/api/v1/people", body.without("kinds"));

  EXPECT_EQ(refused.status, 400);
  EXPECT_EQ(reason_at(refused, "sex"), "field.wrong-type") << refused.body;
  EXPECT_EQ(reason_at(refused, "id"), "id.malformed");
  EXPECT_EQ(reason_at(refused, "names"), "name.missing");
  EXPECT_EQ(reason_at(refused, "kinds"), "kind.missing");
  EXPECT_EQ(search(c().counsellor, "Fehlerova")["items"].size(), 0U);
}

TEST_P(AllFaults, OfAnAdmissionAnEndAndAHandover) {
  Country& k = c();
  const std::string person = registered(k.counsellor, a_person("Alle", "Stufenov"));
  const std::string admissions = "/api/v1/people/" + person + "/admissions";
  const Json admission = an_admission(k.one, k.day());

  const HttpAnswer no_admission = k.counsellor.post(
      admissions, admission.with("started", k.day(3)).with("setting", 5).with("planned_until", k.day(1)));
  const HttpAnswer without_start =
      k.counsellor.post(admissions, admission.with("started", "soon").with("planned_until", k.day(-9)));
  const std::string stay = admitted(k.counsellor, person, admission);
  const std::string path = "/api/v1/stays/" + stay;
  const HttpAnswer no_end =
      k.counsellor.post(path + "/end", an_end(k.day(2), "as_planned", "programme_completed").with("end_type", true));
  const HttpAnswer no_handover = k.counsellor.post(
      path + "/hand-over", a_handover(k.two, k.day(-2), "social_rehabilitation", "community").with("stage", "none"));

  EXPECT_EQ(reason_at(no_admission, "setting"), "field.wrong-type") << no_admission.body;
  EXPECT_EQ(reason_at(no_admission, "started"), "stay.starts-in-future");
  EXPECT_EQ(reason_at(no_admission, "planned_until"), "stay.planned-before-start");
  EXPECT_EQ(reason_at(without_start, "started"), "date.malformed");
  EXPECT_EQ(reason_at(without_start, "planned_until"), "") << "what could not be read is compared with nothing";
  EXPECT_EQ(reason_at(no_end, "end_type"), "field.wrong-type");
  EXPECT_EQ(reason_at(no_end, "ended"), "stay.ends-in-future");
  EXPECT_EQ(reason_at(no_handover, "stage"), "word.unknown");
  EXPECT_EQ(reason_at(no_handover, "expected_on"), "handover.expected-in-past");
  EXPECT_TRUE(page_of(k.counsellor, person)["stays"][0]["ended"].is_null()) << "nothing of it was kept";
}

/// Who may not see the stay is told of the shape alone, as if there were none.
TEST_P(AllFaults, TellNobodyOfWhatIsOutOfReach) {
  Country& k = c();
  const std::string person = registered(k.counsellor, a_person("Alle", "Verborgenov"));
  const std::string stay = admitted(k.counsellor, person, an_admission(k.one, k.day()));
  const Json wrong = an_end(k.day(2), "as_planned", "programme_completed").with("end_type", true);
  const auto end = [&](const std::string& id) { return k.counsellor_two.post("/api/v1/stays/" + id + "/end", wrong); };

  const HttpAnswer refused = end(stay), absent = end(new_id());

  EXPECT_EQ(refused.status, absent.status);
  EXPECT_EQ(refused.json()["fields"], absent.json()["fields"]);
  EXPECT_EQ(refused.json()["fields"].size(), 1U);
}

}  // namespace
}  // namespace homeward::testing
