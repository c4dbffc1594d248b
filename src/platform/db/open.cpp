#include "base/check.hpp"
#include "platform/db/postgresql_store.hpp"
#include "platform/db/sqlite_store.hpp"
#include "platform/db/store.hpp"

namespace homeward::db {

std::unique_ptr<Store> open_store(const Options& options) {
  if (options.url.starts_with("sqlite:")) return open_sqlite(options);
  if (options.url.starts_with("postgresql://") || options.url.starts_with("postgres://")) {
    return open_postgresql(options);
  }
  // Not the whole address: it may hold a password.
  throw StorageFailure(StorageFailure::Kind::gone,
                       "the store's address begins with sqlite: or postgresql://, but it was: " +
                           options.url.substr(0, options.url.find(':')));
}

}  // namespace homeward::db
