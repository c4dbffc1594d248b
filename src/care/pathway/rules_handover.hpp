#pragma once
#include "care/pathway/records_no_call.hpp"
#include "care/pathway/rules_road.hpp"

#include <span>

/// The steps of handing over to another house, each with a clock. A closed loop: it ends only with a confirmed arrival
/// or an answer that says why not (domain reference 5.3.5 and 7.1).
namespace homeward::pathway {

enum class HandoverStep { hold, accept, reject, withdraw, depart, arrive, miss };
enum class Side { from, to, both };

/// The state after a step. `side` is the house that acts: who hands over withdraws and lets depart; who is asked holds,
/// accepts, rejects and confirms or denies the arrival.
/// Reasons: handover.not-now, handover.other-side.
Result<HandoverState> decide_step(HandoverState now, HandoverStep step, Side side);

/// Whether the state still waits for somebody.
bool is_open(HandoverState state);

/// Whether somebody arrived and care in the receiving house has not begun: that house acts next.
bool waits_for_care(const Handover& h);

/// Whoever did not arrive is expected there as long as somebody looks for them or asks another house. Once neither is
/// so the question is taken back with it; until then the house that handed over may take it back itself.
bool falls_with_search(const Handover& h);

/// An admission may say by which handover the person came. That is how a house that was not told who comes, and so
/// registered the person itself, says that its care began; the records stay two and nothing passes between them.
/// Reasons: handover.not-now.
Result<void> decide_completion(const Handover& h);

/// The person is not there: they never came, or went again before care began; the house that handed over is told and
/// looks for them. Once care has begun its end says so.
/// Reasons: handover.not-now.
Result<void> decide_miss(const Handover& h);

/// Reasons: handover.same-place, handover.expected-in-past, handover.hold-too-long, handover.stay-ended-long-ago.
FieldFaults check_proposal(Id<Place> from, Id<Place> to, LocalDate expected_on, LocalDate today);
Result<void> decide_hold(LocalDate held_until, LocalDate today);

/// Whether this outcome ends every search and every reminder about somebody, in all houses at once: whoever asked us
/// not to call, or died, is neither searched for nor waited for. The wish is the person's own; which outcomes these are
/// is ours.
bool ends_every_search(AttemptOutcome outcome);

/// Whether somebody wishes not to be called. Reasons of beginning and ending it: no-call.stands, no-call.in-future,
/// no-call.none, no-call.own-word (it is taken back by the person and by nobody else), no-call.before (it ends no
/// sooner than it began).
bool stands(const NoCall& wish);
Result<void> decide_no_call(bool stands_already, LocalDate on, LocalDate today);
Result<void> decide_call_again(std::span<const NoCall> wishes, bool own_word, LocalDate on, LocalDate today);

/// Whoever comes back by themselves has taken the wish back: a stay that began after its day ends it, and no other
/// does, whenever it is entered. Who said it while in care and goes on has not: as long as one stay leads into the next
/// by the days of a journey. `others`: the stays of the person besides the one that began, in any order.
bool ended_by_care(const NoCall& wish, const Stay& began, std::span<const Stay> others, const RoadRules& road);

/// An entry that waits for nobody any more.
FollowUp settled(FollowUp f, AttemptOutcome outcome, LocalDate on);

/// An entry after an attempt on `on`. Whoever was not reached is looked for as before. Whoever was reached and goes on
/// has the days for a next stay again from then on, and never fewer than before: only a next stay or a confirmed
/// arrival settles it, and who means to go on and did not is missed again. Everything else settles it.
FollowUp after_attempt(FollowUp f, AttemptOutcome outcome, LocalDate on, const RoadRules& road);

/// An answer is due two days after the proposal, an arrival is confirmed at the latest the day after it was expected.
constexpr Days k_answer_days{2};
constexpr Days k_arrival_days{1};
/// A place is held for at most this long without being accepted.
constexpr Days k_longest_hold{14};

}  // namespace homeward::pathway
