#include "functional/route_cases.hpp"
#include "support/project_files.hpp"

namespace homeward::testing {
namespace {

Json answers(const std::string& words) {
  return object(
      {{"answers", list({object({{"item", "q1"}, {"words", words}}), object({{"item", "q2"}, {"value", 3}})})}});
}

}  // namespace

void add_assessment_cases(std::map<std::string, RouteCase>& cases) {
  cases["GET /api/v1/instruments"] = [](Personas&, Scene&, const Persona&) { return Asked{"/api/v1/instruments"}; };
  cases["GET /api/v1/instruments/{pack}"] = [](Personas&, Scene&, const Persona&) {
    return Asked{"/api/v1/instruments/phq-9", object({}), "/api/v1/instruments/nothing"};
  };
  cases["GET /api/v1/instruments/{pack}/fhir"] = [](Personas&, Scene&, const Persona&) {
    return Asked{"/api/v1/instruments/goals/fhir", object({}), "/api/v1/instruments/nothing/fhir"};
  };
  cases["POST /api/v1/instruments/fhir"] = [](Personas&, Scene&, const Persona&) {
    const std::string asked = read_project_file("tests/data/fhir/Questionnaire-mii-qst-pro-phq-9.json");
    return Asked{"/api/v1/instruments/fhir", object({{"questionnaire", asked}})};
  };
  cases["GET /api/v1/people/{id}/assessments"] = [](Personas&, Scene& scene, const Persona&) {
    scene.form("to read");
    return about("/api/v1/people/{id}/assessments", scene.person());
  };
  cases["GET /api/v1/people/{id}/assessments/due"] = [](Personas&, Scene& scene, const Persona&) {
    return about("/api/v1/people/{id}/assessments/due", scene.person());
  };
  cases["GET /api/v1/assessments/due"] = [](Personas&, Scene&, const Persona&) {
    return Asked{"/api/v1/assessments/due"};
  };
  cases["GET /api/v1/places/{id}/assessments/due"] = [](Personas& p, Scene& scene, const Persona&) {
    scene.stay();
    return about("/api/v1/places/{id}/assessments/due", p.one);
  };
  cases["GET /api/v1/assessments/own"] = [](Personas&, Scene&, const Persona&) {
    return Asked{"/api/v1/assessments/own"};
  };
  cases["GET /api/v1/people/{id}/assessments/family"] = [](Personas&, Scene& scene, const Persona&) {
    scene.form("to read");
    return about("/api/v1/people/{id}/assessments/family", scene.person());
  };
  cases["GET /api/v1/outcomes"] = [](Personas&, Scene&, const Persona&) { return Asked{"/api/v1/outcomes"}; };
  cases["GET /api/v1/people/{id}/outcome"] = [](Personas&, Scene& scene, const Persona&) {
    return about("/api/v1/people/{id}/outcome?definition=rs_lee_2016", scene.person());
  };
  cases["GET /api/v1/places/{id}/outcome"] = [](Personas& p, Scene&, const Persona&) {
    return about("/api/v1/places/{id}/outcome?definition=rs_lee_2016", p.region);
  };
  cases["GET /api/v1/assessments/{id}"] = [](Personas&, Scene& scene, const Persona&) {
    return about("/api/v1/assessments/{id}", scene.form("to read"));
  };
  cases["GET /api/v1/people/{id}/urine-tests"] = [](Personas&, Scene& scene, const Persona&) {
    scene.urine_test("to read");
    return about("/api/v1/people/{id}/urine-tests", scene.person());
  };
  // As a correction: one day holds one test.
  cases["POST /api/v1/people/{id}/urine-tests"] = [](Personas&, Scene& scene, const Persona& who) {
    const Scene::UrineTest& stands = scene.urine_test("to correct by " + who.name);
    return about("/api/v1/people/{id}/urine-tests", scene.person(),
                 object({{"id", new_id()},
                         {"on", stands.on},
                         {"found", list({"opioid"})},
                         {"not_found", list({})},
                         {"corrects", stands.sample}}));
  };
  cases["POST /api/v1/people/{id}/urine-tests/take-back"] = [](Personas&, Scene& scene, const Persona& who) {
    const Scene::UrineTest& stands = scene.urine_test("to take back by " + who.name);
    return about("/api/v1/people/{id}/urine-tests/take-back", scene.person(),
                 object({{"on", stands.on}, {"sample", stands.sample}}));
  };
  cases["POST /api/v1/people/{id}/contacts"] = [](Personas& p, Scene& scene, const Persona&) {
    return about("/api/v1/people/{id}/contacts", scene.person(),
                 object({{"id", new_id()},
                         {"on", p.world.day(-1)},
                         {"kind", "session"},
                         {"attendance", "came"},
                         {"absence", list({})}}));
  };
  cases["POST /api/v1/contacts/{id}/outcome"] = [](Personas&, Scene& scene, const Persona& who) {
    return about("/api/v1/contacts/{id}/outcome", scene.contact("planned for " + who.name),
                 object({{"attendance", "did_not_come"}, {"absence", list({"ill"})}}));
  };
  cases["GET /api/v1/people/{id}/form-links"] = [](Personas&, Scene& scene, const Persona&) {
    scene.form_link("to read");
    return about("/api/v1/people/{id}/form-links", scene.person());
  };
  cases["POST /api/v1/people/{id}/form-links"] = [](Personas&, Scene& scene, const Persona&) {
    return about("/api/v1/people/{id}/form-links", scene.person(),
                 object({{"id", new_id()}, {"instrument", "goals"}, {"language", "en"}}));
  };
  cases["POST /api/v1/form-links/{id}/revoke"] = [](Personas&, Scene& scene, const Persona& who) {
    return about("/api/v1/form-links/{id}/revoke", scene.form_link("to take back by " + who.name).id);
  };
  // A link is no right of anybody: without its token, which no persona brings, its form is not there.
  cases["GET /api/v1/invited"] = [](Personas&, Scene&, const Persona&) { return Asked{"/api/v1/invited"}; };
  cases["POST /api/v1/invited/answers"] = [](Personas&, Scene&, const Persona&) {
    return Asked{"/api/v1/invited/answers", answers("answer-CANARY").with("language", "en")};
  };
  cases["POST /api/v1/invited/finish"] = [](Personas&, Scene&, const Persona&) {
    return Asked{"/api/v1/invited/finish", answers("answer-CANARY").with("language", "en")};
  };
  // About no form: who may hand over is asked, and nobody's device is narrowed.
  cases["POST /api/v1/assessments/hand-over"] = [](Personas&, Scene&, const Persona&) {
    return Asked{"/api/v1/assessments/hand-over", object({{"forms", list({new_id()})}, {"pin", "4071"}})};
  };
  cases["GET /api/v1/assessments/{id}/fhir"] = [](Personas&, Scene& scene, const Persona&) {
    return about("/api/v1/assessments/{id}/fhir", scene.form("to read"));
  };
  cases["POST /api/v1/people/{id}/assessments/fhir"] = [](Personas& p, Scene& scene, const Persona&) {
    const Json form = object({{"resourceType", "QuestionnaireResponse"},
                              {"questionnaire", "Questionnaire/goals"},
                              {"status", "completed"},
                              {"authored", p.world.day()}});
    return about("/api/v1/people/{id}/assessments/fhir", scene.person(),
                 object({{"id", new_id()}, {"response", form.dump()}}));
  };
  cases["POST /api/v1/people/{id}/assessments"] = [](Personas& p, Scene& scene, const Persona&) {
    return about("/api/v1/people/{id}/assessments", scene.person(), a_form("goals", p.world.day()));
  };
  cases["POST /api/v1/people/{id}/rounds"] = [](Personas& p, Scene& scene, const Persona&) {
    return about("/api/v1/people/{id}/rounds", scene.person(), a_round(1, p.world.clock().now()));
  };
  cases["POST /api/v1/assessments/{id}/answers"] = [](Personas&, Scene& scene, const Persona& who) {
    return about("/api/v1/assessments/{id}/answers", scene.form("to save"), answers("answer-CANARY of " + who.name));
  };
  cases["POST /api/v1/assessments/{id}/finish"] = [](Personas&, Scene& scene, const Persona& who) {
    return about("/api/v1/assessments/{id}/finish", scene.form("to finish by " + who.name), answers("answer-CANARY"));
  };
  cases["POST /api/v1/assessments/{id}/mark-as-error"] = [](Personas&, Scene& scene, const Persona& who) {
    return about("/api/v1/assessments/{id}/mark-as-error", scene.form("by mistake of " + who.name));
  };
}

}  // namespace homeward::testing
