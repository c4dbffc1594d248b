#include "base/csv_writer.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace homeward {

void CsvWriter::separate() {
  if (!fresh_) out_ += ',';
  lone_empty_ = false;
  fresh_ = false;
}

CsvWriter& CsvWriter::field(std::string_view text) {
  const bool first = fresh_;
  separate();
  lone_empty_ = first && text.empty();
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
    out_ += text;
    return *this;
  }
  out_ += '"';
  for (char c : text) {
    if (c == '"') out_ += '"';
    out_ += c;
  }
  out_ += '"';
  return *this;
}

CsvWriter& CsvWriter::spreadsheet_text(std::string_view text) {
  constexpr std::string_view begins_formula = "=+-@\t\r\n";
  if (text.empty() || begins_formula.find(text.front()) == std::string_view::npos) return field(text);
  return field("'" + std::string(text));
}

CsvWriter& CsvWriter::integer(std::int64_t n) {
  separate();
  std::array<char, 24> text;
  out_.append(text.data(), std::to_chars(text.data(), text.data() + text.size(), n).ptr);
  return *this;
}

CsvWriter& CsvWriter::number(double n) {
  if (!std::isfinite(n)) return missing();
  separate();
  std::array<char, 40> text;
  out_.append(text.data(), std::to_chars(text.data(), text.data() + text.size(), n).ptr);
  return *this;
}

CsvWriter& CsvWriter::end_row() {
  if (lone_empty_) out_ += "\"\"";
  out_ += "\r\n";
  fresh_ = true;
  lone_empty_ = false;
  return *this;
}

CsvWriter& CsvWriter::row(std::initializer_list<std::string_view> fields) {
  for (std::string_view text : fields) field(text);
  return end_row();
}

std::string CsvWriter::take() { return std::exchange(out_, {}); }

}  // namespace homeward
