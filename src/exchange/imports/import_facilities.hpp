#pragma once
#include "exchange/facilities/facility_plan.hpp"
#include "exchange/imports/import_run.hpp"

namespace homeward::imports {

struct FacilityImport {
  Counts counts;
  std::vector<tables::FileFault> refused;
  std::optional<Id<ImportRun>> id;  ///< none when nothing was new
};

/// Places from a facility file. `map_file` empty: the map of California that is built in. A nation that is already
/// there is used; otherwise the map's is made. An import done twice changes nothing.
tables::FileResult<FacilityImport> import_facilities(journal::Journal& journal, const std::string& file,
                                                     const std::string& map_file, const Progress& progress);

}  // namespace homeward::imports
