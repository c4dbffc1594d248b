#pragma once
#include "care/pathway/records.hpp"

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

/// Reasons: handover.same-place, handover.expected-in-past, handover.hold-too-long, handover.stay-ended-long-ago.
FieldFaults check_proposal(Id<Place> from, Id<Place> to, LocalDate expected_on, LocalDate today);
Result<void> decide_hold(LocalDate held_until, LocalDate today);

/// An answer is due two days after the proposal, an arrival is confirmed at the latest the day after it was expected.
constexpr Days k_answer_days{2};
constexpr Days k_arrival_days{1};
/// A place is held for at most this long without being accepted.
constexpr Days k_longest_hold{14};

}  // namespace homeward::pathway
