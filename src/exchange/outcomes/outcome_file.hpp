#pragma once
#include "engine/outcomes/outcomes.hpp"
#include "exchange/tables/block_run.hpp"

#include <filesystem>
#include <string>

/// Outcomes of a whole file of weekly patterns: `homeward outcomes`.
namespace homeward::outcomes {

struct OutcomeFile {
  std::filesystem::path in, out;
  std::string id, pattern;  ///< columns of `in`
  bool strict = false;      ///< write nothing when a cell is bad
  unsigned threads = 2;
};

/// Writes the id and each column of the set, row by row; truths as TRUE and FALSE, decimals with 15 digits as R writes
/// them, nothing where a value is missing. An empty pattern is missing; one with another sign is a bad cell
/// (pattern.malformed, pattern.too-long): it is listed and its outcomes are missing.
/// Refuses: file.same, csv.column-missing, all that CsvReader refuses, file.unwritable.
tables::FileResult<tables::BlockRun> write_outcomes(const OutcomeSet& set, const OutcomeFile& what);

}  // namespace homeward::outcomes
