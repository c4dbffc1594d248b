#include "platform/db/sqlite_row.hpp"

#include "base/check.hpp"

#include <sqlite3.h>

#include <cstring>

namespace homeward::db {
namespace {

std::string_view bytes_of(sqlite3_value* value) {
  const auto size = static_cast<std::size_t>(sqlite3_value_bytes(value));
  if (size == 0) return {"", 0};  // SQLite gives a null pointer for an empty blob
  return {static_cast<const char*>(sqlite3_value_blob(value)), size};
}

std::string_view text_of(sqlite3_value* value) {
  const unsigned char* bytes = sqlite3_value_text(value);
  return {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

}  // namespace

sqlite3_value* SqliteRow::value(int column) const { return sqlite3_column_value(statement_, column); }

sqlite3_value* SqliteRow::value(int column, int type, const char* wanted) const {
  sqlite3_value* const found = value(column);
  if (sqlite3_value_type(found) == type) return found;
  throw InternalError("column " + std::to_string(column) + " is no " + wanted + " in: " + sqlite3_sql(statement_));
}

bool SqliteRow::is_null(int column) const { return sqlite3_value_type(value(column)) == SQLITE_NULL; }

std::int64_t SqliteRow::integer(int column) const {
  return sqlite3_value_int64(value(column, SQLITE_INTEGER, "integer"));
}

double SqliteRow::number(int column) const {
  // A sum over no rows with a default of 0 is an integer here and a double on PostgreSQL.
  sqlite3_value* const found = value(column);
  if (sqlite3_value_type(found) == SQLITE_INTEGER) return sqlite3_value_double(found);
  return sqlite3_value_double(value(column, SQLITE_FLOAT, "number"));
}

std::string_view SqliteRow::text(int column) const { return text_of(value(column, SQLITE_TEXT, "text")); }
std::string_view SqliteRow::blob(int column) const { return bytes_of(value(column, SQLITE_BLOB, "blob")); }

Uuid SqliteRow::uuid(int column) const {
  const std::string_view bytes = blob(column);
  HW_CHECK(bytes.size() == 16, "column " + std::to_string(column) + " is no id in: " + sqlite3_sql(statement_));
  Uuid id;
  std::memcpy(id.bytes.data(), bytes.data(), 16);
  return id;
}

void SqliteRow::datum(int column, const FieldMeta& field, Datum& out) const {
  // The common kinds with one look at the column; what does not fit is the general way's to refuse.
  sqlite3_value* const found = value(column);
  switch (sqlite3_value_type(found)) {
    case SQLITE_NULL: out = std::monostate{}; return;
    case SQLITE_INTEGER:
      if (field.sealed) break;
      if (field.kind == Kind::boolean || field.kind == Kind::integer || field.kind == Kind::instant ||
          field.kind == Kind::date) {
        out = static_cast<std::int64_t>(sqlite3_value_int64(found));
        return;
      }
      break;
    case SQLITE_TEXT:
      if (field.sealed) break;
      if (field.kind == Kind::word || field.kind == Kind::text || field.kind == Kind::json) {
        held<std::string>(out).assign(text_of(found));
        return;
      }
      break;
    case SQLITE_BLOB:
      if (!field.sealed && field.kind == Kind::id && sqlite3_value_bytes(found) == 16) {
        std::memcpy(held<Uuid>(out).bytes.data(), sqlite3_value_blob(found), 16);
        return;
      }
      break;
    default: break;
  }
  Row::datum(column, field, out);
}

}  // namespace homeward::db
