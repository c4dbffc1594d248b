#pragma once
#include "exchange/tables/csv_blocks.hpp"
#include "exchange/tables/whole_file.hpp"

#include <functional>

namespace homeward::tables {

/// What became of a block. Faults count lines as if only the header stood before the block.
struct BlockOutcome {
  std::uint64_t lines = 0;  ///< of the block
  std::string csv;          ///< to be written
  std::uint64_t rows = 0;
  std::uint64_t bad = 0;           ///< cells that were not taken
  std::vector<FileFault> faults;   ///< the first of them, each with its place
  std::optional<FileFault> fatal;  ///< the file cannot be read on
};

struct BlockRun {
  std::uint64_t rows = 0, bad = 0;
  std::vector<FileFault> faults;  ///< at most `k_most_faults`
};
constexpr std::size_t k_most_faults = 1000;

/// Reads a file block by block, computes several at a time, each in a thread of its own, and writes what they give in
/// the order of the file: the result does not depend on the number of threads. `process` is called from these threads.
/// A fatal fault ends the run; then nothing of `out` may be kept.
FileResult<BlockRun> run_blocks(CsvBlocks& in, WholeFile& out, unsigned threads,
                                const std::function<BlockOutcome(const CsvBlock&)>& process);

}  // namespace homeward::tables
