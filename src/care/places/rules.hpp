#pragma once
#include "care/places/records.hpp"

#include <span>

/// Pure decisions about the tree of places and what they offer.
namespace homeward::places {

/// Which kind may lie below which: nation > region > district > centre or NGO > unit; a centre may also lie directly
/// below a region or the nation. Source: sources/004, macro and meso levels. Reasons: place.wrong-parent.
Result<void> decide_parent(PlaceKind child, PlaceKind parent);

/// Reasons: place.name-missing, zone.unknown, offer.capacity, offer.days.
FieldFaults check_place(const Place& place);
FieldFaults check_offer(const PlaceOffer& offer, const std::string& prefix);
/// What is entered has begun: today or earlier. Reasons: place.opens-in-future.
FieldFaults check_opened(LocalDate opened, LocalDate today);
/// A stage is offered from the day the place opened at the earliest. Reasons: offer.since-in-future,
/// offer.before-place.
FieldFaults check_since(const PlaceOffer& offer, LocalDate opened, LocalDate today, const std::string& prefix);
/// One stage in one setting is offered once on a day; `others` are rows of the same. Reasons: offer.offered-then.
FieldFaults check_overlap(const PlaceOffer& offer, std::span<const PlaceOffer> others);

/// Whether one more person fits. `taken` counts open stays and held places. Reasons: capacity.full.
Result<void> decide_capacity(const PlaceOffer& offer, std::int64_t taken);

bool offered_on(const PlaceOffer& offer, LocalDate day);

}  // namespace homeward::places
