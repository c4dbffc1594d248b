#include "bench/support/country.hpp"

#include "app/demo/somebody.hpp"
#include "app/house.hpp"
#include "app/records.hpp"
#include "app/system_routes.hpp"

#include <cstdio>
#include <functional>

namespace homeward::bench {
namespace {

namespace fs = std::filesystem;
using namespace homeward::testing;

constexpr int k_demo_people = 10'000, k_registered = 90'000, k_batch = 500;
constexpr int k_first_number = 1'000'000;  ///< far from those of the demo country: the number makes the id

fs::path folder() { return homeward_binary().parent_path() / "countries"; }

/// Changes when the tables do.
std::string form_of_the_tables() {
  app::register_all_records();
  std::string all;
  for (const Meta* meta : registered_records())
    for (const std::string& sql : db::schema_of(*meta, db::Engine::sqlite)) all += sql;
  for (const auto& part : {journal::Journal::schema(db::Engine::sqlite), access::AccessLog::schema(db::Engine::sqlite),
                           vault::Vault::schema(db::Engine::sqlite)})
    for (const std::string& sql : part) all += sql;
  char text[20];
  std::snprintf(text, sizeof text, "%08x", static_cast<unsigned>(std::hash<std::string>{}(all)));
  return text;
}

/// The kept one, or a new one that `make` writes under another name, so that an interruption leaves nothing half.
Country kept(const std::string& name, const std::function<void(const Country&)>& make) {
  const Country wanted{folder() / (name + "-" + form_of_the_tables() + ".db")};
  if (fs::exists(wanted.file)) return wanted;
  fs::create_directories(folder());
  for (const auto& old : fs::directory_iterator(folder()))
    if (old.path().filename().string().starts_with(name + "-")) fs::remove(old.path());
  std::fprintf(stderr, "making %s, once ...\n", wanted.file.c_str());
  const Country making{folder() / (name + "-making.db")};
  make(making);
  fs::rename(making.keys(), wanted.keys());
  fs::rename(making.master_key(), wanted.master_key());
  fs::rename(making.file, wanted.file);
  return wanted;
}

Person somebody(const app::demo::World& world, int number, const Uuid& home) {
  const app::demo::Somebody who = app::demo::make_somebody(world, number, number % 2);
  Person p;
  p.id = who.id;
  p.home = {home};
  p.kinds = {PersonKind::in_care};
  p.names = Protected(who.names);
  p.birth_year = who.birth_year;
  if (who.birth_year) p.birth = Protected(Birth{.year = *who.birth_year});
  p.sex = who.sex;
  p.registered_on = world.today;
  return p;
}

void register_many(app::House& house) {
  app::demo::World world;
  world.today = today(Zone{}, house.clock().now());
  world.first = world.today - Days{500};
  const auto houses = house.store().read()->list_uuids(
      "SELECT place FROM role_binding WHERE role = 'clerk' AND until IS NULL ORDER BY id");
  for (int from = 0; from < k_registered; from += k_batch) {
    (void)house.journal().write_as_system("bench", [&](journal::Transaction& tx) -> Result<journal::Changed> {
      tx.allow_all("test");
      journal::Changed last;
      for (int i = from; i < from + k_batch; ++i) {
        const Uuid& home = houses[static_cast<std::size_t>(i) % houses.size()];
        last = people::insert_person(tx, somebody(world, k_first_number + i, home));
      }
      return last;
    });
  }
}

void widen_privacy_officers(app::House& house) {
  (void)house.journal().write_as_system("bench", [](journal::Transaction& tx) -> Result<journal::Changed> {
    tx.allow_all("test");
    const auto nation = tx.sql().find_uuid("SELECT id FROM place WHERE kind = 'nation'");
    const auto bindings = tx.sql().list_uuids("SELECT id FROM role_binding WHERE role = 'privacy_officer'");
    journal::Changed last;
    for (auto& binding : tx.load<RoleBinding>(bindings)) {
      binding->place = {*nation};
      last = tx.save(binding);
    }
    return last;
  });
}

}  // namespace

fs::path Country::master_key() const { return fs::path(file).replace_extension(".master.key"); }
fs::path Country::keys() const { return fs::path(file).replace_extension(".keys.db"); }
ServerOptions Country::server_options() const {
  ServerOptions options;
  options.db = url();
  options.master_key = master_key();
  options.settable_clock = false;
  return options;
}

Country demo_country() {
  return kept("demo", [](const Country& making) {
    const Finished made =
        run_homeward({"demo", "create", "--db", making.url(), "--people", std::to_string(k_demo_people)});
    if (made.code != 0) throw std::runtime_error("no demo country: " + made.errors);
  });
}

Country large_country() {
  const Country demo = demo_country();
  return kept("large", [&](const Country& making) {
    copy_of(demo, making.file.parent_path(), making.file.filename());
    app::HouseOptions options;
    options.db = making.url();
    app::House house(options);
    register_many(house);
    widen_privacy_officers(house);
    house.store().checkpoint();
  });
}

Country copy_of(const Country& country, const fs::path& folder, const fs::path& name) {
  const Country copy{folder / name};
  constexpr auto anew = fs::copy_options::overwrite_existing;
  fs::copy_file(country.keys(), copy.keys(), anew);
  fs::copy_file(country.master_key(), copy.master_key(), anew);
  fs::copy_file(country.file, copy.file, anew);
  return copy;
}

fs::path disk() {
  fs::create_directories(folder());
  return folder();
}

Session signed_in(unsigned short port, const TestClock& clock, const std::string& login) {
  Session session(port, clock, {login, std::string(app::k_demo_password)});
  session.sign_in();
  return session;
}

}  // namespace homeward::bench
