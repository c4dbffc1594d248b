#include "exchange/survival/rows.hpp"

#include "base/check.hpp"
#include "exchange/tables/csv.hpp"

#include <algorithm>

namespace homeward::survival {
namespace {

using tables::CsvReader, tables::FileFault, tables::FileResult, tables::reject_file;

constexpr std::size_t k_none = static_cast<std::size_t>(-1);

/// Reads one row after the other into columns; a row with a fault is not added.
class Reader {
 public:
  Reader(CsvReader& csv, const FileColumns& columns, Rows& out) : csv_(csv), columns_(columns), out_(out) {}

  /// Says all columns that are not there at once.
  FileResult<void> find_columns() {
    find(columns_.time, time_);
    find(columns_.entry, entry_);
    find(columns_.weight, weight_);
    find(columns_.event, event_);
    find(columns_.state_from, from_);
    find(columns_.state_to, to_);
    numbers_.resize(columns_.numbers.size());
    words_.resize(columns_.words.size());
    for (std::size_t i = 0; i < numbers_.size(); ++i) find(columns_.numbers[i], numbers_[i]);
    for (std::size_t i = 0; i < words_.size(); ++i) find(columns_.words[i], words_[i]);
    if (!absent_.empty()) {
      std::string names;
      for (const std::string& name : absent_) names += (names.empty() ? "'" : ", '") + name + "'";
      return reject_file({csv_.name(), 1, 0, "csv.column-missing", "the header has no column " + names});
    }
    out_.numbers.resize(numbers_.size());
    out_.words.resize(words_.size());
    values_.resize(numbers_.size());
    return {};
  }

  void read() {
    row_bad_ = false;
    faults_before_ = out_.faults.size();
    double time = 0, entry = 0, weight = 0;
    const bool has_time = number(time_, time), has_entry = number(entry_, entry), has_weight = number(weight_, weight);
    if (has_time && time < 0) fault(time_, "survival.time-negative", "a time is 0 or later");
    if (has_entry && entry < 0) fault(entry_, "survival.time-negative", "a time is 0 or later");
    if (has_time && has_entry && entry >= time)
      fault(time_, "survival.exit-before-entry", "the exit must lie behind the entry");
    if (has_weight && weight < 0) fault(weight_, "survival.weight-negative", "a weight is 0 or more");
    for (std::size_t i = 0; i < numbers_.size(); ++i) number(numbers_[i], values_[i]);
    for (auto column : words_) present(column);
    const std::uint8_t event = read_event();
    read_states();
    if (row_bad_) {
      ++out_.bad;
      return;
    }
    if (time_ != k_none) out_.time.push_back(time);
    if (entry_ != k_none) out_.entry.push_back(entry);
    if (weight_ != k_none) out_.weight.push_back(weight);
    if (event_ != k_none) out_.event.push_back(event);
    for (std::size_t i = 0; i < values_.size(); ++i) out_.numbers[i].push_back(values_[i]);
    for (std::size_t i = 0; i < words_.size(); ++i) out_.words[i].add(csv_[words_[i]]);
    out_.lines.push_back(csv_.line());
  }

  void add_bad_row(FileFault why) {
    ++out_.bad;
    out_.faults.push_back(std::move(why));
  }

 private:
  void find(const std::string& name, std::size_t& at) {
    if (name.empty()) return;
    if (const auto found = csv_.find_column(name)) {
      at = *found;
    } else if (std::ranges::find(absent_, name) == absent_.end()) {
      absent_.push_back(name);
    }
  }
  void fault(std::size_t column, std::string_view reason, std::string detail) {
    row_bad_ = true;
    FileFault found = csv_.fault(column, reason, std::move(detail));
    // A column may be read as two things; what is wrong with it is said once.
    const auto of_row = out_.faults.begin() + static_cast<std::ptrdiff_t>(faults_before_);
    if (std::find(of_row, out_.faults.end(), found) == out_.faults.end()) out_.faults.push_back(std::move(found));
  }
  bool present(std::size_t column) {
    if (!csv_[column].empty() && csv_[column] != "NA") return true;
    fault(column, "survival.value-missing", "a value is needed in column '" + csv_.header()[column] + "'");
    return false;
  }
  bool number(std::size_t column, double& out) {
    if (column == k_none || !present(column)) return false;
    if (read_number(csv_[column], out)) return true;
    fault(
        column, "survival.not-a-number",
        "a finite number is expected in column '" + csv_.header()[column] + "'; words go into a model as factor(...)");
    return false;
  }
  std::uint8_t read_event() {
    if (event_ == k_none || !present(event_)) return 0;
    const std::string_view word = csv_[event_];
    if (!columns_.event_value.empty()) return same_word(word, columns_.event_value) ? 1 : 0;
    if (same_word(word, "1") || word == "TRUE" || word == "true" || word == "True") return 1;
    if (same_word(word, "0") || word == "FALSE" || word == "false" || word == "False") return 0;
    fault(event_, "survival.event-unknown", "0 or 1 is expected; --event-value names another word for the event");
    return 0;
  }
  void read_states() {
    if (from_ == k_none) return;
    const bool has_from = present(from_), has_to = present(to_);
    if (has_from && same_word(csv_[from_], columns_.censor))
      fault(from_, "survival.state-unknown", "nobody can be in the state that says censored");
    else if (has_from && has_to && same_word(csv_[from_], csv_[to_]))
      fault(to_, "survival.state-stays", "a transition leads to another state");
  }

  CsvReader& csv_;
  const FileColumns& columns_;
  Rows& out_;
  std::size_t time_ = k_none, entry_ = k_none, weight_ = k_none, event_ = k_none, from_ = k_none, to_ = k_none;
  std::vector<std::size_t> numbers_, words_;
  std::vector<double> values_;
  std::vector<std::string> absent_;  ///< columns that the header does not have
  std::size_t faults_before_ = 0;    ///< of earlier rows
  bool row_bad_ = false;
};

}  // namespace

const Words& Rows::word(const FileColumns& columns, std::string_view name) const {
  const auto found = std::ranges::find(columns.words, name);
  HW_CHECK(found != columns.words.end(), "the column was read");
  return words[static_cast<std::size_t>(found - columns.words.begin())];
}

const std::vector<double>& Rows::number(const FileColumns& columns, std::string_view name) const {
  const auto found = std::ranges::find(columns.numbers, name);
  HW_CHECK(found != columns.numbers.end(), "the column was read");
  return numbers[static_cast<std::size_t>(found - columns.numbers.begin())];
}

FileResult<Rows> read_rows(const std::filesystem::path& in, const FileColumns& columns) {
  HW_TRY(CsvReader csv, CsvReader::open(in));
  Rows out;
  out.file = csv.name();
  Reader reader(csv, columns, out);
  HW_TRY_VOID(reader.find_columns());
  for (;;) {
    auto more = csv.next();
    if (more) {
      if (!*more) return out;
      reader.read();
      continue;
    }
    const std::string& reason = more.error().reason;
    if (reason != "csv.wrong-number-of-columns" && reason != "csv.not-utf8")
      return tl::unexpected<FileFault>(more.error());
    reader.add_bad_row(more.error());
  }
}

}  // namespace homeward::survival
