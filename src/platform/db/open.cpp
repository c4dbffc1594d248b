#include "base/check.hpp"
#include "platform/db/sqlite_store.hpp"
#include "platform/db/store.hpp"

namespace homeward::db {

std::unique_ptr<Store> open_store(const Options& options) {
  if (options.url.starts_with("sqlite:")) return open_sqlite(options);
  throw StorageFailure(StorageFailure::Kind::gone,
                       "the store's address begins with sqlite: or postgresql:, but it was: " +
                           options.url.substr(0, options.url.find(':')));
}

}  // namespace homeward::db
