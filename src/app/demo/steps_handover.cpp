#include "app/demo/steps.hpp"

#include <algorithm>

namespace homeward::app::demo {
namespace {

using access::Viewer;
using journal::Changed;
using journal::Transaction;

Protected<Text<300>> words(std::string text) { return Protected(Text<300>::trusted(std::move(text))); }

std::string_view told(RejectReason reason) {
  switch (reason) {
    case RejectReason::no_place: return "Every place is taken until next month.";
    case RejectReason::not_suitable: return "We cannot offer the nursing that is needed.";
    case RejectReason::not_offered: return "This programme ended last season.";
    case RejectReason::distance: return "The family asks for a house nearer home.";
    case RejectReason::needs_other_care: return "The doctor advises hospital care first.";
    case RejectReason::other: return "We talked on the phone; the person will decide later.";
  }
  return "";
}

}  // namespace

bool takes_a_place(HandoverState state) {
  return state == HandoverState::held || state == HandoverState::accepted || state == HandoverState::travelling ||
         state == HandoverState::arrived;
}

Handing& Steps::propose(Somebody& p, Offer& to, LocalDate expected_on, bool with_consent) {
  const Id<Stay> stay = p.open ? p.open->id : p.last_stay;
  Handing& h = handings_.emplace_back();
  h.id = {p.dice.id(day)};
  h.who = &p;
  h.to = &to;
  h.from = &responsible(p);
  h.expected_on = expected_on;
  h.consent = with_consent;
  p.handed_over = true;
  pathway::HandOver c{.handover = h.id,
                      .to = to.place,
                      .stage = to.spec->stage,
                      .setting = to.spec->setting,
                      .expected_on = expected_on};
  if (p.dice.chance(0.4)) c.reason = words("Next step as agreed in the last talk; the person knows the house.");
  if (with_consent) {
    std::vector<ConsentClass> classes = {ConsentClass::identity, ConsentClass::contact, ConsentClass::care};
    if (p.dice.chance(0.6)) classes.push_back(ConsentClass::clinical);
    c.consent = make_consent(p.dice, p, day, RecipientKind::place, to.place.value, {Purpose::care}, std::move(classes));
  }
  performer_.act(*h.from, "propose handover", [stay, c, &road = *world_.road](Transaction& tx, const Viewer& who) {
    return pathway::propose_handover(tx, who, road, stay, c);
  });
  return h;
}

void Steps::answer(Handing& h, HandoverState state, std::string_view what, Performer::Action action) {
  h.to->held += static_cast<int>(takes_a_place(state)) - static_cast<int>(takes_a_place(h.state));
  h.state = state;
  if (!pathway::is_open(state)) h.who->handed_over = false;
  const bool theirs = state == HandoverState::withdrawn || state == HandoverState::travelling;
  performer_.act(theirs ? *h.from : desk(*h.to->centre), what, std::move(action));
}

void Steps::hold(Handing& h, LocalDate until) {
  answer(h, HandoverState::held, "hold place",
         [id = h.id, until, &road = *world_.road](Transaction& tx, const Viewer& who) {
           return pathway::hold_place(tx, who, road, id, {until});
         });
}

void Steps::accept(Handing& h) {
  answer(h, HandoverState::accepted, "accept handover",
         [id = h.id, &road = *world_.road](Transaction& tx, const Viewer& who) {
           return pathway::accept_handover(tx, who, road, id);
         });
}

void Steps::reject(Handing& h, RejectReason reason) {
  pathway::RejectHandover c{reason, words(std::string(told(reason)))};
  answer(h, HandoverState::rejected, "reject handover",
         [id = h.id, c](Transaction& tx, const Viewer& who) { return pathway::reject_handover(tx, who, id, c); });
}

void Steps::withdraw(Handing& h) {
  pathway::WithdrawHandover c{words("The person decided otherwise.")};
  answer(h, HandoverState::withdrawn, "withdraw handover",
         [id = h.id, c](Transaction& tx, const Viewer& who) { return pathway::withdraw_handover(tx, who, id, c); });
}

void Steps::depart(Handing& h) {
  if (h.who->open) note_ended(*h.who, EndType::transferred);
  answer(h, HandoverState::travelling, "depart",
         [id = h.id, on = day](Transaction& tx, const Viewer& who) { return pathway::depart(tx, who, id, {on}); });
}

void Steps::arrive(Handing& h) {
  h.who->searched_for = false;
  answer(h, HandoverState::arrived, "confirm arrival", [id = h.id, on = day](Transaction& tx, const Viewer& who) {
    return pathway::confirm_arrival(tx, who, id, {on});
  });
}

void Steps::miss(Handing& h) {
  answer(h, HandoverState::did_not_arrive, "deny arrival",
         [id = h.id](Transaction& tx, const Viewer& who) { return pathway::deny_arrival(tx, who, id); });
}

void Steps::attempt(Somebody& p, AttemptOutcome outcome, std::string note) {
  pathway::RecordAttempt c{.id = {p.dice.id(day)}, .on = day, .outcome = outcome};
  const bool learned =
      outcome == AttemptOutcome::died || outcome == AttemptOutcome::went_elsewhere || outcome == AttemptOutcome::other;
  if (!p.ways.empty() && (!learned || p.dice.chance(0.3))) c.by = p.dice.pick(p.ways);
  if (!note.empty()) c.note = Protected(Text<500>::trusted(std::move(note)));
  if (outcome != AttemptOutcome::not_reached && outcome != AttemptOutcome::reached_goes_on) p.searched_for = false;
  p.done = p.done || outcome == AttemptOutcome::died || outcome == AttemptOutcome::asked_not_to_call;
  performer_.act(
      responsible(p), "record attempt",
      [&road = *world_.road, person = p.id, c](Transaction& tx, const Viewer& who) -> Result<Changed> {
        const Datum wanted[] = {person.value};
        const auto open = tx.sql().find_uuid(
            "SELECT id FROM follow_up WHERE person = $1 AND state = 'open' ORDER BY since, id LIMIT 1", wanted);
        if (!open) return Changed{};  // heard from under a linked record meanwhile: nobody is on the list, nobody calls
        return pathway::record_attempt(tx, who, road, {*open}, c);
      });
}

}  // namespace homeward::app::demo
