#pragma once
#include "functional/personas.hpp"

#include <functional>

namespace homeward::testing {

/// What is sent to a route for one persona: the address with an object that lies in the reach of whoever may act at
/// house one, and a valid body.
struct Asked {
  std::string target;
  Json body = Json(json::Value{json::Object{}});
  /// The same about an object that does not exist, where the route names one.
  std::string absent = {};
};
using RouteCase = std::function<Asked(Personas&, Scene&, const Persona&)>;

/// By "METHOD path" as `homeward routes --json` says them. A route without a case fails the matrix.
std::map<std::string, RouteCase> route_cases();

// The parts, by room.
void add_platform_cases(std::map<std::string, RouteCase>& cases);
void add_people_cases(std::map<std::string, RouteCase>& cases);
void add_pathway_cases(std::map<std::string, RouteCase>& cases);
void add_assessment_cases(std::map<std::string, RouteCase>& cases);
void add_directive_cases(std::map<std::string, RouteCase>& cases);
void add_baseline_cases(std::map<std::string, RouteCase>& cases);
void add_indicator_cases(std::map<std::string, RouteCase>& cases);
void add_target_cases(std::map<std::string, RouteCase>& cases);
void add_saved_view_cases(std::map<std::string, RouteCase>& cases);

/// An address with {id}, for an object and for nothing.
Asked about(const std::string& path, const std::string& id, const Json& body = Json(json::Value{json::Object{}}));

/// The route table of the program.
Json all_routes();

}  // namespace homeward::testing
