#pragma once
#include "exchange/survival/levels.hpp"
#include "exchange/tables/bytes.hpp"

#include <filesystem>
#include <string>
#include <vector>

/// Files of survival data: `homeward survival`.
namespace homeward::survival {

/// Which columns are read, and as what. A column that is not named is not looked at.
struct FileColumns {
  std::string time;                  ///< not negative
  std::string entry;                 ///< not negative, before time
  std::string weight;                ///< not negative
  std::string event;                 ///< 0 or 1, TRUE or FALSE; with `event_value` any word
  std::string event_value;           ///< the word that counts as the event, all others as censoring
  std::string state_from, state_to;  ///< of a transition: not the same word, and not from the censoring word
  std::string censor = "0";          ///< the word of censoring
  std::vector<std::string> numbers;  ///< any finite number
  std::vector<std::string> words;    ///< any word; also what `state_from` and `state_to` name
};

/// The rows that can be used, column by column.
struct Rows {
  std::vector<std::uint64_t> lines;
  std::vector<double> time, entry, weight;
  std::vector<std::uint8_t> event;
  std::vector<std::vector<double>> numbers;
  std::vector<Words> words;

  std::string file;
  std::uint64_t bad = 0;  ///< rows that cannot be used; each has its fault
  std::vector<tables::FileFault> faults;
  std::size_t size() const { return lines.size(); }
  const Words& word(const FileColumns& columns, std::string_view name) const;
  const std::vector<double>& number(const FileColumns& columns, std::string_view name) const;
};

/// A cell is missing when it is empty or `NA`. Row faults, all of a row at once: survival.value-missing,
/// survival.not-a-number, survival.time-negative, survival.exit-before-entry, survival.weight-negative,
/// survival.event-unknown, survival.state-unknown, survival.state-stays, csv.wrong-number-of-columns, csv.not-utf8.
/// Refuses the file: csv.column-missing, and what CsvReader refuses.
tables::FileResult<Rows> read_rows(const std::filesystem::path& in, const FileColumns& columns);

}  // namespace homeward::survival
