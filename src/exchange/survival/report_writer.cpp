#include "exchange/survival/report_writer.hpp"

namespace homeward::survival {

ReportWriter::ReportWriter(Format format) : format_(format) {
  if (format_ == Format::json) json_.begin_object();
}

void ReportWriter::table(std::string_view name, std::vector<std::string> columns) {
  end_table();
  columns_ = std::move(columns);
  in_table_ = true;
  at_ = 0;
  if (format_ == Format::json) {
    json_.key(name).begin_array();
    return;
  }
  for (const auto& column : columns_) csv_.field(column);
  csv_.end_row();
}

ReportWriter& ReportWriter::cell(Cell value) {
  if (format_ == Format::json) {
    if (at_ == 0) json_.begin_object();
    json_.key(columns_[at_]);
    write_json(value);
  } else {
    write_csv(value);
  }
  if (++at_ < columns_.size()) return *this;
  at_ = 0;
  if (format_ == Format::json) {
    json_.end_object();
  } else {
    csv_.end_row();
  }
  return *this;
}

void ReportWriter::figures(std::span<const Figure> figures) {
  end_table();
  if (format_ == Format::json) {
    for (const Figure& figure : figures) {
      json_.key(figure.name);
      write_json(figure.value);
    }
    return;
  }
  for (const Figure& figure : figures) csv_.field(figure.name);
  csv_.end_row();
  for (const Figure& figure : figures) write_csv(figure.value);
  csv_.end_row();
}

std::string ReportWriter::take() {
  end_table();
  if (format_ == Format::csv) return csv_.take();
  json_.end_object();
  return json_.take() + "\n";
}

void ReportWriter::end_table() {
  if (in_table_ && format_ == Format::json) json_.end_array();
  in_table_ = false;
}

void ReportWriter::write_json(const Cell& value) {
  if (const auto* text = std::get_if<std::string_view>(&value)) {
    json_.string(*text);
  } else if (const auto* number = std::get_if<double>(&value)) {
    json_.number(*number);
  } else {
    json_.integer(static_cast<std::int64_t>(std::get<std::uint64_t>(value)));
  }
}

void ReportWriter::write_csv(const Cell& value) {
  if (const auto* text = std::get_if<std::string_view>(&value)) {
    csv_.field(*text);
  } else if (const auto* number = std::get_if<double>(&value)) {
    csv_.number(*number);
  } else {
    csv_.integer(static_cast<std::int64_t>(std::get<std::uint64_t>(value)));
  }
}

}  // namespace homeward::survival
