#pragma once
#include "platform/db/store.hpp"

struct sqlite3_stmt;
struct sqlite3_value;

namespace homeward::db {

/// The row a statement stands on. Types are those of the stored values, because SQLite's columns have none.
class SqliteRow final : public Row {
 public:
  explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement) {}
  bool is_null(int column) const override;
  std::int64_t integer(int column) const override;
  double number(int column) const override;
  std::string_view text(int column) const override;
  std::string_view blob(int column) const override;
  Uuid uuid(int column) const override;
  void datum(int column, const FieldMeta& field, Datum& out) const override;

 private:
  sqlite3_value* value(int column) const;
  /// The column's value, which is of this type.
  sqlite3_value* value(int column, int type, const char* wanted) const;
  sqlite3_stmt* statement_;
};

}  // namespace homeward::db
