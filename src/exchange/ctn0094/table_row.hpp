#pragma once
#include "exchange/ctn0094/words.hpp"
#include "exchange/tables/csv.hpp"

#include <charconv>
#include <functional>
#include <initializer_list>
#include <unordered_map>

/// Rows of one table with their columns by name; inside of read_tables.
namespace homeward::ctn0094 {

using People = std::unordered_map<std::uint32_t, std::uint32_t>;  // who: place in the list of people

/// The fields of a row by the number of the column in the list of names that was asked for. Keeps the first fault; what
/// is read after a fault means nothing.
class TableRow {
 public:
  TableRow(const tables::CsvReader& csv, const std::vector<std::size_t>& columns) : csv_(csv), columns_(columns) {}

  std::string_view text(std::size_t column) const { return csv_[columns_[column]]; }
  bool empty(std::size_t column) const { return text(column).empty(); }
  std::uint32_t line() const { return static_cast<std::uint32_t>(csv_.line()); }

  /// A whole number of a range, or nothing where the field is empty.
  std::optional<std::int32_t> number(std::size_t column, std::int32_t least, std::int32_t most);
  /// The same, where it must be there.
  std::int32_t needed_number(std::size_t column, std::int32_t least, std::int32_t most);
  /// A word of a list, or nothing where the field is empty.
  std::optional<Word> word(std::size_t column, Words words);
  Word needed_word(std::size_t column, Words words);
  std::optional<bool> yes_no(std::size_t column);
  /// The number of a person as written: a positive whole number.
  std::uint32_t who(std::size_t column);
  /// The place of a person, who must be known.
  std::uint32_t person(std::size_t column, const People& people);

  void refuse(std::size_t column, std::string_view reason, std::string detail);
  const std::optional<tables::FileFault>& fault() const { return fault_; }

 private:
  const tables::CsvReader& csv_;
  const std::vector<std::size_t>& columns_;
  std::optional<tables::FileFault> fault_;
};

enum class Need { required, optional };

/// Reads table `name` (name.csv, else name.csv.gz) row by row. Nothing happens where an optional one is absent.
tables::FileResult<void> for_each_row(const std::filesystem::path& directory, const std::string& name, Need need,
                                      std::initializer_list<std::string_view> columns,
                                      const std::function<void(TableRow&)>& take);

}  // namespace homeward::ctn0094
