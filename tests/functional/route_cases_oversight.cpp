#include "functional/route_cases.hpp"

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

void add_indicator_cases(std::map<std::string, RouteCase>& cases) {
  cases["GET /api/v1/indicators"] = [](Personas&, Scene&, const Persona&) { return Asked{"/api/v1/indicators"}; };
  cases["GET /api/v1/continuum"] = [](Personas& p, Scene& scene, const Persona&) {
    scene.stay();
    const std::string path = "/api/v1/continuum?place=";
    return Asked{path + p.one, Json(json::Value{json::Object{}}), path + new_id()};
  };
  cases["GET /api/v1/indicators/{id}/figures"] = [](Personas& p, Scene& scene, const Persona&) {
    scene.stay();
    const std::string path = "/api/v1/indicators/k6-planned-completion/figures?place=";
    return Asked{path + p.one, Json(json::Value{json::Object{}}), path + new_id()};
  };
  cases["GET /api/v1/indicators/{id}/trace"] = [](Personas&, Scene& scene, const Persona&) {
    const std::string path = "/api/v1/indicators/k17-end-reason/trace?unit=";
    return Asked{path + scene.stay(), Json(json::Value{json::Object{}}), path + new_id()};
  };
}

}  // namespace homeward::testing
