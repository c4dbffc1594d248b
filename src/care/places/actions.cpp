#include "care/places/actions.hpp"

#include <algorithm>

namespace homeward::places {
namespace {

using access::require_place;
using access::Viewer;
using journal::Changed;
using journal::Stored;
using journal::Transaction;

std::vector<Uuid> ancestors_of(Transaction& tx, Id<Place> place) {
  const Datum wanted[] = {place.value};
  return tx.sql().list_uuids("SELECT ancestor FROM place_scope WHERE place = $1 AND until IS NULL ORDER BY ancestor",
                             wanted);
}

void insert_scope(Transaction& tx, Id<Place> place, Uuid ancestor, LocalDate since,
                  std::optional<LocalDate> until = {}) {
  PlaceScope scope;
  scope.id = tx.new_id<PlaceScope>();
  scope.place = place;
  scope.ancestor = {ancestor};
  scope.since = since;
  scope.until = until;
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
  o.since = c.since.value_or(since);
  return o;
}

/// The same stage in the same setting there, at any time.
std::vector<PlaceOffer> like(Transaction& tx, const PlaceOffer& o) {
  const Datum wanted[] = {o.place.value, std::string(to_word(o.stage)), std::string(to_word(o.setting))};
  std::vector<PlaceOffer> out;
  for (auto& row : tx.list<PlaceOffer>(
           "SELECT id FROM place_offer WHERE place = $1 AND stage = $2 AND setting = $3 ORDER BY since", wanted))
    out.push_back(std::move(row.value));
  return out;
}

void add(FieldFaults& faults, FieldFaults more) {
  for (FieldFault& f : more) faults.push_back(std::move(f));
}

/// What began on the day of opening goes with it: where the place belongs, and what it offered from the first day.
template <class Row>
void begin_earlier(Transaction& tx, std::string_view sql, const Place& place, LocalDate opened) {
  const Datum wanted[] = {place.id.value, std::int64_t{place.opened.days}};
  for (auto& row : tx.list<Row>(sql, wanted)) {
    row->since = opened;
    tx.save(row);
  }
}

}  // namespace

void lie_below(Transaction& tx, Id<Place> place, Id<Place> parent, LocalDate since) {
  insert_parent(tx, place, parent, since);
  const Datum wanted[] = {parent.value, std::int64_t{since.days}};
  const auto above = tx.list<PlaceScope>(
      "SELECT id FROM place_scope WHERE place = $1 AND (until IS NULL OR until >= $2) ORDER BY ancestor, since",
      wanted);
  const auto own = std::find_if(above.begin(), above.end(), [&](const auto& row) { return row->ancestor == parent; });
  for (const auto& row : above) {
    // A house may be older than the record of what lies above it; where that was moved since, its past is kept.
    const bool from_its_first_day = own != above.end() && row->since <= (*own)->since;
    insert_scope(tx, place, row->ancestor.value, from_its_first_day ? since : std::max(since, row->since), row->until);
  }
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
  const LocalDate today = access::today_for(tx, who);
  p.opened = c.opened.value_or(today);
  FieldFaults faults = check_place(p);
  add(faults, check_opened(p.opened, today));
  for (std::size_t i = 0; i < c.offers.size(); ++i) {
    const std::string at = "offers[" + std::to_string(i) + "].";
    const PlaceOffer offer = offer_row(tx, c.id, c.offers[i], p.opened);
    add(faults, check_offer(offer, at));
    if (p.opened <= today) add(faults, check_since(offer, p.opened, today, at));
    const auto twice = std::find_if(c.offers.begin(), c.offers.end(), [&](const NewOffer& o) {
      return o.stage == offer.stage && o.setting == offer.setting;
    });
    if (twice - c.offers.begin() < static_cast<std::ptrdiff_t>(i))
      faults.push_back({at + "stage", "offer.exists", "each stage in a setting once"});
  }
  if (!faults.empty()) return reject_fields(std::move(faults));
  tx.allow_place(p.id.value);
  const Changed done = insert_place(tx, p, c.parent);
  for (const NewOffer& o : c.offers) insert_offer(tx, p.id, o, p.opened);
  return done;
}

Result<Changed> change_place(Transaction& tx, const Viewer& who, Stored<Place>& place, const ChangePlace& c) {
  HW_TRY_VOID(require_place(tx, who, "place.manage", place->id));
  const LocalDate opened = c.opened.value_or(place->opened);
  Place changed = place.value;
  changed.name = c.name;
  changed.local_names = c.local_names;
  changed.zone = c.zone;
  changed.code = c.code;
  changed.telephone = c.telephone;
  changed.opened = opened;
  FieldFaults faults = check_place(changed);
  if (opened > place->opened)
    faults.push_back({"opened", "place.opened-later", "on the day it is known to have opened, or earlier"});
  if (!faults.empty()) return reject_fields(std::move(faults));
  if (opened < place->opened) {
    const Place& old = place.value;
    begin_earlier<PlaceScope>(tx, "SELECT id FROM place_scope WHERE place = $1 AND since = $2", old, opened);
    begin_earlier<PlaceParent>(tx, "SELECT id FROM place_parent WHERE place = $1 AND since = $2", old, opened);
    begin_earlier<PlaceOffer>(tx, "SELECT id FROM place_offer WHERE place = $1 AND since = $2", old, opened);
  }
  place.value = std::move(changed);
  return tx.save(place);
}

Result<Changed> add_offer(Transaction& tx, const Viewer& who, Id<Place> place_id, const NewOffer& c) {
  HW_TRY_VOID(require_place(tx, who, "place.manage", place_id));
  HW_TRY(auto place, tx.get(place_id));
  const LocalDate today = access::today_for(tx, who);
  const PlaceOffer offer = offer_row(tx, place_id, c, today);
  const auto others = like(tx, offer);
  FieldFaults faults = check_offer(offer, "");
  add(faults, check_since(offer, place->opened, today, ""));
  // What is offered now would be replaced without a word: whoever wants other numbers changes them.
  if (faults.empty() && std::any_of(others.begin(), others.end(), [](const PlaceOffer& o) { return !o.until; }))
    return reject(ErrorKind::conflict, "offer.exists", "this is offered already; change its numbers");
  add(faults, check_overlap(offer, others));
  if (!faults.empty()) return reject_fields(std::move(faults));
  return tx.insert(offer);
}

Result<Changed> change_offer(Transaction& tx, const Viewer& who, Stored<PlaceOffer>& offer, const ChangeOffer& c) {
  HW_TRY_VOID(require_place(tx, who, "place.manage", offer->place));
  HW_TRY(auto place, tx.get(offer->place));
  if (offer->until) return reject(ErrorKind::conflict, "offer.ended", "this is no longer offered");
  const LocalDate today = access::today_for(tx, who);
  PlaceOffer next = offer.value;
  next.capacity = c.capacity;
  next.days_from = c.days_from;
  next.days_until = c.days_until;
  next.since = c.since.value_or(std::max(today, offer->since));
  const bool corrected = next.since <= offer->since;
  FieldFaults faults = check_offer(next, "");
  add(faults, check_since(next, place->opened, today, ""));
  if (corrected) add(faults, check_overlap(next, like(tx, next)));
  if (!faults.empty()) return reject_fields(std::move(faults));
  if (corrected) {
    offer.value = next;
    return tx.save(offer);
  }
  offer->until = next.since - Days{1};
  tx.save(offer);
  next.id = tx.new_id<PlaceOffer>();
  return tx.insert(next);
}

Result<Changed> end_offer(Transaction& tx, const Viewer& who, Stored<PlaceOffer>& offer, const EndOffer& c) {
  HW_TRY_VOID(require_place(tx, who, "place.manage", offer->place));
  if (offer->until) return reject(ErrorKind::conflict, "offer.ended", "this is no longer offered");
  if (c.until < offer->since || c.until > access::today_for(tx, who))
    return reject_fields({{"until", "offer.last-day", "from its first day until today"}});
  offer->until = c.until;
  return tx.save(offer);
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
