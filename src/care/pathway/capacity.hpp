#pragma once
#include "care/places/rules.hpp"
#include "platform/journal/journal.hpp"

namespace homeward::pathway {

/// What a place offers for a stage in a setting on a day, and how much of it is taken: open stays of that stage and
/// setting, and handovers that hold a place and have not become a stay.
struct OfferNow {
  PlaceOffer offer;
  std::int64_t occupied = 0, held = 0;
};
/// Reasons: place.not-offered, place.not-offered-yet (the detail says from which day).
Result<OfferNow> find_offer(journal::Transaction& tx, Id<Place> place, Stage stage, Setting setting, LocalDate day);

}  // namespace homeward::pathway
