#include "support/world.hpp"

namespace homeward::testing {
namespace {

constexpr const char* k_zone = "Asia/Bishkek";

Credentials first_administrator() { return {"admin", "a long password for the first"}; }

}  // namespace

std::string World::missing(Backend backend) {
  if (backend == Backend::sqlite || !PgDatabase::base_url().empty()) return {};
  return "PostgreSQL is NOT tested: HOMEWARD_TEST_PG is not set";
}

World::World(const WorldOptions& o) : folder_(o.where) {
  ServerOptions options;
  if (o.backend == Backend::postgresql) {
    const std::string server = o.postgres.empty() ? PgDatabase::base_url() : o.postgres;
    data_ = std::make_unique<PgDatabase>(server);
    keys_ = std::make_unique<PgDatabase>(server);
    options.db = data_->url();
    options.keys = keys_->url();
  }
  for (auto [name, value] : o.environment) {
    if (const std::size_t at = value.find("{folder}"); at != std::string::npos) {
      value.replace(at, 8, folder_.path().string());
    }
    options.environment.emplace_back(name, value);
  }
  server_ = std::make_unique<ServerProcess>(folder_.path(), options);
  server_->start();
  anonymous_ = &a_session({});
  const Credentials first = first_administrator();
  must(anonymous_->post("/api/v1/setup", object({{"token", server_->setup_token()},
                                                 {"login", first.login},
                                                 {"name", "Ada Administrator"},
                                                 {"password", first.password},
                                                 {"nation", "Testland"},
                                                 {"zone", k_zone},
                                                 {"language", "en"}})));
  admin_ = &a_session(first);
  admin_->sign_in();
  nation_ = admin_->me()["place"]["id"].text();
}

World::~World() = default;

Session& World::a_session(Credentials who) { return sessions_.emplace_back(server_->port(), clock_, std::move(who)); }

void World::tell_clock() { must(anonymous_->post("/api/v1/clock", object({{"now", clock_.now().to_string()}})), 200); }

void World::move_clock(Seconds by) {
  clock_.move(by);
  tell_clock();
}

void World::move_days(int days) {
  move_clock(Seconds{std::int64_t{days} * 24 * 3600});
  sign_in_all();
}

void World::sign_in_all() {
  for (Session& s : sessions_)
    if (&s != anonymous_) s.sign_in();
}

LocalDate World::today() const { return homeward::today(*Zone::find(k_zone), clock_.now()); }

void World::restart() {
  server_->stop();
  server_->start();
  reconnect();
}

void World::reconnect() {
  for (Session& s : sessions_) s.set_port(server_->port());
  tell_clock();
}

std::string World::a_place(const std::string& kind, const std::string& name, const std::string& parent,
                           const Json& offers) {
  const std::string id = new_id();
  must(admin_->post(
      "/api/v1/places",
      object({{"id", id}, {"kind", kind}, {"name", name}, {"parent", parent}, {"zone", k_zone}, {"offers", offers}})));
  return id;
}

Session& World::a_worker(const std::string& role, const std::string& place, const std::string& name) {
  const std::string login = role + "-" + std::to_string(++next_);
  const Credentials who{login, "another long password " + login};
  must(admin_->post("/api/v1/accounts", object({{"id", new_id()},
                                                {"login", who.login},
                                                {"name", name.empty() ? "Worker " + login : name},
                                                {"password", who.password},
                                                {"role", role},
                                                {"place", place},
                                                {"language", "en"}})));
  Session& session = a_session(who);
  session.sign_in();
  return session;
}

Json an_offer(const std::string& stage, const std::string& setting, const Json& capacity) {
  const Json offer = object({{"stage", stage}, {"setting", setting}});
  return capacity.is_null() ? offer : offer.with("capacity", capacity);
}

Json a_person(const std::string& given, const std::string& family) {
  return object({{"id", new_id()},
                 {"kinds", list({"in_care"})},
                 {"names", list({object({{"use", "usual"}, {"given", given}, {"family", family}})})},
                 {"birth", object({{"year", 1990}})},
                 {"sex", "male"},
                 {"languages", list({"ky"})},
                 {"safe_contacts", list({object({{"channel", "phone"}, {"to", "+996 700 100 100"}})})}});
}

Json an_admission(const std::string& place, const std::string& day, const std::string& stage,
                  const std::string& setting) {
  return object({{"episode", new_id()},
                 {"stay", new_id()},
                 {"place", place},
                 {"stage", stage},
                 {"setting", setting},
                 {"started", day},
                 {"referral_source", "self_family_friends"},
                 {"substances", list({object({{"rank", "principal"},
                                              {"substance", "heroin"},
                                              {"route", "inject"},
                                              {"frequency", "daily"},
                                              {"age_answer", "answered"},
                                              {"age_first_use", 18}})})}});
}

Json a_move(const std::string& place, const std::string& day, const std::string& stage, const std::string& setting) {
  return object({{"stay", new_id()},
                 {"place", place},
                 {"stage", stage},
                 {"setting", setting},
                 {"started", day},
                 {"end_type", "as_planned"},
                 {"end_reason", "programme_completed"}});
}

Json an_end(const std::string& day, const std::string& type, const std::string& reason) {
  return object({{"ended", day}, {"end_type", type}, {"end_reason", reason}});
}

Json a_handover(const std::string& to, const std::string& day, const std::string& stage, const std::string& setting) {
  return object({{"handover", new_id()}, {"to", to}, {"stage", stage}, {"setting", setting}, {"expected_on", day}});
}

Json a_consent(const std::string& recipient, std::vector<Json> classes, const std::string& day) {
  return object({{"id", new_id()},
                 {"rule_set", "test-1"},
                 {"grantor", "self"},
                 {"language", "ky"},
                 {"text_hash", std::string(64, 'a')},
                 {"method", "paper"},
                 {"purposes", list({"care"})},
                 {"classes", list(std::move(classes))},
                 {"recipient_kind", "place"},
                 {"recipient", recipient},
                 {"redisclosure", false},
                 {"signed_on", day},
                 {"ends_with", "end of the journey"},
                 {"copy_given", true},
                 {"consequences_told", true},
                 {"capacity", "clear"},
                 {"refused", false}});
}

Json a_form(const std::string& instrument, const std::string& day) {
  return object({{"id", new_id()}, {"instrument", instrument}, {"language", "en"}, {"mode", "interview"}, {"on", day}});
}

Json a_round(int each, Instant taken, const Json& vitals) {
  std::vector<Json> answers;
  for (int i = 1; i <= 10; ++i) answers.push_back(object({{"item", "q" + std::to_string(i)}, {"value", each}}));
  return object({{"id", new_id()},
                 {"instrument", "ciwa-ar"},
                 {"language", "en"},
                 {"taken", taken.to_string()},
                 {"answers", list(std::move(answers))},
                 {"vitals", vitals}});
}

Json an_order(const std::string& place, const std::string& act_by) {
  return object({{"title", "Families beside treatment"},
                 {"aim", "Every family is met once."},
                 {"places", list({place})},
                 {"counts", object({{"kind", "stay_started"}, {"whom", "anybody"}})},
                 {"act_by", act_by}});
}

Json a_directive(const std::string& id, const std::string& issuer, const std::string& act_by) {
  return object({{"id", id}, {"issued_by", issuer}, {"number", "No. " + id}, {"order", an_order(issuer, act_by)}});
}

Json a_baseline(const std::string& id, const std::string& keeper, const std::string& place,
                const std::string& starts_on) {
  return object({{"id", id},
                 {"home", keeper},
                 {"name", "Families from the first week"},
                 {"starts_on", starts_on},
                 {"before", "2025"},
                 {"indicators", list({"k6-planned-completion"})},
                 {"taking_part", list({place})},
                 {"not_yet", list({})}});
}

Json a_mark(const std::string& stage, const std::string& kind) {
  return object({{"stage", stage}, {"kind", kind}, {"decided_by", "both"}});
}

std::string registered(Session& by, const Json& person) {
  must(by.post("/api/v1/people", person));
  return person["id"].text();
}

std::string admitted(Session& by, const std::string& person, const Json& admission) {
  must(by.post("/api/v1/people/" + person + "/admissions", admission));
  return admission["stay"].text();
}

}  // namespace homeward::testing
