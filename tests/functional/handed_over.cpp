#include "functional/country.hpp"

#include <barrier>
#include <fstream>
#include <thread>

namespace homeward::testing {
namespace {

/// A worker's device in the hands of the person asked: the server keeps it to the forms, whatever the browser does.
class HandedOver : public OnBothCountries {
 protected:
  HandedOver() : OnBothCountries("handed over") {}  // the clock moves
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
    c().world.move_clock(Seconds{300});  // no code twice
    out.sign_in();
    c().counsellor.who() = out.who();
    return out;
  }
  static HttpAnswer hand_over(Session& by, const std::vector<std::string>& forms, const Json& pin = Json()) {
    std::vector<Json> ids;
    for (const std::string& form : forms) ids.emplace_back(form);
    Json command = object({{"forms", list(ids)}});
    if (!pin.is_null()) command = command.with("pin", pin);
    return by.post("/api/v1/assessments/hand-over", command);
  }
  /// A tablet in the hands of somebody new, taken back by this PIN.
  Session handed_over(const std::string& family, const std::string& pin) {
    const std::string person = somebody(family);
    Session device = tablet();
    must(hand_over(device, {begun(device, person)}, pin));
    return device;
  }
  static HttpAnswer take_back(Session& by, const std::string& pin) {
    return by.post("/api/v1/sign-ins/current/take-back", object({{"pin", pin}}));
  }
  static Json tries_left(Session& by) { return must(by.get("/api/v1/me"), 200)["pin_tries_left"]; }
  /// Whether anything that the server wrote, data, keys and log, has these characters in the clear.
  bool is_written(const std::string& text) {
    for (const auto& file : std::filesystem::recursive_directory_iterator(c().world.folder())) {
      if (!file.is_regular_file()) continue;
      std::ifstream in(file.path(), std::ios::binary);
      if (std::string{std::istreambuf_iterator<char>(in), {}}.find(text) != std::string::npos) return true;
    }
    if (c().world.server().log().find(text) != std::string::npos) return true;
    return GetParam() == Backend::postgresql && is_in_a_table(text);
  }
  /// As text, or within bytes as PostgreSQL writes them.
  bool is_in_a_table(const std::string& text) {
    std::string hex;
    for (const char byte : text) {
      hex += "0123456789abcdef"[static_cast<unsigned char>(byte) >> 4];
      hex += "0123456789abcdef"[static_cast<unsigned char>(byte) & 15];
    }
    const std::string rows = "select 1 as hit from %I t where strpos(t::text, $q$" + text +
                             "$q$) > 0 or strpos(t::text, $q$" + hex + "$q$) > 0";
    return run_on_postgres(c().world.server().db(),
                           "select count(*) from pg_tables where schemaname = 'public' and query_to_xml(format('" +
                               rows + "', tablename), false, false, '')::text like '%hit%'") != "0";
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

TEST_P(HandedOver, IsTakenBackByThePin) {
  Session device = handed_over("Pinova", "83619274");
  const std::string narrow = device.token();
  EXPECT_EQ(tries_left(device), Json(5));

  const HttpAnswer taken = take_back(device, "83619274");
  ASSERT_EQ(taken.status, 200) << taken.body;
  device.refresh();

  EXPECT_TRUE(device.me()["only_forms"].is_null());
  EXPECT_TRUE(device.me()["pin_tries_left"].is_null());
  EXPECT_EQ(device.me()["second_factor"], Json("enrolled"));
  must(device.get("/api/v1/my-day"), 200);
  EXPECT_NE(device.token(), narrow);
  device.set_token(narrow);
  EXPECT_EQ(device.get("/api/v1/me").reason(), "sign-in.needed") << "whoever kept the token has nothing";
}

TEST_P(HandedOver, TakesAWrongPinAsATryAndTheRightOneAfterIt) {
  Session device = handed_over("Versuchova", "4071");

  const HttpAnswer wrong = take_back(device, "4072");

  EXPECT_EQ(wrong.status, 400);
  EXPECT_EQ(find_item(wrong.json()["fields"], "path", "pin")["reason"], Json("pin.wrong"));
  EXPECT_EQ(wrong.header("set-cookie"), nullptr);
  EXPECT_EQ(tries_left(device), Json(4));
  EXPECT_EQ(device.get("/api/v1/my-day").reason(), "sign-in.handed-over");
  for (const char* pin : {"40711", "", "407"}) {
    EXPECT_EQ(take_back(device, pin).body_without_request_id(), wrong.body_without_request_id()) << pin;
  }
  EXPECT_EQ(tries_left(device), Json(1));
  must(take_back(device, "4071"), 200);
}

TEST_P(HandedOver, OpensByThePasswordAloneAfterFiveWrongPins) {
  Session device = handed_over("Fuenfova", "4071");
  for (int i = 0; i < 5; ++i) EXPECT_EQ(take_back(device, "4072").status, 400) << i;
  EXPECT_EQ(tries_left(device), Json(0));

  const HttpAnswer right = take_back(device, "4071"), wrong = take_back(device, "4072");

  EXPECT_EQ(right.status, 403);
  EXPECT_EQ(right.reason(), "pin.closed");
  EXPECT_EQ(right.body_without_request_id(), wrong.body_without_request_id()) << "nobody learns it afterwards";
  c().world.move_clock(Seconds{3600});
  EXPECT_EQ(take_back(device, "4071").reason(), "pin.closed") << "and waiting does not help";
  EXPECT_EQ(device.get("/api/v1/my-day").reason(), "sign-in.handed-over");
  device.sign_in();
  c().counsellor.who() = device.who();
  must(device.get("/api/v1/my-day"), 200);
}

TEST_P(HandedOver, ComparesNoMoreThanFivePinsHoweverManyComeAtOnce) {
  Session device = handed_over("Zugleichova", "4071");
  std::vector<HttpAnswer> answers(12);
  std::barrier start(static_cast<std::ptrdiff_t>(answers.size()));
  std::vector<std::thread> threads;
  for (HttpAnswer& answer : answers) {
    threads.emplace_back([&] {
      Session one(c().world.server().port(), c().world.clock(), {});
      one.set_token(device.token());
      one.refresh();
      start.arrive_and_wait();
      answer = take_back(one, "4072");
    });
  }
  for (std::thread& t : threads) t.join();

  std::size_t compared = 0;
  for (const HttpAnswer& a : answers) compared += a.status == 400;
  EXPECT_EQ(compared, 5U);
  for (const HttpAnswer& a : answers) EXPECT_TRUE(a.status == 400 || a.status == 403) << a.body;
  EXPECT_EQ(take_back(device, "4071").reason(), "pin.closed");
}

TEST_P(HandedOver, KnowsItsOwnPinOnly) {
  Session one = handed_over("Erstova", "4071"), other = handed_over("Zweitova", "5082");

  EXPECT_EQ(take_back(one, "5082").status, 400);
  EXPECT_EQ(take_back(other, "4071").status, 400);
  must(take_back(one, "4071"), 200);
  must(take_back(other, "5082"), 200);
}

TEST_P(HandedOver, TakesANewPinEachTime) {
  Session device = handed_over("Wiederova", "4071");
  take_back(device, "4072");
  must(take_back(device, "4071"), 200);
  device.refresh();
  must(hand_over(device, {begun(device, somebody("Nochmalova"))}, "5082"));

  EXPECT_EQ(tries_left(device), Json(5)) << "the tries are those of this handing over";
  EXPECT_EQ(take_back(device, "4071").status, 400);
  must(take_back(device, "5082"), 200);
}

TEST_P(HandedOver, WithoutAPinAnswersLikeADeadOne) {
  Session device = tablet();
  const HttpAnswer own = take_back(device, "4071");
  must(hand_over(device, {begun(device, somebody("Ohnepinova"))}));
  const HttpAnswer without = take_back(device, "4071");

  EXPECT_TRUE(tries_left(device).is_null());
  EXPECT_EQ(without.status, 403);
  EXPECT_EQ(without.reason(), "pin.closed");
  EXPECT_EQ(own.body_without_request_id(), without.body_without_request_id());
}

TEST_P(HandedOver, RefusesAPinThatIsGuessedFirst) {
  Session device = tablet();
  const std::string form = begun(device, somebody("Leichtova"));
  const auto reason = [&](const std::string& pin) {
    const HttpAnswer answer = hand_over(device, {form}, pin);
    return find_item(answer.json()["fields"], "path", "pin")["reason"];
  };

  EXPECT_EQ(reason("7777"), Json("pin.too-simple"));
  EXPECT_EQ(reason("1234"), Json("pin.too-simple"));
  EXPECT_EQ(reason("407"), Json("pin.digits"));
  EXPECT_EQ(reason("836192745"), Json("pin.digits"));
  EXPECT_EQ(reason("40a1"), Json("pin.digits"));
  EXPECT_EQ(hand_over(device, {}, "7777").json()["fields"].size(), 2U) << "all faults at once";
  must(device.get("/api/v1/my-day"), 200);
}

TEST_P(HandedOver, WritesThePinNowhere) {
  Session device = handed_over("Kanarieva", "83619274");
  const std::string wrong = take_back(device, "59284716").body, me = must(device.get("/api/v1/me"), 200).dump();
  must(take_back(device, "83619274"), 200);
  const std::string refused = hand_over(c().counsellor, {new_id()}, "47382915").body;

  ASSERT_TRUE(is_written("House One")) << "what is in the clear is found";
  for (const char* pin : {"83619274", "59284716", "47382915"}) {
    EXPECT_FALSE(is_written(pin)) << pin;
    for (const std::string& answer : {wrong, me, refused}) EXPECT_EQ(answer.find(pin), std::string::npos) << answer;
  }
  EXPECT_FALSE(is_written("$argon2id$")) << "few digits: whoever reads the hash has the PIN within the hour";
}

TEST_P(HandedOver, EndsWhenItsSignInWouldHaveEnded) {
  Session device = handed_over("Endova", "4071");
  c().world.move_clock(Seconds{11 * 3600});
  must(take_back(device, "4071"), 200);
  must(device.get("/api/v1/me"), 200);

  c().world.move_clock(Seconds{3600});

  EXPECT_EQ(device.get("/api/v1/me").reason(), "sign-in.needed");
  c().world.sign_in_all();
}

}  // namespace
}  // namespace homeward::testing
