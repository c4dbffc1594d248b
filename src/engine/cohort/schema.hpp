#pragma once
#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What is in a column store: tables of rows with an id each, and coded columns. The engine knows nothing of care; a
/// room hands it a schema (for this house: oversight/figures/tables.hpp).
namespace homeward::cohort {

/// "Nobody knows": a code of its own in every column, never zero.
constexpr std::int32_t k_missing = std::numeric_limits<std::int32_t>::min();

/// Place of a table in its schema, and of a column in its table.
struct Table {
  std::uint16_t number = 0;
  auto operator<=>(const Table&) const = default;
};
struct Column {
  Table table;
  std::uint16_t number = 0;
  auto operator<=>(const Column&) const = default;
};

enum class ColumnKind : std::uint8_t {
  code,       ///< 1 byte: one of fixed words, by its place among them; yes and no are 1 and 0
  word,       ///< 2 bytes: one of words that come as they are met
  integer,    ///< 2 bytes: a small whole number (a year); what does not fit is at the limit
  day,        ///< 4 bytes: a civil day as days since 1970 (LocalDate), in the zone of the place that keeps it
  reference,  ///< 4 bytes: a row of another table
  number      ///< 4 bytes: an amount as measured
};

struct ColumnSpec {
  std::string name;
  ColumnKind kind = ColumnKind::code;
  std::vector<std::string> words = {};  ///< kind code
  std::optional<Table> refers_to = {};  ///< kind reference
};

struct TableSpec {
  std::string name;
  std::vector<ColumnSpec> columns;
};

/// Where the dated tree of places is: one row of `scope` says that `place` lies at or below `ancestor` from `since`
/// until `until`.
struct TreeSpec {
  Table place;
  Column kind;  ///< of a place: its level
  Column scope_place, scope_ancestor, scope_since, scope_until;
};

struct Schema {
  std::vector<TableSpec> tables;
  Table person;  ///< the table whose rows can be linked: linked rows are one person
  std::optional<TreeSpec> tree = {};

  const ColumnSpec& spec(Column c) const { return tables[c.table.number].columns[c.number]; }
  /// By name, as definitions name them: `find("stay")`, `find("stay", "stage")`.
  std::optional<Table> find(std::string_view table) const;
  std::optional<Column> find(std::string_view table, std::string_view column) const;
  /// Code of a word in a column of kind code.
  std::optional<std::int32_t> code_of(Column c, std::string_view word) const;
};

}  // namespace homeward::cohort
