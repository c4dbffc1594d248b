#include "care/pathway/capacity.hpp"

#include "care/pathway/records.hpp"

namespace homeward::pathway {

Result<OfferNow> find_offer(journal::Transaction& tx, Id<Place> place, Stage stage, Setting setting, LocalDate day) {
  const std::string stage_word(to_word(stage)), setting_word(to_word(setting));
  const Datum wanted[] = {place.value, stage_word, setting_word};
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
    const Datum held[] = {place.value, stage_word, setting_word, std::int64_t{day.days}};
    now.held = tx.sql()
                   .find_integer(
                       "SELECT count(*) FROM handover WHERE \"to\" = $1 AND stage = $2 AND setting = $3 AND "
                       "(state IN ('accepted', 'travelling') OR (state = 'held' AND held_until >= $4)) "
                       "AND next_stay IS NULL",
                       held)
                   .value_or(0);
    return now;
  }
  if (begins) return reject(ErrorKind::conflict, "place.not-offered-yet", "offered from " + begins->to_string());
  return reject(ErrorKind::conflict, "place.not-offered", "this place does not offer this stage in this setting");
}

}  // namespace homeward::pathway
