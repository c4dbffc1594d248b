#pragma once
#include "engine/scoring/scorer.hpp"
#include "exchange/tables/block_run.hpp"

#include <filesystem>
#include <map>
#include <string>

/// Scores of a whole file of answers: `homeward score`.
namespace homeward::scoring {

struct ScoreFile {
  std::filesystem::path in, out;
  std::string id;                              ///< column that names the form
  std::map<std::string, std::string> columns;  ///< column of an item; an item's own id where none is given
  bool strict = false;                         ///< write nothing when a cell is bad
  unsigned threads = 2;
};

/// Writes the id, every score by its name, `status` and `band` (of the primary score; where there is none, `score=band`
/// of each that has one). A cell is a number that the item takes, nothing, or the word of an absence (`refused`,
/// `not_applicable`, `not_asked`). Anything else is a bad cell (answer.not-a-number, answer.out-of-range): it is listed
/// and counts as unanswered, never as zero.
/// The same id may come again: a person fills in several forms. Refuses: file.same, csv.column-missing,
/// instrument.unknown-item (a column `q99`, or a name in `columns`), all that CsvReader refuses, file.unwritable.
tables::FileResult<tables::BlockRun> write_scores(const Scorer& scorer, const ScoreFile& what);

}  // namespace homeward::scoring
