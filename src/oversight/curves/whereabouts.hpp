#pragma once
#include "base/time.hpp"
#include "care/pathway/records.hpp"
#include "engine/cohort/states.hpp"

#include <array>
#include <string_view>

/// Where somebody is, day by day after their road began. Pure; the one place that says so.
///
/// A person is, just after a day, in the first of these that holds:
/// 1. `died`: the day of death has come. Nobody comes back from there.
/// 2. a stage: a stay is open that began by then and has not ended by then. Of several the one that began last (on one
///    day the later stage), in whatever house and record of the same person: who goes back is in the earlier stage
///    again.
/// 3. what the stay that ended last says:
///    - `left`: left early.
///    - `ended_otherwise`: stopped by the service, imprisoned, another way, or nobody said how. Prison is not drop-out
///      (reference 4, clock rule).
///    - as planned: resocialization is the last stage, so its planned end is `ended_as_planned` at once. After any
///      other stage the next one is due: `between`, as long as a next stay would still belong to the same journey
///      (`gap`, the road's own rule), then `next_did_not_begin`, for whatever reason: also where somebody marked that
///      it is not needed or not wanted. That people finish rehabilitation and never reach resocialization is the
///      failure to be seen (reference 0.1), so it is not counted among the ends as planned.
///    - transferred: `between` until the person is heard from at the other place, however long: on the way there or not
///      heard from is all that is known.
/// 4. no stay yet: `between`.
///
/// Every state follows from what has happened by that day and from nothing later: a state that is known only by
/// hindsight (a journey that turned out to be over) would be unknown for just those who are not watched long enough,
/// and the estimate would be wrong where it ends (Andersen & Keiding 2012, Statist. Med. 31:1074: do not condition on
/// the future). Being not heard from is therefore a state and never a censoring; only today censors.
namespace homeward::curves {

inline constexpr std::size_t k_stages = Words<Stage>::k_list.size();
/// The stages come first, by their codes.
enum class Where : std::uint8_t {
  between = k_stages,
  next_did_not_begin,
  ended_as_planned,
  left,
  ended_otherwise,
  died
};
inline constexpr std::size_t k_wheres = k_stages + 6;
std::string_view word_of_where(std::size_t where);

/// `unit`'s spells are stays: `what` a Stage, `how` an EndType; `over` is the day of death. The first at day 0, then
/// each change, none behind `unit.until`.
void whereabouts(const cohort::Followed& unit, Days gap, std::vector<cohort::Moved>& out);

}  // namespace homeward::curves
