#pragma once
#include "care/pathway/actions_handover.hpp"

/// Searches for whom nobody has heard from: when one begins, who has to act, what ends it.
namespace homeward::pathway {

/// Everybody linked with this record, and the record itself.
std::vector<Id<Person>> records_of_one_person(journal::Transaction& tx, Id<Person> person);

/// Whether somebody has to hear from the person now that this stay is over. Not from who asked us not to call.
bool leaves_a_search(journal::Transaction& tx, const Stay& ended);
/// The house of the stay acts, or the house that they are already on the way to.
void begin_search(journal::Transaction& tx, const RoadRules& road, const Stay& ended);
/// Without a confirmed arrival somebody counts as not heard from, whatever had settled the search before they left:
/// it goes on where it stood. Where the stay ended only after an arrival, nobody had to be looked for until now.
void search_again(journal::Transaction& tx, const RoadRules& road, const Handover& handover);

/// Nobody searches for who died or asked for it, in whichever house they said so, nor reminds anybody of them.
bool nobody_searches(journal::Transaction& tx, Id<Person> person);
/// The open searches after the stay that a handover led on from.
std::vector<journal::Stored<FollowUp>> open_searches(journal::Transaction& tx, const Handover& handover);

/// Ends what waits to hear from this record; where the person asked for it or died, reminders as well.
void settle_all(journal::Transaction& tx, Id<Person> person, AttemptOutcome outcome, LocalDate on);
/// The same for every record of the person, wherever somebody was waiting.
void settle_waiting(journal::Transaction& tx, Id<Person> person, LocalDate on, AttemptOutcome outcome);
/// Nobody looks any more for who did not arrive: nobody waits for them there either.
void let_fall(journal::Transaction& tx, Id<Person> person, Id<Stay> stay);

/// The house keeps its access for a while after the end of a stay, and longer while somebody has to be heard from.
inline constexpr Days k_access_after_end{90};
/// What of the person's relations began with `cause` ends.
void end_relations(journal::Transaction& tx, Id<Person> subject, Uuid cause, Instant until);

}  // namespace homeward::pathway
