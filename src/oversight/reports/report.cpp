#include "oversight/reports/report.hpp"

#include <algorithm>

namespace homeward::reports {

Form form_of(const Report& report, std::size_t row, std::size_t column) {
  const Form form = report.columns[column].form;
  return form == Form::by_row ? report.forms.at(row) : form;
}

std::size_t column_of(const Report& report, std::string_view id) {
  return static_cast<std::size_t>(std::ranges::find(report.columns, id, &Column::id) - report.columns.begin());
}

}  // namespace homeward::reports
