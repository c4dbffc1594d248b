#pragma once
#include "care/pathway/rules_road.hpp"
#include "care/places/rules.hpp"
#include "platform/access/sql.hpp"
#include "platform/journal/journal.hpp"

namespace homeward::pathway {

/// What a place offers in one setting.
struct Asked {
  Id<Place> place;
  Stage stage;
  Setting setting;
};

/// The condition on rows of `handover` that a place is kept for on this day: accepted and on the way, or held until
/// then, or arrived and care may still begin in time. Who has arrived needs the bed more than ever.
access::Sql holds_a_place(const RoadRules& road, const Asked& asked, LocalDate day);

/// What a place offers for a stage in a setting on a day, and how much of it is taken: open stays of that stage and
/// setting, and handovers that hold a place and have not become a stay.
struct OfferNow {
  PlaceOffer offer;
  std::int64_t occupied = 0, held = 0;
};
/// Reasons: place.not-offered, place.not-offered-yet (the detail says from which day).
Result<OfferNow> find_offer(journal::Transaction& tx, const RoadRules& road, const Asked& asked, LocalDate day);

/// How many of the held places are kept for everybody, or for this person: by a handover of the record, or by the one
/// that brought somebody whom the house did not know and so registered anew.
std::int64_t count_held(journal::Transaction& tx, const RoadRules& road, const Asked& asked, LocalDate day);
std::int64_t count_held_for(journal::Transaction& tx, const RoadRules& road, const Asked& asked, LocalDate day,
                            Id<Person> person, std::optional<Id<Handover>> brought_by);

}  // namespace homeward::pathway
