#include "care/pathway/rules_handover.hpp"

#include <algorithm>

namespace homeward::pathway {
namespace {

struct Step {
  HandoverStep step;
  Side side;
  HandoverState from, to;
};
using S = HandoverState;
using T = HandoverStep;
constexpr Step k_steps[] = {
    {T::hold, Side::to, S::proposed, S::held},
    {T::hold, Side::to, S::held, S::held},
    {T::accept, Side::to, S::proposed, S::accepted},
    {T::accept, Side::to, S::held, S::accepted},
    {T::reject, Side::to, S::proposed, S::rejected},
    {T::reject, Side::to, S::held, S::rejected},
    {T::withdraw, Side::from, S::proposed, S::withdrawn},
    {T::withdraw, Side::from, S::held, S::withdrawn},
    {T::withdraw, Side::from, S::accepted, S::withdrawn},
    {T::withdraw, Side::from, S::did_not_arrive, S::withdrawn},
    {T::depart, Side::from, S::accepted, S::travelling},
    {T::arrive, Side::to, S::accepted, S::arrived},
    {T::arrive, Side::to, S::travelling, S::arrived},
    {T::arrive, Side::to, S::did_not_arrive, S::arrived},
    {T::miss, Side::to, S::travelling, S::did_not_arrive},
    {T::miss, Side::to, S::accepted, S::did_not_arrive},
    {T::miss, Side::to, S::arrived, S::did_not_arrive},
};

Result<void> moved_on() {
  return reject(ErrorKind::conflict, "handover.not-now", "the handover has moved on meanwhile");
}

}  // namespace

Result<HandoverState> decide_step(HandoverState now, HandoverStep step, Side side) {
  for (const Step& s : k_steps) {
    if (s.step != step) continue;
    if (side != Side::both && s.side != side) {
      return reject(ErrorKind::forbidden, "handover.other-side", "the other house takes this step");
    }
    if (s.from == now) return s.to;
  }
  return reject(ErrorKind::conflict, "handover.not-now", "the handover has moved on meanwhile");
}

bool is_open(HandoverState state) {
  return state == S::proposed || state == S::held || state == S::accepted || state == S::travelling ||
         state == S::did_not_arrive;
}

bool waits_for_care(const Handover& h) { return h.state == S::arrived && !h.next_stay; }

bool falls_with_search(const Handover& h) { return h.state == S::did_not_arrive && !h.next_stay; }

Result<void> decide_completion(const Handover& h) {
  if (!waits_for_care(h)) return moved_on();
  return {};
}

Result<void> decide_miss(const Handover& h) {
  if (h.next_stay) return moved_on();
  return {};
}

bool ends_every_search(AttemptOutcome outcome) {
  return outcome == AttemptOutcome::asked_not_to_call || outcome == AttemptOutcome::died;
}

bool stands(const NoCall& wish) { return !wish.ended_on; }

Result<void> decide_no_call(bool stands_already, LocalDate on, LocalDate today) {
  if (stands_already) return reject(ErrorKind::conflict, "no-call.stands", "nobody calls already");
  if (on > today) return reject_fields({{"on", "no-call.in-future", "today or earlier"}});
  return {};
}

Result<void> decide_call_again(std::span<const NoCall> wishes, bool own_word, LocalDate on, LocalDate today) {
  const auto standing = [](const NoCall& wish) { return stands(wish); };
  if (std::ranges::none_of(wishes, standing)) return reject(ErrorKind::conflict, "no-call.none", "no wish stands");
  FieldFaults faults;
  if (!own_word) faults.push_back({"own_word", "no-call.own-word", "only the person takes this back"});
  if (on > today) faults.push_back({"on", "no-call.in-future", "today or earlier"});
  if (std::ranges::any_of(wishes, [&](const NoCall& wish) { return stands(wish) && on < wish.on; })) {
    faults.push_back({"on", "no-call.before", "not before the day on which they asked"});
  }
  if (!faults.empty()) return reject_fields(std::move(faults));
  return {};
}

bool ended_by_care(const NoCall& wish, const Stay& began, std::span<const Stay> others, const RoadRules& road) {
  if (!stands(wish) || began.started <= wish.on) return false;
  std::vector<Stay> in_order(others.begin(), others.end());
  std::ranges::sort(in_order, {}, &Stay::started);
  std::optional<LocalDate> care_until;  // of the care in which it was said, as far as it leads
  for (const Stay& stay : in_order) {
    const bool said_in_it = stay.started <= wish.on && (!stay.ended || *stay.ended >= wish.on);
    const bool goes_on = care_until && on_one_journey(road, *care_until, stay.started);
    if (!said_in_it && !goes_on) continue;
    if (!stay.ended) return false;
    care_until = std::max(care_until.value_or(*stay.ended), *stay.ended);
  }
  return !care_until || !on_one_journey(road, *care_until, began.started);
}

FollowUp settled(FollowUp f, AttemptOutcome outcome, LocalDate on) {
  f.state = FollowUpState::settled;
  f.outcome = outcome;
  f.settled_on = on;
  return f;
}

FollowUp after_attempt(FollowUp f, AttemptOutcome outcome, LocalDate on, const RoadRules& road) {
  if (outcome == AttemptOutcome::not_reached) return f;
  if (outcome != AttemptOutcome::reached_goes_on) return settled(std::move(f), outcome, on);
  f.act_by = std::max(f.act_by, next_stay_due(road, on));
  return f;
}

FieldFaults check_proposal(Id<Place> from, Id<Place> to, LocalDate expected_on, LocalDate today) {
  FieldFaults out;
  if (from == to) out.push_back({"to", "handover.same-place", "inside one house, move on instead"});
  if (expected_on < today) out.push_back({"expected_on", "handover.expected-in-past", "today or later"});
  return out;
}

Result<void> decide_hold(LocalDate held_until, LocalDate today) {
  if (held_until < today || held_until > today + k_longest_hold) {
    return reject_fields({{"held_until", "handover.hold-too-long", "a place is held for 14 days at most"}});
  }
  return {};
}

}  // namespace homeward::pathway
