#include "functional/personas.hpp"

namespace homeward::testing {
namespace {

Json a_canary(const std::string& given) {
  const Json contact = object({{"channel", "phone"}, {"to", "+996-555-CANARY"}, {"wording", "wording-CANARY"}});
  return a_person(given, "Zwitscherov")
      .with("code", "CODE-CANARY-12")
      .with("gender", "gender-CANARY")
      .with("identifiers", list({object({{"kind", "passport"}, {"issuer", "KG"}, {"value", "ID-CANARY-4711"}})}))
      .with("safe_contacts", list({contact}))
      .with("addresses", list({object({{"use", "home"}, {"lines", "Canarystreet 9"}})}));
}

Json a_consent_to_account(const std::string& account, std::vector<Json> classes, const std::string& day) {
  return a_consent(account, std::move(classes), day)
      .with("recipient_kind", "account")
      .with("purposes", list({"family_support"}))
      .with("grantor", "guardian")
      .with("grantor_name", "Grantor-CANARY")
      .with("grantor_proof", "birth certificate");
}

}  // namespace

std::set<std::string>& people_of_scenes() {
  static std::set<std::string> all;
  return all;
}

const std::string& Scene::person() {
  if (!person_.empty()) return person_;
  Session& by = counsellor();
  const std::string day = p_.world.day();
  person_ = registered(by, a_canary("Kanarivogel"));
  people_of_scenes().insert(person_);
  const std::string path = "/api/v1/people/" + person_;
  stay_ = admitted(by, person_, an_admission(p_.one, day).with("back_reason", "back-reason-CANARY"));
  must(by.post(path + "/workers", object({{"account", p_.session("peer").account()}, {"kind", "worker"}})));
  const Json family =
      a_consent_to_account(p_.session("family with scoped consent").account(), {"identity", "care"}, day);
  const Json ex =
      a_consent_to_account(p_.session("ex-partner with revoked consent").account(), {"identity", "contact"}, day);
  must(by.post(path + "/consents", family));
  must(by.post(path + "/consents", ex));
  must(by.post("/api/v1/consents/" + ex["id"].text() + "/revoke", object({{"how", "by word"}})));
  consent_ = family["id"].text();
  return person_;
}

const std::string& Scene::stay() {
  person();
  return stay_;
}

std::string Scene::consent() {
  person();
  return consent_;
}

std::string Scene::first_of(const std::string& list) { return page()[list.c_str()][0]["id"].text(); }

std::string Scene::safe_contact() { return page()["safe_contacts"][0]["id"].text(); }

std::string Scene::peers_relation() {
  return find_item(page()["workers"], "relation.worker", p_.session("peer").account())["relation"]["id"].text();
}

std::string Scene::follow_up() {
  if (page()["follow_ups"].size() == 0) {
    must(counsellor().post("/api/v1/stays/" + stay() + "/end", an_end(p_.world.day(), "left_early", "family")));
    const std::string id = page()["follow_ups"][0]["id"].text();
    must(counsellor().post("/api/v1/follow-ups/" + id + "/attempts", object({{"id", new_id()},
                                                                             {"by", safe_contact()},
                                                                             {"on", p_.world.day()},
                                                                             {"outcome", "not_reached"},
                                                                             {"note", "attempt-note-CANARY"}})));
  }
  return page()["follow_ups"][0]["id"].text();
}

std::string Scene::task() {
  const std::string about = follow_up();
  return find_item(page()["tasks"], "about", about)["id"].text();
}

std::string Scene::plain_person(Session& by, const std::string& family) {
  return registered(by, a_person("Plain", family));
}

const std::string& Scene::newcomer(int which) {
  return once("newcomer " + std::to_string(which), [&] { return plain_person(counsellor(), "Newcomer"); });
}

std::string Scene::tie() {
  return once("tie", [&] {
    const std::string id = new_id();
    must(counsellor().post("/api/v1/people/" + person() + "/ties", object({{"id", id},
                                                                           {"other", newcomer(1)},
                                                                           {"kind", "sibling"},
                                                                           {"said_by", "both"},
                                                                           {"lives_together", "no"},
                                                                           {"supports", "yes"}})));
    return id;
  });
}

std::string Scene::no_call() {
  return once("no call", [&] {
    const std::string id = new_id();
    must(counsellor().post("/api/v1/people/" + newcomer(2) + "/no-call", object({{"id", id}, {"on", p_.world.day()}})));
    return newcomer(2);
  });
}

std::string Scene::link(const std::string& state) {
  return once("link " + state, [&] {
    const std::string id = new_id();
    must(p_.session("supervisor")
             .post("/api/v1/people/" + newcomer() + "/links", object({{"id", id}, {"other", newcomer(1)}})));
    if (state == "linked") must(p_.second_privacy_officer.post("/api/v1/links/" + id + "/approve"));
    return id;
  });
}

std::string Scene::form(const std::string& name) {
  return once("form " + name, [&] {
    const Json begun = a_form("goals", p_.world.day());
    must(counsellor().post("/api/v1/people/" + person() + "/assessments", begun));
    const Json said = list({object({{"item", "q1"}, {"words", "answer-CANARY"}})});
    const std::string id = begun["id"].text();
    must(counsellor().post("/api/v1/assessments/" + id + "/answers", object({{"answers", said}})));
    return id;
  });
}

const Scene::UrineTest& Scene::urine_test(const std::string& name) {
  UrineTest& test = urine_tests_[name];
  if (!test.sample.empty()) return test;
  test = {new_id(), p_.world.day(-100 - static_cast<int>(urine_tests_.size()))};
  must(counsellor().post(
      "/api/v1/people/" + person() + "/urine-tests",
      object({{"id", test.sample}, {"on", test.on}, {"found", list({"opioid"})}, {"not_found", list({"cocaine"})}})));
  return test;
}

std::string Scene::contact(const std::string& name) {
  return once("contact " + name, [&] {
    const std::string id = new_id();
    must(counsellor().post("/api/v1/people/" + person() + "/contacts", object({{"id", id},
                                                                               {"on", p_.world.day()},
                                                                               {"kind", "session"},
                                                                               {"attendance", "planned"},
                                                                               {"absence", list({})}})));
    return id;
  });
}

const Scene::FormLink& Scene::form_link(const std::string& name) {
  FormLink& link = form_links_[name];
  if (!link.id.empty()) return link;
  const Json asked = object({{"id", new_id()}, {"instrument", "goals"}, {"language", "en"}});
  const Json made = must(counsellor().post("/api/v1/people/" + person() + "/form-links", asked));
  return link = {made["id"].text(), made["token"].text()};
}

std::string Scene::look() {
  return once("look", [&] {
    const std::string person = plain_person(counsellor(), "Emergency");
    const HttpAnswer opened = p_.session("unassigned counsellor")
                                  .post("/api/v1/people/" + person + "/break-glass",
                                        object({{"reason", "danger_to_life"}, {"explanation", "explanation-CANARY"}}));
    return must(opened)["id"].text();
  });
}

std::string Scene::another_stay() {
  const std::string person = registered(counsellor(), a_canary("Ausgang"));
  people_of_scenes().insert(person);
  return admitted(counsellor(), person, an_admission(p_.one, p_.world.day()));
}

std::string Scene::handover_out(const std::string& state) {
  return once("out " + state, [&] {
    const Json asked = a_handover(p_.two, p_.world.day(1), "social_rehabilitation", "community")
                           .with("reason", "handover-reason-CANARY");
    const std::string id = asked["handover"].text();
    must(counsellor().post("/api/v1/stays/" + (state == "proposed" ? stay() : another_stay()) + "/hand-over", asked));
    if (state == "accepted") must(p_.session("staff of another centre").post("/api/v1/handovers/" + id + "/accept"));
    return id;
  });
}

std::string Scene::handover_in(const std::string& state) {
  return once("in " + state, [&] {
    Session& by = p_.session("staff of another centre");
    const std::string stay = admitted(by, plain_person(by, "Arriving"), an_admission(p_.two, p_.world.day()));
    const Json asked = a_handover(p_.one, p_.world.day(1), "social_rehabilitation", "community");
    const std::string path = "/api/v1/handovers/" + asked["handover"].text();
    must(by.post("/api/v1/stays/" + stay + "/hand-over", asked));
    if (state == "travelling") {
      must(counsellor().post(path + "/accept"));
      must(by.post(path + "/depart", object({{"left_on", p_.world.day()}})));
    }
    return asked["handover"].text();
  });
}

std::string Scene::baseline() {
  return once("baseline", [&] {
    const std::string id = new_id();
    must(p_.session("regional officer")
             .post("/api/v1/baselines",
                   a_baseline(id, p_.region, p_.one, p_.world.day(5)).with("not_yet", list({p_.two}))));
    return id;
  });
}

std::string Scene::directive() {
  return once("directive", [&] {
    const std::string id = new_id();
    must(p_.session("regional officer").post("/api/v1/directives", a_directive(id, p_.region, p_.world.day(20))));
    return id;
  });
}

}  // namespace homeward::testing
