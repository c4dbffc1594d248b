#include "base/check.hpp"
#include "platform/db/row_sql.hpp"
#include "platform/db/store.hpp"

#include <algorithm>
#include <unordered_map>

namespace homeward::db {
namespace {

/// The parameters of one statement. Kept by the thread between rows, so that texts reuse their memory.
std::vector<Datum>& row_params(const Meta& meta, const StoredRow& row) {
  HW_CHECK(row.members.size() == meta.fields.size(), "a row of " + std::string(meta.name) + " lacks members");
  thread_local std::vector<Datum> params;
  params.assign(row.members.begin(), row.members.end());
  params.emplace_back(row.version);
  params.emplace_back(row_checksum(meta, row.members));
  params.emplace_back(row.import ? Datum(*row.import) : Datum());
  return params;
}

[[noreturn]] void report_damage(const Meta& meta, const Uuid& id) {
  throw StorageFailure(StorageFailure::Kind::damaged, "the stored " + std::string(meta.name) + " " + id.to_string() +
                                                          " differs from its checksum; restore it from a backup");
}

/// Columns: the members, then version, row_sum, import_id.
StoredRow stored_row(const Row& row, const Meta& meta, const Uuid& id) {
  StoredRow out;
  out.members.resize(meta.fields.size());
  int column = 0;
  try {
    for (Datum& member : out.members) {
      row.datum(column, meta.fields[static_cast<std::size_t>(column)], member);
      ++column;
    }
    out.version = row.uuid(column);
    if (row.integer(column + 1) != row_checksum(meta, out.members)) report_damage(meta, id);
    if (!row.is_null(column + 2)) out.import = row.uuid(column + 2);
  } catch (const InternalError&) {  // a value of another type than the column's: SQLite would store even that
    report_damage(meta, id);
  }
  return out;
}

Uuid id_of(const Row& row, const Meta& meta, const RowSql& sql) {
  try {
    return row.uuid(static_cast<int>(sql.id_member));
  } catch (const InternalError&) {
    report_damage(meta, {});
  }
}

}  // namespace

void insert_row(WriteTransaction& tx, const Meta& meta, const StoredRow& row) {
  tx.enqueue(row_sql(meta).insert, row_params(meta, row));
}

bool update_row(WriteTransaction& tx, const Meta& meta, const StoredRow& row) {
  return tx.execute(row_sql(meta).update, row_params(meta, row)) != 0;
}

bool delete_row(WriteTransaction& tx, const Meta& meta, const Uuid& id) {
  const Datum params[] = {id};
  return tx.execute(row_sql(meta).remove, params) != 0;
}

std::vector<StoredRow> load_rows(ReadTransaction& tx, const Meta& meta, std::span<const Uuid> ids) {
  const RowSql& sql = row_sql(meta);
  std::vector<StoredRow> out;
  out.reserve(ids.size());
  std::vector<Datum> params;
  struct Found {
    StoredRow row;
    std::optional<std::size_t> place = std::nullopt;  // in `out`, once it was moved there
  };
  std::unordered_map<Uuid, Found> found;
  while (!ids.empty()) {
    const auto now = ids.first(std::min(ids.size(), RowSql::k_chunk));
    ids = ids.subspan(now.size());
    const RowSql::Select& select = sql.select_for(now.size());
    params.assign(now.begin(), now.end());
    params.resize(select.count, now.back());  // one id several times is found once
    found.clear();
    tx.query(select.text, params, [&](const Row& row) {
      const Uuid id = id_of(row, meta, sql);
      found.emplace(id, Found{stored_row(row, meta, id)});
      return true;
    });
    for (const Uuid& id : now) {
      const auto it = found.find(id);
      if (it == found.end()) continue;
      Found& one = it->second;
      if (one.place) {
        out.push_back(StoredRow(out[*one.place]));  // asked for twice
      } else {
        one.place = out.size();
        out.push_back(std::move(one.row));
      }
    }
  }
  return out;
}

std::vector<StoredRow> select_rows(ReadTransaction& tx, const Meta& meta, std::string_view where,
                                   std::span<const Datum> params) {
  const RowSql& sql = row_sql(meta);
  std::vector<StoredRow> out;
  tx.query(sql.select_where + std::string(where), params, [&](const Row& row) {
    out.push_back(stored_row(row, meta, id_of(row, meta, sql)));
    return true;
  });
  return out;
}

}  // namespace homeward::db
