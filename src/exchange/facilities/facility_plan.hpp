#pragma once
#include "exchange/facilities/facility_file.hpp"
#include "exchange/facilities/planned_place.hpp"

#include <vector>

namespace homeward::facilities {

struct FacilityPlan {
  std::vector<PlannedPlace> places;  ///< parents before children, centres in the order of the file
  std::size_t regions = 0;
  std::size_t districts = 0;
  std::size_t centres = 0;
  std::int64_t capacity = 0;  ///< sum over the offers
};

/// Turns the rows into a tree nation > region > district > centre with offers. Pure. All ids come from the map's name
/// and the codes (tables/row_id.hpp), so the same file gives the same plan and an import done twice changes nothing;
/// `day` is used only where a place is new: it opens on that day unless the file says otherwise.
///
/// - A district is known by its name. Where a line has only the code, it is the one that lines with this code mostly
///   name, else the code itself. (Six of California's lines have the code of one county and the name of another: the
///   name is where the facility stands.) A facility without a district lies directly in its region, without a region
///   in the nation.
/// - `nation`: the nation that is already there; otherwise the map's is planned (planned_place.hpp).
/// - Each centre offers treatment in its setting with its capacity. One that offers detoxification has that as a second
///   offer without a capacity: the file does not say how the same beds are shared, and beds are not counted twice.
/// - Where facilities of different cities have the same name, the city is added to it.
FacilityPlan plan_facilities(const FacilityFile& file, const FacilityMap& map, LocalDate day,
                             std::optional<Id<Place>> nation = std::nullopt);

}  // namespace homeward::facilities
