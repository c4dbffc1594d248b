#include "platform/db/row_sql.hpp"

#include "base/check.hpp"
#include "platform/db/schema.hpp"

#include <memory>
#include <mutex>
#include <shared_mutex>
#include <unordered_map>

namespace homeward::db {
namespace {

constexpr std::array<std::size_t, 5> k_sizes{1, 4, 16, 64, RowSql::k_chunk};

std::string parameter(std::size_t number) { return "$" + std::to_string(number); }

std::string select_text(const std::string& columns, const std::string& table, std::size_t count) {
  std::string out = "SELECT " + columns + " FROM " + table + " WHERE \"id\" ";
  if (count == 1) return out + "= $1";
  out += "IN (";
  for (std::size_t i = 1; i <= count; ++i) out += (i > 1 ? ", " : "") + parameter(i);
  return out + ")";
}

}  // namespace

RowSql::RowSql(const Meta& meta) {
  std::vector<std::string> columns;
  for (const FieldMeta& field : meta.fields) {
    if (field.name == "id") id_member = columns.size();
    columns.push_back(quoted(field.name));
  }
  for (const char* own : {"\"version\"", "\"row_sum\"", "\"import_id\""}) columns.emplace_back(own);

  const std::string table = quoted(meta.name);
  std::string names;
  std::string values;
  std::string changes;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    names += (i ? ", " : "") + columns[i];
    values += (i ? ", " : "") + parameter(i + 1);
    if (i != id_member) changes += (changes.empty() ? "" : ", ") + columns[i] + " = " + parameter(i + 1);
  }
  insert = "INSERT INTO " + table + " (" + names + ") VALUES (" + values + ")";
  update = "UPDATE " + table + " SET " + changes + " WHERE \"id\" = " + parameter(id_member + 1);
  remove = "DELETE FROM " + table + " WHERE \"id\" = $1";
  std::string of_t;
  for (const std::string& column : columns) of_t += (of_t.empty() ? "t." : ", t.") + column;
  select_where = "SELECT " + of_t + " FROM " + table + " t WHERE ";
  for (std::size_t i = 0; i < k_sizes.size(); ++i) {
    selects[i] = {k_sizes[i], select_text(names, table, k_sizes[i])};
  }
}

const RowSql::Select& RowSql::select_for(std::size_t count) const {
  for (const Select& select : selects)
    if (select.count >= count) return select;
  throw InternalError("more ids than one statement takes");
}

const RowSql& row_sql(const Meta& meta) {
  static std::shared_mutex mutex;
  static std::unordered_map<const Meta*, std::unique_ptr<const RowSql>> known;
  {
    const std::shared_lock lock(mutex);
    if (const auto it = known.find(&meta); it != known.end()) return *it->second;
  }
  auto fresh = std::make_unique<const RowSql>(meta);
  const std::unique_lock lock(mutex);
  return *known.try_emplace(&meta, std::move(fresh)).first->second;
}

}  // namespace homeward::db
