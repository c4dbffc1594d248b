#include "app/demo/fates.hpp"

#include <algorithm>

namespace homeward::app::demo {
namespace {

std::string_view note_of(AttemptOutcome outcome, Dice& dice) {
  constexpr std::string_view silent[] = {"No answer; tried twice.", "The number is switched off.",
                                         "Somebody else answered; did not say what it is about."};
  switch (outcome) {
    case AttemptOutcome::reached_goes_on: return "Wants to go on and asks when to come.";
    case AttemptOutcome::reached_does_not_want: return "Feels well and does not want anything now; knows the number.";
    case AttemptOutcome::asked_not_to_call: return "Asked us not to call again. Knows that the door stays open.";
    case AttemptOutcome::went_elsewhere: return "Is with another organisation.";
    case AttemptOutcome::not_reached: return dice.pick(silent);
    case AttemptOutcome::unreachable: return "The number does not exist any more; no other way is known.";
    case AttemptOutcome::died: return "The family told us.";
    case AttemptOutcome::other: return "Works abroad for the season.";
  }
  return "";
}

}  // namespace

void Fates::lose(Somebody& p) {
  if (p.scripted || p.done || p.open) return;
  if (p.dice.chance(0.08)) after(p.dice.between(3, 60), [this, &p] { come_back(p); });
  if (!p.searched_for) return;
  const bool soon = p.dice.chance(0.85);
  after(soon ? p.dice.between(4, 20) : p.dice.between(30, 110), [this, &p] { search(p, 0); });
}

void Fates::search(Somebody& p, int attempts) {
  if (!p.searched_for || p.open || p.done) return;
  Dice& dice = p.dice;
  AttemptOutcome outcome = AttemptOutcome::not_reached;
  if (p.ways.empty()) {
    if (!dice.chance(0.35)) return;  // no safe way: somebody has to hear by chance
    outcome = dice.chance(0.6) ? AttemptOutcome::went_elsewhere : AttemptOutcome::other;
  } else if (!dice.chance(0.45) || attempts >= 4) {
    constexpr std::array weights = {30, 22, 8, 11, 0, 22, 2, 5};
    outcome = static_cast<AttemptOutcome>(dice.weighted(weights));
  }
  steps_.attempt(p, outcome, dice.chance(0.6) ? std::string(note_of(outcome, dice)) : "");
  if (outcome == AttemptOutcome::not_reached) {
    after(dice.between(3, 14), [this, &p, attempts] { search(p, attempts + 1); });
  } else {
    reached(p, outcome);
  }
}

void Fates::reached(Somebody& p, AttemptOutcome outcome) {
  const auto later = [&](double chance, int from, int until) {
    if (p.dice.chance(chance)) after(p.dice.between(from, until), [this, &p] { come_back(p); });
  };
  switch (outcome) {
    case AttemptOutcome::reached_goes_on:
      after(p.dice.between(15, 30), [this, &p] { search(p, 0); });  // for who did not come after all
      return later(0.75, 1, 10);
    case AttemptOutcome::reached_does_not_want: return later(0.1, 40, 150);
    case AttemptOutcome::unreachable: return later(0.12, 30, 200);
    case AttemptOutcome::other: return later(0.15, 30, 120);
    default: p.done = true;
  }
}

void Fates::come_back(Somebody& p, int tries) {
  if (p.open || p.done || p.handed_over || p.scripted) return;
  // The house that registered somebody keeps the record; another one may open it for 90 days after the stay.
  const bool forgotten = !p.journey_ended || steps_.day - *p.journey_ended > Days{85};
  Centre& centre = *(p.last_offer && !forgotten ? p.last_offer->centre : p.known_at);
  const bool same_journey = p.journey_ended && pathway::on_one_journey(*world_.road, *p.journey_ended, steps_.day);
  Offer* offer = nullptr;
  const int at = p.last_offer ? static_cast<int>(p.last_offer->spec->stage) : 0;
  const std::size_t wish = same_journey ? p.dice.weighted(std::array{50, 25, 25}) : 1;
  if (wish == 2 && at < 4) {
    const Stage next = static_cast<Stage>(at + 1);
    offer = centre.find(next);
    if (!offer) return hand_over(p, next);  // the old house arranges it
  }
  for (int s = wish == 1 ? 0 : at; s <= at && !offer; ++s) offer = centre.find(static_cast<Stage>(s));
  if (!offer && !forgotten) offer = p.last_offer;
  if (!offer) return;
  if (!offer->has_room()) {
    if (tries < 3) after(4, [this, &p, tries] { come_back(p, tries + 1); });
    return;
  }
  constexpr std::array referrals = {12, 4, 2, 6, 0, 50, 10, 12, 2, 0, 2, 0};
  steps_.admit(p, {offer, length(p.dice, *offer), static_cast<ReferralSource>(p.dice.weighted(referrals))});
  live_through(p);
}

/// Agreements and helpers of the first weeks.
void Fates::paperwork(Somebody& p) {
  Dice& dice = p.dice;
  if (relatives_left > 0 && dice.chance(0.09)) {
    during(p, dice.between(2, 12), [this, &p] { bring_relative(p); });
  } else if (dice.chance(0.08)) {
    during(p, dice.between(1, 10), [this, &p] { agree_to_follow_up(p); });
  }
  const bool later_stage = p.open->offer->spec->stage >= Stage::medical_rehabilitation;
  if (later_stage && dice.chance(0.15)) {
    during(p, dice.between(3, 20),
           [this, &p] { steps_.assign(p, *p.open->offer->centre->team.peers.front(), RelationKind::worker); });
  }
}

void Fates::bring_relative(Somebody& p) {
  if (relatives_left-- <= 0) return;
  Somebody& relative = people_.emplace_back(make_somebody(world_, next_number(), p.region));
  relative.by_code = false;
  relative.done = true;
  relative.culture = p.culture;
  relative.sex = p.dice.chance(0.75) ? Sex::female : Sex::male;
  relative.names = make_names(relative.dice, relative.culture, relative.sex);
  steps_.register_person(relative, *p.open->offer->centre, {PersonKind::relative}, p.open->keyworker);
  steps_.put_beside(p, relative);
  auto c = make_consent(p.dice, p, steps_.day, RecipientKind::person, relative.id.value, {Purpose::family_support},
                        {ConsentClass::identity, ConsentClass::care});
  c.refused = p.dice.chance(0.2);
  steps_.consent(p, c);
  if (!c.refused && p.dice.chance(0.12)) {
    during(p, p.dice.between(5, 60), [this, &p, id = c.id] { steps_.revoke(p, id); });
  }
}

void Fates::agree_to_follow_up(Somebody& p) {
  Centre& house = world_.centre(p.region == 0 ? Part::second : Part::third);
  auto c = make_consent(p.dice, p, steps_.day, RecipientKind::place, house.place.value, {Purpose::follow_up},
                        {ConsentClass::identity, ConsentClass::contact});
  c.refused = p.dice.chance(0.25);
  steps_.consent(p, c);
}

}  // namespace homeward::app::demo
