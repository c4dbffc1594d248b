#include "app/system_routes.hpp"

#include "app/demo/create.hpp"
#include "care/places/actions.hpp"

namespace homeward::app {
namespace {

using http::problem;
using http::Respond;
using http::Response;

constexpr std::string_view k_languages[] = {"en", "id", "ru"};

Response json_response(int status, std::string body) {
  return {status, {{"Content-Type", "application/json"}}, std::move(body)};
}

std::string system_body(const SystemServices& s) {
  json::Writer out;
  out.begin_object().key("product").string("Homeward").key("version").string(HW_VERSION);
  out.key("demo").boolean(s.house.kind() == StoreKind::demo);
  out.key("setup_needed").boolean(s.house.setup_needed());
  out.key("today").string(today(Zone{}, s.house.clock().now()).to_string());
  out.key("languages").begin_array();
  for (std::string_view l : k_languages) out.string(l);
  out.end_array().key("demo_accounts").begin_array();
  for (const DemoAccount& a : list_demo_accounts(s.house)) {
    out.begin_object().key("login").string(a.login).key("password").string(k_demo_password);
    out.key("name").string(a.name).key("role").string(a.role).key("place").string(a.place).end_object();
  }
  return out.end_array().end_object().take();
}

void handle_set_up(const SystemServices& s, std::shared_ptr<http::Request> request, const Respond& respond) {
  auto command = http::parse_body<SetUp>(*request);
  if (!command) return respond(problem(command.error(), request->request_id));
  if (s.setup_token.empty() || !s.house.setup_needed()) {
    return respond(problem(409, "setup.done", "this house has an administrator already", request->request_id));
  }
  if (!vault::equal_constant_time(command->token.str(), s.setup_token)) {
    return respond(problem(403, "setup.token", "use the link that the server printed", request->request_id));
  }
  const std::string password = command->password.reveal().str();
  if (const auto strong = access::check_password(password); !strong) {
    return respond(problem(400, "input.invalid", strong.error().detail, request->request_id,
                           {{"password", strong.error().reason, strong.error().detail}}));
  }
  const bool queued = s.hashing.run([&s, request, respond, command = *command, password] {
    try {
      const auto done = set_up(s.house, command, s.hashing.hash(password));
      if (!done) return respond(problem(done.error(), request->request_id));
      respond(json_response(201,
                            json::Writer{}.begin_object().key("id").string(done->row.to_string()).end_object().take()));
    } catch (...) {  // on the pool's thread: nobody else would answer
      respond(problem(std::current_exception(), request->request_id));
    }
  });
  if (!queued) respond(problem(503, "server.busy", "try again", request->request_id));
}

}  // namespace

std::vector<DemoAccount> list_demo_accounts(House& house) {
  std::vector<DemoAccount> out;
  if (house.kind() != StoreKind::demo) return out;
  const auto tx = house.store().read();
  const Datum limit[] = {static_cast<std::int64_t>(demo::k_listed_accounts)};
  const auto ids =
      tx->list_uuids("SELECT id FROM account WHERE demo = 1 AND state = 'active' ORDER BY id LIMIT $1", limit);
  for (const auto& a : journal::load<Account>(*tx, house.vault(), ids)) {
    const Datum wanted[] = {a->id.value};
    DemoAccount line{a->login.reveal().str(), a->name.reveal().str(), "", ""};
    tx->query(
        "SELECT b.role, p.name FROM role_binding b JOIN place p ON p.id = b.place WHERE b.account = $1 AND b.until IS "
        "NULL ORDER BY b.id",
        wanted, [&](const db::Row& row) {
          line.role = row.text(0);
          line.place = row.text(1);
          return false;
        });
    out.push_back(std::move(line));
  }
  return out;
}

Result<journal::Changed> set_up(House& house, const SetUp& command, std::string password_hash) {
  return house.journal().write_as_system("set-up", [&](journal::Transaction& tx) -> Result<journal::Changed> {
    tx.allow_all("set-up");
    if (tx.sql().find_uuid("SELECT id FROM account LIMIT 1")) {
      return reject(ErrorKind::conflict, "setup.done", "this house has an administrator already");
    }
    Place nation;
    nation.id = tx.new_id<Place>();
    nation.kind = PlaceKind::nation;
    nation.name = command.nation;
    nation.zone = command.zone;
    nation.opened = today(Zone{}, tx.now()) - Days{1};
    if (auto faults = places::check_place(nation); !faults.empty()) {
      for (FieldFault& f : faults)
        if (f.path == "name") f.path = "nation";
      return reject_fields(std::move(faults));
    }
    places::insert_place(tx, nation, std::nullopt);
    access::PreparedAccount account;
    account.command = {
        tx.new_id<Account>(), command.login, command.name, {}, Text<40>::trusted("administrator"), nation.id,
        command.language};
    account.password_hash = std::move(password_hash);
    return access::insert_account(tx, house.roles(), account);
  });
}

void add_system_routes(http::Routes& routes, const SystemServices& s) {
  const auto open = [](std::string summary) {
    return http::RouteInfo{http::Audience::anonymous, "", Category::place, "administration", std::move(summary)};
  };
  routes.custom(http::Method::get, "/api/v1/system", open("What this server is, before anybody signs in."),
                [&s](auto, auto, Respond respond) { respond(json_response(200, system_body(s))); });
  routes
      .custom(http::Method::post, "/api/v1/setup", open("Makes the first administrator, by the one-time link."),
              [&s](auto request, auto, Respond respond) { handle_set_up(s, request, respond); })
      .body = &meta_of<SetUp>();
  routes.view<HouseState>(
      "/api/v1/house",
      http::info("account.manage", Category::account, "What whoever runs this house has to do.", "administration"),
      [&s](http::Call&, access::Reader&) -> Result<HouseState> { return HouseState{s.house.copy_needed()}; });
  if (!s.house.settable_clock()) return;
  routes
      .custom(http::Method::post, "/api/v1/clock",
              open("Sets the clock of a demo or test database, from this machine."),
              [&s](auto request, auto, Respond respond) {
                const auto command = http::parse_body<SetClock>(*request);
                if (!command) return respond(problem(command.error(), request->request_id));
                if (!request->loopback) return respond(problem(404, "not-found", "", request->request_id));
                s.house.settable_clock()->set(command->now);
                respond(json_response(200, "{}"));
              })
      .body = &meta_of<SetClock>();
}

}  // namespace homeward::app
