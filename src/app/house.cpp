#include "app/house.hpp"

#include "app/content.hpp"
#include "app/records.hpp"
#include "care/pathway/actions_handover.hpp"
#include "care/pathway/road_pack.hpp"
#include "care/people/particulars_pack.hpp"
#include "oversight/directives/actions.hpp"
#include "platform/db/migrations.hpp"
#include "platform/journal/erase.hpp"
#include "platform/vault/master_key.hpp"

#include <filesystem>

namespace homeward::app {
namespace {

constexpr std::string_view k_sqlite = "sqlite:";

/// Where something of this database lies unless it is said: beside a SQLite file, else in var/ under the database's
/// name.
std::string beside(const std::string& url, std::string_view ending) {
  if (!url.starts_with(k_sqlite)) {
    const std::string path = url.substr(0, url.find('?'));
    return "var/" + path.substr(path.rfind('/') + 1) + std::string(ending);
  }
  std::string file = url.substr(k_sqlite.size());
  if (file.ends_with(".db")) file.resize(file.size() - 3);
  return file + std::string(ending);
}

void make_folder_of(const std::string& file) {
  const auto folder = std::filesystem::path(file).parent_path();
  if (!folder.empty()) std::filesystem::create_directories(folder);
}

access::Roles roles_in_use(const catalogue::Catalogue& catalogue) {
  access::Roles roles = catalogue::roles_of(catalogue);
  return people::gender_asked(catalogue).asked ? roles : people::roles_without_gender(roles);
}

}  // namespace

std::string master_key_file(const HouseOptions& options) {
  return options.master_key.empty() ? beside(options.db, ".master.key") : options.master_key;
}

House::House(const HouseOptions& options)
    : options_(options),
      catalogue_(load_catalogue(options.catalogue_overlay)),
      roles_(roles_in_use(catalogue_)),
      road_(pathway::road_rules(catalogue_)) {
  register_all_records();
  vault::init();
  if (options_.settable_clock) {
    auto settable = std::make_unique<journal::SettableClock>();
    settable_ = settable.get();
    clock_ = std::move(settable);
  } else {
    clock_ = std::make_unique<journal::SystemClock>();
  }
  if (options_.db.starts_with(k_sqlite)) make_folder_of(options_.db.substr(k_sqlite.size()));
  db::Options db;
  db.url = options_.db;
  db.readers = options_.readers;
  db.open = options_.open;
  db.in_the_making = options_.in_the_making;
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
  keys.keys_url = options_.keys.empty() ? std::string(k_sqlite) + beside(options_.db, ".keys.db") : options_.keys;
  keys.master_file = master_key_file(options_);
  if (keys.keys_url.starts_with(k_sqlite)) make_folder_of(keys.keys_url.substr(k_sqlite.size()));
  make_folder_of(keys.master_file);
  keys.open = options_.open;
  vault_ = std::make_unique<vault::Vault>(keys, id);
  journal_ = std::make_unique<journal::Journal>(*store_, *vault_, *clock_, id);
  const auto with_road = [this](auto reaction) {
    return [this, reaction](journal::Transaction& now, const auto& change) { return reaction(now, change, road_); };
  };
  journal_->react<Stay>("pathway.stay", with_road(pathway::on_stay));
  journal_->react<Handover>("pathway.handover", with_road(pathway::on_handover));
  journal_->react<FollowUp>("pathway.follow-up", pathway::on_follow_up);
  journal_->react<Place>("pathway.place", pathway::on_place);
  journal_->react<PlaceOffer>("pathway.offer", with_road(pathway::on_offer));
  journal_->react<Consent>("pathway.consent", pathway::on_consent);
  journal_->react<Directive>("directives.directive", directives::on_directive);
  journal_->react<DirectiveAnswer>("directives.answer", directives::on_answer);
  if (options_.open != db::Options::Open::owner) return;
  journal::apply_erasures(*journal_);  // a restored backup may hold who was erased since
  journal_->start_chaining();
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

vault::PasswordCost House::password_cost() const {
  return kind_ == StoreKind::test ? vault::PasswordCost::test : vault::PasswordCost::full;
}

bool House::copy_needed() const {
  const std::string file = master_key_file(options_);
  return kind_ == StoreKind::production && !vault::copy_was_made(file, vault::read_master_key(file));
}

bool House::setup_needed() { return !store_->read()->find_uuid("SELECT id FROM account LIMIT 1"); }

}  // namespace homeward::app
