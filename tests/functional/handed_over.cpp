#include "functional/country.hpp"

namespace homeward::testing {
namespace {

/// A worker's device in the hands of the person asked: the server keeps it to the forms, whatever the browser does.
class HandedOver : public OnBothCountries {
 protected:
  std::string somebody(const std::string& family) {
    const std::string person = registered(c().counsellor, a_person("Timur", family));
    admitted(c().counsellor, person, an_admission(c().one, c().day()));
    return person;
  }
  std::string begun(Session& by, const std::string& person, const std::string& mode = "self_on_device") {
    const Json form = a_form("phq-9", c().day()).with("mode", mode);
    must(by.post("/api/v1/people/" + person + "/assessments", form));
    return form["id"].text();
  }
  /// Another device of the counsellor, so that the others keep theirs.
  Session tablet() {
    Session out(c().world.server().port(), c().world.clock(), c().counsellor.who());
    out.set_token(c().counsellor.token());
    c().world.move_clock(Seconds{60});  // no code twice
    out.sign_in();
    c().counsellor.who() = out.who();
    return out;
  }
  static HttpAnswer hand_over(Session& by, const std::vector<std::string>& forms) {
    std::vector<Json> ids;
    for (const std::string& form : forms) ids.emplace_back(form);
    return by.post("/api/v1/assessments/hand-over", object({{"forms", list(ids)}}));
  }
  static Json answers(int n, int each) {
    std::vector<Json> out;
    for (int i = 1; i <= n; ++i) out.push_back(object({{"item", "q" + std::to_string(i)}, {"value", each}}));
    return object({{"answers", list(out)}});
  }
};
HW_ON_BOTH_COUNTRIES(HandedOver);

TEST_P(HandedOver, ReachesItsFormsAndNothingElse) {
  const std::string person = somebody("Tabletov");
  Session device = tablet();
  const std::string first = begun(device, person), second = begun(device, person), other = begun(device, person);
  must(hand_over(device, {first, second}));

  EXPECT_EQ(device.get("/api/v1/me").json()["only_forms"].size(), 2U);
  must(device.get("/api/v1/instruments/phq-9"), 200);
  must(device.post("/api/v1/assessments/" + first + "/answers", answers(3, 1)));
  must(device.post("/api/v1/assessments/" + first + "/finish", answers(9, 1)));
  const Json line = must(device.get("/api/v1/assessments/" + first), 200);
  EXPECT_EQ(find_item(line["scores"], "name", "total")["value"], Json(9));
  must(device.get("/api/v1/assessments/" + second), 200);

  for (const std::string& path :
       {"assessments/" + other, std::string("my-day"), "people/" + person, "people/" + person + "/assessments",
        std::string("events"), std::string("tasks"), std::string("instruments"), std::string("colleagues")}) {
    EXPECT_EQ(device.get("/api/v1/" + path).reason(), "sign-in.handed-over") << path;
  }
  EXPECT_EQ(device.post("/api/v1/assessments/" + other + "/answers", answers(1, 1)).reason(), "sign-in.handed-over");
  EXPECT_EQ(device.post("/api/v1/assessments/" + first + "/mark-as-error").reason(), "sign-in.handed-over");
  EXPECT_EQ(device.post("/api/v1/people", a_person()).reason(), "sign-in.handed-over");
  EXPECT_EQ(hand_over(device, {other}).reason(), "sign-in.handed-over") << "it is never widened";
  EXPECT_EQ(device.post("/api/v1/sign-ins/end-all").reason(), "sign-in.handed-over");
  EXPECT_EQ(device.post("/api/v1/me/password", object({{"password", "a very long new password"}})).reason(),
            "sign-in.handed-over");
  must(c().counsellor.get("/api/v1/my-day"), 200);
}

TEST_P(HandedOver, IsTakenBackByThePasswordAndTheCode) {
  const std::string person = somebody("Zurueckov");
  Session device = tablet();
  const std::string form = begun(device, person);
  must(hand_over(device, {form}));
  c().world.move_clock(Seconds{60});
  device.sign_in();
  c().counsellor.who() = device.who();

  EXPECT_TRUE(device.me()["only_forms"].is_null());
  must(device.get("/api/v1/people/" + person), 200);
}

TEST_P(HandedOver, TakesOnlyOpenFormsOfOnePersonThatWereBegunForIt) {
  const std::string one = somebody("Einzelov"), another = somebody("Anderov");
  Session device = tablet();
  const std::string form = begun(device, one), foreign = begun(device, another);
  const std::string talk = begun(device, one, "interview");

  EXPECT_EQ(hand_over(device, {}).json()["fields"][0]["path"], Json("forms"));
  EXPECT_EQ(hand_over(device, {form, foreign}).reason(), "form.not-open");
  EXPECT_EQ(hand_over(device, {talk}).reason(), "form.not-open");
  EXPECT_EQ(hand_over(device, {new_id()}).status, 404);
  EXPECT_EQ(hand_over(c().counsellor_two, {form}).status, 404) << "of another house";
  must(device.get("/api/v1/my-day"), 200);
}

}  // namespace
}  // namespace homeward::testing
