#include "app/demo/fates.hpp"

#include <algorithm>

namespace homeward::app::demo {

void Fates::hand_over(Somebody& p, Stage stage) {
  const Centre* here = p.open ? p.open->offer->centre : p.last_offer->centre;
  Offer* to = find_offer(p, stage, here);
  if (!to || p.handed_over) return;
  const LocalDate end = p.open ? std::max(p.open->planned_until, steps_.day) : steps_.day + Days{2};
  const bool consent = !p.dice.chance(0.06);
  Handing& h = steps_.propose(p, *to, end + Days{p.dice.between(0, 2)}, consent);
  plans_[p.number].handing = &h;
  after(p.dice.chance(0.12) ? p.dice.between(3, 6) : p.dice.between(0, 2), [this, &h] { answer(h); });
}

void Fates::answer(Handing& h) {
  if (h.state != HandoverState::proposed && h.state != HandoverState::held) return;
  Somebody& p = *h.who;
  const bool held = h.state == HandoverState::held;
  if (!held && !h.to->has_room()) {
    if (h.tries++ == 0 && p.dice.chance(0.4)) return after(2, [this, &h] { answer(h); });
    steps_.reject(h, RejectReason::no_place);
    if (p.open && p.dice.chance(0.6)) hand_over(p, h.to->spec->stage);
    return;
  }
  if (p.dice.chance(0.09)) {
    constexpr std::array weights = {0, 40, 5, 25, 20, 10};
    steps_.reject(h, static_cast<RejectReason>(p.dice.weighted(weights)));
    if (p.open && p.dice.chance(0.6)) hand_over(p, h.to->spec->stage);
    return;
  }
  if (!held && p.dice.chance(0.25)) {
    steps_.hold(h, steps_.day + Days{p.dice.between(7, 10)});
    return after(p.dice.between(1, 4), [this, &h] { answer(h); });
  }
  steps_.accept(h);
  accepted(h);
}

void Fates::accepted(Handing& h) {
  Somebody& p = *h.who;
  if (p.dice.chance(0.05))
    return after(1, [this, &h] {
      if (h.state == HandoverState::accepted) steps_.withdraw(h);
    });
  if (p.open) return;  // leaves on the last day of the stay
  after(p.dice.between(1, 3), [this, &h] {
    if (h.state != HandoverState::accepted || h.who->open) return;
    steps_.depart(h);
    travel(h);
  });
}

void Fates::travel(Handing& h) {
  Somebody& p = *h.who;
  const int until = std::max(0, static_cast<int>((h.expected_on - steps_.day).count));
  const int days = std::min(until, 3);
  if (p.dice.chance(0.88)) return after(days, [this, &h] { arrive(h); });
  // The house that waits says so after a day or two, a few only after weeks.
  after(days + (p.dice.chance(0.3) ? p.dice.between(8, 25) : p.dice.between(1, 3)), [this, &h] {
    if (h.state != HandoverState::travelling) return;
    steps_.miss(h);
    if (h.who->dice.chance(0.2)) {
      after(h.who->dice.between(1, 8), [this, &h] { arrive(h); });
    } else {
      lose(*h.who);
    }
  });
}

void Fates::arrive(Handing& h) {
  Somebody& p = *h.who;
  if (p.open || p.done) return;
  if (h.state != HandoverState::travelling && h.state != HandoverState::did_not_arrive) return;
  if (h.state == HandoverState::did_not_arrive && !h.to->has_room()) return;
  steps_.arrive(h);
  if (h.consent) return begin(p, h);
  p.done = true;  // goes on under another record
  // Some are registered on the next day; who waits today is for the scenes to say.
  const bool at_once = steps_.day == world_.today || p.dice.chance(0.6);
  after(at_once ? 0 : 1, [this, &h] { go_on_as_somebody_new(h); });
}

/// The place was kept for this person.
void Fates::begin(Somebody& p, Handing& h) {
  steps_.admit(p, {h.to, length(p.dice, *h.to), ReferralSource::drug_treatment_centre, nullptr, &h});
  live_through(p);
}

/// Without consent the receiving house knows that the person came, and nothing else: it makes a record of its own.
void Fates::go_on_as_somebody_new(Handing& h) {
  const Somebody& before = *h.who;
  Somebody& p = people_.emplace_back(make_somebody(world_, next_number(), before.region));
  p.culture = before.culture;
  p.sex = before.sex;
  p.names = spell_otherwise(p.dice, before.names);
  p.birth_year = before.birth_year;
  p.by_code = false;
  steps_.register_person(p, *h.to->centre, {PersonKind::in_care});
  begin(p, h);
}

}  // namespace homeward::app::demo
