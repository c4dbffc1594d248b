#include "functional/route_cases.hpp"

#include "functional/country.hpp"

#include <stdexcept>

namespace homeward::testing {
namespace {

RouteCase fixed(const std::string& target, const Json& body = Json(json::Value{json::Object{}})) {
  return [target, body](Personas&, Scene&, const Persona&) { return Asked{target, body}; };
}

/// The last check of the store, or the first where there is none yet.
std::string a_check_that_is_over(Personas& p) {
  Session& by = p.session("administrator");
  const auto last = [&] { return must(by.get("/api/v1/store-checks"), 200)["items"][0]; };
  if (last().is_null()) must(by.post("/api/v1/store-checks"), 200);
  return ask_until(last, [](const Json& check) { return !check["ended"].is_null(); })["id"].text();
}

Json a_password() { return object({{"password", "a completely new password"}}); }

}  // namespace

Asked about(const std::string& path, const std::string& id, const Json& body) {
  const std::size_t at = path.find("{id}");
  const auto with = [&](const std::string& value) { return path.substr(0, at) + value + path.substr(at + 4); };
  return {with(id), body, with(new_id())};
}

Json all_routes() {
  const Finished listed = run_homeward({"routes", "--json"});
  if (listed.code != 0) throw std::runtime_error("homeward routes --json: " + listed.errors);
  return Json::parse(listed.output);
}

std::map<std::string, RouteCase> route_cases() {
  std::map<std::string, RouteCase> cases;
  add_platform_cases(cases);
  add_people_cases(cases);
  add_pathway_cases(cases);
  add_assessment_cases(cases);
  add_directive_cases(cases);
  add_baseline_cases(cases);
  add_indicator_cases(cases);
  add_target_cases(cases);
  add_saved_view_cases(cases);
  return cases;
}

void add_platform_cases(std::map<std::string, RouteCase>& cases) {
  for (const char* path : {"/api/v1/system", "/metrics", "/api/openapi.json", "/api/v1/me", "/api/v1/accounts",
                           "/api/v1/colleagues", "/api/v1/roles", "/api/v1/places", "/api/v1/events", "/api/v1/house",
                           "/api/v1/content", "/api/v1/store-checks"}) {
    cases["GET " + std::string(path)] = fixed(path);
  }
  cases["GET /api/v1/store-checks/{id}"] = [](Personas& p, Scene&, const Persona&) {
    return about("/api/v1/store-checks/{id}", a_check_that_is_over(p));
  };
  cases["POST /api/v1/store-checks"] = [](Personas& p, Scene&, const Persona&) {
    a_check_that_is_over(p);  // there is one at a time
    return Asked{"/api/v1/store-checks"};
  };
  cases["POST /api/v1/store-checks/{id}/cancel"] = [](Personas& p, Scene&, const Persona&) {
    return about("/api/v1/store-checks/{id}/cancel", a_check_that_is_over(p));
  };
  cases["POST /api/v1/setup"] = fixed("/api/v1/setup", object({{"token", "guessed"},
                                                               {"login", "intruder"},
                                                               {"name", "Intruder"},
                                                               {"password", "a completely new password"},
                                                               {"nation", "Elsewhere"},
                                                               {"zone", "Asia/Bishkek"},
                                                               {"language", "en"}}));
  cases["POST /api/v1/sign-ins"] = [](Personas& p, Scene&, const Persona&) {
    p.victim("signs in");
    const Credentials who = p.victim_credentials("signs in");
    return Asked{"/api/v1/sign-ins", object({{"login", who.login}, {"password", who.password}})};
  };
  cases["POST /api/v1/sign-ins/current/second-factor"] = [](Personas&, Scene&, const Persona& who) {
    const std::string& secret = who.session->who().secret;
    return Asked{"/api/v1/sign-ins/current/second-factor",
                 object({{"code", secret.empty() ? "000000" : who.session->next_code()}})};
  };
  cases["POST /api/v1/sign-ins/current/take-back"] =
      fixed("/api/v1/sign-ins/current/take-back", object({{"pin", "4071"}}));
  cases["POST /api/v1/me/password"] = [](Personas&, Scene&, const Persona& who) {
    const std::string& password = who.session->who().password;
    return Asked{"/api/v1/me/password", object({{"old_password", password}, {"password", password}})};
  };
  cases["POST /api/v1/me/second-factor"] = fixed("/api/v1/me/second-factor");
  cases["POST /api/v1/me/second-factor/confirm"] = [](Personas&, Scene&, const Persona& who) {
    const HttpAnswer begun = who.session->post("/api/v1/me/second-factor");
    if (begun.status == 201)
      who.session->who() = {who.session->who().login, who.session->who().password, begun.json()["secret"].text()};
    return Asked{"/api/v1/me/second-factor/confirm",
                 object({{"code", begun.status == 201 ? who.session->next_code() : "000000"}})};
  };
  cases["POST /api/v1/sign-ins/current/end"] = fixed("/api/v1/sign-ins/current/end");
  cases["POST /api/v1/sign-ins/end-all"] = fixed("/api/v1/sign-ins/end-all");
  cases["POST /api/v1/me/role"] = [](Personas&, Scene&, const Persona& who) {
    const Json binding = who.session->get("/api/v1/me").json()["bindings"][0]["id"];
    return Asked{"/api/v1/me/role", object({{"binding", binding.is_null() ? Json(new_id()) : binding}})};
  };
  cases["POST /api/v1/accounts"] = [](Personas& p, Scene&, const Persona&) {
    return Asked{"/api/v1/accounts", object({{"id", new_id()},
                                             {"login", "new-" + new_id()},
                                             {"name", "New"},
                                             {"password", "a completely new password"},
                                             {"role", "trainer"},
                                             {"place", p.one},
                                             {"language", "en"}})};
  };
  cases["POST /api/v1/accounts/{id}/password"] = [](Personas& p, Scene&, const Persona&) {
    return about("/api/v1/accounts/{id}/password", p.victim("password"), a_password());
  };
  cases["POST /api/v1/accounts/{id}/roles"] = [](Personas& p, Scene&, const Persona&) {
    return about("/api/v1/accounts/{id}/roles", p.victim("roles"),
                 object({{"id", new_id()}, {"role", "trainer"}, {"place", p.one}}));
  };
  cases["POST /api/v1/accounts/{id}/disable"] = [](Personas& p, Scene&, const Persona&) {
    return about("/api/v1/accounts/{id}/disable", p.victim("disable"));
  };
  cases["POST /api/v1/accounts/{id}/reset-second-factor"] = [](Personas& p, Scene&, const Persona&) {
    return about("/api/v1/accounts/{id}/reset-second-factor", p.victim("lost device"));
  };
  cases["POST /api/v1/role-bindings/{id}/end"] = [](Personas& p, Scene&, const Persona&) {
    const std::string binding = new_id();
    must(p.world.admin().post("/api/v1/accounts/" + p.victim("end of role") + "/roles",
                              object({{"id", binding}, {"role", "trainer"}, {"place", p.one}})));
    return about("/api/v1/role-bindings/{id}/end", binding);
  };
  cases["POST /api/v1/role-bindings/{id}/confirm"] = [](Personas& p, Scene&, const Persona&) {
    const std::string binding = new_id();
    must(p.second_administrator.post("/api/v1/accounts/" + p.victim("confirm") + "/roles",
                                     object({{"id", binding}, {"role", "administrator"}, {"place", p.one}})));
    return about("/api/v1/role-bindings/{id}/confirm", binding);
  };
  cases["POST /api/v1/places"] = [](Personas& p, Scene&, const Persona&) {
    return Asked{"/api/v1/places", object({{"id", new_id()},
                                           {"kind", "ngo"},
                                           {"name", "New House"},
                                           {"parent", p.region},
                                           {"zone", "Asia/Bishkek"},
                                           {"offers", list({})}})};
  };
  const auto spare = [](Personas& p) { return p.world.a_place("centre", "Spare House", p.region); };
  cases["POST /api/v1/places/{id}/offers"] = [spare](Personas& p, Scene&, const Persona&) {
    return about("/api/v1/places/{id}/offers", spare(p), an_offer("treatment", "outpatient", 5));
  };
  cases["POST /api/v1/places/{id}/details"] = [spare](Personas& p, Scene&, const Persona&) {
    return about("/api/v1/places/{id}/details", spare(p), object({{"name", "Other House"}, {"zone", "Asia/Bishkek"}}));
  };
  const auto spare_offer = [](Personas& p) {
    const std::string house =
        p.world.a_place("centre", "Spare House", p.region, list({an_offer("treatment", "outpatient", 5)}));
    const Json items = must(p.world.admin().get("/api/v1/places?under=" + house), 200)["items"];
    return find_item(items, "place.id", house)["offers"][0]["id"].text();
  };
  cases["POST /api/v1/offers/{id}/change"] = [spare_offer](Personas& p, Scene&, const Persona&) {
    return about("/api/v1/offers/{id}/change", spare_offer(p), object({{"capacity", 9}}));
  };
  cases["POST /api/v1/offers/{id}/end"] = [spare_offer](Personas& p, Scene&, const Persona&) {
    return about("/api/v1/offers/{id}/end", spare_offer(p), object({{"until", p.world.day()}}));
  };
  cases["POST /api/v1/places/{id}/move"] = [spare](Personas& p, Scene&, const Persona&) {
    return about("/api/v1/places/{id}/move", spare(p),
                 object({{"parent", p.world.nation()}, {"since", p.world.day(1)}}));
  };
  cases["POST /api/v1/places/{id}/close"] = [spare](Personas& p, Scene&, const Persona&) {
    return about("/api/v1/places/{id}/close", spare(p), object({{"closed", p.world.day()}}));
  };
}

}  // namespace homeward::testing
