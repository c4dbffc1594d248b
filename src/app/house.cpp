#include "app/house.hpp"

#include "app/embedded_catalogue.hpp"
#include "app/records.hpp"
#include "care/pathway/actions_handover.hpp"
#include "platform/db/migrations.hpp"

#include <filesystem>

namespace homeward::app {
namespace {

std::string beside(const std::string& url, std::string_view ending, const std::string& otherwise) {
  constexpr std::string_view sqlite = "sqlite:";
  if (!url.starts_with(sqlite)) return otherwise;
  std::string file = url.substr(sqlite.size());
  if (file.ends_with(".db")) file.resize(file.size() - 3);
  return file + std::string(ending);
}

access::Roles load_roles() {
  std::vector<access::Role> roles;
  for (const Embedded& file : catalogue_files()) {
    if (!file.path.starts_with("roles/") || file.path.ends_with("schema.json")) continue;
    const auto pack = json::parse(file.content);
    auto role = pack ? access::parse_role(*pack) : Result<access::Role>(tl::unexpected(pack.error()));
    if (!role) throw std::runtime_error(std::string(file.path) + ": " + role.error().detail);
    roles.push_back(std::move(*role));
  }
  return access::Roles(std::move(roles));
}

}  // namespace

House::House(const HouseOptions& options) : options_(options) {
  register_all_records();
  vault::init();
  if (options_.settable_clock) {
    auto settable = std::make_unique<journal::SettableClock>();
    settable_ = settable.get();
    clock_ = std::move(settable);
  } else {
    clock_ = std::make_unique<journal::SystemClock>();
  }
  if (options_.db.starts_with("sqlite:")) {
    const auto folder = std::filesystem::path(options_.db.substr(7)).parent_path();
    if (!folder.empty()) std::filesystem::create_directories(folder);
  }
  db::Options db;
  db.url = options_.db;
  db.readers = options_.readers;
  db.open = options_.open;
  store_ = db::open_store(db);
  if (options_.open == db::Options::Open::owner) migrate();
  const auto tx = store_->read();
  const auto kind = db::find_info(*tx, "kind");
  const auto store_id = db::find_info(*tx, "store_id");
  if (!kind || !store_id)
    throw std::runtime_error("this is not a Homeward database, or it was never opened by its owner");
  kind_ = from_word<StoreKind>(*kind).value_or(StoreKind::production);
  if (settable_ && kind_ == StoreKind::production) {
    throw std::runtime_error("the settable clock exists only in demo and test databases");
  }
  const Uuid id = *Uuid::parse(*store_id);
  vault::VaultOptions keys;
  keys.keys_url = options_.keys.empty() ? "sqlite:" + beside(options_.db, ".keys.db", "") : options_.keys;
  if (keys.keys_url == "sqlite:")
    throw std::runtime_error("with PostgreSQL say where the keys are: --keys postgresql://...");
  keys.master_file =
      options_.master_key.empty() ? beside(options_.db, ".master.key", "var/master.key") : options_.master_key;
  keys.open = options_.open;
  vault_ = std::make_unique<vault::Vault>(keys, id);
  roles_ = load_roles();
  journal_ = std::make_unique<journal::Journal>(*store_, *vault_, *clock_, id);
  journal_->react<Stay>("pathway.stay", pathway::on_stay);
  journal_->react<Handover>("pathway.handover", pathway::on_handover);
  journal_->react<FollowUp>("pathway.follow-up", pathway::on_follow_up);
  journal_->react<Place>("pathway.place", pathway::on_place);
  if (options_.open == db::Options::Open::owner) journal_->start_chaining();
}

House::~House() {
  access_log_.reset();
  journal_.reset();
  if (store_) store_->close();
}

access::AccessLog& House::access_log() {
  if (!access_log_) access_log_ = std::make_unique<access::AccessLog>(*store_, *clock_);
  return *access_log_;
}

void House::migrate() {
  const db::Migration first{
      1, "first release", [](db::WriteTransaction& tx) {
        for (const Meta* meta : registered_records())
          for (const std::string& sql : db::schema_of(*meta, tx.engine())) tx.execute(sql);
        for (const auto& part : {journal::Journal::schema(tx.engine()), access::AccessLog::schema(tx.engine()),
                                 vault::Vault::schema(tx.engine())})
          for (const std::string& sql : part) tx.execute(sql);
      }};
  db::migrate(*store_, std::span(&first, 1));
  store_->write_and_wait([&](db::WriteTransaction& tx) {
    if (db::find_info(tx, "store_id")) return db::Verdict::undo;
    db::set_info(tx, "store_id", vault::new_uuid(clock_->now()).to_string());
    db::set_info(tx, "kind", to_word(options_.create_as));
    created_ = true;
    return db::Verdict::keep;
  });
}

bool House::setup_needed() { return !store_->read()->find_uuid("SELECT id FROM account LIMIT 1"); }

}  // namespace homeward::app
