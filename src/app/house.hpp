#pragma once
#include "care/pathway/rules_road.hpp"
#include "platform/access/log.hpp"
#include "platform/catalogue/role_packs.hpp"
#include "platform/journal/journal.hpp"
#include "platform/vault/crypto.hpp"

#include <memory>
#include <string>

/// The house opened: store, keys, journal, access log. What every command of the program stands on.
namespace homeward::app {

/// What a database is for; written into it when it is made and never changed. The settable clock and demo accounts
/// exist only in the first two.
enum class StoreKind { demo, test, production };
BOOST_DESCRIBE_ENUM(StoreKind, demo, test, production)

struct HouseOptions {
  std::string db = "sqlite:var/homeward.db";
  std::string keys;        ///< empty: beside a SQLite file, else in var/
  std::string master_key;  ///< empty: as the keys
  StoreKind create_as = StoreKind::production;
  db::Options::Open open = db::Options::Open::owner;
  int readers = 4;
  bool settable_clock = false;  ///< refused outside demo and test databases
  bool in_the_making = false;   ///< a new SQLite file, as in db::Options
  std::string catalogue_overlay;
};

/// Where the master key of such a house lies.
std::string master_key_file(const HouseOptions& options);

class House {
 public:
  /// Opens or makes the database. Throws StorageFailure, and std::runtime_error with a sentence for the operator.
  explicit House(const HouseOptions& options);
  ~House();

  StoreKind kind() const { return kind_; }
  bool created() const { return created_; }
  /// What a new password costs: less than full only in a database that is marked as test.
  vault::PasswordCost password_cost() const;
  db::Store& store() { return *store_; }
  vault::Vault& vault() { return *vault_; }
  journal::Journal& journal() { return *journal_; }
  access::AccessLog& access_log();
  const catalogue::Catalogue& catalogue() const { return catalogue_; }
  const access::Roles& roles() const { return roles_; }
  const pathway::RoadRules& road() const { return road_; }
  const journal::Clock& clock() const { return *clock_; }
  /// Null unless the house was opened with a settable clock.
  journal::SettableClock* settable_clock() { return settable_; }
  /// A recovery copy of the master key is still to be made; demo and test databases need none.
  bool copy_needed() const;
  /// No account exists yet: the first administrator is to be made.
  bool setup_needed();

 private:
  void migrate();

  HouseOptions options_;
  catalogue::Catalogue catalogue_;
  access::Roles roles_;
  pathway::RoadRules road_;
  StoreKind kind_ = StoreKind::production;
  bool created_ = false;
  std::unique_ptr<journal::Clock> clock_;
  journal::SettableClock* settable_ = nullptr;
  std::unique_ptr<db::Store> store_;
  std::unique_ptr<vault::Vault> vault_;
  std::unique_ptr<journal::Journal> journal_;
  std::unique_ptr<access::AccessLog> access_log_;
};

}  // namespace homeward::app
