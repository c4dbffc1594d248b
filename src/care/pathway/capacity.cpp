#include "care/pathway/capacity.hpp"

#include "care/pathway/records.hpp"

namespace homeward::pathway {
namespace {

access::Sql count_of(const RoadRules& road, const Asked& asked, LocalDate day) {
  access::Sql sql("SELECT count(*) FROM handover WHERE ");
  return sql.add(holds_a_place(road, asked, day));
}

}  // namespace

access::Sql holds_a_place(const RoadRules& road, const Asked& asked, LocalDate day) {
  access::Sql sql("next_stay IS NULL AND \"to\" = ");
  sql.bind(asked.place).add(" AND stage = ").bind_word(to_word(asked.stage));
  sql.add(" AND setting = ").bind_word(to_word(asked.setting));
  sql.add(" AND (state IN ('accepted', 'travelling') OR (state = 'held' AND held_until >= ").bind(day);
  // The last day of an arrival is its own day and those within which care begins.
  sql.add(") OR (state = 'arrived' AND arrived_on >= ").bind(day - road.begin_care);
  return sql.add("))");
}

Result<OfferNow> find_offer(journal::Transaction& tx, const RoadRules& road, const Asked& asked, LocalDate day) {
  const Datum wanted[] = {asked.place.value, std::string(to_word(asked.stage)), std::string(to_word(asked.setting))};
  std::optional<LocalDate> begins;  // the next day from which it is offered
  for (auto& o : tx.list<PlaceOffer>(
           "SELECT id FROM place_offer WHERE place = $1 AND stage = $2 AND setting = $3 ORDER BY since DESC", wanted)) {
    if (o->since > day) begins = o->since;
    if (!places::offered_on(o.value, day)) continue;
    OfferNow now{o.value};
    now.occupied = tx.sql()
                       .find_integer(
                           "SELECT count(*) FROM stay WHERE home = $1 AND stage = $2 AND setting = $3 AND "
                           "ended IS NULL",
                           wanted)
                       .value_or(0);
    now.held = count_held(tx, road, asked, day);
    return now;
  }
  if (begins) return reject(ErrorKind::conflict, "place.not-offered-yet", "offered from " + begins->to_string());
  return reject(ErrorKind::conflict, "place.not-offered", "this place does not offer this stage in this setting");
}

std::int64_t count_held(journal::Transaction& tx, const RoadRules& road, const Asked& asked, LocalDate day) {
  const access::Sql sql = count_of(road, asked, day);
  return tx.sql().find_integer(sql.text(), sql.params()).value_or(0);
}

std::int64_t count_held_for(journal::Transaction& tx, const RoadRules& road, const Asked& asked, LocalDate day,
                            Id<Person> person, std::optional<Id<Handover>> brought_by) {
  access::Sql sql = count_of(road, asked, day);
  sql.add(" AND (person = ").bind(person);
  if (brought_by) sql.add(" OR id = ").bind(*brought_by);
  sql.add(")");
  return tx.sql().find_integer(sql.text(), sql.params()).value_or(0);
}

}  // namespace homeward::pathway
