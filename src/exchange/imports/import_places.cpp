#include "exchange/imports/import_places.hpp"

#include "care/places/actions.hpp"

namespace homeward::imports {

std::optional<Id<Place>> known_nation(journal::Journal& journal) {
  const auto id = journal.store().read()->find_uuid("SELECT id FROM place WHERE kind = 'nation' ORDER BY id LIMIT 1");
  if (!id) return std::nullopt;
  return Id<Place>{*id};
}

void put_place(ImportWriter& writer, journal::Transaction& tx, const facilities::PlannedPlace& planned) {
  Place place = planned.place;
  if (const auto known = tx.find(place.id)) {
    place.opened = (*known)->opened;
    place.closed = (*known)->closed;
    writer.put(tx, place);
  } else {
    std::optional<Id<Place>> parent;
    if (planned.parent) parent = planned.parent->parent;
    places::insert_place(tx, place, parent);
    writer.note_written(1);
  }
  for (PlaceOffer offer : planned.offers) {
    if (const auto known = tx.find(offer.id)) offer.since = (*known)->since;
    writer.put(tx, offer);
  }
}

}  // namespace homeward::imports
