#include "engine/cohort/schema.hpp"

#include <algorithm>

namespace homeward::cohort {

std::optional<Table> Schema::find(std::string_view table) const {
  for (std::size_t i = 0; i < tables.size(); ++i)
    if (tables[i].name == table) return Table{static_cast<std::uint16_t>(i)};
  return std::nullopt;
}

std::optional<Column> Schema::find(std::string_view table, std::string_view column) const {
  const auto t = find(table);
  if (!t) return std::nullopt;
  const auto& columns = tables[t->number].columns;
  const auto it = std::ranges::find(columns, column, &ColumnSpec::name);
  if (it == columns.end()) return std::nullopt;
  return Column{*t, static_cast<std::uint16_t>(it - columns.begin())};
}

std::optional<std::int32_t> Schema::code_of(Column c, std::string_view word) const {
  const auto& words = spec(c).words;
  const auto it = std::ranges::find(words, word);
  if (it == words.end()) return std::nullopt;
  return static_cast<std::int32_t>(it - words.begin());
}

}  // namespace homeward::cohort
