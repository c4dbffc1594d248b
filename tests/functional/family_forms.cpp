#include "functional/country.hpp"

namespace homeward::testing {
namespace {

/// SCORE-15 of the members of a family side by side, for who may see each of them.
class FamilyForms : public OnBothCountries {
 protected:
  FamilyForms() : OnBothCountries("family forms") {}  // the clock moves
  std::string in_care(const std::string& family) {
    const std::string person = registered(c().counsellor, a_person("Aibek", family));
    admitted(c().counsellor, person, an_admission(c().one, c().day()));
    return person;
  }
  /// Known to the house through whoever registers them, with the consent of the person in care.
  std::string relative(Session& by, const std::string& person, const std::string& family) {
    const std::string id = registered(by, a_person("Zamira", family).with("kinds", list({"relative"})));
    consents_.push_back(a_consent(id, {"identity", "care"}, c().day())
                            .with("recipient_kind", "person")
                            .with("purposes", list({"family_support"})));
    must(c().counsellor.post("/api/v1/people/" + person + "/consents", consents_.back()));
    return id;
  }
  /// The same answer to every question: those of the reversed items pull back, so totals differ only a little; one
  /// question makes the difference.
  void says(Session& by, const std::string& person, int first) {
    const Json form = a_form("score-15", c().day());
    std::vector<Json> answers;
    for (int i = 1; i <= 15; ++i)
      answers.push_back(object({{"item", "q" + std::to_string(i)}, {"value", i == 1 ? first : 3}}));
    must(by.post("/api/v1/people/" + person + "/assessments", form));
    must(by.post("/api/v1/assessments/" + form["id"].text() + "/finish",
                 object({{"answers", list(std::move(answers))}})));
  }
  Json seen(Session& by, const std::string& person) {
    return must(by.get("/api/v1/people/" + person + "/assessments/family"), 200)["items"];
  }
  static Json total(const Json& items) { return find_item(items[0]["spreads"], "name", "total"); }

  std::vector<Json> consents_;
};
HW_ON_BOTH_COUNTRIES(FamilyForms);

TEST_P(FamilyForms, StandSideBySideWithTheirSpread) {
  const std::string person = in_care("Familienova");
  const std::string mother = relative(c().counsellor, person, "Familienova");
  EXPECT_EQ(seen(c().counsellor, person).size(), 0U);
  says(c().counsellor, person, 1);
  EXPECT_EQ(seen(c().counsellor, person).size(), 0U) << "one alone has no spread";
  says(c().counsellor, mother, 5);

  for (const std::string& side : {person, mother}) {
    const Json items = seen(c().counsellor, side);
    ASSERT_EQ(items.size(), 1U);
    EXPECT_EQ(items[0]["instrument"], Json("score-15"));
    EXPECT_EQ(items[0]["members"].size(), 2U);
    EXPECT_EQ(total(items)["lowest"], Json(43));
    EXPECT_EQ(total(items)["highest"], Json(47));
    EXPECT_EQ(total(items)["mean"], Json(45));
  }
}

TEST_P(FamilyForms, AMemberWhomOneMayNotSeeIsNotThereAtAll) {
  const std::string person = in_care("Schwestera");
  Session& colleague = c().world.a_counsellor(c().one);
  const std::string mother = relative(c().counsellor, person, "Schwestera");
  const std::string sister = relative(colleague, person, "Schwestera");
  says(c().counsellor, person, 1);
  says(c().counsellor, mother, 2);
  says(colleague, sister, 5);

  const Json hers = seen(c().counsellor, person), all = seen(c().supervisor, person);

  EXPECT_EQ(hers[0]["members"].size(), 2U);
  EXPECT_EQ(total(hers)["members"], Json(2));
  EXPECT_EQ(total(hers)["highest"], Json(44)) << "nor does the spread tell of her";
  EXPECT_EQ(hers.dump().find(sister), std::string::npos);
  EXPECT_EQ(all[0]["members"].size(), 3U) << "who answers for the house sees all three";
  EXPECT_EQ(total(all)["highest"], Json(47));
  EXPECT_EQ(c().counsellor_two.get("/api/v1/people/" + person + "/assessments/family").status, 404);
  EXPECT_EQ(c().clerk.get("/api/v1/people/" + person + "/assessments/family").status, 403);
}

TEST_P(FamilyForms, EndWithTheConsent) {
  const std::string person = in_care("Widerrufova");
  const std::string mother = relative(c().counsellor, person, "Widerrufova");
  says(c().counsellor, person, 1);
  says(c().counsellor, mother, 5);
  ASSERT_EQ(seen(c().counsellor, person).size(), 1U);

  must(c().counsellor.post("/api/v1/consents/" + consents_.back()["id"].text() + "/revoke",
                           object({{"how", "by word"}})));

  EXPECT_EQ(seen(c().counsellor, person).size(), 0U);
}

TEST_P(FamilyForms, OfAnotherTimeAreShownAndNotCounted) {
  const std::string person = in_care("Halbjahrova");
  const std::string mother = relative(c().counsellor, person, "Halbjahrova");
  says(c().counsellor, person, 1);
  c().world.move_days(120);
  says(c().counsellor, mother, 5);

  const Json items = seen(c().counsellor, person);

  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(find_item(items[0]["members"], "person.id", person)["counted"], Json(false));
  EXPECT_EQ(items[0]["spreads"].size(), 0U);
}

}  // namespace
}  // namespace homeward::testing
