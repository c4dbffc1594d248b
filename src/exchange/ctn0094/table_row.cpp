#include "exchange/ctn0094/table_row.hpp"

namespace homeward::ctn0094 {

using tables::CsvReader;
using tables::FileFault;
using tables::FileResult;
using tables::reject_file;

std::optional<std::int32_t> TableRow::number(std::size_t column, std::int32_t least, std::int32_t most) {
  const std::string_view field = text(column);
  if (field.empty()) return std::nullopt;
  std::int32_t out = 0;
  const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), out);
  if (error == std::errc::invalid_argument || end != field.data() + field.size()) {
    refuse(column, "number.malformed", "a whole number is expected");
  } else if (error != std::errc() || out < least || out > most) {
    refuse(column, "number.out-of-range",
           "a number from " + std::to_string(least) + " to " + std::to_string(most) + " is expected");
  }
  return out;
}

std::int32_t TableRow::needed_number(std::size_t column, std::int32_t least, std::int32_t most) {
  if (empty(column)) refuse(column, "ctn.value-missing", "a number is expected");
  return number(column, least, most).value_or(least);
}

std::optional<Word> TableRow::word(std::size_t column, Words words) {
  if (empty(column)) return std::nullopt;
  const auto found = find_word(words, text(column));
  if (!found) refuse(column, "ctn.word-unknown", "not one of the words that this column has");
  return found;
}

Word TableRow::needed_word(std::size_t column, Words words) {
  const auto found = find_word(words, text(column));
  if (!found && empty(column)) refuse(column, "ctn.value-missing", "a word is expected");
  if (!found && !empty(column)) refuse(column, "ctn.word-unknown", "not one of the words that this column has");
  return found.value_or(0);
}

std::optional<bool> TableRow::yes_no(std::size_t column) {
  const auto found = word(column, k_yes_no);
  if (!found) return std::nullopt;
  return *found == 1;
}

std::uint32_t TableRow::who(std::size_t column) {
  const std::string_view field = text(column);
  std::uint32_t out = 0;
  const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), out);
  if (error != std::errc() || end != field.data() + field.size() || out == 0 || out > 999'999'999) {
    refuse(column, "ctn.who-malformed", "a person's number from 1 to 999999999 is expected");
  }
  return out;
}

std::uint32_t TableRow::person(std::size_t column, const People& people) {
  const std::uint32_t number = who(column);
  const auto at = people.find(number);
  if (at != people.end()) return at->second;
  if (!fault_) refuse(column, "ctn.who-unknown", "everybody does not list this person");
  return 0;
}

void TableRow::refuse(std::size_t column, std::string_view reason, std::string detail) {
  if (!fault_) fault_ = csv_.fault(columns_[column], reason, std::move(detail));
}

FileResult<void> for_each_row(const std::filesystem::path& directory, const std::string& name, Need need,
                              std::initializer_list<std::string_view> columns,
                              const std::function<void(TableRow&)>& take) {
  std::filesystem::path path = directory / (name + ".csv");
  std::error_code ignored;  // what cannot be looked at is refused when it is opened
  if (!std::filesystem::exists(path, ignored)) {
    const std::filesystem::path packed = directory / (name + ".csv.gz");
    if (std::filesystem::exists(packed, ignored)) {
      path = packed;
    } else if (need == Need::optional) {
      return {};
    }
  }
  HW_TRY(CsvReader csv, CsvReader::open(path));
  std::vector<std::size_t> at;
  for (std::string_view column : columns) {
    const auto found = csv.find_column(column);
    if (!found) {
      return reject_file(
          {csv.name(), 1, 0, "csv.column-missing", "the column \"" + std::string(column) + "\" is expected"});
    }
    at.push_back(*found);
  }
  for (;;) {
    HW_TRY(const bool found, csv.next());
    if (!found) return {};
    TableRow row(csv, at);
    take(row);
    if (row.fault()) return reject_file(*row.fault());
  }
}

}  // namespace homeward::ctn0094
