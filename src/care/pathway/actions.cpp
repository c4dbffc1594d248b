#include "care/pathway/actions.hpp"

#include "care/pathway/actions_handover.hpp"
#include "care/pathway/capacity.hpp"
#include "care/pathway/coordinate.hpp"
#include "care/pathway/rules_handover.hpp"
#include "care/pathway/searches.hpp"

#include <algorithm>

namespace homeward::pathway {
namespace {

using access::require_person;
using access::require_place;
using access::Viewer;
using journal::Changed;
using journal::Stored;
using journal::Transaction;

std::vector<Stored<Stay>> stays_of(Transaction& tx, Id<Person> person) {
  const Datum wanted[] = {person.value};
  return tx.list<Stay>("SELECT id FROM stay WHERE person = $1 ORDER BY started, ended IS NULL, ended, id", wanted);
}

/// What an admission asks.
struct Beginning {
  Stage stage;
  Setting setting;
  Id<Place> place;
  LocalDate started;
  std::optional<LocalDate> planned_until;
  bool has_back_reason;
  const std::vector<NewMark>& marks;
  std::optional<Id<Stay>> ends_with_it;  ///< move_on: the stay that ends in the same save
  std::optional<Id<Handover>> handover;  ///< by which the person came
};

Result<AdmissionDecision> ask_rule(Transaction& tx, const Viewer& who, const RoadRules& road, const Person& person,
                                   const Journey& journey, bool new_journey, const Beginning& b) {
  AdmissionQuestion q;
  q.stage = b.stage;
  q.setting = b.setting;
  q.place = b.place;
  q.started = b.started;
  q.planned_until = b.planned_until;
  q.has_back_reason = b.has_back_reason;
  q.today = access::today_for(tx, who);
  q.birth = person.birth.reveal().date;
  q.died = person.died_on;
  for (const NewMark& m : b.marks) q.left_out.push_back(m.stage);
  // What is refused must not tell of a road elsewhere: only what this house wrote, or a consent opens, is asked about.
  access::Guard guard(tx.sql(), who, tx.now(), q.today);
  const auto known = [&](const auto& row) {
    using Row = std::decay_t<decltype(row.value)>;
    return guard.of_own_house(row->home.value) || guard.sees(meta_of<Row>(), row->id.value);
  };
  const Datum on_journey[] = {journey.id.value};
  for (const auto& m : tx.list<StageMark>("SELECT id FROM stage_mark WHERE journey = $1", on_journey)) {
    if (known(m)) q.left_out.push_back(m->stage);
  }
  const auto same_house = [&](Id<Place> other) {
    const Datum pair[] = {other.value, who.place->value, std::int64_t{q.today.days}};
    return tx.sql()
        .find_integer("SELECT 1 FROM place_scope WHERE place = $1 AND ancestor = $2 AND (until IS NULL OR until >= $3)",
                      pair)
        .has_value();
  };
  for (const auto& s : stays_of(tx, person.id)) {
    if (!s->ended && s->id != b.ends_with_it) {
      if (same_house(s->home)) {
        q.open_here.push_back({s->id, s->home, s->stage, s->setting});
      } else {
        q.open_elsewhere = q.open_elsewhere || s->setting == Setting::inpatient;
      }
    }
    const bool on_this_journey = !new_journey && s->started >= journey.started;
    if (!on_this_journey || !known(s)) continue;
    q.been.push_back(s->stage);
    q.latest_stage = s->stage;
  }
  return decide_admission(road, q);
}

Result<Changed> begin_stay(Transaction& tx, const Viewer& who, const RoadRules& road, const Person& person,
                           const Journey& journey, bool new_journey, const Beginning& b, Stay stay) {
  HW_TRY(const AdmissionDecision decision, ask_rule(tx, who, road, person, journey, new_journey, b));
  HW_TRY(const OfferNow offer, find_offer(tx, road, {b.place, b.stage, b.setting}, b.started));
  // Who was promised this place takes the held one, not another.
  const std::int64_t promised =
      count_held_for(tx, road, {b.place, b.stage, b.setting}, b.started, person.id, b.handover);
  HW_TRY_VOID(places::decide_capacity(offer.offer, offer.occupied + offer.held - std::min<std::int64_t>(promised, 1)));
  const Changed done = tx.insert(stay);
  if (decision.coordinate) ask_to_coordinate(tx, stay, *who.place, stay.started);
  return done;
}

/// The arrival that an admission names: it must be one of the own house and still wait for its care.
Result<void> check_arrival(Transaction& tx, const Viewer& who, Id<Handover> id) {
  HW_TRY(auto handover, tx.get(id));
  HW_TRY_VOID(require_place(tx, who, "stay.admit", handover->to));
  return decide_completion(handover.value);
}

/// Read again: a handover of this very record was completed by the stay itself.
Result<void> complete_arrival(Transaction& tx, Id<Handover> id, Id<Stay> stay) {
  HW_TRY(auto handover, tx.get(id));
  if (handover->next_stay) return {};
  handover->next_stay = stay;
  tx.save(handover);
  return {};
}

Changed insert_marks(Transaction& tx, const std::vector<NewMark>& marks, Id<Person> person, Id<Place> home,
                     Id<Journey> journey, LocalDate on) {
  Changed last;
  for (const NewMark& m : marks) {
    StageMark row;
    row.id = m.id.value_or(tx.new_id<StageMark>());
    row.person = person;
    row.home = home;
    row.journey = journey;
    row.stage = m.stage;
    row.kind = m.kind;
    row.decided_by = m.decided_by;
    row.on = on;
    last = tx.insert(row);
  }
  return last;
}

std::optional<Stored<Episode>> open_episode(Transaction& tx, Id<Person> person, Id<Place> house) {
  const Datum wanted[] = {person.value, house.value, std::int64_t{access::today_at(tx, house).days}};
  auto all = tx.list<Episode>(
      "SELECT e.id FROM episode e JOIN place_scope s ON s.place = e.home WHERE e.person = $1 AND s.ancestor = $2 AND "
      "(s.until IS NULL OR s.until >= $3) AND e.closed IS NULL ORDER BY e.opened DESC LIMIT 1",
      wanted);
  if (all.empty()) return std::nullopt;
  return std::move(all.front());
}

}  // namespace

std::optional<Stored<Journey>> latest_journey(Transaction& tx, Id<Person> person) {
  const Datum wanted[] = {person.value};
  auto all = tx.list<Journey>("SELECT id FROM journey WHERE person = $1 ORDER BY started DESC LIMIT 1", wanted);
  if (all.empty()) return std::nullopt;
  return std::move(all.front());
}

Stored<Journey> journey_for(Transaction& tx, const RoadRules& road, Id<Person> person, Id<Place> home,
                            LocalDate started) {
  if (auto latest = latest_journey(tx, person)) {
    const bool goes_on = !latest->value.ended || on_one_journey(road, *latest->value.ended, started);
    if (goes_on && started >= latest->value.started) {
      if (latest->value.ended) {
        latest->value.ended.reset();
        tx.save(*latest);
      }
      return std::move(*latest);
    }
  }
  Journey j;
  j.id = tx.new_id<Journey>();
  j.person = person;
  j.home = home;
  j.started = started;
  return {j, j, {}};
}

Result<Changed> admit(Transaction& tx, const Viewer& who, const RoadRules& road, Id<Person> person_id, const Admit& c) {
  HW_TRY_VOID(access::require_person_in_reach(tx, who, "stay.admit", person_id, Category::identity));
  HW_TRY_VOID(require_place(tx, who, "stay.admit", c.place));
  if (c.keyworker) {
    HW_TRY_VOID(access::require_colleague(tx, who, *c.keyworker));
  }
  if (c.handover) {
    HW_TRY_VOID(check_arrival(tx, who, *c.handover));
  }
  HW_TRY(auto person, tx.get(person_id));
  std::vector<SubstanceUse> uses;
  for (const NewSubstance& s : c.substances) {
    SubstanceUse u;
    u.id = tx.new_id<SubstanceUse>();
    u.person = person_id;
    u.home = c.place;
    u.rank = s.rank;
    u.substance = s.substance;
    u.route = s.route;
    u.frequency = s.frequency;
    u.age_answer = s.age_answer;
    u.age_first_use = s.age_first_use;
    u.on = c.started;
    uses.push_back(u);
  }
  const auto age = person->birth_year ? std::optional<int>(c.started.year() - *person->birth_year) : std::nullopt;
  FieldFaults faults = check_substances(uses, age);

  auto journey = journey_for(tx, road, person_id, c.place, c.started);
  const bool new_journey = !journey.version();
  const Beginning b{c.stage, c.setting, c.place,   c.started, c.planned_until, c.back_reason.has_value(),
                    c.marks, {},        c.handover};
  auto episode = open_episode(tx, person_id, *who.place);
  Stay stay;
  stay.id = c.stay;
  stay.person = person_id;
  stay.home = c.place;
  stay.episode = episode ? (*episode)->id : c.episode;
  stay.stage = c.stage;
  stay.setting = c.setting;
  stay.started = c.started;
  stay.planned_until = c.planned_until;
  stay.keyworker = c.keyworker;
  stay.back_reason = c.back_reason;
  const auto begun = begin_stay(tx, who, road, person.value, journey.value, new_journey, b, stay);
  if (!begun && begun.error().fields.empty() && faults.empty()) return begun;
  if (!begun) faults.insert(faults.end(), begun.error().fields.begin(), begun.error().fields.end());
  if (!faults.empty()) return reject_fields(std::move(faults));
  const Changed done = *begun;
  if (new_journey) tx.insert(journey.value);
  if (!episode) {
    Episode e;
    e.id = c.episode;
    e.person = person_id;
    e.home = c.place;
    e.journey = journey->id;
    e.referral_source = c.referral_source;
    e.programme = c.programme;
    e.opened = c.started;
    tx.insert(e);
  }
  for (SubstanceUse& u : uses) {
    u.episode = stay.episode;
    tx.insert(u);
  }
  insert_marks(tx, c.marks, person_id, c.place, journey->id, c.started);
  if (c.handover) {
    HW_TRY_VOID(complete_arrival(tx, *c.handover, stay.id));
  }
  return done;
}

Result<Changed> end_stay(Transaction& tx, const Viewer& who, Stored<Stay>& stay, const EndStay& c) {
  HW_TRY_VOID(require_person(tx, who, "stay.end", stay->person, Category::care));
  HW_TRY_VOID(require_place(tx, who, "stay.end", stay->home));
  HW_TRY_VOID(decide_end(stay.value, c.ended, c.end_type, c.end_reason, access::today_for(tx, who)));
  stay->ended = c.ended;
  stay->end_type = c.end_type;
  stay->end_reason = c.end_reason;
  const Changed done = tx.save(stay);
  if (c.end_type == EndType::died) note_death(tx, stay->person, c.ended, c.end_reason);
  return done;
}

void note_death(Transaction& tx, Id<Person> person, LocalDate died_on, EndReason reason) {
  for (const Id<Person> one : records_of_one_person(tx, person)) {
    tx.allow_subject(one.value);
    for (auto& stay : stays_of(tx, one)) {
      if (stay->ended) continue;
      stay.value = ended_by_death(stay.value, died_on, reason);
      tx.save(stay);
    }
    if (auto p = tx.find(one); p && !(*p)->died_on) {
      (*p)->died_on = died_on;
      tx.save(*p);
    }
  }
}

Result<Changed> move_on(Transaction& tx, const Viewer& who, const RoadRules& road, Stored<Stay>& stay,
                        const MoveOn& c) {
  HW_TRY_VOID(require_place(tx, who, "stay.admit", c.place));
  if (c.keyworker) {
    HW_TRY_VOID(access::require_colleague(tx, who, *c.keyworker));
  }
  if (c.end_type == EndType::died || c.end_type == EndType::imprisoned) {
    return reject_fields({{"end_type", "end.no-next-stay", "with this end no next stay begins"}});
  }
  HW_TRY_VOID(end_stay(tx, who, stay, {c.started, c.end_type, c.end_reason}));
  HW_TRY(auto person, tx.get(stay->person));
  auto journey = journey_for(tx, road, stay->person, c.place, c.started);
  const Beginning b{c.stage, c.setting, c.place, c.started, c.planned_until, c.back_reason.has_value(),
                    c.marks, stay->id,  {}};
  Stay next;
  next.id = c.stay;
  next.person = stay->person;
  next.home = c.place;
  next.episode = stay->episode;
  next.stage = c.stage;
  next.setting = c.setting;
  next.started = c.started;
  next.planned_until = c.planned_until;
  next.keyworker = c.keyworker ? c.keyworker : stay->keyworker;
  next.back_reason = c.back_reason;
  HW_TRY(const Changed done, begin_stay(tx, who, road, person.value, journey.value, !journey.version(), b, next));
  insert_marks(tx, c.marks, stay->person, c.place, journey->id, c.started);
  return done;
}

Result<Changed> mark_stage(Transaction& tx, const Viewer& who, Id<Person> person, const NewMark& c) {
  HW_TRY_VOID(require_person(tx, who, "stage.mark", person, Category::care));
  const auto journey = latest_journey(tx, person);
  if (!journey) return reject(ErrorKind::conflict, "stage.no-journey", "the road has not begun");
  const LocalDate today = access::today_for(tx, who);
  return insert_marks(tx, {c}, person, *who.place, (*journey)->id, today);
}

}  // namespace homeward::pathway
