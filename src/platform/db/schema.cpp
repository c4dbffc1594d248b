#include "platform/db/schema.hpp"

#include "base/check.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace homeward::db {
namespace {

constexpr std::array<std::string_view, 3> k_own_columns{"version", "row_sum", "import_id"};

std::string id_type(Engine engine) { return engine == Engine::sqlite ? "BLOB" : "uuid"; }
std::string integer_type(Engine engine) { return engine == Engine::sqlite ? "INTEGER" : "bigint"; }

struct Literal {
  Engine engine;

  std::string operator()(std::monostate) const { return "NULL"; }
  std::string operator()(std::int64_t v) const { return std::to_string(v); }
  std::string operator()(double v) const { return std::to_string(v); }
  std::string operator()(const std::string& v) const {
    std::string out = "'";
    for (const char c : v) out.append(c == '\'' ? 2 : 1, c);
    return out + "'";
  }
  std::string operator()(const Uuid& v) const {
    if (engine == Engine::postgresql) return "'" + v.to_string() + "'";
    return bytes({reinterpret_cast<const char*>(v.bytes.data()), v.bytes.size()});
  }
  std::string operator()(const Blob& v) const { return bytes(v.bytes); }

  std::string bytes(std::string_view v) const {
    static constexpr char k_digits[] = "0123456789abcdef";
    std::string out = engine == Engine::sqlite ? "x'" : "'\\x";
    for (const char c : v) {
      out += k_digits[static_cast<unsigned char>(c) >> 4];
      out += k_digits[static_cast<unsigned char>(c) & 15];
    }
    return out + "'";
  }
};

std::string index_of(const Meta& meta, std::string_view column, std::string_view unique, std::string_view where) {
  std::string columns = quoted(column);
  if (meta.home && column == meta.home->name) {
    for (const std::string_view more : meta.home_with)
      if (!more.empty()) columns += ", " + quoted(meta.find(more)->name);
  }
  return "CREATE " + std::string(unique) + "INDEX IF NOT EXISTS " +
         quoted("ix_" + std::string(meta.name) + "_" + std::string(column)) + " ON " + quoted(meta.name) + " (" +
         columns + ")" + std::string(where);
}

bool wants_index(const Meta& meta, const FieldMeta& field) {
  return field.index != Index::none || &field == meta.subject || &field == meta.home || &field == meta.other_home;
}

}  // namespace

std::string quoted(std::string_view name) {
  HW_CHECK(!name.empty() && name.find('"') == std::string_view::npos, "not a name for SQL: " + std::string(name));
  return "\"" + std::string(name) + "\"";
}

std::string column_type(const FieldMeta& field, Engine engine) {
  const bool sqlite = engine == Engine::sqlite;
  if (field.sealed) return sqlite ? "BLOB" : "bytea";
  switch (field.kind) {
    case Kind::boolean:
    case Kind::integer:
    case Kind::instant:
    case Kind::date: return integer_type(engine);
    case Kind::number: return sqlite ? "REAL" : "double precision";
    case Kind::text:
    case Kind::word:
    case Kind::json: return sqlite ? "TEXT" : "text";
    case Kind::id: return id_type(engine);
    case Kind::blob: return sqlite ? "BLOB" : "bytea";
  }
  throw InternalError("a kind without a column type");
}

std::string column_definition(const FieldMeta& field, Engine engine) {
  std::string out = quoted(field.name) + " " + column_type(field, engine);
  if (field.optional) return out;
  out += " NOT NULL";
  // A sealed value cannot be made without keys: an empty blob stands for a default that was never sealed.
  if (field.since > 1) out += " DEFAULT " + std::visit(Literal{engine}, field.sealed ? Blob{} : field.default_value);
  return out;
}

std::string add_column(const Meta& meta, const FieldMeta& field, Engine engine) {
  return "ALTER TABLE " + quoted(meta.name) + " ADD COLUMN " + column_definition(field, engine);
}

std::vector<std::string> schema_of(const Meta& meta, Engine engine) {
  const FieldMeta* id = meta.find("id");
  HW_CHECK(id && id->kind == Kind::id && !id->optional && !id->sealed, std::string(meta.name) + " has no id");
  std::string columns;
  std::vector<std::string> indexes;
  for (const FieldMeta& field : meta.fields) {
    HW_CHECK(std::ranges::find(k_own_columns, field.name) == k_own_columns.end(),
             std::string(meta.name) + " has a member with the name of our own column " + std::string(field.name));
    columns += column_definition(field, engine) + (&field == id ? " PRIMARY KEY, " : ", ");
    if (&field == id || !wants_index(meta, field)) continue;
    HW_CHECK(!field.sealed, "sealed bytes cannot be looked up: " + std::string(field.name));
    indexes.push_back(index_of(meta, field.name, field.index == Index::unique ? "UNIQUE " : "", ""));
  }
  indexes.push_back(index_of(meta, "import_id", "", " WHERE \"import_id\" IS NOT NULL"));

  std::vector<std::string> statements{"CREATE TABLE IF NOT EXISTS " + quoted(meta.name) + " (" + columns +
                                      "\"version\" " + id_type(engine) + " NOT NULL, \"row_sum\" " +
                                      integer_type(engine) + " NOT NULL, \"import_id\" " + id_type(engine) + ")"};
  std::ranges::move(indexes, std::back_inserter(statements));
  return statements;
}

}  // namespace homeward::db
