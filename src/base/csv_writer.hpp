#pragma once
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace homeward {

/// Writes CSV as RFC 4180 says into a string: CRLF, quotes only where a field needs them, nothing for what is missing.
/// What is written reads back equal with CsvReader, as long as fields are UTF-8. Numbers in the shortest form that
/// reads back exactly; no locale. The caller takes the text piece by piece (`take`) and gives it to a file or an
/// answer. `field` writes a text that begins with `=` as it is, for files that programs read.
class CsvWriter {
 public:
  CsvWriter& field(std::string_view text);
  /// For files that people open in a spreadsheet: a text that would be taken for a formula there has an apostrophe
  /// before it. Source: OWASP, CSV Injection.
  CsvWriter& spreadsheet_text(std::string_view text);
  CsvWriter& integer(std::int64_t n);
  CsvWriter& number(double n);  // not finite: an empty field
  CsvWriter& missing() { return field({}); }
  CsvWriter& end_row();
  CsvWriter& row(std::initializer_list<std::string_view> fields);

  const std::string& str() const { return out_; }
  /// What has been written since the last `take`.
  std::string take();

 private:
  void separate();
  std::string out_;
  bool fresh_ = true;        // at the beginning of a row
  bool lone_empty_ = false;  // the row is so far one empty field, which must not look like an empty line
};

}  // namespace homeward
