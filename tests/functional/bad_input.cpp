#include "functional/bad_bodies.hpp"
#include "functional/route_cases.hpp"
#include "platform/db/store.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace homeward::testing {
namespace {

/// Whatever is wrong with a request, the answer says so in the same form, and nothing is stored. Each route is asked by
/// a persona whose role has its permission, so that the request is refused for what it is.
class BadInput : public ::testing::Test {
 protected:
  struct Route {
    std::string method, path, schema;
    Persona who;
    Asked right;
    bool anonymous = false, invited = false, keyed = false;
    std::string name() const { return method + " " + path; }
  };
  static Personas& p() { return the_personas(); }
  static const Json& openapi() {
    static const Json parsed = must(p().world.anonymous().get("/api/openapi.json"), 200);
    return parsed;
  }
  /// Every route that a persona here may use, with a valid request.
  static std::vector<Route> routes();
  static std::int64_t entries() {
    db::Options options;
    options.url = p().world.server().db();
    options.open = db::Options::Open::reader;
    return db::open_store(options)->read()->find_integer("SELECT count(*) FROM entry").value_or(-1);
  }
  static void expect_problem(const HttpAnswer& answer, const std::string& what) {
    EXPECT_GE(answer.status, 400) << what;
    EXPECT_LT(answer.status, 500) << what << "\n" << answer.head << answer.body;
    EXPECT_EQ(answer.header_text("content-type"), "application/problem+json") << what;
    EXPECT_FALSE(answer.reason().empty()) << what << "\n" << answer.body;
    EXPECT_EQ(answer.json()["status"], Json(answer.status)) << what;
    EXPECT_FALSE(answer.json()["request_id"].text().empty()) << what;
    EXPECT_EQ(answer.body.find(k_input_canary), std::string::npos) << what << "\n" << answer.body;
  }
  void SetUp() override {
    (void)routes();  // whichever test comes first makes what they need
    before_ = entries();
  }
  void TearDown() override { EXPECT_EQ(entries(), before_) << "something was stored"; }
  std::int64_t before_ = 0;
};

bool has(const Json& all, const Json& one) {
  const auto items = all.items();
  return std::find(items.begin(), items.end(), one) != items.end();
}

/// Somebody with a link to a form, and no account.
Session& phone(Scene& scene) {
  static Session only(the_personas().world.server().port(), the_personas().world.clock(), {});
  only.hold_link(scene.form_link("for a phone").token);
  return only;
}

std::vector<BadInput::Route> BadInput::routes() {
  static std::vector<Route> all;
  if (!all.empty()) return all;
  static Scene scene(p());
  const auto cases = route_cases();
  for (const Json& r : all_routes().items()) {
    Route route;
    route.method = r["method"].text();
    route.path = r["path"].text();
    route.keyed = r["kind"] == Json("action") ||
                  (r["path"].text().starts_with("/api/v1/accounts") && r["method"] == Json("post"));
    route.anonymous = r["audience"] == Json("anonymous");
    route.invited = r["audience"] == Json("invited");
    const Json operation = openapi()["paths"][route.path][route.method];
    const std::string reference = operation["requestBody"]["content"]["application/json"]["schema"]["$ref"].text();
    route.schema = reference.substr(reference.rfind('/') + 1);
    std::transform(route.method.begin(), route.method.end(), route.method.begin(), ::toupper);
    const auto asks = cases.find(route.name());
    if (asks == cases.end() || route.path == "/api/v1/events") continue;
    for (const Persona& persona : p().all()) {
      const bool may = r["audience"] != Json("role") || has(persona.session->me()["permissions"], r["permission"]);
      if (!may || persona.session->token().empty()) continue;
      route.who = persona;
      break;
    }
    if (route.invited) route.who.session = &phone(scene);
    if (!route.who.session) continue;
    // A case that would already act (the second factor begun anew) is not asked for: its body is simple.
    route.right = route.path.find("/second-factor") != std::string::npos
                      ? Asked{route.path, route.schema.empty() ? object({}) : object({{"code", "000000"}})}
                      : asks->second(p(), scene, route.who);
    all.push_back(std::move(route));
  }
  return all;
}

TEST_F(BadInput, IsAskedOfEveryRoute) {
  before_ = (routes(), entries());  // making valid requests stores what they are about

  EXPECT_EQ(routes().size() + 1, all_routes().size()) << "events stream and are tested on their own";
}

TEST_F(BadInput, BodiesThatAreNoObjectAreRefused) {
  for (const Route& route : routes()) {
    if (route.schema.empty()) continue;
    for (const BadBody& bad : bodies_that_are_no_json_object()) {
      const std::string what = route.name() + ": " + bad.what;
      const HttpAnswer answer = route.who.session->post_text(route.right.target, bad.text);
      expect_problem(answer, what);
      EXPECT_EQ(answer.status, bad.status) << what << "\n" << answer.body;
      const Json first = answer.json()["fields"][0];
      if (bad.reason.empty()) continue;
      EXPECT_TRUE(answer.reason() == bad.reason || first["reason"] == Json(bad.reason)) << what << answer.body;
    }
  }
}

TEST_F(BadInput, EachWrongMemberIsNamed) {
  for (const Route& route : routes()) {
    if (route.schema.empty()) continue;
    for (const BadBody& bad : bodies_against(openapi(), route.schema, route.right.body)) {
      const std::string what = route.name() + ": " + bad.what;
      const HttpAnswer answer = route.who.session->post_text(route.right.target, bad.text);
      expect_problem(answer, what);
      EXPECT_EQ(answer.status, 400) << what << "\n" << answer.body;
      ASSERT_FALSE(answer.json().is_null()) << what << ": the answer is no JSON\n" << answer.body;
      if (bad.field.empty()) continue;
      bool named = false;
      for (const Json& fault : answer.json()["fields"].items()) {
        named = named || (fault["path"].text().starts_with(bad.field) &&
                          (bad.reason.empty() || fault["reason"].text() == bad.reason));
      }
      EXPECT_TRUE(named) << what << ", expected " << bad.reason << "\n" << answer.body;
    }
  }
}

TEST_F(BadInput, AllFaultsAreNamedAtOnce) {
  for (const Route& route : routes()) {
    if (route.schema.empty()) continue;
    const auto [text, faults] = body_with_all_members_wrong(openapi(), route.schema, route.right.body);
    if (faults == 0) continue;
    const HttpAnswer answer = route.who.session->post_text(route.right.target, text);
    expect_problem(answer, route.name());
    EXPECT_EQ(answer.json()["fields"].size(), faults) << route.name() << "\n" << text << "\n" << answer.body;
  }
}

TEST_F(BadInput, ChangesNeedTypeTokenAndKey) {
  for (const Route& route : routes()) {
    if (route.method != "POST") continue;
    const auto send = [&](const Headers& more) {
      return route.who.session->post_text(route.right.target, route.schema.empty() ? "{}" : "{\"a\":1}", more);
    };
    for (const char* type :
         {"", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/jsonx"}) {
      const HttpAnswer answer = send({{"Content-Type", type}});
      expect_problem(answer, route.name() + " as " + type);
      EXPECT_EQ(answer.status, 415) << route.name() << " as " << type;
    }
    for (const char* site : {"cross-site", "same-site", "nonsense"}) {
      const HttpAnswer answer = send({{"Sec-Fetch-Site", site}});
      expect_problem(answer, route.name() + " from " + site);
      EXPECT_EQ(answer.reason(), "csrf.wrong") << route.name() << " from " << site;
    }
    if (route.anonymous || route.invited) continue;
    for (const char* token : {"", "guessed"}) {
      const HttpAnswer answer = send({{"X-CSRF-Token", token}});
      expect_problem(answer, route.name() + " with token " + token);
      EXPECT_EQ(answer.status, 403) << route.name();
      EXPECT_EQ(answer.reason(), "csrf.wrong") << route.name();
    }
  }
}

TEST_F(BadInput, NothingAboutPeopleOpensAsAPage) {
  for (const Route& route : routes()) {
    if (route.method != "GET" || route.anonymous) continue;
    const HttpAnswer typed = route.who.session->get(route.right.target, {{"Sec-Fetch-Mode", "navigate"}});
    EXPECT_EQ(typed.reason(), "request.navigated") << route.name() << " typed into the address bar";
  }
}

TEST_F(BadInput, CommandsNeedAnIdempotencyKey) {
  for (const Route& route : routes()) {
    if (!route.keyed) continue;
    for (const char* key : {"", "once", "00000000-0000-0000-0000-000000000000"}) {
      const HttpAnswer answer =
          route.who.session->post(route.right.target, route.right.body, {{"Idempotency-Key", key}});
      expect_problem(answer, route.name() + " with key " + key);
      EXPECT_EQ(answer.reason(), "idempotency-key.needed") << route.name() << " with key '" << key << "'\n"
                                                           << answer.body;
    }
  }
}

TEST_F(BadInput, MalformedIdsAnswerLikeAbsentOnes) {
  for (const Route& route : routes()) {
    const std::size_t at = route.path.find("{id}");
    if (at == std::string::npos) continue;
    const auto send = [&](const std::string& id) {
      const std::string target = route.path.substr(0, at) + id + route.path.substr(at + 4);
      return route.method == "GET" ? route.who.session->get(target) : route.who.session->post(target, route.right.body);
    };
    const HttpAnswer absent = send(new_id());
    for (const char* id : {"1", "abc", "00000000-0000-0000-0000-000000000000", "%27%20OR%201=1",
                           "018f0000-0000-7000-8000-00000000000g", "%E2%80%AE"}) {
      const HttpAnswer answer = send(id);
      expect_problem(answer, route.name() + " for " + id);
      EXPECT_EQ(answer.status, 404) << route.name() << " for " << id << "\n" << answer.body;
      EXPECT_EQ(answer.body_without_request_id(), absent.body_without_request_id()) << route.name() << " for " << id;
    }
  }
}

TEST_F(BadInput, OtherMethodsAreRefused) {
  for (const Route& route : routes()) {
    for (const char* method : {"PUT", "PATCH", "DELETE", "OPTIONS"}) {
      const HttpAnswer answer =
          route.who.session->client().send(method, route.right.target, route.who.session->cookie_header());
      expect_problem(answer, std::string(method) + " " + route.path);
      EXPECT_EQ(answer.status, 405) << method << " " << route.path;
    }
  }
}

TEST_F(BadInput, AddressesThatNobodyKnowsAreRefused) {
  Session& by = p().session("supervisor");
  for (const char* target :
       {"/api", "/api/", "/api/v2/people", "/api/v1/people/", "/api/v1/nothing", "/api/v1/people/x/y/z"}) {
    const HttpAnswer answer = by.get(target);
    expect_problem(answer, target);
    EXPECT_EQ(answer.status, 404) << target;
  }
}

TEST_F(BadInput, QueriesAndSortKeysAreChecked) {
  Session& by = p().session("supervisor");
  const auto search = [&](const Json& body) { return by.post("/api/v1/people/search", body); };
  const HttpAnswer cursor = search(object({{"page", "forged"}}));
  const HttpAnswer sort = search(object({{"sort", "birth"}}));
  const HttpAnswer places = by.get("/api/v1/places?kind=castle&under=somewhere");
  const HttpAnswer long_text = by.get("/api/v1/places?q=" + std::string(500, 'x'));
  const HttpAnswer bad_text = by.get("/api/v1/places?q=%FF");

  for (const HttpAnswer* answer : {&cursor, &sort, &places, &long_text, &bad_text})
    expect_problem(*answer, answer->body);
  EXPECT_EQ(cursor.json()["fields"][0]["reason"], Json("cursor.malformed"));
  EXPECT_EQ(sort.status, 400) << "a sort key that the viewer cannot have is no default";
  EXPECT_EQ(places.json()["fields"].size(), 2U) << places.body;
  EXPECT_EQ(long_text.status, 400);
}

}  // namespace
}  // namespace homeward::testing
