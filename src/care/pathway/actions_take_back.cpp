#include "care/pathway/actions_take_back.hpp"

#include "care/pathway/capacity.hpp"
#include "care/pathway/coordinate.hpp"
#include "care/pathway/searches.hpp"

namespace homeward::pathway {
namespace {

using access::Viewer;
using journal::Changed;
using journal::Stored;
using journal::Transaction;

struct Found {
  AfterTheEnd after;
  bool coordinate = false;  ///< a bed in another house is open
};

Found look_after(Transaction& tx, const Viewer& who, const RoadRules& road, const Stay& stay) {
  Found out;
  access::Guard guard(tx.sql(), who, tx.now(), access::today_for(tx, who));
  for (const Id<Person> one : records_of_one_person(tx, stay.person)) {
    // What another house wrote of a linked record refuses nothing that its reader may not see.
    const bool reads = one == stay.person || guard.sees(meta_of<Person>(), one.value);
    const auto person = reads ? tx.find(one) : std::nullopt;
    out.after.died = out.after.died || (person && (*person)->died_on);
    const Datum wanted[] = {one.value};
    for (const auto& other : tx.list<Stay>("SELECT id FROM stay WHERE person = $1", wanted)) {
      const bool here = guard.of_own_house(other->home.value);
      const bool known = here || guard.sees(meta_of<Stay>(), other->id.value);
      const bool beside = here && !other->ended && other->id != stay.id &&
                          !may_run_side_by_side(road, {stay.stage, stay.setting}, {other->stage, other->setting});
      if (beside || (known && comes_after(other.value, stay))) out.after.later_stay = true;
      const bool beds = other->setting == Setting::inpatient && stay.setting == Setting::inpatient;
      if (!here && !other->ended && beds && one == stay.person) out.coordinate = true;
    }
  }
  const Datum handed[] = {stay.person.value, stay.id.value};
  out.after.set_out = tx.sql()
                          .find_integer(
                              "SELECT 1 FROM handover WHERE person = $1 AND stay = $2 AND "
                              "state IN ('travelling', 'arrived') LIMIT 1",
                              handed)
                          .has_value();
  return out;
}

}  // namespace

Result<Changed> take_back_end(Transaction& tx, const Viewer& who, const RoadRules& road, Stored<Stay>& stay,
                              const TakeBackEnd& c) {
  HW_TRY_VOID(access::require_person(tx, who, "stay.end", stay->person, Category::care));
  HW_TRY_VOID(access::require_place(tx, who, "stay.end", stay->home));
  const Found found = look_after(tx, who, road, stay.value);
  HW_TRY_VOID(decide_take_back(stay.value, found.after));
  if (c.reason.reveal().empty()) return reject_fields({{"reason", "field.missing", "say what was the mistake"}});
  const LocalDate today = access::today_for(tx, who);
  HW_TRY_VOID(find_offer(tx, road, {stay->home, stay->stage, stay->setting}, today));
  EndTakenBack taken;
  taken.id = c.id;
  taken.person = stay->person;
  taken.home = stay->home;
  taken.stay = stay->id;
  taken.on = today;
  taken.ended = *stay->ended;
  taken.end_type = stay->end_type.value_or(EndType::other);
  taken.reason = c.reason;
  tx.insert(taken);
  stay.value = without_end(stay.value);
  const Changed done = tx.save(stay);
  if (found.coordinate) ask_to_coordinate(tx, stay.value, *who.place, today);
  return done;
}

}  // namespace homeward::pathway
