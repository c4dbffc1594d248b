#include "exchange/scoring/score_rows.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace homeward::scoring {

using tables::Stamp;

ScoreRows::ScoreRows(const Scorer& scorer) : scorer_(scorer), batch_(scorer) {
  const Instrument& instrument = scorer.instrument();
  for (std::size_t i = 0; i < instrument.items.size(); ++i) {
    columns_.push_back(batch_.answers(i).data());
    unsigned digits = 0;
    for (unsigned d = 0; d < 10; ++d)
      if (!instrument.items[i].is_text && instrument.items[i].takes(d)) digits |= 1u << d;
    digits_.push_back(static_cast<std::uint16_t>(digits));
  }
  for (int i = 0; i <= static_cast<int>(Status::not_asked); ++i) {
    std::string text = ",";
    statuses_.emplace_back(text.append(word_of(static_cast<Status>(i))).append(","));
  }
  longest_row_ = 4 * Stamp::k_room;
  for (std::size_t i = 0; i < instrument.scores.size(); ++i) {
    scores_.push_back(batch_.scores(i).data());
    longest_row_ += tables::k_longest_number + 1;
    const Bands* bands = scorer.bands(i);
    const std::string& name = instrument.scores[i].name;
    if (!bands || (!instrument.primary.empty() && name != instrument.primary)) continue;
    Banded banded{i, {}};
    std::size_t longest = 0;
    for (const Level& level : bands->levels) {
      std::string text;
      if (instrument.primary.empty()) text.append(name).append("=");
      banded.levels.emplace_back(text.append(level.id));
      longest = std::max(longest, text.size());
    }
    longest_row_ += longest + 1;
    banded_.push_back(std::move(banded));
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
  const bool number = begins && read.ec == std::errc{} && read.ptr == end && std::isfinite(value);
  if (!number || !of.takes(value)) {
    bad_[row_] = any_bad_ = true;
    return number ? Cell::out_of_range : Cell::not_a_number;
  }
  columns_[item][row_] = value;
  return Cell::answer;
}

void ScoreRows::flush() {
  batch_.run(row_);
  for (std::size_t i = 0; i < row_; ++i) csv_.used(write_row(csv_.room(longest_row_ + 2 * ids_[i].size()), i));
  for (double* column : columns_) std::fill_n(column, row_, expression::k_missing);
  if (absences_) batch_.clear();
  if (any_bad_) bad_.fill(false);
  absences_ = any_bad_ = false;
  row_ = 0;
}

char* ScoreRows::write_row(char* to, std::size_t row) {
  to = tables::write_field(to, ids_[row]);
  for (const double* score : scores_) {
    *to++ = ',';
    if (!expression::is_missing(score[row])) to = numbers_.write(to, score[row]);
  }
  Status status = batch_.status(row);
  // Something was answered, only nothing that can be read.
  if (bad_[row] && status == Status::not_asked) status = Status::incomplete;
  to = statuses_[static_cast<std::size_t>(status)].write(to);
  to = write_bands(to, row);
  *to++ = '\r';
  *to++ = '\n';
  return to;
}

char* ScoreRows::write_bands(char* to, std::size_t row) const {
  bool first = true;
  for (const Banded& banded : banded_) {
    const double position = batch_.position(banded.score, row);
    if (!(position >= 1)) continue;
    if (!first) *to++ = ';';
    first = false;
    to = banded.levels[static_cast<std::size_t>(position) - 1].write(to);
  }
  return to;
}

}  // namespace homeward::scoring
