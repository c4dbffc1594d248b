#pragma once
#include "exchange/facilities/facility_plan.hpp"
#include "exchange/imports/import_run.hpp"

namespace homeward::imports {

/// The nation that is already there.
std::optional<Id<Place>> known_nation(journal::Journal& journal);

/// Writes a planned place with its offers, or brings the one that is there up to it. A place that is there keeps its
/// first day; everything else follows the file.
void put_place(ImportWriter& writer, journal::Transaction& tx, const facilities::PlannedPlace& planned);

}  // namespace homeward::imports
