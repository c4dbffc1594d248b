#include "oversight/indicators/actions_targets.hpp"

#include <algorithm>

namespace homeward::indicators {
namespace {

using access::Viewer;
using journal::Changed;
using journal::Stored;
using journal::Transaction;

constexpr std::string_view k_permission = "target.set";

/// The targets of the same indicator and place, without the one that is changed.
std::vector<IndicatorTarget> others_of(Transaction& tx, Id<Place> place, const std::string& indicator,
                                       std::optional<Id<IndicatorTarget>> without = {}) {
  const Datum wanted[] = {place.value, indicator};
  std::vector<IndicatorTarget> out;
  for (auto& one : tx.list<IndicatorTarget>(
           "SELECT id FROM indicator_target WHERE home = $1 AND indicator = $2 ORDER BY id", wanted))
    if (!without || one->id != *without) out.push_back(std::move(one.value));
  return out;
}

/// Out of reach and absent answer alike. What was set from above is changed from there.
Result<Stored<IndicatorTarget>> own_target(Transaction& tx, const Viewer& who, Id<IndicatorTarget> id,
                                           const Expects& expects) {
  HW_TRY_VOID(access::require(tx, who, k_permission));
  HW_TRY(auto target, tx.get(id));
  HW_TRY_VOID(access::require_place(tx, who, k_permission, target->home));
  if (!access::require_place(tx, who, k_permission, target->set_at))
    return reject(ErrorKind::conflict, "target.set-above", "it was set for this place from above");
  HW_TRY_VOID(expects(target.version()));
  HW_TRY_VOID(decide_change_target(target.value, access::today_at(tx, target->home)));
  return target;
}

}  // namespace

Result<Changed> set_target(Transaction& tx, const Viewer& who, const SetTarget& c, const Indicators& indicators) {
  HW_TRY_VOID(access::require_place(tx, who, k_permission, c.place));
  HW_TRY(auto place, tx.get(c.place));
  const LocalDate today = access::today_at(tx, c.place);
  const auto indicator = indicators.find(c.indicator.str());
  const bool switched_off = !indicator && indicator.error().kind != ErrorKind::not_found;
  FieldFaults faults = check_target({c.value, c.starts_on, c.reach_by, !c.why.empty()},
                                    indicator ? &(*indicator)->definition() : nullptr, place->kind,
                                    others_of(tx, c.place, c.indicator.str()), today);
  // One that waits for its records is known, but nobody could say whether it is reached.
  if (switched_off) faults.front() = {"indicator", indicator.error().reason, indicator.error().detail};
  if (!faults.empty()) return reject_fields(std::move(faults));
  IndicatorTarget t;
  t.id = c.id;
  t.home = c.place;
  t.indicator = c.indicator;
  t.value = c.value;
  t.starts_on = c.starts_on;
  t.reach_by = c.reach_by;
  t.why = c.why;
  if (c.source && !c.source->empty()) t.source = c.source;
  t.set_by = who.account;
  t.set_as = Text<40>::trusted(std::string(who.role->id));
  t.set_at = *who.place;
  t.set_on = today;
  return tx.insert(t);
}

Result<Changed> change_target(Transaction& tx, const Viewer& who, Id<IndicatorTarget> id, const ChangeTarget& c,
                              const Indicators& indicators, const Expects& expects) {
  HW_TRY(auto target, own_target(tx, who, id, expects));
  HW_TRY(auto place, tx.get(target->home));
  const LocalDate today = access::today_at(tx, target->home);
  const auto indicator = indicators.find(target->indicator.str());
  FieldFaults faults = check_target({c.value, c.starts_on, c.reach_by, !c.why.empty()},
                                    indicator ? &(*indicator)->definition() : nullptr, place->kind,
                                    others_of(tx, target->home, target->indicator.str(), id), today);
  if (c.starts_on != target->starts_on && target->starts_on <= today)
    faults.push_back({"starts_on", "target.begun", "figures are measured by it already"});
  if (c.value == target->value && c.starts_on == target->starts_on && c.reach_by == target->reach_by)
    faults.push_back({"value", "target.nothing-changed", "it reads as it did before"});
  if (!faults.empty()) return reject_fields(std::move(faults));
  target->earlier.push_back({target->value, target->starts_on, target->reach_by, today, c.why, who.account});
  target->value = c.value;
  target->starts_on = c.starts_on;
  target->reach_by = c.reach_by;
  return tx.save(target);
}

Result<Changed> end_target(Transaction& tx, const Viewer& who, Id<IndicatorTarget> id, const EndTarget& c,
                           const Expects& expects) {
  HW_TRY(auto target, own_target(tx, who, id, expects));
  if (c.why.empty()) return reject_fields({{"why", "field.missing", "say why"}});
  target->ended_on = access::today_at(tx, target->home);
  target->ended_why = c.why;
  return tx.save(target);
}

}  // namespace homeward::indicators
