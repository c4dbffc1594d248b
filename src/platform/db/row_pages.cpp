#include "platform/db/row_pages.hpp"

#include "base/check.hpp"
#include "platform/db/schema.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <mutex>

namespace homeward::db {
namespace {

/// The column a table is walked along. SQLite keeps rows by a number of its own, and by id each would be looked up
/// anew; PostgreSQL has only the id. A row that comes to a number already passed is in the feed.
std::string_view key_of(Engine engine) { return engine == Engine::sqlite ? "rowid" : "\"id\""; }
Datum before_all(Engine engine) { return engine == Engine::sqlite ? Datum{std::int64_t{0}} : Datum{Uuid{}}; }

const std::string& page_sql(const Meta& meta, Engine engine) {
  static std::mutex mutex;
  static std::map<std::pair<const Meta*, Engine>, std::string> known;
  const std::lock_guard lock(mutex);
  std::string& sql = known[{&meta, engine}];
  if (!sql.empty()) return sql;
  const std::string key = "t." + std::string(key_of(engine));
  sql = "SELECT " + key;
  for (const FieldMeta& field : meta.fields) sql += ", t." + quoted(field.name);
  sql += ", t.\"version\", t.\"row_sum\", t.\"import_id\" FROM " + quoted(meta.name) + " t WHERE " + key + " > $1" +
         (engine == Engine::sqlite ? " AND " + key + " <= $3" : "") + " ORDER BY " + key + " LIMIT $2";
  return sql;
}

/// False where the row is not what was written.
bool fill(StoredRow& out, const Row& row, const Meta& meta) {
  try {
    int column = 1;
    for (std::size_t i = 0; i < meta.fields.size(); ++i) row.datum(column++, meta.fields[i], out.members[i]);
    out.version = row.uuid(column);
    if (row.integer(column + 1) != row_checksum(meta, out.members)) return false;
    out.import = row.is_null(column + 2) ? std::nullopt : std::optional(row.uuid(column + 2));
    return true;
  } catch (const InternalError&) {  // a value of another type than the column's: SQLite would store even that
    return false;
  }
}

}  // namespace

std::vector<TablePlace> shares_of_table(ReadTransaction& tx, const Meta& meta, std::int64_t rows) {
  if (tx.engine() != Engine::sqlite) return {TablePlace{}};
  const auto most = tx.find_integer("SELECT coalesce(max(rowid), 0) FROM " + quoted(meta.name)).value_or(0);
  std::vector<TablePlace> out;
  for (std::int64_t behind = 0; behind < most; behind += rows) {
    TablePlace& share = out.emplace_back();
    share.behind = behind;
    share.last = std::min(behind + rows, most);
  }
  return out;
}

std::size_t read_page(ReadTransaction& tx, const Meta& meta, TablePlace& place, std::int64_t limit,
                      const EachStored& each, std::size_t& damaged) {
  const bool sqlite = tx.engine() == Engine::sqlite;
  if (std::holds_alternative<std::monostate>(place.behind)) place.behind = before_all(tx.engine());
  const Datum params[] = {place.behind, limit, place.last.value_or(std::numeric_limits<std::int64_t>::max())};
  const auto taken = std::span(params).first(sqlite ? 3 : 2);
  StoredRow stored;
  std::size_t rows = 0;
  tx.query(page_sql(meta, tx.engine()), taken, [&](const Row& row) {
    ++rows;
    if (sqlite) {
      place.behind = row.integer(0);
    } else {
      place.behind = row.uuid(0);
    }
    stored.members.resize(meta.fields.size());
    if (fill(stored, row, meta)) {
      each(stored);
    } else {
      ++damaged;
    }
    return true;
  });
  return rows;
}

}  // namespace homeward::db
