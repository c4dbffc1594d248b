#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace homeward::survival {

/// A column of words, each kept once.
class Words {
 public:
  void add(std::string_view word);
  std::size_t rows() const { return codes_.size(); }
  std::span<const std::uint32_t> codes() const { return codes_; }
  const std::vector<std::string>& words() const { return words_; }

 private:
  std::vector<std::uint32_t> codes_;
  std::vector<std::string> words_;
  std::unordered_map<std::string, std::uint32_t> known_;
};

/// Whether the whole text is a finite number.
bool read_number(std::string_view text, double& out);
/// Whether two words are the same, as words or as numbers (1 and 1.0).
bool same_word(std::string_view a, std::string_view b);

/// What a row belongs to, by position in `labels`.
struct Levels {
  std::vector<std::uint32_t> of_row;
  std::vector<std::string> labels;
  std::uint32_t count() const { return static_cast<std::uint32_t>(labels.size()); }
};

/// Levels in R's order: where all words are numbers, by number (1 and 1.0 are one level, written as it came first),
/// else by the Unicode collation's root order, as R sorts in a UTF-8 locale (`apple`, `Banana`, `cherry`).
Levels levels_of(const Words& words);

/// One column: its levels as they are. Several: combinations that occur, the first column slowest, as `a=1,b=2`.
/// None: everybody in `all`.
Levels combine(std::span<const std::string> names, std::span<const Levels> columns, std::size_t rows);

}  // namespace homeward::survival
