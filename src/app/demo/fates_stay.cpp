#include "app/demo/fates.hpp"

#include <algorithm>

namespace homeward::app::demo {
namespace {

/// Of those who end a stage as planned, how many want to go on at once.
constexpr double k_goes_on[] = {0.84, 0.74, 0.62, 0.30};

EndReason reason_for(Dice& dice, EndType type) {
  switch (type) {
    case EndType::left_early: {
      constexpr std::array reasons = {EndReason::without_notice, EndReason::against_advice, EndReason::family,
                                      EndReason::work_or_school, EndReason::moved_away,     EndReason::not_stated};
      constexpr std::array weights = {40, 22, 14, 12, 6, 6};
      return reasons[dice.weighted(weights)];
    }
    case EndType::stopped_by_service: {
      constexpr std::array reasons = {EndReason::did_not_follow_rules, EndReason::no_funding, EndReason::health,
                                      EndReason::other};
      constexpr std::array weights = {60, 20, 15, 5};
      return reasons[dice.weighted(weights)];
    }
    case EndType::imprisoned: return EndReason::legal;
    case EndType::died: return dice.chance(0.7) ? EndReason::health : EndReason::not_stated;
    case EndType::as_planned: return dice.chance(0.85) ? EndReason::programme_completed : EndReason::mutual_agreement;
    default: return EndReason::other;
  }
}

}  // namespace

void Calendar::on(LocalDate day, std::function<void()> what) {
  const std::int64_t at = (day - first_).count;
  if (at >= 0 && at < static_cast<std::int64_t>(days_.size()))
    days_[static_cast<std::size_t>(at)].push_back(std::move(what));
}

void Calendar::live(LocalDate day) {
  auto& today = days_[static_cast<std::size_t>((day - first_).count)];
  for (std::size_t i = 0; i < today.size(); ++i) {
    const auto what = std::move(today[i]);  // what it adds may move the vector
    what();
  }
  today.clear();
}

int Fates::length(Dice& dice, const Offer& offer) {
  return dice.between(offer.spec->days_from, offer.spec->days_until);
}

void Fates::during(Somebody& p, int days, std::function<void()> what) {
  after(days, [&p, stay = p.open->id, what = std::move(what)] {
    if (p.open && p.open->id == stay) what();
  });
}

void Fates::live_through(Somebody& p) {
  plans_.erase(p.number);
  if (p.scripted) return;
  Dice& dice = p.dice;
  const int planned = static_cast<int>((p.open->planned_until - p.open->started).count) + 1;
  constexpr std::array weights = {66, 25, 5, 2, 1, 1};
  constexpr std::array types = {EndType::as_planned, EndType::left_early, EndType::stopped_by_service,
                                EndType::imprisoned, EndType::died,       EndType::other};
  const EndType type = types[dice.weighted(weights)];
  paperwork(p);
  measure(p);
  meet(p);
  if (type == EndType::as_planned) {
    const int last = std::max(2, planned - 1 + dice.between(-2, 3));
    during(p, std::max(1, last - dice.between(3, 8)), [this, &p] { look_ahead(p); });
    during(p, last, [this, &p] { conclude(p, 0); });
  } else {
    during(p, std::max(1, dice.between(1, std::max(1, planned * 4 / 5))),
           [this, &p, type] { leave_unplanned(p, type); });
  }
}

void Fates::look_ahead(Somebody& p) {
  const Stage stage = p.open->offer->spec->stage;
  if (stage == Stage::resocialization || !p.dice.chance(k_goes_on[static_cast<int>(stage)])) {
    if (stage == Stage::social_rehabilitation && p.dice.chance(0.07)) {
      steps_.mark(p, Stage::resocialization, p.dice.chance(0.7) ? MarkKind::not_wanted : MarkKind::not_needed,
                  DecidedBy::person);
    }
    return;
  }
  // A few skip a stage; the step marks what is left out.
  const int skip = stage < Stage::medical_rehabilitation && p.dice.chance(0.08) ? 2 : 1;
  const Stage next = static_cast<Stage>(static_cast<int>(stage) + skip);
  Offer* inside = p.open->offer->centre->find(next);
  if (inside && p.dice.chance(0.85)) {
    plans_[p.number].inside = inside;
  } else {
    hand_over(p, next);
  }
}

void Fates::conclude(Somebody& p, int postponed) {
  const Plan plan = plans_[p.number];
  if (plan.inside) {
    if (plan.inside->has_room()) {
      steps_.move_on(p, *plan.inside, length(p.dice, *plan.inside));
      return live_through(p);
    }
    if (postponed < 4) return during(p, 2, [this, &p, postponed] { conclude(p, postponed + 1); });
    Offer& next = *plan.inside;
    steps_.end(p, EndType::as_planned, EndReason::programme_completed);
    return wait_for_room(p, next, 0);
  }
  if (plan.handing && pathway::is_open(plan.handing->state)) {
    if (plan.handing->state == HandoverState::accepted) {
      steps_.depart(*plan.handing);
      return travel(*plan.handing);
    }
    if (postponed < 5) return during(p, 1, [this, &p, postponed] { conclude(p, postponed + 1); });
  }
  complete(p);
}

void Fates::complete(Somebody& p) {
  const bool last = p.open->offer->spec->stage == Stage::resocialization;
  steps_.end(p, EndType::as_planned, reason_for(p.dice, EndType::as_planned));
  if (!last) return lose(p);
  if (p.dice.chance(0.2)) steps_.become_peer(p);
  if (p.dice.chance(0.06)) after(p.dice.between(30, 200), [this, &p] { come_back(p); });
}

void Fates::leave_unplanned(Somebody& p, EndType type) {
  const Plan plan = plans_[p.number];
  steps_.end(p, type, reason_for(p.dice, type));
  if (plan.handing && (plan.handing->state == HandoverState::proposed || plan.handing->state == HandoverState::held ||
                       plan.handing->state == HandoverState::accepted)) {
    steps_.withdraw(*plan.handing);
  }
  if (type == EndType::died) return;
  if (type == EndType::imprisoned) {
    if (p.dice.chance(0.4)) after(p.dice.between(60, 300), [this, &p] { come_back(p); });
    return;
  }
  lose(p);
}

void Fates::wait_for_room(Somebody& p, Offer& next, int tries) {
  if (tries == 4) return lose(p);
  after(p.dice.between(2, 4), [this, &p, &next, tries] {
    if (p.open || p.done) return;
    if (!next.has_room()) return wait_for_room(p, next, tries + 1);
    steps_.admit(p, {&next, length(p.dice, next), ReferralSource::drug_treatment_centre});
    live_through(p);
  });
}

Offer* Fates::find_offer(Somebody& p, Stage stage, const Centre* not_at) {
  const bool anywhere = p.dice.chance(0.06);
  std::vector<Offer*> all;
  std::vector<int> sizes;
  int total = 0;
  for (Centre& c : world_.centres) {
    if (&c == not_at || !c.intake() || (c.region != p.region && !anywhere)) continue;
    if (c.spec->women_only && p.sex != Sex::female) continue;
    for (Offer& o : c.offers) {
      if (o.spec->stage != stage) continue;
      if (c.spec->part == Part::always_full && o.has_room()) return &o;
      if (!o.has_room() && !p.dice.chance(0.15)) continue;  // asked all the same: they may say no
      all.push_back(&o);
      sizes.push_back(o.spec->capacity < 0 ? 30 : o.spec->capacity);
      total += sizes.back();
    }
  }
  if (all.empty()) return nullptr;
  int at = p.dice.between(1, total);
  for (std::size_t i = 0; i < all.size(); ++i)
    if ((at -= sizes[i]) <= 0) return all[i];
  return all.back();
}

bool Fates::come_in(Somebody& p) {
  constexpr std::array entry = {58, 25, 7, 7, 3};
  Stage stage = static_cast<Stage>(p.dice.weighted(entry));
  Offer* offer = find_offer(p, stage, nullptr);
  for (int s = 0; s < 3 && (!offer || !offer->has_room()); ++s) offer = find_offer(p, static_cast<Stage>(s), nullptr);
  if (!offer || !offer->has_room()) return false;
  constexpr std::array referrals = {14, 10, 6, 12, 3, 34, 6, 8, 3, 1, 2, 1};
  steps_.register_person(p, *offer->centre, {PersonKind::in_care});
  if (p.dice.chance(0.02)) return true;  // came to ask, and did not begin yet
  steps_.admit(p, {offer, length(p.dice, *offer), static_cast<ReferralSource>(p.dice.weighted(referrals))});
  if (p.by_code && p.dice.chance(0.5)) after(p.dice.between(10, 40), [this, &p] { steps_.name(p); });
  live_through(p);
  return true;
}

}  // namespace homeward::app::demo
