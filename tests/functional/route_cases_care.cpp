#include "functional/route_cases.hpp"

namespace homeward::testing {
namespace {

RouteCase on_person(const std::string& path, std::function<Json(Personas&, Scene&)> body) {
  return [path, body](Personas& p, Scene& scene, const Persona&) {
    const std::string person = scene.person();
    return about(path, person, body(p, scene));
  };
}
Json nothing(Personas&, Scene&) { return object({}); }

Json the_same_names() {
  return object({{"kinds", list({"in_care"})},
                 {"code", "CODE-CANARY-12"},
                 {"names", list({object({{"use", "usual"}, {"given", "Kanarivogel"}, {"family", "Zwitscherov"}})})},
                 {"sex", "female"},
                 {"languages", list({"ru"})}});
}

}  // namespace

void add_people_cases(std::map<std::string, RouteCase>& cases) {
  cases["GET /api/v1/people/{id}"] = [](Personas&, Scene& scene, const Persona& who) {
    return about("/api/v1/people/{id}", who.own_person.empty() ? scene.person() : who.own_person);
  };
  cases["GET /api/v1/people/{id}/accesses"] = on_person("/api/v1/people/{id}/accesses", nothing);
  cases["GET /api/v1/people/{id}/history"] = [](Personas&, Scene& scene, const Persona&) {
    scene.follow_up();
    return about("/api/v1/people/{id}/history", scene.person());
  };
  for (const char* path : {"/api/v1/break-glass", "/api/v1/links", "/api/v1/people/open"}) {
    cases["GET " + std::string(path)] = [path](Personas&, Scene& scene, const Persona&) {
      scene.person();
      return Asked{path};
    };
  }
  cases["POST /api/v1/people/search"] = [](Personas&, Scene& scene, const Persona&) {
    scene.person();
    return Asked{"/api/v1/people/search", object({{"text", "Zwitscherov"}})};
  };
  cases["POST /api/v1/people/possible-duplicates"] = [](Personas&, Scene& scene, const Persona&) {
    scene.person();
    return Asked{
        "/api/v1/people/possible-duplicates",
        object({{"names", list({object({{"use", "usual"}, {"given", "Kanarivogel"}, {"family", "Zwitscherov"}})})},
                {"birth", object({{"year", 1990}})}})};
  };
  cases["POST /api/v1/people"] = [](Personas&, Scene&, const Persona&) {
    return Asked{"/api/v1/people", a_person("Newly", "Registered")};
  };
  cases["POST /api/v1/people/{id}/details"] =
      on_person("/api/v1/people/{id}/details", [](Personas&, Scene&) { return the_same_names(); });
  cases["POST /api/v1/people/{id}/safe-contacts"] =
      on_person("/api/v1/people/{id}/safe-contacts", [](Personas&, Scene&) {
        return object({{"channel", "visit"}, {"to", "+996-555-CANARY"}});
      });
  cases["POST /api/v1/safe-contacts/{id}/end"] = [](Personas&, Scene& scene, const Persona&) {
    return about("/api/v1/safe-contacts/{id}/end", scene.safe_contact());
  };
  const Json number = object({{"kind", "clinic"}, {"issuer", "KG"}, {"value", "ID-CANARY-4711"}});
  const Json address = object({{"use", "home"}, {"lines", "Canarystreet 9"}});
  for (const auto& [plural, body] : {std::pair{"identifiers", number}, std::pair{"addresses", address}}) {
    const std::string path = "/api/v1/people/{id}/" + std::string(plural);
    cases["POST " + path] = on_person(path, [body](Personas&, Scene&) { return body; });
    for (const char* verb : {"details", "end"}) {
      const std::string of_row = "/api/v1/" + std::string(plural) + "/{id}/" + verb;
      cases["POST " + of_row] = [of_row, plural = std::string(plural), verb = std::string(verb), body](
                                    Personas&, Scene& scene, const Persona&) {
        return about(of_row, scene.first_of(plural), verb == "end" ? object({}) : body);
      };
    }
  }
  cases["POST /api/v1/people/{id}/workers"] = on_person("/api/v1/people/{id}/workers", [](Personas& p, Scene&) {
    return object({{"account", p.session("peer").account()}, {"kind", "worker"}});
  });
  cases["POST /api/v1/relations/{id}/end"] = [](Personas&, Scene& scene, const Persona&) {
    return about("/api/v1/relations/{id}/end", scene.peers_relation());
  };
  cases["POST /api/v1/people/{id}/break-glass"] = [](Personas&, Scene& scene, const Persona&) {
    return about("/api/v1/people/{id}/break-glass", scene.newcomer(),
                 object({{"reason", "child_protection"}, {"explanation", "explanation-CANARY"}}));
  };
  cases["POST /api/v1/break-glass/{id}/review"] = [](Personas&, Scene& scene, const Persona&) {
    return about("/api/v1/break-glass/{id}/review", scene.look(), object({{"review", "justified"}}));
  };
  cases["GET /api/v1/people/gender-asked"] = [](Personas&, Scene&, const Persona&) {
    return Asked{"/api/v1/people/gender-asked"};
  };
  cases["POST /api/v1/people/{id}/ties"] = on_person("/api/v1/people/{id}/ties", [](Personas&, Scene& scene) {
    return object({{"id", new_id()},
                   {"other", scene.newcomer()},
                   {"kind", "parent"},
                   {"said_by", "the_person"},
                   {"lives_together", "not_known"},
                   {"supports", "not_known"}});
  });
  cases["POST /api/v1/ties/{id}/end"] = [](Personas& p, Scene& scene, const Persona&) {
    return about("/api/v1/ties/{id}/end", scene.tie(), object({{"until", p.world.day()}}));
  };
  cases["POST /api/v1/people/{id}/no-call"] = [](Personas& p, Scene& scene, const Persona&) {
    return about("/api/v1/people/{id}/no-call", scene.newcomer(), object({{"id", new_id()}, {"on", p.world.day()}}));
  };
  cases["POST /api/v1/people/{id}/no-call/end"] = [](Personas& p, Scene& scene, const Persona&) {
    return about("/api/v1/people/{id}/no-call/end", scene.no_call(),
                 object({{"on", p.world.day()}, {"own_word", true}}));
  };
  cases["POST /api/v1/people/{id}/links"] = [](Personas&, Scene& scene, const Persona&) {
    return about("/api/v1/people/{id}/links", scene.newcomer(),
                 object({{"id", new_id()}, {"other", scene.newcomer(1)}}));
  };
  for (const auto& [verb, state] :
       std::map<std::string, std::string>{{"approve", "proposed"}, {"refuse", "proposed"}, {"undo", "linked"}}) {
    cases["POST /api/v1/links/{id}/" + verb] = [verb = verb, state = state](Personas&, Scene& scene, const Persona&) {
      return about("/api/v1/links/{id}/" + verb, scene.link(state));
    };
  }
  cases["POST /api/v1/people/{id}/consents"] = on_person("/api/v1/people/{id}/consents", [](Personas& p, Scene&) {
    return a_consent(p.world.nation(), {"clinical"}, p.world.day()).with("purposes", list({"research"}));
  });
  cases["POST /api/v1/consents/{id}/revoke"] = [](Personas&, Scene& scene, const Persona&) {
    return about("/api/v1/consents/{id}/revoke", scene.consent(), object({{"how", "letter"}}));
  };
}

void add_pathway_cases(std::map<std::string, RouteCase>& cases) {
  for (const char* path : {"/api/v1/my-day", "/api/v1/tasks"}) {
    cases["GET " + std::string(path)] = [path](Personas&, Scene& scene, const Persona&) {
      scene.follow_up();
      return Asked{path};
    };
  }
  cases["GET /api/v1/places/{id}/board"] = [](Personas& p, Scene& scene, const Persona&) {
    scene.handover_out("proposed");
    scene.follow_up();
    return about("/api/v1/places/{id}/board", p.one);
  };
  cases["GET /api/v1/regions/{id}/figures"] = [](Personas& p, Scene&, const Persona&) {
    return about("/api/v1/regions/{id}/figures", p.region);
  };
  cases["POST /api/v1/tasks/{id}/done"] = [](Personas&, Scene& scene, const Persona&) {
    return about("/api/v1/tasks/{id}/done", scene.task());
  };
  cases["POST /api/v1/people/{id}/admissions"] = [](Personas& p, Scene& scene, const Persona&) {
    return about("/api/v1/people/{id}/admissions", scene.newcomer(), an_admission(p.one, p.world.day()));
  };
  cases["POST /api/v1/stays/{id}/end"] = [](Personas& p, Scene& scene, const Persona&) {
    return about("/api/v1/stays/{id}/end", scene.stay(), an_end(p.world.day()));
  };
  cases["POST /api/v1/stays/{id}/take-back-end"] = [](Personas& p, Scene& scene, const Persona&) {
    // Of somebody else: the stay of the scene stays open for the routes that come afterwards.
    Session& by = p.session("assigned counsellor");
    const std::string stay = admitted(by, scene.newcomer(3), an_admission(p.one, p.world.day()));
    must(by.post("/api/v1/stays/" + stay + "/end", an_end(p.world.day(), "left_early", "family")));
    return about("/api/v1/stays/{id}/take-back-end", stay, object({{"id", new_id()}, {"reason", "taken-back-CANARY"}}));
  };
  cases["POST /api/v1/stays/{id}/move-on"] = [](Personas& p, Scene& scene, const Persona&) {
    return about("/api/v1/stays/{id}/move-on", scene.stay(), a_move(p.one, p.world.day(), "treatment", "inpatient"));
  };
  cases["POST /api/v1/stays/{id}/hand-over"] = [](Personas& p, Scene& scene, const Persona&) {
    return about("/api/v1/stays/{id}/hand-over", scene.stay(),
                 a_handover(p.two, p.world.day(1), "social_rehabilitation", "community")
                     .with("reason", "handover-reason-CANARY"));
  };
  cases["POST /api/v1/people/{id}/stage-marks"] = on_person(
      "/api/v1/people/{id}/stage-marks", [](Personas&, Scene&) { return a_mark("treatment").with("id", new_id()); });
  const auto step = [&](const std::string& verb, const std::string& state, bool to_us,
                        std::function<Json(Personas&)> body) {
    const std::string path = "/api/v1/handovers/{id}/" + verb;
    cases["POST " + path] = [=](Personas& p, Scene& scene, const Persona&) {
      return about(path, to_us ? scene.handover_in(state) : scene.handover_out(state), body(p));
    };
  };
  const auto empty = [](Personas&) { return object({}); };
  step("hold", "proposed", true, [](Personas& p) { return object({{"held_until", p.world.day(2)}}); });
  step("accept", "proposed", true, empty);
  step("reject", "proposed", true, [](Personas&) { return object({{"reject_reason", "distance"}}); });
  step("arrive", "travelling", true, [](Personas& p) { return object({{"arrived_on", p.world.day()}}); });
  step("not-arrived", "travelling", true, empty);
  step("withdraw", "proposed", false, [](Personas&) { return object({{"reason", "handover-reason-CANARY"}}); });
  step("depart", "accepted", false, [](Personas& p) { return object({{"left_on", p.world.day()}}); });
  cases["POST /api/v1/follow-ups/{id}/attempts"] = [](Personas& p, Scene& scene, const Persona&) {
    const std::string id = scene.follow_up();
    return about("/api/v1/follow-ups/{id}/attempts", id,
                 object({{"id", new_id()},
                         {"by", scene.safe_contact()},
                         {"on", p.world.day()},
                         {"outcome", "reached_does_not_want"},
                         {"note", "attempt-note-CANARY"}}));
  };
}

}  // namespace homeward::testing
