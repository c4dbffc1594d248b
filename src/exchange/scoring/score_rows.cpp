#include "exchange/scoring/score_rows.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace homeward::scoring {

ScoreRows::ScoreRows(const Scorer& scorer) : scorer_(scorer), batch_(scorer), primary_(0) {
  const Instrument& instrument = scorer.instrument();
  for (std::size_t i = 0; i < instrument.items.size(); ++i) {
    columns_.push_back(batch_.answers(i).data());
    std::uint16_t digits = 0;
    for (unsigned d = 0; d < 10; ++d)
      if (!instrument.items[i].is_text && instrument.items[i].takes(d))
        digits = static_cast<std::uint16_t>(digits | 1u << d);
    digits_.push_back(digits);
  }
  for (std::size_t i = 0; i < instrument.scores.size(); ++i) {
    if (instrument.scores[i].name != instrument.primary) continue;
    primary_ = i;
    has_primary_ = true;
  }
}

Cell ScoreRows::cell(std::size_t item, std::string_view text) {
  const Item& of = scorer_.instrument().items[item];
  if (text.empty() || of.is_text) return Cell::empty;
  if (const auto why = absence_from(text)) {
    batch_.absent(row_, item, *why);
    absences_ = true;
    return Cell::absent;
  }
  double value = 0;
  const char* const end = text.data() + text.size();
  // No exponents, no words: from_chars would read "nan" and "inf".
  const bool begins = text[0] == '-' || text[0] == '.' || (text[0] >= '0' && text[0] <= '9');
  const auto read = std::from_chars(text.data(), end, value, std::chars_format::fixed);
  if (!begins || read.ec != std::errc{} || read.ptr != end || !std::isfinite(value)) return Cell::not_a_number;
  if (!of.takes(value)) return Cell::out_of_range;
  columns_[item][row_] = value;
  return Cell::answer;
}

void ScoreRows::end_row(std::string_view id) {
  ids_ += id;
  id_ends_[row_] = ids_.size();
  if (++row_ == expression::k_batch) flush();
}

void ScoreRows::flush() {
  batch_.run(row_);
  for (std::size_t i = 0; i < row_; ++i) write_row(i);
  for (double* column : columns_) std::fill_n(column, row_, expression::k_missing);
  if (absences_) batch_.clear();
  absences_ = false;
  ids_.clear();
  row_ = 0;
}

void ScoreRows::write_row(std::size_t row) {
  const std::size_t begin = row == 0 ? 0 : id_ends_[row - 1];
  field(std::string_view(ids_).substr(begin, id_ends_[row] - begin));
  for (std::size_t i = 0; i < scorer_.instrument().scores.size(); ++i) {
    csv_ += ',';
    number(batch_.scores(i)[row]);
  }
  csv_ += ',';
  csv_ += word_of(batch_.status(row));
  csv_ += ',';
  bands(row);
  csv_ += "\r\n";
}

void ScoreRows::bands(std::size_t row) {
  if (has_primary_) {
    if (const Level* level = batch_.band(primary_, row)) csv_ += level->id;
    return;
  }
  bool first = true;
  for (std::size_t i = 0; i < scorer_.instrument().scores.size(); ++i) {
    const Level* level = batch_.band(i, row);
    if (!level) continue;
    if (!first) csv_ += ';';
    first = false;
    csv_ += scorer_.instrument().scores[i].name;
    csv_ += '=';
    csv_ += level->id;
  }
}

void ScoreRows::number(double n) {
  if (expression::is_missing(n)) return;
  if (n >= 0 && n < 1000 && n == std::floor(n)) {
    const auto whole = static_cast<unsigned>(n);
    if (whole >= 100) csv_ += static_cast<char>('0' + whole / 100);
    if (whole >= 10) csv_ += static_cast<char>('0' + whole / 10 % 10);
    csv_ += static_cast<char>('0' + whole % 10);
    return;
  }
  std::array<char, 40> text;
  csv_.append(text.data(), std::to_chars(text.data(), text.data() + text.size(), n).ptr);
}

void ScoreRows::field(std::string_view text) {
  const auto special = [](char c) { return (c == ',') | (c == '"') | (c == '\r') | (c == '\n'); };
  if (std::ranges::none_of(text, special)) {
    csv_ += text;
    return;
  }
  csv_ += '"';
  for (char c : text) {
    if (c == '"') csv_ += '"';
    csv_ += c;
  }
  csv_ += '"';
}

}  // namespace homeward::scoring
