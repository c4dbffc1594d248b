#pragma once
#include "exchange/ctn0094/plan.hpp"
#include "exchange/imports/import_run.hpp"

namespace homeward::imports {

struct Ctn0094Import {
  Counts counts;
  std::optional<Id<ImportRun>> id;  ///< none when nothing was new
};

/// The people of a CTN-0094 directory. Everything is read and checked before the first row is written; a fault names
/// file, line and column and nothing is imported.
tables::FileResult<Ctn0094Import> import_ctn0094(journal::Journal& journal, const std::string& directory,
                                                 const Progress& progress);

}  // namespace homeward::imports
