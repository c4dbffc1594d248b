#include "platform/db/sqlite_row.hpp"

#include "base/check.hpp"

#include <sqlite3.h>

#include <cstring>

namespace homeward::db {

void SqliteRow::expect(int column, int type, const char* wanted) const {
  HW_CHECK(sqlite3_column_type(statement_, column) == type,
           "column " + std::to_string(column) + " is no " + wanted + " in: " + sqlite3_sql(statement_));
}

bool SqliteRow::is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }

std::int64_t SqliteRow::integer(int column) const {
  expect(column, SQLITE_INTEGER, "integer");
  return sqlite3_column_int64(statement_, column);
}

double SqliteRow::number(int column) const {
  // A sum over no rows with a default of 0 is an integer here and a double on PostgreSQL.
  if (sqlite3_column_type(statement_, column) != SQLITE_INTEGER) expect(column, SQLITE_FLOAT, "number");
  return sqlite3_column_double(statement_, column);
}

std::string_view SqliteRow::text(int column) const {
  expect(column, SQLITE_TEXT, "text");
  const unsigned char* bytes = sqlite3_column_text(statement_, column);
  return {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::string_view SqliteRow::blob(int column) const {
  expect(column, SQLITE_BLOB, "blob");
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
  if (size == 0) return {"", 0};  // SQLite gives a null pointer for an empty blob
  return {static_cast<const char*>(sqlite3_column_blob(statement_, column)), size};
}

Uuid SqliteRow::uuid(int column) const {
  const std::string_view bytes = blob(column);
  HW_CHECK(bytes.size() == 16, "column " + std::to_string(column) + " is no id in: " + sqlite3_sql(statement_));
  Uuid id;
  std::memcpy(id.bytes.data(), bytes.data(), 16);
  return id;
}

}  // namespace homeward::db
