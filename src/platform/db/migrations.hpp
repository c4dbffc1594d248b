#pragma once
#include "platform/db/store.hpp"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace homeward::db {

/// One numbered step forward. `apply` may be run again after a conflict, like every body of a write.
struct Migration {
  int number;
  std::string_view name;
  std::function<void(WriteTransaction&)> apply;
};

/// Applies what is missing, in order of number, each in its own write, recorded in `schema_migration`. Several
/// processes may call this at once: one applies a step, the others wait for it (PostgreSQL; SQLite has one owner).
/// Throws StorageFailure read_only when the store has a step that this program does not know: it is newer.
void migrate(Store& store, std::span<const Migration> migrations);

/// What a store knows about itself: table `store_info`, made by `migrate`. Keys beginning with "schema" are ours.
std::optional<std::string> find_info(ReadTransaction& tx, std::string_view key);
void set_info(WriteTransaction& tx, std::string_view key, std::string_view value);

}  // namespace homeward::db
