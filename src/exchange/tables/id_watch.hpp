#pragma once
#include "exchange/tables/file_fault.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace homeward::tables {

/// The ids of a block's rows, as little of them as tells whether one comes again.
struct BlockIds {
  std::uint32_t column = 0;          ///< number of the field, from 1; 0: nobody watches
  std::vector<std::uint64_t> keys;   ///< row by row: an id of up to eight bytes itself, else its hash; 0 is no id
  std::vector<std::uint32_t> lines;  ///< of each row as in BlockOutcome, where not each row is one line
  std::uint32_t first_line = 0;      ///< else that of the first row
  bool rising = true;                ///< each id is short and comes after the one before it: `9` before `10`
  std::uint64_t first = 0, last = 0;

  void add(std::string_view id) {
    if (id.size() - 1 >= 8 || id.front() == 0) return add_other(id);
    std::uint64_t key = 0;
    for (const char c : id) key = key << 8 | static_cast<unsigned char>(c);
    if (first == 0) first = key;
    rising = rising && key > last;
    last = key;
    keys.push_back(key);
  }
  void add(std::string_view id, std::uint32_t line) {
    add(id);
    lines.push_back(line);
  }
  std::uint32_t line_of(std::size_t row) const {
    return lines.empty() ? first_line + static_cast<std::uint32_t>(row) : lines[row];
  }

 private:
  void add_other(std::string_view id);  ///< empty, or longer
};

/// Finds ids that are missing or that an earlier row has, block after block. Files mostly come in the order of their
/// ids, and then nothing is looked up. Two different ids of more than eight bytes are taken for one with a chance of 1
/// in 10^6 in ten million rows: the row is written in any case. One thread at a time.
class IdWatch {
 public:
  explicit IdWatch(std::string file) : file_(std::move(file)) {}
  /// How many ids of the block are bad; the first of them go to `faults`. `lines`: before the block.
  std::uint64_t add(BlockIds block, std::uint64_t lines, std::vector<FileFault>& faults, std::size_t most);

 private:
  bool insert(std::uint64_t key);
  void grow();

  std::string file_;
  std::uint64_t last_ = 0;
  bool rising_ = true;
  std::vector<std::vector<std::uint64_t>> earlier_;  // by block, while ids rise
  std::vector<std::uint64_t> table_;                 // open addressing; 0 is empty
  std::size_t held_ = 0;
  int shift_ = 64;
};

}  // namespace homeward::tables
