#include "base/csv_writer.hpp"
#include "oversight/reports/report.hpp"

namespace homeward::reports {
namespace {

void write_cell(CsvWriter& csv, const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) {
    csv.spreadsheet_text(*text);
  } else if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
    csv.integer(*whole);
  } else if (const auto* number = std::get_if<double>(&cell)) {
    csv.number(*number);
  } else {
    csv.missing();
  }
}

}  // namespace

std::string csv_of(const Report& report) {
  CsvWriter csv;
  for (const Column& column : report.columns) csv.field(column.id);
  for (const Fact& fact : report.about) csv.field(fact.id);
  csv.end_row();
  for (const auto& row : report.rows) {
    for (const Cell& cell : row) write_cell(csv, cell);
    for (const Fact& fact : report.about) csv.spreadsheet_text(fact.text);
    csv.end_row();
  }
  return csv.take();
}

}  // namespace homeward::reports
