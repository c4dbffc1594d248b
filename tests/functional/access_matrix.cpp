#include "functional/route_cases.hpp"
#include "support/golden.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace homeward::testing {
namespace {

/// Every route for every persona, in one pass: the golden table of statuses, canaries in whatever leaves, and whether
/// refused and absent look alike. The tests below each say one of these things about the pass.
class AccessMatrix : public ::testing::Test {
 protected:
  struct Pass {
    std::map<std::string, std::vector<std::string>> statuses;  ///< by route, in the order of the personas
    std::vector<std::string> without_case, leaks, unlike, wrong_events;
    Personas* personas = nullptr;
  };
  static void SetUpTestSuite() {
    pass_ = new Pass;
    pass_->personas = &the_personas();
    run();
  }
  static void TearDownTestSuite() {
    delete pass_;
    pass_ = nullptr;
  }
  static Pass& pass() { return *pass_; }

 private:
  static void run();
  static void run_route(const std::string& route, const RouteCase& asks);
  static HttpAnswer send(const std::string& route, const Persona& who, const std::string& target, const Json& body);
  static void scan(const Persona& who, const std::string& where, const std::string& text);
  static void listen();
  static void hear();
  static void hear_after_the_revocation();

  static Pass* pass_;
  static std::vector<std::pair<const Persona*, HttpClient>> streams_;
  static std::unique_ptr<Scene> scene_;
};
AccessMatrix::Pass* AccessMatrix::pass_ = nullptr;
std::vector<std::pair<const Persona*, HttpClient>> AccessMatrix::streams_;
std::unique_ptr<Scene> AccessMatrix::scene_;

constexpr std::string_view k_ex_partner = "ex-partner with revoked consent";

/// Routes about one's own sign-in come last, because they end it.
bool is_own(const std::string& route) {
  return route.find("/sign-ins") != std::string::npos || route.find("/me/") != std::string::npos;
}
bool ends_sign_in(const std::string& route) {
  return route.ends_with("/current/end") || route.ends_with("/end-all") || route.ends_with("/second-factor");
}

void AccessMatrix::run() {
  const auto cases = route_cases();
  std::vector<std::string> routes;
  for (const Json& r : all_routes().items()) {
    std::string method = r["method"].text();
    std::transform(method.begin(), method.end(), method.begin(), ::toupper);
    routes.push_back(method + " " + r["path"].text());
  }
  std::stable_partition(routes.begin(), routes.end(), [](const std::string& r) { return !is_own(r); });
  scene_ = std::make_unique<Scene>(*pass_->personas);
  listen();
  for (const std::string& route : routes) {
    const auto found = cases.find(route);
    if (found == cases.end()) {
      pass_->without_case.push_back(route);
      continue;
    }
    if (is_own(route) && !streams_.empty()) {
      hear_after_the_revocation();
      streams_.clear();
    }
    run_route(route, found->second);
    hear();
  }
  scene_.reset();
}

HttpAnswer AccessMatrix::send(const std::string& route, const Persona& who, const std::string& target,
                              const Json& body) {
  if (route == "GET /api/v1/events") {
    HttpClient client(pass_->personas->world.server().port());
    return client.open_stream(target, who.session->cookie_header());
  }
  return route.starts_with("GET ") ? who.session->get(target) : who.session->post(target, body);
}

void AccessMatrix::run_route(const std::string& route, const RouteCase& asks) {
  Personas& p = *pass_->personas;
  for (const Persona& who : p.all()) {
    const Asked asked = asks(p, *scene_, who);
    const std::string token = who.session->token();
    const HttpAnswer answer = send(route, who, asked.target, asked.body);
    pass_->statuses[route].push_back(std::to_string(answer.status));
    scan(who, route, answer.head + answer.body);
    if (!asked.absent.empty()) {
      const HttpAnswer nobody = send(route, who, asked.absent, asked.body);
      const bool refused = answer.status == 404 || answer.reason() == "permission.missing" || answer.status == 401;
      const bool alike =
          nobody.status == answer.status && nobody.body_without_request_id() == answer.body_without_request_id();
      if (refused ? !alike : nobody.status < 400) {
        pass_->unlike.push_back(route + " for " + who.name + ": " + answer.body + " and absent " + nobody.body);
      }
    }
    if (route == "POST /api/v1/sign-ins") who.session->set_token(token);
    if (!route.starts_with("GET ") && answer.status < 300) scene_ = std::make_unique<Scene>(p);
    if (ends_sign_in(route) && answer.status < 300) {
      p.world.move_clock(Seconds{61});
      who.session->sign_in();
    }
  }
}

void AccessMatrix::scan(const Persona& who, const std::string& where, const std::string& text) {
  for (const Canary& canary : k_canaries) {
    if (who.may_see.contains(canary.category) || text.find(canary.text) == std::string::npos) continue;
    pass_->leaks.push_back(where + " gives " + who.name + " " + canary.text);
  }
}

void AccessMatrix::listen() {
  for (const Persona& who : pass_->personas->all()) {
    if (who.session->token().empty()) continue;
    HttpClient client(pass_->personas->world.server().port());
    EXPECT_EQ(client.open_stream("/api/v1/events", who.session->cookie_header()).status, 200) << who.name;
    streams_.emplace_back(&who, std::move(client));
  }
}

void AccessMatrix::hear() {
  for (auto& [who, stream] : streams_) {
    const std::string heard = stream.read_stream(std::chrono::milliseconds(0));
    scan(*who, "GET /api/v1/events", heard);
    for (const std::string& person : people_of_scenes()) {
      // While a scene is set they may hear of the person, until the consent is revoked.
      if (who->name == k_ex_partner) continue;
      if (heard.find(person) == std::string::npos || who->may_see.contains("identity")) continue;
      pass_->wrong_events.push_back(who->name + " hears of " + person);
    }
  }
}

void AccessMatrix::hear_after_the_revocation() {
  const std::string person = scene_->person();
  Session& by = pass_->personas->session("assigned counsellor");
  const auto stream = [](std::string_view name) -> HttpClient& {
    return std::ranges::find(streams_, name, [](const auto& s) { return s.first->name; })->second;
  };
  const auto told = [&](std::string_view name, const std::string& of) {
    std::string heard;
    for (int i = 0; i < 500 && heard.find(of) == std::string::npos; ++i) {
      heard += stream(name).read_stream(std::chrono::milliseconds(20));
    }
    return heard;
  };
  const Json way = object({{"id", new_id()}, {"channel", "visit"}, {"to", "At the well"}});
  must(by.post("/api/v1/people/" + person + "/safe-contacts", way));
  told("assigned counsellor", way["id"].text());  // what was waiting is with everybody now
  while (!stream(k_ex_partner).read_stream(std::chrono::milliseconds(100)).empty()) {
  }

  must(by.post("/api/v1/people/" + person + "/details",
               a_person("Newly", "Named").without("id").without("safe_contacts")));
  EXPECT_NE(told("assigned counsellor", person).find(person), std::string::npos);
  const std::string heard = stream(k_ex_partner).read_stream(std::chrono::milliseconds(300));
  if (heard.find(person) != std::string::npos) pass_->wrong_events.push_back("ex-partner hears of " + person);
}

TEST_F(AccessMatrix, EveryRouteHasACase) { EXPECT_EQ(pass().without_case, std::vector<std::string>{}); }

TEST_F(AccessMatrix, StatusesAreThoseOfTheGoldenTable) {
  std::string table =
      "# Every route for every persona: the status of a valid request about somebody in care of house one (clients: "
      "about\n# themselves). `./dev rebaseline` writes it anew; a difference is a change of rights and reviewed as "
      "one.\n#\n";
  std::size_t width = 0;
  for (const auto& [route, ignored] : pass().statuses) width = std::max(width, route.size());
  std::string heads(width, ' ');
  for (const Persona& p : pass().personas->all()) {
    table += "# " + p.short_name + std::string(6 - p.short_name.size(), ' ') + p.name + "\n";
    heads += " " + p.short_name + std::string(5 - p.short_name.size(), ' ');
  }
  table += "\n" + heads + "\n";
  for (const auto& [route, statuses] : pass().statuses) {
    table += route + std::string(width - route.size(), ' ');
    for (const std::string& s : statuses) table += " " + s + "  ";
    table += "\n";
  }

  EXPECT_TRUE(equals_golden("access_matrix.txt", table));
}

TEST_F(AccessMatrix, NothingLeavesForWhoMayNotSeeIt) { EXPECT_EQ(pass().leaks, std::vector<std::string>{}); }

TEST_F(AccessMatrix, RefusedAndAbsentLookAlike) { EXPECT_EQ(pass().unlike, std::vector<std::string>{}); }

TEST_F(AccessMatrix, NobodyHearsOfPeopleOutOfReach) { EXPECT_EQ(pass().wrong_events, std::vector<std::string>{}); }

TEST_F(AccessMatrix, NothingPersonalIsInTheLogOrReadableOnDisk) {
  std::vector<std::string> found;
  for (const auto& file : std::filesystem::recursive_directory_iterator(pass().personas->world.folder())) {
    if (!file.is_regular_file()) continue;
    std::ifstream in(file.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    for (const Canary& canary : k_canaries) {
      if (bytes.find(canary.text) != std::string::npos)
        found.push_back(file.path().filename().string() + ": " + canary.text);
    }
  }

  EXPECT_EQ(found, std::vector<std::string>{});
}

}  // namespace
}  // namespace homeward::testing
