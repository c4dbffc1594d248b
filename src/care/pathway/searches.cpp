#include "care/pathway/searches.hpp"

#include "care/pathway/actions_no_call.hpp"
#include "care/pathway/road_tasks.hpp"
#include "care/people/rules_tie.hpp"

#include <algorithm>

namespace homeward::pathway {
namespace {

using access::today_at;
using journal::Change;
using journal::Stored;
using journal::Transaction;

/// Whether this stay was followed by another one, or by care that is still open.
bool road_went_on(Transaction& tx, const Stay& s) {
  const Datum wanted[] = {s.person.value, s.id.value, std::int64_t{s.ended->days}};
  return tx.sql()
      .find_integer("SELECT 1 FROM stay WHERE person = $1 AND id <> $2 AND (ended IS NULL OR started >= $3) LIMIT 1",
                    wanted)
      .has_value();
}

std::vector<Stored<FollowUp>> follow_ups_of(Transaction& tx, const Handover& h) {
  const Datum wanted[] = {h.stay ? h.stay->value : Uuid{}};
  return tx.list<FollowUp>("SELECT id FROM follow_up WHERE stay = $1", wanted);
}

}  // namespace

std::vector<Id<Person>> records_of_one_person(Transaction& tx, Id<Person> person) {
  std::vector<Id<Person>> out;
  for (const Uuid& one : people::records_of_one_person(tx.sql(), person.value)) out.push_back({one});
  return out;
}

bool leaves_a_search(Transaction& tx, const Stay& s) {
  if (!needs_follow_up(s.stage, *s.end_type) || tx.find(s.person)->value.died_on) return false;
  if (nobody_calls(tx, s.person)) return false;
  // Where the next house confirmed the arrival before the stay here was ended, nobody is missing.
  const Datum handed[] = {s.person.value, s.id.value};
  return !tx.sql().find_integer("SELECT 1 FROM handover WHERE person = $1 AND stay = $2 AND state = 'arrived' LIMIT 1",
                                handed);
}

void begin_search(Transaction& tx, const RoadRules& road, const Stay& s) {
  FollowUp f;
  f.id = tx.new_id<FollowUp>();
  f.person = s.person;
  f.home = s.home;
  f.stay = s.id;
  f.ended_stage = s.stage;
  f.who_acts = s.home;
  f.since = *s.ended;
  f.act_by = next_stay_due(road, *s.ended);
  const Datum handed[] = {s.person.value, s.id.value};
  const auto on_the_way = tx.list<Handover>(
      "SELECT id FROM handover WHERE person = $1 AND stay = $2 AND state IN ('proposed', 'held', 'accepted', "
      "'travelling')",
      handed);
  if (!on_the_way.empty()) {
    const Handover& h = on_the_way.front().value;
    f.other_home = h.to;
    if (h.state == HandoverState::travelling) {
      f.who_acts = h.to;
      f.act_by = h.expected_on + k_arrival_days;
    }
  }
  tx.insert(f);
}

bool nobody_searches(Transaction& tx, Id<Person> person) {
  const auto known = tx.find(person);
  return (known && (*known)->died_on) || nobody_calls(tx, person);
}

std::vector<Stored<FollowUp>> open_searches(Transaction& tx, const Handover& h) {
  auto out = follow_ups_of(tx, h);
  std::erase_if(out, [](const auto& f) { return f.value.state != FollowUpState::open; });
  return out;
}

void search_again(Transaction& tx, const RoadRules& road, const Handover& h) {
  const auto stay = h.stay ? tx.find(*h.stay) : std::nullopt;
  if (!stay || !(*stay)->ended) return;  // the house they came from still cares for them
  if (nobody_searches(tx, h.person)) return;
  auto all = follow_ups_of(tx, h);
  // One without an outcome was begun by an end that was taken back.
  std::erase_if(all, [](const auto& f) { return f.value.state == FollowUpState::settled && !f.value.outcome; });
  // Of a stay that ended twice only the last search goes on.
  std::ranges::sort(all, std::ranges::greater{}, [](const auto& f) { return f.value.id.value; });
  if (all.size() > 1) all.erase(all.begin() + 1, all.end());
  if (road_went_on(tx, stay->value)) return;
  for (auto& f : all) {
    if (f->state == FollowUpState::open) continue;
    f->state = FollowUpState::open;
    f->outcome.reset();
    f->settled_on.reset();
    f->who_acts = h.from;
    f->act_by = today_at(tx, h.from);
    tx.save(f);
  }
  if (all.empty() && leaves_a_search(tx, stay->value)) begin_search(tx, road, stay->value);
}

void settle_all(Transaction& tx, Id<Person> person, AttemptOutcome outcome, LocalDate on) {
  const Datum wanted[] = {person.value};
  for (auto& f : tx.list<FollowUp>("SELECT id FROM follow_up WHERE person = $1 AND state = 'open'", wanted)) {
    f.value = settled(f.value, outcome, on);
    tx.save(f);
  }
  if (!ends_every_search(outcome)) return;
  close_tasks(tx,
              tx.list<Task>("SELECT id FROM task WHERE person = $1 AND state = 'open' AND kind IN "
                            "('reach_person', 'confirm_arrival', 'see_off', 'find_next_place')",
                            wanted),
              TaskState::dropped);
}

void settle_waiting(Transaction& tx, Id<Person> person, LocalDate on, AttemptOutcome outcome) {
  for (const Id<Person> one : records_of_one_person(tx, person)) settle_all(tx, one, outcome, on);
}

void let_fall(Transaction& tx, Id<Person> person, Id<Stay> stay) {
  const Datum wanted[] = {person.value, stay.value};
  for (auto& h : tx.list<Handover>(
           "SELECT id FROM handover WHERE person = $1 AND stay = $2 AND state = 'did_not_arrive'", wanted)) {
    if (!falls_with_search(h.value)) continue;
    h->state = HandoverState::withdrawn;
    tx.save(h);
  }
}

/// The subject is asked for because it is indexed.
void end_relations(Transaction& tx, Id<Person> subject, Uuid cause, Instant until) {
  const Datum wanted[] = {subject.value, cause};
  for (auto& r :
       tx.list<Relation>("SELECT id FROM relation WHERE subject = $1 AND cause = $2 AND until IS NULL", wanted)) {
    r->until = until;
    tx.save(r);
  }
}

Result<void> on_follow_up(Transaction& tx, const Change<FollowUp>& change) {
  if (!change.after) return {};
  const FollowUp& f = *change.after;
  if (f.state == FollowUpState::settled) {
    const bool heard = f.outcome && f.outcome != AttemptOutcome::asked_not_to_call;
    close_tasks(tx, open_about(tx, f.id.value), heard ? TaskState::done : TaskState::dropped);
    const auto stay = tx.find(f.stay);
    if (!stay || (*stay)->ended) {
      end_relations(tx, f.person, f.stay.value, std::max(tx.now(), instant({f.since + k_access_after_end}, Zone{})));
    }
    let_fall(tx, f.person, f.stay);
    return {};
  }
  const bool asks_anew = !change.before || change.before->state != f.state || change.before->who_acts != f.who_acts ||
                         change.before->act_by != f.act_by;
  if (!asks_anew) return {};
  close_tasks(tx, open_about(tx, f.id.value), TaskState::dropped);
  open_task(tx, TaskKind::reach_person, f.person, f.who_acts, f.act_by, f.id.value);
  return {};
}

}  // namespace homeward::pathway
