#include "care/pathway/actions_handover.hpp"

#include "care/pathway/actions_no_call.hpp"
#include "care/pathway/capacity.hpp"
#include "care/pathway/searches.hpp"

namespace homeward::pathway {
namespace {

using access::Viewer;
using journal::Changed;
using journal::Stored;
using journal::Transaction;

/// A short code without look-alikes, said on the phone or carried on paper.
Text<12> arrival_code() {
  constexpr std::string_view letters = "ACDEFHJKLMNPRTUVWXY347";
  std::array<std::uint8_t, 6> raw;
  vault::random_bytes(raw);
  std::string out;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (i == 3) out += '-';
    out += letters[raw[i] % letters.size()];
  }
  return Text<12>::trusted(out);
}

struct Stepping {
  Stored<Handover> handover;
  LocalDate today;
};

/// Loads a handover for a step of one side: the house that acts must be within the actor's role.
Result<Stepping> step(Transaction& tx, const Viewer& who, Id<Handover> id, std::string_view permission,
                      HandoverStep step) {
  HW_TRY(auto h, tx.get(id));
  HW_TRY_VOID(access::require_either_place(tx, who, permission, h->from, h->to));
  const LocalDate today = access::today_for(tx, who);
  access::Guard guard(tx.sql(), who, tx.now(), today);
  const bool from = guard.within(h->from.value), to = guard.within(h->to.value);
  const Side side = from && to ? Side::both : from ? Side::from : Side::to;
  HW_TRY(h->state, decide_step(h->state, step, side));
  return Stepping{std::move(h), today};
}

/// A hold that ran out keeps nothing: somebody may have the place now.
bool held_now(const Stepping& s) {
  return s.handover.before.state == HandoverState::held && s.handover.before.held_until >= s.today;
}

Result<void> check_room(Transaction& tx, const RoadRules& road, const Handover& h, LocalDate day) {
  HW_TRY(const OfferNow offer, find_offer(tx, road, {h.to, h.stage, h.setting}, day));
  return places::decide_capacity(offer.offer, offer.occupied + offer.held);
}

}  // namespace

Result<Changed> propose_handover(Transaction& tx, const Viewer& who, const RoadRules& road, Id<Stay> stay_id,
                                 const HandOver& c) {
  HW_TRY(auto stay, tx.get(stay_id));
  HW_TRY_VOID(access::require_person(tx, who, "handover.propose", stay->person, Category::care));
  HW_TRY_VOID(access::require_place(tx, who, "handover.propose", stay->home));
  const LocalDate today = access::today_for(tx, who);
  FieldFaults faults = check_proposal(stay->home, c.to, c.expected_on, today);
  std::optional<Consent> consent;
  if (c.consent) {
    auto made = people::make_consent(*c.consent, stay->person, stay->home, today, "consent.");
    if (!made && made.error().fields.empty()) return tl::unexpected(made.error());
    if (!made) faults.insert(faults.end(), made.error().fields.begin(), made.error().fields.end());
    if (c.consent->recipient.value != c.to.value) {
      faults.push_back({"consent.recipient", "consent.other-recipient", "the consent must name the receiving house"});
    }
    if (made) consent = std::move(*made);
  }
  if (!faults.empty()) return reject_fields(std::move(faults));
  HW_TRY(auto target, tx.get(c.to));
  HW_TRY_VOID(find_offer(tx, road, {c.to, c.stage, c.setting}, today));
  const Datum same[] = {stay->person.value, stay_id.value};
  if (tx.sql().find_integer("SELECT 1 FROM handover WHERE person = $1 AND stay = $2 AND state IN ('proposed', 'held', "
                            "'accepted', 'travelling')",
                            same)) {
    return reject(ErrorKind::conflict, "handover.already-open", "a handover of this stay is open; withdraw it first");
  }
  Handover h;
  h.id = c.handover;
  h.person = stay->person;
  h.from = stay->home;
  h.to = target->id;
  h.stay = stay_id;
  h.code = arrival_code();
  h.stage = c.stage;
  h.setting = c.setting;
  h.proposed_on = today;
  h.answer_by = today + k_answer_days;
  h.expected_on = c.expected_on;
  h.reason = c.reason;
  if (consent) {
    h.consent = consent->id;
    tx.insert(*consent);
  }
  for (auto& missed : tx.list<Handover>(
           "SELECT id FROM handover WHERE person = $1 AND stay = $2 AND state = 'did_not_arrive'", same)) {
    HW_TRY(missed->state, decide_step(missed->state, HandoverStep::withdraw, Side::from));
    tx.save(missed);
  }
  return tx.insert(h);
}

Result<Changed> hold_place(Transaction& tx, const Viewer& who, const RoadRules& road, Id<Handover> id,
                           const HoldPlace& c) {
  HW_TRY(auto s, step(tx, who, id, "handover.answer", HandoverStep::hold));
  HW_TRY_VOID(decide_hold(c.held_until, s.today));
  if (!held_now(s)) {
    HW_TRY_VOID(check_room(tx, road, s.handover.value, s.today));
  }
  s.handover->held_until = c.held_until;
  return tx.save(s.handover);
}

Result<Changed> accept_handover(Transaction& tx, const Viewer& who, const RoadRules& road, Id<Handover> id) {
  HW_TRY(auto s, step(tx, who, id, "handover.answer", HandoverStep::accept));
  if (!held_now(s)) {
    HW_TRY_VOID(check_room(tx, road, s.handover.value, s.today));
  }
  s.handover->answered_on = s.today;
  s.handover->leave_by = departure_due(road, s.handover->expected_on, s.today);
  return tx.save(s.handover);
}

Result<Changed> reject_handover(Transaction& tx, const Viewer& who, Id<Handover> id, const RejectHandover& c) {
  HW_TRY(auto s, step(tx, who, id, "handover.answer", HandoverStep::reject));
  s.handover->answered_on = s.today;
  s.handover->reject_reason = c.reject_reason;
  s.handover->reason = c.reason;  // from now on why not; why they were asked is in the history
  return tx.save(s.handover);
}

Result<Changed> withdraw_handover(Transaction& tx, const Viewer& who, Id<Handover> id, const WithdrawHandover& c) {
  HW_TRY(auto s, step(tx, who, id, "handover.propose", HandoverStep::withdraw));
  if (c.reason) s.handover->reason = c.reason;
  return tx.save(s.handover);
}

Result<Changed> depart(Transaction& tx, const Viewer& who, Id<Handover> id, const Depart& c) {
  HW_TRY(auto s, step(tx, who, id, "handover.propose", HandoverStep::depart));
  if (c.left_on > s.today || c.left_on < s.handover->proposed_on) {
    return reject_fields({{"left_on", "handover.left-on", "between the proposal and today"}});
  }
  s.handover->left_on = c.left_on;
  const Changed done = tx.save(s.handover);
  if (s.handover->stay) {
    HW_TRY(auto stay, tx.get(*s.handover->stay));
    if (!stay->ended) {
      HW_TRY_VOID(end_stay(tx, who, stay, {c.left_on, EndType::transferred, EndReason::change_of_treatment}));
    }
  }
  return done;
}

Result<Changed> confirm_arrival(Transaction& tx, const Viewer& who, Id<Handover> id, const Arrive& c) {
  HW_TRY(auto s, step(tx, who, id, "handover.arrive", HandoverStep::arrive));
  if (c.arrived_on > s.today || c.arrived_on < s.handover->left_on.value_or(s.handover->proposed_on)) {
    return reject_fields({{"arrived_on", "handover.arrived-on", "between the departure and today"}});
  }
  s.handover->arrived_on = c.arrived_on;
  return tx.save(s.handover);
}

Result<Changed> deny_arrival(Transaction& tx, const Viewer& who, Id<Handover> id) {
  HW_TRY(auto s, step(tx, who, id, "handover.arrive", HandoverStep::miss));
  HW_TRY_VOID(decide_miss(s.handover.value));
  return tx.save(s.handover);
}

Result<Changed> record_attempt(Transaction& tx, const Viewer& who, const RoadRules& road, Id<FollowUp> id,
                               const RecordAttempt& c) {
  HW_TRY(auto follow_up, tx.get(id));
  HW_TRY_VOID(access::require_person(tx, who, "follow-up.attempt", follow_up->person, Category::contact));
  if (follow_up->state != FollowUpState::open)
    return reject(ErrorKind::conflict, "follow-up.settled", "this was settled meanwhile");
  const LocalDate today = access::today_for(tx, who);
  FieldFaults faults;
  if (c.on > today) faults.push_back({"on", "attempt.in-future", "today or earlier"});
  // Some things are learned without an attempt: a death, a stay elsewhere. Everything else goes by a safe way.
  const bool learned = c.outcome == AttemptOutcome::died || c.outcome == AttemptOutcome::went_elsewhere ||
                       c.outcome == AttemptOutcome::other;
  if (!c.by && !learned)
    faults.push_back({"by", "attempt.only-safe-ways", "choose one of the safe ways to reach the person"});
  if (c.died_on && (*c.died_on > c.on || *c.died_on < follow_up->since))
    faults.push_back({"died_on", "attempt.died-on", "between the end of the stay and the day it was heard of"});
  if (!faults.empty()) return reject_fields(std::move(faults));
  if (c.by) {
    HW_TRY(auto way, tx.get(*c.by));
    HW_TRY_VOID(people::decide_contact_way(way.value, follow_up->person));
  }
  Attempt a;
  a.id = c.id;
  a.person = follow_up->person;
  a.home = *who.place;
  a.follow_up = id;
  a.by = c.by;
  a.on = c.on;
  a.outcome = c.outcome;
  a.note = c.note;
  if (c.outcome == AttemptOutcome::asked_not_to_call) a.number_left = number_to_leave(tx, follow_up->home);
  const Changed done = tx.insert(a);
  if (c.outcome == AttemptOutcome::not_reached) return done;
  if (c.outcome == AttemptOutcome::asked_not_to_call) {
    begin_no_call(tx, follow_up->person, follow_up->home, tx.new_id<NoCall>(), c.on);
  } else if (ends_every_search(c.outcome)) {
    for (const Id<Person> one : records_of_one_person(tx, follow_up->person)) {
      tx.allow_subject(one.value);
      settle_all(tx, one, c.outcome, c.on);
    }
  } else {
    follow_up.value = after_attempt(follow_up.value, c.outcome, c.on, road);
    tx.save(follow_up);
  }
  if (c.outcome == AttemptOutcome::died) {
    note_death(tx, follow_up->person, c.died_on.value_or(c.on), EndReason::not_stated);
  }
  return done;
}

}  // namespace homeward::pathway
