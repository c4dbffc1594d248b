#pragma once
#include "care/places/records.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace homeward::facilities {

/// A place that is to be made, or compared with the one of the same id that an earlier import made.
struct PlannedPlace {
  Place place;
  std::optional<PlaceParent> parent;  ///< absent for a nation
  std::vector<PlaceOffer> offers;
  std::uint64_t line = 0;  ///< of the file; 0 for places that no single line describes
};

/// A nation by its code (ISO 3166-1), with the same id in every import, so that no import makes it twice.
PlannedPlace plan_nation(const Text<60>& code, const Text<160>& name, const Text<64>& zone, LocalDate opened);

}  // namespace homeward::facilities
