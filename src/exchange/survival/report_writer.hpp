#pragma once
#include "base/csv_writer.hpp"
#include "base/json.hpp"

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace homeward::survival {

enum class Format { csv, json };

/// Tables and single figures, as CSV (each with its header, one below the other) or as one JSON object (a table is a
/// list of objects under its name, figures are members). Figures that do not exist are empty, in JSON null.
class ReportWriter {
 public:
  using Cell = std::variant<std::string_view, double, std::uint64_t>;
  struct Figure {
    std::string_view name;
    Cell value;
  };

  explicit ReportWriter(Format format);
  /// Begins a table. Cells are then given row by row.
  void table(std::string_view name, std::vector<std::string> columns);
  ReportWriter& cell(Cell value);
  void row(std::initializer_list<Cell> cells) {
    for (const Cell& c : cells) cell(c);
  }
  void figures(std::span<const Figure> figures);
  void figures(std::initializer_list<Figure> list) { figures(std::span(list.begin(), list.size())); }
  std::string take();

 private:
  void end_table();
  void write_json(const Cell& value);
  void write_csv(const Cell& value);

  Format format_;
  std::vector<std::string> columns_;
  std::size_t at_ = 0;
  bool in_table_ = false;
  CsvWriter csv_;
  json::Writer json_;
};

}  // namespace homeward::survival
