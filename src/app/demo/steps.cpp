#include "app/demo/steps.hpp"

#include "care/people/actions_tie.hpp"

#include <algorithm>

namespace homeward::app::demo {
namespace {

using access::Viewer;
using journal::Changed;
using journal::Transaction;

constexpr std::string_view k_back_reasons[] = {
    "Returned to use after three weeks at home and asked to begin again with withdrawal care.",
    "Health got worse; the doctor advised an earlier stage.", "The person asked for more time in a protected place.",
    "Came back for help after a family bereavement.", "Нужен перерыв в защищённой среде, решили вместе."};

/// Access of the former keyworker ends 90 days after the stay; a few days of reserve.
constexpr Days k_still_responsible{85};

}  // namespace

Worker& Steps::keyworker_for(Centre& centre, Stage stage) {
  Team& t = centre.team;
  std::vector<Worker*> all = t.counsellors;
  const auto join = [&](const std::vector<Worker*>& more) { all.insert(all.end(), more.begin(), more.end()); };
  if (stage == Stage::detoxification) join(t.clinicians);
  if (stage >= Stage::social_rehabilitation) join(t.social_workers);
  return **std::min_element(all.begin(), all.end(), [](const Worker* a, const Worker* b) { return a->load < b->load; });
}

Worker& Steps::responsible(Somebody& p) {
  if (p.open) return *p.open->keyworker;
  const bool lately = p.last_keyworker && p.journey_ended && day - *p.journey_ended <= k_still_responsible;
  if (lately) return *p.last_keyworker;
  return *(p.last_offer ? p.last_offer->centre : p.known_at)->team.manager;
}

void Steps::register_person(Somebody& p, Centre& centre, std::vector<PersonKind> kinds, Worker* by) {
  p.known_at = &centre;
  performer_.act(by ? *by : desk(centre), "register person",
                 [c = registration(world_, p, day, std::move(kinds))](Transaction& tx, const Viewer& who) {
                   return people::register_person(tx, who, c);
                 });
}

void Steps::name(Somebody& p) {
  if (!p.by_code) return;
  people::ChangeDetails c{.kinds = {PersonKind::in_care}, .names = Protected(p.names), .sex = p.sex};
  c.languages.push_back(Text<35>::trusted(std::string(language_of(p.culture))));
  if (p.birth_year) c.birth = Protected(Birth{std::nullopt, *p.birth_year});
  p.by_code = false;
  performer_.act(desk(*p.known_at), "name person",
                 [id = p.id, c](Transaction& tx, const Viewer& who) -> Result<Changed> {
                   HW_TRY(auto person, tx.get(id));
                   auto with_code = c;
                   with_code.code = person->code;
                   return people::change_details(tx, who, person, with_code);
                 });
}

void Steps::become_peer(Somebody& p) {
  performer_.act(*p.known_at->team.manager, "become peer",
                 [id = p.id](Transaction& tx, const Viewer& who) -> Result<Changed> {
                   HW_TRY(auto person, tx.get(id));
                   people::ChangeDetails c{person->kinds, person->code,   person->names,    person->birth,
                                           person->sex,   person->gender, person->languages};
                   c.kinds.push_back(PersonKind::peer);
                   return people::change_details(tx, who, person, c);
                 });
}

void Steps::put_beside(Somebody& p, Somebody& relative, Worker* by) {
  constexpr TieKind k_kinds[] = {TieKind::parent, TieKind::partner, TieKind::sibling, TieKind::parent};
  people::PutBeside c;
  c.id = {relative.dice.id(day)};
  c.other = relative.id;
  c.kind = relative.dice.pick(k_kinds);
  c.said_by = relative.dice.chance(0.7) ? TieSource::the_person : TieSource::both;
  c.lives_together = relative.dice.chance(0.5) ? TieFact::yes : TieFact::no;
  c.supports = relative.dice.chance(0.8) ? TieFact::yes : TieFact::not_known;
  performer_.act(by ? *by : responsible(p), "put beside",
                 [id = p.id, c](Transaction& tx, const Viewer& who) { return people::put_beside(tx, who, id, c); });
}

void Steps::join_journey(Somebody& p) {
  const bool goes_on =
      p.journey_began && (!p.journey_ended || pathway::on_one_journey(*world_.road, *p.journey_ended, day));
  if (!goes_on) {
    p.journey_began = day;
    p.latest.reset();
    p.latest_at.clear();
    p.passed.clear();
  }
  p.journey_ended.reset();
}

std::vector<pathway::NewMark> Steps::marks_before(Somebody& p, const Centre& centre, Stage stage) {
  std::vector<pathway::NewMark> out;
  if (const auto here = p.latest_at.find(&centre); here != p.latest_at.end()) {
    for (int s = static_cast<int>(here->second) + 1; s < static_cast<int>(stage); ++s) {
      const Stage elsewhere = static_cast<Stage>(s);
      if (!p.passed.contains(elsewhere)) continue;
      out.push_back({.stage = elsewhere, .kind = MarkKind::done_elsewhere, .decided_by = DecidedBy::person});
    }
  }
  const bool entering = !p.latest;
  const int from = entering ? 0 : static_cast<int>(*p.latest) + 1;
  for (int s = from; s < static_cast<int>(stage); ++s) {
    const Stage between = static_cast<Stage>(s);
    // Somebody who enters late need not explain the stages before; often the team notes it all the same.
    if (p.passed.contains(between) || (entering && !p.dice.chance(0.35))) continue;
    const bool needed = p.dice.chance(0.7);
    out.push_back({.stage = between,
                   .kind = needed ? MarkKind::not_needed : MarkKind::not_wanted,
                   .decided_by = needed               ? DecidedBy::team
                                 : p.dice.chance(0.7) ? DecidedBy::person
                                                      : DecidedBy::both});
    p.passed.insert(between);
  }
  return out;
}

std::optional<Protected<Text<300>>> Steps::back_reason(Somebody& p, const Centre& centre, Stage stage) {
  const auto here = p.latest_at.find(&centre);
  const bool back_here = here != p.latest_at.end() && stage < here->second;
  if (!back_here && (!p.latest || stage >= *p.latest)) return std::nullopt;
  return Protected(Text<300>::trusted(std::string(p.dice.pick(k_back_reasons))));
}

void Steps::note_began(Somebody& p, OpenStay stay) {
  p.latest = stay.offer->spec->stage;
  p.latest_at[stay.offer->centre] = *p.latest;
  p.passed.insert(*p.latest);
  p.searched_for = false;
  p.handed_over = false;
  ++stay.offer->occupied;
  ++stay.keyworker->load;
  p.open = stay;
}

void Steps::note_ended(Somebody& p, EndType type) {
  --p.open->offer->occupied;
  --p.open->keyworker->load;
  p.last_stay = p.open->id;
  p.last_offer = p.open->offer;
  p.last_keyworker = p.open->keyworker;
  p.journey_ended = day;
  p.searched_for = pathway::needs_follow_up(p.open->offer->spec->stage, type);
  p.done = type == EndType::died;
  p.open.reset();
}

void Steps::admit(Somebody& p, const Admission& a) {
  Centre& centre = *a.offer->centre;
  join_journey(p);
  const Stage stage = a.offer->spec->stage;
  pathway::Admit c{.episode = {p.dice.id(day)},
                   .stay = {p.dice.id(day)},
                   .place = a.offer->place,
                   .stage = stage,
                   .setting = a.offer->spec->setting,
                   .started = day,
                   .planned_until = day + Days{a.days - 1},
                   .referral_source = a.referral};
  c.programme = Text<80>::trusted(std::string(a.offer->spec->programme));
  c.back_reason = back_reason(p, centre, stage);
  c.marks = marks_before(p, centre, stage);
  c.substances = substances(world_, p, day);
  if (a.brought_by) {
    c.handover = a.brought_by->id;
    --a.offer->held;
  }
  Worker& keyworker = a.keyworker ? *a.keyworker : keyworker_for(centre, stage);
  c.keyworker = keyworker.viewer.account;
  note_began(p, {c.stay, a.offer, day, *c.planned_until, &keyworker});
  performer_.act(desk(centre), "admit", [id = p.id, c, &road = *world_.road](Transaction& tx, const Viewer& who) {
    return pathway::admit(tx, who, road, id, c);
  });
}

void Steps::end(Somebody& p, EndType type, EndReason reason) {
  performer_.act(*p.open->keyworker, "end stay",
                 [id = p.open->id, c = pathway::EndStay{day, type, reason}](Transaction& tx,
                                                                            const Viewer& who) -> Result<Changed> {
                   HW_TRY(auto stay, tx.get(id));
                   return pathway::end_stay(tx, who, stay, c);
                 });
  note_ended(p, type);
}

void Steps::move_on(Somebody& p, Offer& next, int days) {
  const Id<Stay> old = p.open->id;
  Worker& by = *p.open->keyworker;
  const Stage stage = next.spec->stage;
  pathway::MoveOn c{.stay = {p.dice.id(day)},
                    .place = next.place,
                    .stage = stage,
                    .setting = next.spec->setting,
                    .started = day,
                    .planned_until = day + Days{days - 1}};
  c.back_reason = back_reason(p, *next.centre, stage);
  c.marks = marks_before(p, *next.centre, stage);
  if (c.back_reason) c.end_reason = EndReason::change_of_treatment;
  note_ended(p, EndType::as_planned);
  p.journey_ended.reset();
  Worker& keyworker = keyworker_for(*next.centre, stage);
  c.keyworker = keyworker.viewer.account;
  note_began(p, {c.stay, &next, day, *c.planned_until, &keyworker});
  performer_.act(by, "move on", [old, c, &road = *world_.road](Transaction& tx, const Viewer& who) -> Result<Changed> {
    HW_TRY(auto stay, tx.get(old));
    return pathway::move_on(tx, who, road, stay, c);
  });
}

void Steps::mark(Somebody& p, Stage stage, MarkKind kind, DecidedBy by) {
  p.passed.insert(stage);
  performer_.act(responsible(p), "mark stage",
                 [id = p.id, c = pathway::NewMark{std::nullopt, stage, kind, by}](Transaction& tx, const Viewer& who) {
                   return pathway::mark_stage(tx, who, id, c);
                 });
}

void Steps::consent(Somebody& p, const people::NewConsent& c) {
  performer_.act(responsible(p), "record consent",
                 [id = p.id, c](Transaction& tx, const Viewer& who) { return people::record_consent(tx, who, id, c); });
}

void Steps::revoke(Somebody& p, Id<Consent> id) {
  performer_.act(responsible(p), "revoke consent", [id](Transaction& tx, const Viewer& who) {
    return people::revoke_consent(tx, who, id, {Text<120>::trusted("By word of mouth, noted by the worker")});
  });
}

void Steps::assign(Somebody& p, const Worker& worker, RelationKind kind) {
  Centre& centre = *(p.open ? p.open->offer->centre : p.known_at);
  performer_.act(*centre.team.manager, "assign worker",
                 [id = p.id, c = people::AssignWorker{worker.viewer.account, kind}](
                     Transaction& tx, const Viewer& who) { return people::assign_worker(tx, who, id, c); });
}

}  // namespace homeward::app::demo
