#include "functional/country.hpp"
#include "support/kept.hpp"

namespace homeward::testing {
namespace {

/// Passwords, codes, cookies and how they end.
class SigningIn : public ::testing::Test {
 protected:
  static World& world() {
    static World& only = kept_until_the_end<World>();
    return only;
  }
  static std::string house() {
    static const std::string id = world().a_place("centre", "House", world().a_region("Osh"));
    return id;
  }
  /// Somebody fresh, so that no test depends on another.
  Session& somebody(const std::string& role = "counsellor") { return world().a_worker(role, house()); }
  Session another_browser(Session& of) { return {world().server().port(), world().clock(), of.who()}; }
  static HttpAnswer try_password(const std::string& login, const std::string& password) {
    return world().anonymous().post("/api/v1/sign-ins", object({{"login", login}, {"password", password}}));
  }
  /// Guessing slows everybody at this address; a minute later all is well.
  void TearDown() override { world().move_clock(Seconds{600}); }
};

TEST_F(SigningIn, AWrongPasswordAndAnUnknownLoginLookAlike) {
  const std::string login = somebody().who().login;

  const HttpAnswer wrong = try_password(login, "this is not the password");
  const HttpAnswer unknown = try_password("nobody", "this is not the password");

  EXPECT_EQ(wrong.status, 401);
  EXPECT_EQ(wrong.body_without_request_id(), unknown.body_without_request_id());
  EXPECT_EQ(wrong.header("set-cookie"), nullptr);
}

TEST_F(SigningIn, GuessingIsSlowedAndForgivenAfterAWhile) {
  Session& who = somebody();
  HttpAnswer last;
  for (int i = 0; i < 6; ++i) last = try_password(who.who().login, "this is not the password");

  EXPECT_EQ(last.status, 429);
  EXPECT_EQ(last.reason(), "sign-in.too-often");
  EXPECT_NE(last.header("retry-after"), nullptr);
  EXPECT_EQ(who.give_password().status, 429) << "also with the right one";
  world().move_clock(Seconds{120});
  EXPECT_EQ(who.give_password().status, 201);
}

TEST_F(SigningIn, GuessedCodesAreSlowed) {
  Session& who = somebody();
  must(who.give_password());
  who.refresh();
  HttpAnswer last;
  for (int i = 0; i < 6; ++i) last = who.give_code("000000");

  EXPECT_EQ(last.status, 429) << last.body;
  EXPECT_EQ(who.get("/api/v1/my-day").status, 401);
}

TEST_F(SigningIn, ACodeIsTakenOnce) {
  Session& who = somebody();
  Session first = another_browser(who), second = another_browser(who);
  must(first.give_password());
  first.refresh();
  must(second.give_password());
  second.refresh();
  world().move_clock(Seconds{90});
  const std::string code = first.next_code();

  EXPECT_EQ(first.give_code(code).status, 200);
  const HttpAnswer again = second.give_code(code);

  EXPECT_EQ(again.status, 403);
  EXPECT_EQ(again.reason(), "code.wrong");
}

TEST_F(SigningIn, ASignInEndsAfterTwelveHours) {
  Session& who = somebody();
  world().move_clock(Seconds{12 * 3600 - 60});
  EXPECT_EQ(who.get("/api/v1/my-day").status, 200);

  world().move_clock(Seconds{120});

  EXPECT_EQ(who.get("/api/v1/my-day").status, 401);
  EXPECT_EQ(who.get("/api/v1/me").reason(), "sign-in.needed");
  world().admin().sign_in();
}

TEST_F(SigningIn, TheOwnPasswordIsChangedByWhoKnowsThePresentOne) {
  Session& here = somebody();
  world().move_clock(Seconds{90});
  Session there = another_browser(here);
  there.sign_in();
  const std::string old = here.who().password;
  const std::string fresh = "quite another long password";
  const auto change = [&](const Json& body) { return here.post("/api/v1/me/password", body); };

  const HttpAnswer guessed = change(object({{"old_password", "this is not the password"}, {"password", fresh}}));
  const HttpAnswer without = change(object({{"password", "short"}}));
  must(change(object({{"old_password", old}, {"password", fresh}})), 200);

  EXPECT_EQ(guessed.status, 400);
  EXPECT_EQ(find_item(guessed.json()["fields"], "path", "old_password")["reason"], Json("sign-in.wrong"));
  EXPECT_FALSE(find_item(without.json()["fields"], "path", "old_password").is_null()) << without.body;
  EXPECT_FALSE(find_item(without.json()["fields"], "path", "password").is_null()) << without.body;
  EXPECT_EQ(here.get("/api/v1/me").status, 200) << "this sign-in goes on";
  EXPECT_EQ(there.get("/api/v1/me").status, 401) << "the others end";
  EXPECT_EQ(try_password(here.who().login, old).status, 401);
  EXPECT_EQ(try_password(here.who().login, fresh).status, 201);
}

TEST_F(SigningIn, ALostDeviceIsForgottenByAnAdministratorAndANewOneSetUp) {
  Session& who = somebody();
  const HttpAnswer by_oneself =
      world().admin().post("/api/v1/accounts/" + world().admin().account() + "/reset-second-factor");
  must(world().admin().post("/api/v1/accounts/" + who.account() + "/reset-second-factor"));

  EXPECT_EQ(by_oneself.reason(), "account.own");
  EXPECT_EQ(who.get("/api/v1/me").status, 401) << "signed out everywhere";
  Session fresh = another_browser(who);
  fresh.who().secret.clear();
  must(fresh.give_password());
  fresh.refresh();
  EXPECT_EQ(fresh.get("/api/v1/me").json()["second_factor"], Json("to_enrol"));
  EXPECT_EQ(fresh.get("/api/v1/my-day").status, 401) << "and nothing before that";
}

TEST_F(SigningIn, EndsEverywhereAtOnce) {
  Session& here = somebody();
  world().move_clock(Seconds{90});
  Session there = another_browser(here);
  there.sign_in();
  HttpClient stream(world().server().port());
  ASSERT_EQ(stream.open_stream("/api/v1/events", there.cookie_header()).status, 200);

  const HttpAnswer ended = here.post("/api/v1/sign-ins/end-all");

  EXPECT_EQ(ended.status, 200);
  EXPECT_EQ(ended.cookie("homeward"), "");
  EXPECT_EQ(there.get("/api/v1/me").status, 401);
  EXPECT_EQ(there.post("/api/v1/people", a_person()).status, 401);
  bool closed = false;
  for (int i = 0; i < 20 && !closed; ++i) stream.read_stream(std::chrono::milliseconds(100), &closed);
  EXPECT_TRUE(closed) << "an open stream ends as well, at the next news";
}

TEST_F(SigningIn, SigningOutEndsThisOneOnly) {
  Session& here = somebody();
  world().move_clock(Seconds{90});
  Session there = another_browser(here);
  there.sign_in();
  const std::string token = here.token();

  must(here.post("/api/v1/sign-ins/current/end"), 200);
  here.set_token(token);

  EXPECT_EQ(here.get("/api/v1/me").status, 401) << "the old cookie is worth nothing";
  EXPECT_EQ(there.get("/api/v1/me").status, 200);
}

TEST_F(SigningIn, AnotherRoleMeansAnotherToken) {
  Session& who = somebody("clerk");
  const std::string binding = new_id();
  must(world().admin().post("/api/v1/accounts/" + who.account() + "/roles",
                            object({{"id", binding}, {"role", "counsellor"}, {"place", house()}})));
  const std::string before = who.token();

  must(who.post("/api/v1/me/role", object({{"binding", binding}})), 200);
  who.refresh();
  Session old(world().server().port(), world().clock(), {});
  old.set_token(before);

  EXPECT_NE(who.token(), before);
  EXPECT_EQ(who.me()["role"], Json("counsellor"));
  EXPECT_EQ(old.get("/api/v1/me").status, 401);
  EXPECT_EQ(who.post("/api/v1/me/role", object({{"binding", world().admin().me()["bindings"][0]["id"]}})).status, 404)
      << "another's role";
}

TEST_F(SigningIn, ForgettingTheDeviceAndGivingThePasswordTakeTwo) {
  Session &device_first = somebody(), &password_first = somebody();
  Session& admin = world().admin();
  const auto forget = [&](Session& who) {
    return admin.post("/api/v1/accounts/" + who.account() + "/reset-second-factor");
  };
  const auto give = [&](Session& who) {
    return admin.post("/api/v1/accounts/" + who.account() + "/password",
                      object({{"password", "a completely new password"}}));
  };

  must(forget(device_first));
  must(give(password_first));
  EXPECT_EQ(give(device_first).reason(), "account.takes-two");
  EXPECT_EQ(forget(password_first).reason(), "account.takes-two");
  must(give(password_first));
  password_first.who().password = "a completely new password";
  password_first.sign_in();
  must(password_first.post("/api/v1/me/password", object({{"old_password", "a completely new password"},
                                                          {"password", "one that nobody else knows"}})),
       200);
  must(forget(password_first));
}

TEST_F(SigningIn, AnEndedRoleOrAccountEndsItsSignIns) {
  Session &fired = somebody(), &disabled = somebody(), &reset = somebody();
  Session& admin = world().admin();
  must(admin.post("/api/v1/role-bindings/" + fired.me()["bindings"][0]["id"].text() + "/end"));
  must(admin.post("/api/v1/accounts/" + disabled.account() + "/disable"));
  must(admin.post("/api/v1/accounts/" + reset.account() + "/password",
                  object({{"password", "a completely new password"}})));

  for (Session* who : {&fired, &disabled, &reset}) EXPECT_EQ(who->get("/api/v1/me").status, 401);
  EXPECT_EQ(disabled.give_password().status, 401);
  EXPECT_EQ(reset.give_password().status, 401) << "the old password";
  reset.who().password = "a completely new password";
  EXPECT_EQ(reset.give_password().status, 201);
}

TEST_F(SigningIn, WeakPasswordsAreRefused) {
  const auto with = [&](const char* password) {
    return world().admin().post("/api/v1/accounts", object({{"id", new_id()},
                                                            {"login", "weak"},
                                                            {"name", "Weak"},
                                                            {"password", password},
                                                            {"role", "trainer"},
                                                            {"place", house()},
                                                            {"language", "en"}}));
  };
  for (const char* password : {"four words", "aaaaaaaaaaaaaaaaaaaa", "passwordpassword", "12345678901234567"}) {
    const HttpAnswer answer = with(password);
    EXPECT_EQ(answer.status, 400) << password;
    EXPECT_EQ(answer.json()["fields"][0]["path"], Json("password"));
    EXPECT_EQ(answer.body.find(password), std::string::npos);
  }
}

TEST_F(SigningIn, GrantsNeverExceedTheGrantor) {
  Session& who = somebody();
  const auto grant = [&](const std::string& role, const std::string& place) {
    return world().admin().post("/api/v1/accounts/" + who.account() + "/roles",
                                object({{"id", new_id()}, {"role", role}, {"place", place}}));
  };

  const HttpAnswer unknown = grant("emperor", house());
  const HttpAnswer nowhere = grant("clerk", new_id());
  // Nobody else could confirm the second administrator; the third needs the second.
  Session& second = world().a_worker("trainer", house());
  must(world().admin().post("/api/v1/accounts/" + second.account() + "/roles",
                            object({{"id", new_id()}, {"role", "administrator"}, {"place", world().nation()}})));
  const HttpAnswer proposed = grant("administrator", house());
  const HttpAnswer own = world().admin().post("/api/v1/role-bindings/" + proposed.json()["id"].text() + "/confirm");

  EXPECT_EQ(unknown.reason(), "role.unknown");
  EXPECT_EQ(nowhere.status, 404);
  EXPECT_EQ(proposed.status, 201);
  EXPECT_EQ(own.reason(), "role.own-proposal");
  world().move_clock(Seconds{90});
  who.sign_in();
  EXPECT_EQ(who.me()["bindings"].size(), 1U) << "what is not confirmed cannot be used";
}

TEST_F(SigningIn, CookiesAndHeadersAreStrict) {
  Session& who = somebody();
  world().move_clock(Seconds{90});
  const HttpAnswer in = who.give_password();
  const std::string cookie = in.header_text("set-cookie");

  for (const char* part : {"HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=43200"}) {
    EXPECT_NE(cookie.find(part), std::string::npos) << part << " in " << cookie;
  }
  EXPECT_GE(in.cookie("homeward").size(), 40U);
  HttpClient raw(world().server().port());
  const std::vector<std::pair<std::string, HttpAnswer>> answers = {
      {"the page", world().anonymous().get("/")},
      {"no page", world().anonymous().get("/assets/none.js")},
      {"health", world().anonymous().get("/healthz")},
      {"a view", world().anonymous().get("/api/v1/system")},
      {"refused", world().anonymous().get("/api/v1/my-day")},
      {"a change", in},
      {"the transport", raw.send_raw("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n")}};
  for (const auto& [what, answer] : answers) {
    EXPECT_EQ(answer.header_text("x-content-type-options"), "nosniff") << what;
    EXPECT_EQ(answer.header_text("referrer-policy"), "no-referrer") << what;
    EXPECT_EQ(answer.header_text("x-frame-options"), "DENY") << what;
    EXPECT_NE(answer.header_text("content-security-policy").find("default-src 'none'"), std::string::npos) << what;
    EXPECT_EQ(answer.header_text("content-security-policy").find("script-src 'unsafe"), std::string::npos) << what;
    if (what != "the page") {
      EXPECT_EQ(answer.header_text("cache-control"), "no-store") << what;
    }
    EXPECT_EQ(answer.header("server"), nullptr) << what;
  }
}

}  // namespace
}  // namespace homeward::testing
