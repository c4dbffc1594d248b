#include "care/pathway/actions_take_back.hpp"

#include "care/pathway/actions_handover.hpp"
#include "care/pathway/capacity.hpp"
#include "care/pathway/coordinate.hpp"

namespace homeward::pathway {
namespace {

using access::Viewer;
using journal::Changed;
using journal::Stored;
using journal::Transaction;

struct Found {
  AfterTheEnd after;
  bool coordinate = false;  ///< a bed in another house, which the asker may not see
};

Found look_after(Transaction& tx, const Viewer& who, const Stay& stay) {
  Found out;
  access::Guard guard(tx.sql(), who, tx.now(), access::today_for(tx, who));
  for (const Id<Person> one : records_of_one_person(tx, stay.person)) {
    const auto person = tx.find(one);
    out.after.died = out.after.died || (person && (*person)->died_on);
    const Datum wanted[] = {one.value};
    for (const auto& other : tx.list<Stay>("SELECT id FROM stay WHERE person = $1", wanted)) {
      const bool known = guard.of_own_house(other->home.value) || guard.sees(meta_of<Stay>(), other->id.value);
      if (known) out.after.later_stay = out.after.later_stay || comes_after(other.value, stay);
      const bool beds = other->setting == Setting::inpatient && stay.setting == Setting::inpatient;
      if (!known && !other->ended && beds && one == stay.person) out.coordinate = true;
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
  const Found found = look_after(tx, who, stay.value);
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
  if (found.coordinate) ask_to_coordinate(tx, stay.value, *who.place);
  return done;
}

}  // namespace homeward::pathway
