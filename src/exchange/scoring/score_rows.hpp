#pragma once
#include "engine/scoring/scorer.hpp"

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
  /// The form is whole. `id` is copied.
  void end_row(std::string_view id);
  void flush();
  std::string take() { return std::move(csv_); }

 private:
  void write_row(std::size_t row);
  void number(double n);
  void field(std::string_view text);
  void bands(std::size_t row);

  const Scorer& scorer_;
  Batch batch_;
  std::vector<double*> columns_;
  std::vector<std::uint16_t> digits_;  // which digits an item takes
  std::size_t row_ = 0, primary_;
  bool has_primary_ = false, absences_ = false;
  std::string ids_, csv_;
  std::array<std::size_t, expression::k_batch> id_ends_{};
};

}  // namespace homeward::scoring
