#include "care/pathway/actions_no_call.hpp"
#include "care/pathway/capacity.hpp"
#include "care/pathway/road_tasks.hpp"
#include "care/pathway/searches.hpp"

#include <algorithm>

namespace homeward::pathway {
namespace {

using access::today_at;
using journal::Change;
using journal::Operation;
using journal::Transaction;

void relate(Transaction& tx, Id<Person> person, Id<Place> place, std::optional<Id<Account>> worker, RelationKind kind,
            Uuid cause, std::optional<Instant> until = std::nullopt) {
  Relation r;
  r.id = tx.new_id<Relation>();
  r.subject = {person.value};
  r.place = place;
  r.worker = worker;
  r.kind = kind;
  r.since = tx.now();
  r.until = until;
  r.cause = Id<Cause>{cause};
  tx.insert(r);
}

/// The end of the last day on which a consent holds.
std::optional<Instant> end_of(const Consent& consent) {
  if (!consent.valid_until) return std::nullopt;
  return instant({*consent.valid_until + Days{1}}, Zone{});
}

/// Nobody searches for somebody who died, whatever else was open.
void died(Transaction& tx, const Stay& s) {
  if (auto p = tx.find(s.person); p && !(*p)->died_on) {
    (*p)->died_on = s.ended;
    tx.save(*p);
  }
  settle_waiting(tx, s.person, *s.ended, AttemptOutcome::died);
}

void stay_began(Transaction& tx, const RoadRules& road, const Stay& s) {
  relate(tx, s.person, s.home, std::nullopt, RelationKind::in_care, s.id.value);
  if (s.keyworker) relate(tx, s.person, s.home, s.keyworker, RelationKind::keyworker, s.id.value);
  end_no_calls_by_care(tx, s, road);
  keep_no_call_at(tx, s.person, s.home);
  const Datum wanted[] = {s.person.value, s.home.value};
  for (auto& h :
       tx.list<Handover>("SELECT id FROM handover WHERE person = $1 AND \"to\" = $2 AND next_stay IS NULL AND "
                         "state IN ('accepted', 'travelling', 'arrived', 'did_not_arrive')",
                         wanted)) {
    h->next_stay = s.id;
    if (h->state != HandoverState::arrived) {
      h->state = HandoverState::arrived;
      h->arrived_on = s.started;
    }
    tx.save(h);
  }
  // Afterwards: what this stay completes does not fall with the search that it ends.
  settle_waiting(tx, s.person, s.started, AttemptOutcome::reached_goes_on);
}

void close_episode(Transaction& tx, const Stay& s) {
  const Datum episode[] = {s.episode.value};
  if (tx.sql().find_integer("SELECT 1 FROM stay WHERE episode = $1 AND ended IS NULL LIMIT 1", episode)) return;
  if (auto e = tx.find(s.episode); e && !(*e)->closed) {
    (*e)->closed = s.ended;
    (*e)->end_type = s.end_type;
    (*e)->end_reason = s.end_reason;
    tx.save(*e);
  }
}

/// What a handover opened to the receiving house is closed at once.
void close_opened(Transaction& tx, Id<Person> person, Uuid handover) {
  const Datum opened[] = {person.value, handover};
  for (auto& r : tx.list<Relation>("SELECT id FROM relation WHERE subject = $1 AND cause = $2", opened)) {
    if (r->until && *r->until <= tx.now()) continue;
    r->until = tx.now();
    tx.save(r);
  }
}

/// What is shared for a handover is shared for nothing else: where it came to nothing, the day is the last.
void end_consent(Transaction& tx, const Handover& h) {
  if (!h.consent) return;
  auto consent = tx.find(*h.consent);
  const LocalDate today = today_at(tx, h.from);
  if (!consent || (*consent)->state != ConsentState::active) return;
  if ((*consent)->valid_until && *(*consent)->valid_until <= today) return;
  (*consent)->valid_until = today;
  tx.save(*consent);
}

/// Whom another house does not take is still here: somebody asks the next one by tomorrow.
void ask_another_house(Transaction& tx, const Handover& h) {
  const auto stay = h.stay ? tx.find(*h.stay) : std::nullopt;
  if (!stay || (*stay)->ended) return;
  open_task(tx, TaskKind::find_next_place, h.person, h.from, today_at(tx, h.from) + Days{1}, h.id.value);
}

void stay_ended(Transaction& tx, const RoadRules& road, const Stay& s) {
  close_episode(tx, s);
  close_tasks(tx, open_at(tx, TaskKind::find_next_place, s.person, s.home), TaskState::done);
  if (*s.end_type == EndType::died) died(tx, s);
  const Datum person[] = {s.person.value};
  const bool open =
      tx.sql().find_integer("SELECT 1 FROM stay WHERE person = $1 AND ended IS NULL LIMIT 1", person).has_value();
  if (!open) {
    if (auto j = latest_journey(tx, s.person); j && !(*j)->ended) {
      (*j)->ended = s.ended;
      tx.save(*j);
    }
  }
  if (!open && leaves_a_search(tx, s)) return begin_search(tx, road, s);
  let_fall(tx, s.person, s.id);
  end_relations(tx, s.person, s.id.value, tx.now() + Seconds{k_access_after_end.count * 86'400LL});
}

/// The end of a stay was taken back: what ended or began with it is as it was before.
void stay_goes_on(Transaction& tx, const Stay& s) {
  if (auto e = tx.find(s.episode); e && (*e)->closed) {
    (*e)->closed.reset();
    (*e)->end_type.reset();
    (*e)->end_reason.reset();
    tx.save(*e);
  }
  // Where a later journey was begun elsewhere, this one is over all the same.
  const auto e = tx.find(s.episode);
  if (auto j = latest_journey(tx, s.person); j && e && (*j)->id == (*e)->journey && (*j)->ended) {
    (*j)->ended.reset();
    tx.save(*j);
  }
  const Datum caused[] = {s.person.value, s.id.value};
  for (auto& r : tx.list<Relation>("SELECT id FROM relation WHERE subject = $1 AND cause = $2", caused)) {
    // A keyworker who went while the stay was open does not come back with it.
    if (r->kind != RelationKind::in_care && r->until && *r->until <= tx.now()) continue;
    r->until.reset();
    tx.save(r);
  }
  const Datum searched[] = {s.person.value, s.id.value};
  for (auto& f :
       tx.list<FollowUp>("SELECT id FROM follow_up WHERE person = $1 AND stay = $2 AND state = 'open'", searched)) {
    f->state = FollowUpState::settled;  // without an outcome: nobody was reached, nobody was missing
    f->settled_on = today_at(tx, s.home);
    tx.save(f);
  }
  let_fall(tx, s.person, s.id);
}

}  // namespace

Result<void> on_stay(Transaction& tx, const Change<Stay>& change, const RoadRules& road) {
  if (!change.after) return {};
  const bool began = change.operation == Operation::create;
  const bool ended = change.after->ended && (began || !change.before->ended);
  if (began && !change.after->ended) stay_began(tx, road, *change.after);
  if (ended) stay_ended(tx, road, *change.after);
  if (!began && change.before->ended && !change.after->ended) stay_goes_on(tx, *change.after);
  return {};
}

Result<void> on_handover(Transaction& tx, const Change<Handover>& change, const RoadRules& road) {
  if (!change.after) return {};
  const Handover& h = *change.after;
  if (change.before && change.before->state == h.state) return {};
  close_tasks(tx, open_about(tx, h.id.value), TaskState::done);
  const bool is_expected = h.state == HandoverState::accepted || h.state == HandoverState::travelling;
  if (is_expected || h.state == HandoverState::arrived) keep_no_call_at(tx, h.person, h.to);
  if (h.state == HandoverState::travelling) search_again(tx, road, h);
  if (h.state == HandoverState::did_not_arrive) {
    if (change.before && change.before->state == HandoverState::arrived) close_opened(tx, h.person, h.id.value);
    search_again(tx, road, h);
  }
  auto waiting = open_searches(tx, h);
  const bool quiet = nobody_searches(tx, h.person);
  switch (h.state) {
    case HandoverState::proposed:
      close_tasks(tx, open_at(tx, TaskKind::find_next_place, h.person, h.from), TaskState::done);
      [[fallthrough]];
    case HandoverState::held:
      open_task(tx, TaskKind::answer_handover, h.person, h.to, h.answer_by, h.id.value);
      [[fallthrough]];
    case HandoverState::accepted:
      if (h.leave_by && !quiet) open_task(tx, TaskKind::see_off, h.person, h.from, *h.leave_by, h.id.value);
      for (auto& f : waiting) {  // the house that was asked sees as well that somebody is waited for
        if (f->other_home == h.to) continue;
        f->other_home = h.to;
        tx.save(f);
      }
      break;
    case HandoverState::travelling:
      if (!quiet) open_task(tx, TaskKind::confirm_arrival, h.person, h.to, h.expected_on + k_arrival_days, h.id.value);
      for (auto& f : waiting) {
        f->other_home = h.to;
        f->who_acts = h.to;
        f->act_by = h.expected_on + k_arrival_days;
        tx.save(f);
      }
      break;
    case HandoverState::arrived:
      // The fact alone settles the search; whoever may see more sees it by consent.
      for (auto& f : waiting) {
        f.value = settled(f.value, AttemptOutcome::reached_goes_on, *h.arrived_on);
        tx.save(f);
      }
      if (h.consent) {
        const auto consent = tx.find(*h.consent);
        const auto& classes = consent ? (*consent)->classes : std::vector<ConsentClass>{};
        const bool may = consent && (*consent)->state == ConsentState::active &&
                         std::find(classes.begin(), classes.end(), ConsentClass::identity) != classes.end();
        if (may) relate(tx, h.person, h.to, std::nullopt, RelationKind::registered, h.id.value, end_of(consent->value));
      }
      break;
    case HandoverState::did_not_arrive:
      if (waiting.empty() && h.stay) {  // nobody looks for them: they died, asked for no call, or went on elsewhere
        const auto stay = tx.find(*h.stay);
        if (stay && (*stay)->ended) let_fall(tx, h.person, *h.stay);
      }
      [[fallthrough]];
    case HandoverState::rejected:
    case HandoverState::withdrawn:
      if (h.state == HandoverState::rejected) ask_another_house(tx, h);
      if (h.state != HandoverState::did_not_arrive) end_consent(tx, h);
      // The house that knows the person acts again.
      for (auto& f : waiting) {
        if (h.state != HandoverState::did_not_arrive && f->other_home == h.to) f->other_home.reset();
        f->who_acts = h.from;
        f->act_by = std::min(f->act_by, today_at(tx, h.from));
        tx.save(f);
      }
      break;
  }
  return {};
}

Result<void> on_consent(Transaction& tx, const Change<Consent>& change) {
  const bool ended = change.before && change.after && change.before->state == ConsentState::active &&
                     change.after->state != ConsentState::active;
  if (!ended) return {};
  const Datum wanted[] = {change.after->subject.value, change.after->id.value};
  for (const Uuid& handover :
       tx.sql().list_uuids("SELECT id FROM handover WHERE person = $1 AND consent = $2", wanted)) {
    close_opened(tx, {change.after->subject.value}, handover);
  }
  return {};
}

Result<void> on_place(Transaction& tx, const Change<Place>& change) {
  if (!change.after || !change.after->closed || !change.before || change.before->closed) return {};
  const Datum wanted[] = {change.after->id.value};
  if (tx.sql().find_integer("SELECT 1 FROM stay s JOIN place_scope p ON p.place = s.home WHERE p.ancestor = $1 AND "
                            "s.ended IS NULL LIMIT 1",
                            wanted)) {
    return reject(ErrorKind::conflict, "place.has-stays",
                  "people are in care here; end or hand over their stays first");
  }
  return {};
}

Result<void> on_offer(Transaction& tx, const Change<PlaceOffer>& change, const RoadRules& road) {
  if (!change.after || !change.after->until || !change.before || change.before->until) return {};
  const PlaceOffer& o = *change.after;
  const std::string stage(to_word(o.stage)), setting(to_word(o.setting));
  const Datum same[] = {o.place.value, stage, setting};
  // Other numbers end one row and begin the next: it is still offered.
  if (tx.sql().find_integer(
          "SELECT 1 FROM place_offer WHERE place = $1 AND stage = $2 AND setting = $3 AND until IS NULL LIMIT 1", same))
    return {};
  const Datum after[] = {o.place.value, stage, setting, std::int64_t{o.until->days}};
  const bool lived = tx.sql()
                         .find_integer(
                             "SELECT 1 FROM stay WHERE home = $1 AND stage = $2 AND setting = $3 AND "
                             "(ended IS NULL OR started > $4) LIMIT 1",
                             after)
                         .has_value();
  const bool awaited = tx.sql()
                           .find_integer(
                               "SELECT 1 FROM handover WHERE \"to\" = $1 AND stage = $2 AND setting = $3 AND "
                               "state IN ('held', 'accepted', 'travelling') AND next_stay IS NULL LIMIT 1",
                               same)
                           .has_value() ||
                       count_held(tx, road, {o.place, o.stage, o.setting}, today_at(tx, o.place)) > 0;
  if (lived || awaited)
    return reject(ErrorKind::conflict, "offer.has-stays", "people are in this stage here or on the way to it");
  return {};
}

}  // namespace homeward::pathway
