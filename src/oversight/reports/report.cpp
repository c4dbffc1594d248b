#include "oversight/reports/report.hpp"

#include <algorithm>

namespace homeward::reports {

Form form_of(const Report& report, std::size_t row, std::size_t column) {
  const Form form = report.columns[column].form;
  return form == Form::by_row ? report.forms.at(row) : form;
}

bool is_shown(const Report& report, std::size_t column) {
  const Column& c = report.columns[column];
  if (c.for_programs || !c.where_any) return !c.for_programs;
  return std::ranges::any_of(report.rows, [column](const std::vector<Cell>& row) {
    return !std::holds_alternative<std::monostate>(row[column]);
  });
}

std::size_t column_of(const Report& report, std::string_view id) {
  return static_cast<std::size_t>(std::ranges::find(report.columns, id, &Column::id) - report.columns.begin());
}

}  // namespace homeward::reports
