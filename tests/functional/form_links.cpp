#include "functional/country.hpp"

namespace homeward::testing {
namespace {

/// A form on a person's own phone, by a link that opens it and nothing else.
class FormLinks : public OnBothCountries {
 protected:
  FormLinks() : OnBothCountries("form links") {}  // the clock moves
  struct Link {
    std::string id, token, person;
  };
  std::string somebody(const std::string& family) {
    const std::string person = registered(c().counsellor, a_person("Jamila", family));
    admitted(c().counsellor, person, an_admission(c().one, c().day()));
    return person;
  }
  static Json a_link(const std::string& instrument = "phq-9") {
    return object({{"id", new_id()}, {"instrument", instrument}, {"language", "ru"}});
  }
  Link made(const std::string& family) {
    const std::string person = somebody(family);
    const Json answer = must(c().counsellor.post("/api/v1/people/" + person + "/form-links", a_link()));
    return {answer["id"].text(), answer["token"].text(), person};
  }
  /// A phone: no cookie, no account.
  HttpAnswer look(const std::string& token) { return phone().get("/api/v1/invited", {{"X-Form-Link", token}}); }
  HttpAnswer send(const std::string& token, const std::string& what, const std::vector<int>& values,
                  const Headers& more = {}) {
    Headers headers = {{"X-Form-Link", token}};
    headers.insert(headers.end(), more.begin(), more.end());
    return phone().post("/api/v1/invited/" + what, answers(values), headers);
  }
  Session& phone() { return c().world.anonymous(); }
  static Json answers(const std::vector<int>& values) {
    std::vector<Json> out;
    for (std::size_t i = 0; i < values.size(); ++i)
      out.push_back(object({{"item", "q" + std::to_string(i + 1)}, {"value", values[i]}}));
    return object({{"language", "en"}, {"answers", list(out)}});
  }
  Json open_links(const std::string& person) {
    return must(c().counsellor.get("/api/v1/people/" + person + "/form-links"), 200)["items"];
  }
  HttpAnswer revoke(Session& by, const std::string& id) { return by.post("/api/v1/form-links/" + id + "/revoke"); }
};
HW_ON_BOTH_COUNTRIES(FormLinks);

const std::vector<int> k_whole = {2, 2, 2, 2, 1, 1, 1, 1, 0};

TEST_P(FormLinks, OpensTheQuestionsKeepsAnswersAndSaysAtTheEndWhatTheySay) {
  const Link link = made("Telefonova");
  const Json before = must(look(link.token), 200);
  must(send(link.token, "answers", {2, 2, 2}));
  const Json underway = must(look(link.token), 200);
  must(send(link.token, "finish", k_whole));
  const Json after = must(look(link.token), 200);

  EXPECT_EQ(before["pack"]["id"], Json("phq-9"));
  EXPECT_EQ(before["language"], Json("ru"));
  EXPECT_TRUE(before["form"].is_null()) << "nothing is begun before the first answer";
  EXPECT_EQ(underway["form"]["assessment"]["answers"].size(), 3U) << "gone on with where one stopped";
  EXPECT_EQ(find_item(after["form"]["scores"], "name", "total")["value"], Json(12));
  const Json seen = must(c().counsellor.get("/api/v1/people/" + link.person + "/assessments"), 200)["items"][0];
  EXPECT_EQ(seen["assessment"]["mode"], Json("self_by_link"));
  EXPECT_EQ(seen["assessment"]["language"], Json("en")) << "as it was read";
  EXPECT_EQ(seen["assessment"]["administrator"], Json(c().counsellor.account())) << "who asked";
  EXPECT_EQ(open_links(link.person).size(), 0U);
}

TEST_P(FormLinks, SaysNothingAboutThePersonButWhatTheyAnswered) {
  const Link link = made("Namenlosova");
  must(send(link.token, "answers", {1}));
  const std::string body = look(link.token).body;

  for (const std::string& word : {std::string("Namenlosova"), std::string("Jamila"), c().counsellor.who().login,
                                  std::string("token_key"), std::string("csrf")}) {
    EXPECT_EQ(body.find(word), std::string::npos) << word;
  }
  EXPECT_TRUE(must(look(link.token), 200)["form"]["administrator"].is_null());
}

TEST_P(FormLinks, OpensNoOtherRoute) {
  const Link link = made("Engova");
  const Headers with = {{"X-Form-Link", link.token}};
  for (const std::string path : {"/api/v1/me", "/api/v1/my-day", "/api/v1/instruments", "/api/v1/events"}) {
    EXPECT_EQ(phone().get(path, with).status, 401) << path;
  }
  EXPECT_EQ(phone().get("/api/v1/people/" + link.person, with).status, 401);
  EXPECT_EQ(phone().get("/api/v1/people/" + link.person + "/assessments", with).status, 401);
  EXPECT_EQ(phone().post("/api/v1/form-links/" + link.id + "/revoke", object({}), with).status, 401);
  const HttpAnswer foreign = phone().post("/api/v1/invited/answers", answers({1}),
                                          {{"X-Form-Link", link.token}, {"Sec-Fetch-Site", "cross-site"}});
  EXPECT_EQ(foreign.reason(), "csrf.wrong");
  const HttpAnswer opened =
      phone().get("/api/v1/invited", {{"X-Form-Link", link.token}, {"Sec-Fetch-Mode", "navigate"}});
  EXPECT_EQ(opened.reason(), "request.navigated");
}

TEST_P(FormLinks, UnknownUsedRevokedAndOverLookAlike) {
  const Link used = made("Fertigova"), revoked = made("Zurueckova"), over = made("Spaetova");
  must(send(used.token, "finish", k_whole));
  must(revoke(c().counsellor, revoked.id));
  const HttpAnswer unknown = look("no-such-token");
  EXPECT_EQ(send(used.token, "finish", k_whole).status, 404) << "nothing is changed any more";
  EXPECT_EQ(look(used.token).status, 200) << "to read what it says";

  c().world.move_clock(Seconds{15 * 60 + 1});
  const HttpAnswer was_used = look(used.token), was_revoked = look(revoked.token);
  EXPECT_EQ(look(over.token).status, 200);
  c().world.move_days(7);
  const HttpAnswer is_over = look(over.token);

  EXPECT_EQ(unknown.status, 404);
  for (const HttpAnswer& one : {was_used, was_revoked, is_over}) {
    EXPECT_EQ(one.status, 404);
    EXPECT_EQ(one.body_without_request_id(), unknown.body_without_request_id());
  }
  EXPECT_EQ(send(over.token, "answers", {1}).status, 404);
  c().world.move_clock(Seconds{600});
  EXPECT_EQ(open_links(over.person).size(), 0U);
  EXPECT_EQ(revoke(c().counsellor, over.id).reason(), "form-link.closed");
}

TEST_P(FormLinks, GuessingIsSlowedAndRightTokensAreNot) {
  const Link link = made("Ratova");
  c().world.move_clock(Seconds{600});
  HttpAnswer last;
  for (int i = 0; i < 7; ++i) last = look("guess-" + std::to_string(i));

  EXPECT_EQ(last.status, 429);
  EXPECT_EQ(look(link.token).status, 200) << "another phone at the same address";
  c().world.move_clock(Seconds{600});
  EXPECT_EQ(look("guess").status, 404);
}

TEST_P(FormLinks, AnAnswerAboutDeathReachesWhoAskedBeforeTheEnd) {
  const Link link = made("Notova");
  must(send(link.token, "answers", {0, 0, 0, 0, 0, 0, 0, 0, 1}));
  const std::string form = must(look(link.token), 200)["form"]["assessment"]["id"].text();

  const Json task = find_item(must(c().counsellor.get("/api/v1/my-day"), 200)["tasks"], "task.about", form)["task"];

  EXPECT_EQ(task["kind"], Json("check_safety"));
  EXPECT_EQ(task["asked"], Json(c().counsellor.account()));
}

TEST_P(FormLinks, TheHistorySaysThatItWasThePersonOnWhoseInvitation) {
  const Link link = made("Herkova");
  must(send(link.token, "finish", k_whole));
  const Json history =
      ask_until([&] { return must(c().counsellor.get("/api/v1/people/" + link.person + "/history"), 200)["items"]; },
                [](const Json& items) { return !find_item(items, "role", "by_link").is_null(); });
  const Json entry = find_item(history, "role", "by_link");

  ASSERT_FALSE(entry.is_null()) << history.dump();
  EXPECT_EQ(entry["invited_by"], Json(c().counsellor.account()));
  EXPECT_TRUE(entry["actor"].is_null());
}

TEST_P(FormLinks, AreMadeOnlyWithinReachAndOnlyForWhatIsFilledInAlone) {
  const std::string person = somebody("Grenzova");
  const std::string path = "/api/v1/people/" + person + "/form-links";
  const auto reason = [&](const std::string& instrument) {
    return find_item(c().counsellor.post(path, a_link(instrument)).json()["fields"], "path", "instrument")["reason"];
  };
  EXPECT_EQ(reason("assist"), Json("form.mode-not-allowed"));
  EXPECT_EQ(reason("horoscope"), Json("instrument.unknown"));
  EXPECT_EQ(c().counsellor_two.post(path, a_link()).status, 404);
  EXPECT_EQ(c().clerk.post(path, a_link()).status, 403);
  const Link link = made("Fremdova");
  EXPECT_EQ(revoke(c().counsellor_two, link.id).status, 404);
  EXPECT_EQ(c().counsellor_two.get("/api/v1/people/" + link.person + "/form-links").status, 404);
  EXPECT_EQ(look(link.token).status, 200);
  const Json same = a_link();
  const std::string key = new_id();
  must(c().counsellor.post(path, same, {{"Idempotency-Key", key}}));
  EXPECT_EQ(c().counsellor.post(path, same, {{"Idempotency-Key", key}}).reason(), "form-link.said-once");
}

TEST_P(FormLinks, TheDeskDoesNotWriteIntoAFormOfAPhone) {
  const Link link = made("Getrennova");
  must(send(link.token, "answers", {1, 1}));
  const std::string form = must(look(link.token), 200)["form"]["assessment"]["id"].text();
  const Json body = object({{"answers", list({object({{"item", "q1"}, {"value", 3}})})}});

  EXPECT_EQ(c().counsellor.post("/api/v1/assessments/" + form + "/answers", body).reason(), "form.by-link");
  const Json begun = a_form("phq-9", c().day()).with("mode", "self_by_link");
  EXPECT_EQ(find_item(c().counsellor.post("/api/v1/people/" + link.person + "/assessments", begun).json()["fields"],
                      "path", "mode")["reason"],
            Json("form.mode-not-allowed"));
}

TEST_P(FormLinks, TwoPhonesDoNotOverwriteEachOther) {
  const Link link = made("Zweimalova");
  must(send(link.token, "answers", {1}));
  const std::string version = must(look(link.token), 200)["form"]["assessment"]["version"].text();
  must(send(link.token, "answers", {1, 1}, {{"If-Match", "\"" + version + "\""}}));

  EXPECT_EQ(send(link.token, "answers", {1, 2}, {{"If-Match", "\"" + version + "\""}}).reason(), "stale.version");
}

}  // namespace
}  // namespace homeward::testing
