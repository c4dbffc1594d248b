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
  std::uint32_t column = 0;           ///< number of the field, from 1; 0: nobody watches
  std::vector<std::uint64_t> hashes;  ///< row by row
  std::vector<std::uint32_t> lines;   ///< of each row as in BlockOutcome, where not each row is one line
  std::uint32_t first_line = 0;       ///< else that of the first row
  bool rising = true;                 ///< each id comes after the one before it
  std::string first, last;

  void add(std::string_view id);
  void add(std::string_view id, std::uint32_t line) {
    add(id);
    lines.push_back(line);
  }
  std::uint32_t line_of(std::size_t row) const {
    return lines.empty() ? first_line + static_cast<std::uint32_t>(row) : lines[row];
  }
};

/// Finds ids that are missing or that an earlier row has, block after block. Files mostly come in the order of their
/// ids, and then nothing is looked up. Two different ids are taken for one with a chance of 1 in 10^6 in ten million
/// rows: the row is written in any case. One thread at a time.
class IdWatch {
 public:
  explicit IdWatch(std::string file) : file_(std::move(file)) {}
  /// How many ids of the block are bad; the first of them go to `faults`. `lines`: before the block.
  std::uint64_t add(const BlockIds& block, std::uint64_t lines, std::vector<FileFault>& faults, std::size_t most);

 private:
  bool insert(std::uint64_t hash);
  void grow();

  std::string file_, last_;
  bool rising_ = true;
  std::vector<std::uint64_t> earlier_;  // while ids rise
  std::vector<std::uint64_t> table_;    // open addressing; 0 is empty
  std::size_t held_ = 0;
};

}  // namespace homeward::tables
