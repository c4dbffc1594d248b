#pragma once
#include "care/places/records.hpp"
#include "platform/access/counting.hpp"

#include <span>

namespace homeward::directives {

/// A centre or NGO to which a directive goes, with the region it lies in.
struct House {
  Id<Place> id;
  std::optional<Id<Place>> region;
};

/// Every centre and NGO at or below these places that was open on the day, as the tree stood then. In order of id.
std::vector<House> addressed_houses(db::ReadTransaction& tx, std::span<const Id<Place>> places, LocalDate day);

/// Those of `houses` that lie at or below a place.
std::vector<House> houses_below(db::ReadTransaction& tx, std::vector<House> houses, Id<Place> place, LocalDate day);

}  // namespace homeward::directives
