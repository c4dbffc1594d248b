#include "functional/route_cases.hpp"

#include <functional>
#include <memory>

namespace homeward::testing {

void add_directive_cases(std::map<std::string, RouteCase>& cases) {
  for (const char* path : {"/api/v1/directives", "/api/v1/directives/forms"}) {
    cases["GET " + std::string(path)] = [path](Personas&, Scene& scene, const Persona&) {
      scene.directive();
      return Asked{path};
    };
  }
  cases["GET /api/v1/directives/{id}"] = [](Personas&, Scene& scene, const Persona&) {
    scene.stay();
    return about("/api/v1/directives/{id}", scene.directive());
  };
  cases["GET /api/v1/directives/{id}/people"] = [](Personas& p, Scene& scene, const Persona&) {
    scene.stay();
    return about("/api/v1/directives/{id}/people?place=" + p.one, scene.directive());
  };
  cases["POST /api/v1/directives"] = [](Personas& p, Scene&, const Persona&) {
    return Asked{"/api/v1/directives", a_directive(new_id(), p.region, p.world.day(20))};
  };
  cases["POST /api/v1/directives/{id}/amend"] = [](Personas& p, Scene& scene, const Persona&) {
    const std::string id = scene.directive();
    const Json order = a_directive(id, p.region, p.world.day(21))["order"];
    return about("/api/v1/directives/{id}/amend", id,
                 object({{"order", order.with("title", "Anew " + new_id())}, {"why", "Once was not enough."}}));
  };
  cases["POST /api/v1/directives/{id}/withdraw"] = [](Personas&, Scene& scene, const Persona&) {
    return about("/api/v1/directives/{id}/withdraw", scene.directive(), object({{"why", "Issued twice."}}));
  };
  cases["POST /api/v1/directives/{id}/answers"] = [](Personas& p, Scene& scene, const Persona&) {
    return about("/api/v1/directives/{id}/answers", scene.directive(),
                 object({{"id", new_id()}, {"place", p.one}, {"kind", "will_do"}, {"by", p.world.day(3)}}));
  };
}

void add_baseline_cases(std::map<std::string, RouteCase>& cases) {
  cases["GET /api/v1/baselines"] = [](Personas&, Scene& scene, const Persona&) {
    scene.baseline();
    return Asked{"/api/v1/baselines"};
  };
  cases["GET /api/v1/baselines/{id}"] = [](Personas&, Scene& scene, const Persona&) {
    scene.stay();
    return about("/api/v1/baselines/{id}", scene.baseline());
  };
  cases["POST /api/v1/baselines"] = [](Personas& p, Scene&, const Persona&) {
    return Asked{"/api/v1/baselines", a_baseline(new_id(), p.region, p.one, p.world.day(5))};
  };
}

void add_indicator_cases(std::map<std::string, RouteCase>& cases) {
  cases["GET /api/v1/indicators"] = [](Personas&, Scene&, const Persona&) { return Asked{"/api/v1/indicators"}; };
  cases["GET /api/v1/maps"] = [](Personas&, Scene&, const Persona&) { return Asked{"/api/v1/maps"}; };
  cases["GET /api/v1/continuum"] = [](Personas& p, Scene& scene, const Persona&) {
    scene.stay();
    const std::string path = "/api/v1/continuum?place=";
    return Asked{path + p.one, Json(json::Value{json::Object{}}), path + new_id()};
  };
  for (const char* route : {"/api/v1/movement", "/api/v1/data-quality", "/api/v1/curves", "/api/v1/curves/states",
                            "/api/v1/curves/returns"}) {
    cases["GET " + std::string(route)] = [path = route + std::string("?place=")](Personas& p, Scene& scene,
                                                                                 const Persona&) {
      scene.stay();
      return Asked{path + p.one, Json(json::Value{json::Object{}}), path + new_id()};
    };
  }
  cases["GET /api/v1/indicators/{id}/figures"] = [](Personas& p, Scene& scene, const Persona&) {
    scene.stay();
    const std::string path = "/api/v1/indicators/k6-planned-completion/figures?place=";
    return Asked{path + p.one, Json(json::Value{json::Object{}}), path + new_id()};
  };
  cases["GET /api/v1/indicators/{id}/funnel"] = [](Personas& p, Scene& scene, const Persona&) {
    scene.stay();
    const std::string path = "/api/v1/indicators/k6-planned-completion/funnel?place=";
    return Asked{path + p.one, Json(json::Value{json::Object{}}), path + new_id()};
  };
  cases["GET /api/v1/indicators/{id}/units"] = [](Personas& p, Scene& scene, const Persona&) {
    scene.stay();
    const std::string path = "/api/v1/indicators/k17-end-reason/units?place=";
    return Asked{path + p.one, Json(json::Value{json::Object{}}), path + new_id()};
  };
  for (const auto& [route, query] : {std::pair{"comparison", "?against_period=previous&place="},
                                     {"comparison/file", "?against_period=previous&format=csv&language=en&place="},
                                     {"figures/file", "?format=csv&language=en&place="}}) {
    const std::string path = "/api/v1/indicators/k6-planned-completion/" + std::string(route) + query;
    cases["GET /api/v1/indicators/{id}/" + std::string(route)] = [path](Personas& p, Scene& scene, const Persona&) {
      scene.stay();
      return Asked{path + p.one, Json(json::Value{json::Object{}}), path + new_id()};
    };
  }
  for (const char* route : {"/api/v1/continuum/file", "/api/v1/overview/file"}) {
    cases["GET " + std::string(route)] = [path = route + std::string("?format=pdf&language=en&place=")](
                                             Personas& p, Scene& scene, const Persona&) {
      scene.stay();
      return Asked{path + p.one, Json(json::Value{json::Object{}}), path + new_id()};
    };
  }
  cases["POST /api/v1/indicators/{id}/publish"] = [](Personas& p, Scene& scene, const Persona&) {
    scene.stay();
    const Json body = object({{"id", new_id()}, {"place", p.region}, {"period", "2025"}});
    return Asked{"/api/v1/indicators/k6-planned-completion/publish", body, "/api/v1/indicators/no-such/publish"};
  };
  cases["GET /api/v1/indicators/{id}/trace"] = [](Personas&, Scene& scene, const Persona&) {
    const std::string path = "/api/v1/indicators/k17-end-reason/trace?unit=";
    return Asked{path + scene.stay(), Json(json::Value{json::Object{}}), path + new_id()};
  };
}

void add_target_cases(std::map<std::string, RouteCase>& cases) {
  // One holds at a time: each is set for days of its own, also by the suites that share a house.
  const auto a_target = [](Personas& p, const std::string& id) {
    static int next = 0;
    const int from = 10 + 2 * next++;
    return object({{"id", id},
                   {"place", p.region},
                   {"indicator", "k6-planned-completion"},
                   {"value", 0.5},
                   {"starts_on", p.world.day(from)},
                   {"reach_by", p.world.day(from + 1)},
                   {"why", "Agreed with the region."}});
  };
  const auto set = [a_target](Personas& p) {
    const Json body = a_target(p, new_id());
    must(p.session("regional officer").post("/api/v1/targets", body));
    return body;
  };
  cases["GET /api/v1/indicators/{id}/targets"] = [set](Personas& p, Scene&, const Persona&) {
    set(p);
    const std::string path = "/api/v1/indicators/k6-planned-completion/targets?place=";
    return Asked{path + p.region, Json(json::Value{json::Object{}}), path + new_id()};
  };
  cases["POST /api/v1/targets"] = [a_target](Personas& p, Scene&, const Persona&) {
    return Asked{"/api/v1/targets", a_target(p, new_id())};
  };
  cases["POST /api/v1/targets/{id}/change"] = [set](Personas& p, Scene&, const Persona&) {
    const Json target = set(p);
    return about("/api/v1/targets/{id}/change", target["id"].text(),
                 object({{"value", 0.6},
                         {"starts_on", target["starts_on"]},
                         {"reach_by", target["reach_by"]},
                         {"why", "More is possible."}}));
  };
  cases["POST /api/v1/targets/{id}/end"] = [set](Personas& p, Scene&, const Persona&) {
    return about("/api/v1/targets/{id}/end", set(p)["id"].text(), object({{"why", "Set twice."}}));
  };
}

void add_saved_view_cases(std::map<std::string, RouteCase>& cases) {
  const auto a_view = [](const std::string& id) {
    return object({{"id", id}, {"name", "Completion " + id}, {"indicator", "k6-planned-completion"}, {"by", "sex"}});
  };
  const auto kept_by = [a_view](Session& who) {
    const std::string id = new_id();
    who.post("/api/v1/saved-views", a_view(id));
    return id;
  };
  cases["GET /api/v1/saved-views"] = [](Personas&, Scene&, const Persona&) { return Asked{"/api/v1/saved-views"}; };
  cases["POST /api/v1/saved-views"] = [a_view](Personas&, Scene&, const Persona&) {
    return Asked{"/api/v1/saved-views", a_view(new_id())};
  };
  cases["GET /api/v1/saved-views/{id}"] = [kept_by](Personas& p, Scene&, const Persona&) {
    return about("/api/v1/saved-views/{id}", kept_by(p.session("supervisor")));
  };
  cases["POST /api/v1/saved-views/{id}/remove"] = [kept_by](Personas&, Scene&, const Persona& who) {
    return about("/api/v1/saved-views/{id}/remove", kept_by(*who.session));
  };
}

}  // namespace homeward::testing
