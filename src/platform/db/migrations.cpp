#include "platform/db/migrations.hpp"

#include "base/check.hpp"

#include <algorithm>

namespace homeward::db {
namespace {

constexpr std::string_view k_made_at_once =
    "CREATE TABLE IF NOT EXISTS \"store_info\" (\"key\" TEXT PRIMARY KEY NOT NULL, \"value\" TEXT NOT NULL)";
constexpr std::string_view k_set_info =
    "INSERT INTO \"store_info\" (\"key\", \"value\") VALUES ($1, $2) "
    "ON CONFLICT (\"key\") DO UPDATE SET \"value\" = excluded.\"value\"";
constexpr std::string_view k_is_applied = "SELECT \"number\" FROM \"schema_migration\" WHERE \"number\" = $1";

/// Lets one process migrate at a time. The lock alone is not enough: the one who waited has a snapshot from before
/// the other's commit. Writing the same row makes that a conflict, and the write begins again with a new snapshot.
void enter(WriteTransaction& tx) {
  if (tx.engine() == Engine::postgresql) {
    tx.execute("SET LOCAL statement_timeout = 0");  // an index over a large table takes longer than a request may
    tx.query("SELECT pg_advisory_xact_lock(4841672)", {}, [](const Row&) { return true; });
  }
}

void make_tables(WriteTransaction& tx) {
  enter(tx);
  const std::string integer = tx.engine() == Engine::sqlite ? "INTEGER" : "bigint";
  tx.execute(k_made_at_once);
  tx.execute("CREATE TABLE IF NOT EXISTS \"schema_migration\" (\"number\" " + integer +
             " PRIMARY KEY NOT NULL, \"name\" TEXT NOT NULL)");
}

void apply(WriteTransaction& tx, const Migration& migration) {
  enter(tx);
  const Datum number = std::int64_t{migration.number};
  set_info(tx, "schema", std::to_string(migration.number));
  const Datum row[] = {number, std::string(migration.name)};
  migration.apply(tx);
  tx.execute("INSERT INTO \"schema_migration\" (\"number\", \"name\") VALUES ($1, $2)", row);
}

}  // namespace

void migrate(Store& store, std::span<const Migration> migrations) {
  HW_CHECK(std::ranges::adjacent_find(migrations, std::ranges::greater_equal{}, &Migration::number) == migrations.end(),
           "migrations are listed in order of their numbers");
  store.write_and_wait([](WriteTransaction& tx) {
    make_tables(tx);
    return Verdict::keep;
  });
  const auto newest = store.read()->find_integer("SELECT max(\"number\") FROM \"schema_migration\"");
  if (newest && (migrations.empty() || *newest > migrations.back().number)) {
    throw StorageFailure(StorageFailure::Kind::read_only,
                         "the store has migration " + std::to_string(*newest) +
                             ", which this program does not know; start the newer release it was made with");
  }
  for (const Migration& migration : migrations) {
    const Datum number[] = {std::int64_t{migration.number}};
    if (store.read()->find_integer(k_is_applied, number)) continue;
    store.write_and_wait([&](WriteTransaction& tx) {
      if (tx.find_integer(k_is_applied, number)) return Verdict::undo;
      apply(tx, migration);
      return Verdict::keep;
    });
  }
}

std::optional<std::string> find_info(ReadTransaction& tx, std::string_view key) {
  const Datum params[] = {std::string(key)};
  return tx.find_text("SELECT \"value\" FROM \"store_info\" WHERE \"key\" = $1", params);
}

void set_info(WriteTransaction& tx, std::string_view key, std::string_view value) {
  const Datum params[] = {std::string(key), std::string(value)};
  tx.execute(k_set_info, params);
}

}  // namespace homeward::db
