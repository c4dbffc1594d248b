#pragma once
#include "engine/scoring/scorer.hpp"
#include "exchange/tables/row_text.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace homeward::scoring {

/// How a cell of an item was read.
enum class Cell : std::uint8_t { answer, empty, absent, not_a_number, out_of_range };

/// Collects forms row by row, scores them in batches and writes them as CSV. One thread at a time.
class ScoreRows {
 public:
  explicit ScoreRows(const Scorer& scorer);

  /// The answer of one digit, if the item takes it: nearly every cell is one.
  bool digit(std::size_t item, unsigned digit) {
    if ((digits_[item] >> digit & 1) == 0) return false;
    columns_[item][row_] = digit;
    return true;
  }
  Cell cell(std::size_t item, std::string_view text);
  /// The form is whole. `id` must last until `flush`.
  void end_row(std::string_view id) {
    ids_[row_] = id;
    if (++row_ == expression::k_batch) flush();
  }
  /// The form is whole; the id is copied.
  void end_row_copying(std::string_view id) {
    copies_[row_] = id;
    end_row(copies_[row_]);
  }
  void flush();
  std::string take() { return csv_.take(); }

 private:
  struct Banded {
    std::size_t score = 0;
    std::vector<tables::Stamp> levels;  ///< ids by position, after `name=` where several scores have bands
  };

  char* write_row(char* to, std::size_t row);
  char* write_bands(char* to, std::size_t row) const;

  const Scorer& scorer_;
  Batch batch_;
  std::vector<double*> columns_;
  std::vector<std::uint16_t> digits_;  // which digits an item takes
  std::vector<tables::Stamp> statuses_;
  std::vector<Banded> banded_;  // the primary score, or each that has bands
  std::vector<const double*> scores_;
  std::size_t row_ = 0, longest_row_ = 0;  // the latter without its id
  bool absences_ = false, any_bad_ = false;
  std::array<bool, expression::k_batch> bad_{};  // rows with a cell that could not be read
  std::array<std::string_view, expression::k_batch> ids_;
  std::array<std::string, expression::k_batch> copies_;
  tables::Numbers numbers_;
  tables::RowBuffer csv_;
};

}  // namespace homeward::scoring
