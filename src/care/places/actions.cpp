#include "care/places/actions.hpp"

namespace homeward::places {
namespace {

using access::require_place;
using access::Viewer;
using journal::Changed;
using journal::Transaction;

std::vector<Uuid> ancestors_of(Transaction& tx, Id<Place> place) {
  const Datum wanted[] = {place.value};
  return tx.sql().list_uuids("SELECT ancestor FROM place_scope WHERE place = $1 AND until IS NULL ORDER BY ancestor",
                             wanted);
}

void insert_scope(Transaction& tx, Id<Place> place, Uuid ancestor, LocalDate since) {
  PlaceScope scope;
  scope.id = tx.new_id<PlaceScope>();
  scope.place = place;
  scope.ancestor = {ancestor};
  scope.since = since;
  tx.insert(scope);
}

void insert_parent(Transaction& tx, Id<Place> place, Id<Place> parent, LocalDate since) {
  PlaceParent row;
  row.id = tx.new_id<PlaceParent>();
  row.place = place;
  row.parent = parent;
  row.since = since;
  tx.insert(row);
}

PlaceOffer offer_row(Transaction& tx, Id<Place> place, const NewOffer& c, LocalDate since) {
  PlaceOffer o;
  o.id = c.id.value_or(tx.new_id<PlaceOffer>());
  o.place = place;
  o.stage = c.stage;
  o.setting = c.setting;
  o.capacity = c.capacity;
  o.days_from = c.days_from;
  o.days_until = c.days_until;
  o.since = since;
  return o;
}

}  // namespace

void lie_below(Transaction& tx, Id<Place> place, Id<Place> parent, LocalDate since) {
  insert_parent(tx, place, parent, since);
  for (const Uuid& above : ancestors_of(tx, parent)) insert_scope(tx, place, above, since);
}

Changed insert_place(Transaction& tx, const Place& place, std::optional<Id<Place>> parent) {
  const Changed done = tx.insert(place);
  insert_scope(tx, place.id, place.id.value, place.opened);
  if (parent) lie_below(tx, place.id, *parent, place.opened);
  return done;
}

void insert_offer(Transaction& tx, Id<Place> place, const NewOffer& offer, LocalDate since) {
  tx.insert(offer_row(tx, place, offer, since));
}

Result<Changed> create_place(Transaction& tx, const Viewer& who, const CreatePlace& c) {
  HW_TRY_VOID(require_place(tx, who, "place.manage", c.parent));
  HW_TRY(auto parent, tx.get(c.parent));
  HW_TRY_VOID(decide_parent(c.kind, parent->kind));
  Place p;
  p.id = c.id;
  p.kind = c.kind;
  p.name = c.name;
  p.local_names = c.local_names;
  p.zone = c.zone.empty() ? parent->zone : c.zone;
  p.code = c.code;
  p.telephone = c.telephone;
  p.opened = access::today_for(tx, who);
  FieldFaults faults = check_place(p);
  for (std::size_t i = 0; i < c.offers.size(); ++i) {
    for (FieldFault& f : check_offer(offer_row(tx, c.id, c.offers[i], p.opened), "offers[" + std::to_string(i) + "]."))
      faults.push_back(std::move(f));
  }
  if (!faults.empty()) return reject_fields(std::move(faults));
  tx.allow_place(p.id.value);
  const Changed done = insert_place(tx, p, c.parent);
  for (const NewOffer& o : c.offers) insert_offer(tx, p.id, o, p.opened);
  return done;
}

Result<Changed> add_offer(Transaction& tx, const Viewer& who, Id<Place> place, const NewOffer& c) {
  HW_TRY_VOID(require_place(tx, who, "place.manage", place));
  const LocalDate day = access::today_for(tx, who);
  const PlaceOffer offer = offer_row(tx, place, c, day);
  if (auto faults = check_offer(offer, ""); !faults.empty()) return reject_fields(std::move(faults));
  const Datum wanted[] = {place.value, std::string(to_word(c.stage)), std::string(to_word(c.setting))};
  for (auto& old : tx.list<PlaceOffer>(
           "SELECT id FROM place_offer WHERE place = $1 AND stage = $2 AND setting = $3 AND until IS NULL", wanted)) {
    old->until = day - Days{1};
    tx.save(old);
  }
  return tx.insert(offer);
}

Result<Changed> move_place(Transaction& tx, const Viewer& who, Id<Place> id, const MovePlace& c) {
  HW_TRY_VOID(require_place(tx, who, "place.manage", id));
  HW_TRY_VOID(require_place(tx, who, "place.manage", c.parent));
  HW_TRY(auto place, tx.get(id));
  HW_TRY(auto parent, tx.get(c.parent));
  HW_TRY_VOID(decide_parent(place->kind, parent->kind));
  const LocalDate last = c.since - Days{1};
  const Datum moved[] = {id.value};
  for (auto& old : tx.list<PlaceParent>("SELECT id FROM place_parent WHERE place = $1 AND until IS NULL", moved)) {
    if (old->since > last) return reject_fields({{"since", "place.moved-later", "it was moved after that day"}});
    old->until = last;
    tx.save(old);
  }
  insert_parent(tx, id, c.parent, c.since);
  const auto above = ancestors_of(tx, c.parent);
  const auto below = tx.sql().list_uuids("SELECT place FROM place_scope WHERE ancestor = $1 AND until IS NULL", moved);
  for (const Uuid& b : below) {
    tx.allow_place(b);
    const Datum ends[] = {b, id.value};
    // Everything above the moved place ends for everything below it; what lies between stays.
    for (auto& old :
         tx.list<PlaceScope>("SELECT id FROM place_scope WHERE place = $1 AND until IS NULL AND ancestor NOT IN "
                             "(SELECT place FROM place_scope WHERE ancestor = $2 AND until IS NULL)",
                             ends)) {
      old->until = last;
      tx.save(old);
    }
    for (const Uuid& a : above) insert_scope(tx, {b}, a, c.since);
  }
  return Changed{id.value, place.version()};
}

Result<Changed> close_place(Transaction& tx, const Viewer& who, Id<Place> id, const ClosePlace& c) {
  HW_TRY_VOID(require_place(tx, who, "place.manage", id));
  HW_TRY(auto place, tx.get(id));
  place->closed = c.closed;
  return tx.save(place);
}

}  // namespace homeward::places
