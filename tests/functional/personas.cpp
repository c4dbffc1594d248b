#include "functional/personas.hpp"

#include "app/house.hpp"
#include "care/people/records.hpp"
#include "support/asking_gender.hpp"
#include "support/kept.hpp"

namespace homeward::testing {
namespace {

using journal::Transaction;

/// A write that must succeed.
template <class Body>
void must_write(journal::Journal& journal, Body body) {
  const auto done = journal.write_as_system("test", body);
  if (!done) throw std::runtime_error(done.error().reason);
}

Json own_record(const std::string& given, int year) {
  return a_person(given, "Eigenname-CANARY").with("birth", object({{"year", year}}));
}

/// Gender has a canary of its own: it is asked in this country.
WorldOptions asking_gender() {
  const auto& folder = kept_until_the_end<TemporaryFolder>();
  write_asking(folder.path());
  return {.environment = {{"HOMEWARD_CATALOGUE_OVERLAY", folder.path().string()}}};
}

}  // namespace

Personas& the_personas() {
  static Personas& only = kept_until_the_end<Personas>();
  return only;
}

Personas::Personas()
    : world(asking_gender()),
      region(world.a_region("Talas")),
      one(world.a_place("centre", "House One", region,
                        list({an_offer("detoxification", "inpatient"), an_offer("treatment", "inpatient"),
                              an_offer("social_rehabilitation", "community")}))),
      two(world.a_place(
          "centre", "House Two", region,
          list({an_offer("detoxification", "inpatient"), an_offer("social_rehabilitation", "community")}))),
      second_administrator(world.a_worker("trainer", world.nation())),
      second_privacy_officer(world.a_worker("privacy_officer", one)) {
  const std::set<std::string> nothing;
  const auto worker = [&](const char* role, const std::string& place) -> Session& {
    return world.a_worker(role, place);
  };
  add("assigned counsellor", "assig", worker("counsellor", one),
      {"identity", "contact", "intimate", "care", "clinical", "consent", "own"});
  add("unassigned counsellor", "unass", worker("counsellor", one), nothing);
  add("supervisor", "super", worker("supervisor", one), {"identity", "contact", "care", "clinical", "consent", "own"});
  add("peer", "peer", worker("peer_worker", one), {"identity", "contact"});
  add("family with scoped consent", "famil", worker("family_member", one), {"identity", "care"});
  add("ex-partner with revoked consent", "ex", worker("family_member", one), nothing);
  add("adult client", "adult", worker("person_in_care", one), {"own"});
  add("minor client", "minor", worker("person_in_care", one), {"own"});
  add("forum moderator", "forum", worker("forum_moderator", one), nothing);
  add("national monitor", "natio", worker("national_monitor", world.nation()), nothing);
  add("auditor", "audit", worker("auditor", world.nation()), nothing);
  add("administrator", "admin", world.admin(), {"account"});
  add("staff of another centre", "other", worker("counsellor", two), nothing);
  add("anonymous", "anon", world.anonymous(), nothing);
  add("clerk", "clerk", worker("clerk", one), {"identity", "contact", "own"});
  add("manager", "manag", worker("manager", one), {"identity", "contact", "care", "consent", "account", "own"});
  add("privacy officer", "priva", worker("privacy_officer", one), {"identity", "audit", "own"});
  add("regional officer", "regio", worker("regional_officer", region), nothing);
  bind_by_hand();
}

void Personas::add(const std::string& name, const std::string& short_name, Session& session,
                   std::set<std::string> may_see) {
  all_.push_back({name, short_name, &session, {}, std::move(may_see)});
}

Session& Personas::session(const std::string& name) {
  for (const Persona& p : all_)
    if (p.name == name) return *p.session;
  throw std::runtime_error("no persona " + name);
}

/// What no route does yet: a client's account belongs to a person, and a first second administrator.
void Personas::bind_by_hand() {
  std::vector<std::pair<std::string, std::string>> owners;  // account and person
  int year = 1985;
  for (Persona& p : all_) {
    if (p.name != "adult client" && p.name != "minor client") continue;
    p.own_person = registered(session("assigned counsellor"), own_record("Client", year));
    admitted(session("assigned counsellor"), p.own_person, an_admission(one, world.day()).without("substances"));
    owners.emplace_back(p.session->account(), p.own_person);
    year = 2011;
  }
  world.server().stop();
  {
    app::HouseOptions options;
    options.db = world.server().db();
    options.master_key = world.server().options().master_key.string();
    app::House house(options);
    must_write(house.journal(), [&](Transaction& tx) -> Result<journal::Changed> {
      tx.allow_all("test");
      for (const auto& [account_id, person] : owners) {
        HW_TRY(auto account, tx.get(Id<Account>{*Uuid::parse(account_id)}));
        account->person = Id<Person>{*Uuid::parse(person)};
        tx.save(account);
      }
      RoleBinding second;
      second.id = tx.new_id<RoleBinding>();
      second.account = {*Uuid::parse(second_administrator.account())};
      second.place = {*Uuid::parse(world.nation())};
      second.role = Text<40>::trusted("administrator");
      second.since = LocalDate{};
      return tx.insert(second);
    });
  }
  world.server().start();
  world.reconnect();
  const Json bindings = must(second_administrator.get("/api/v1/me"), 200)["bindings"];
  must(second_administrator.post("/api/v1/me/role",
                                 object({{"binding", find_item(bindings, "role", "administrator")["id"]}})),
       200);
}

std::string Personas::victim(const std::string& name) {
  std::string& id = victims_[name];
  if (id.empty()) {
    id = new_id();
    const Credentials who = victim_credentials(name);
    must(world.admin().post("/api/v1/accounts", object({{"id", id},
                                                        {"login", who.login},
                                                        {"name", "Victim"},
                                                        {"password", who.password},
                                                        {"role", "trainer"},
                                                        {"place", one},
                                                        {"language", "en"}})));
  }
  return id;
}

Credentials Personas::victim_credentials(const std::string& name) const {
  return {"login-CANARY-" + name, "password-CANARY-password"};
}

}  // namespace homeward::testing
