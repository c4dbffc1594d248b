#include "app/demo/scenes.hpp"

#include "app/demo/create.hpp"

namespace homeward::app::demo {

Scenes::Scenes(Steps& steps, Calendar& calendar, Fates& fates)
    : steps_(steps), calendar_(calendar), fates_(fates), world_(steps.world()) {}

void Scenes::stage_all() {
  home_ = &world_.centre(Part::home);
  region_ = &world_.centres.front();
  for (Offer& o : home_->offers) o.kept = 8;
  for (Offer& o : region_->offers) o.kept = o.spec->setting == Setting::outpatient ? 14 : 2;
  client();
  incoming();
  outgoing();
  silent();
  attempts();
  everyday_helpers();
  full_house();
  canary();
  looks();
  doubles();
  second_administrator();
  orders_from_above();
  kept_figures();
  targets();
  kept_views();
}

Somebody* Scenes::newcomer(Centre& centre, Offer& offer, int days, Worker* keyworker) {
  if (!offer.has_any_room()) return nullptr;
  Somebody& p = fates_.people().emplace_back(make_somebody(world_, fates_.next_number(), centre.region));
  p.scripted = true;
  p.by_code = false;
  steps_.register_person(p, centre, {PersonKind::in_care});
  steps_.admit(p, {&offer, days, ReferralSource::self_family_friends, keyworker});
  return &p;
}

/// From the regional centre to home: one person in each state of a handover, due today and tomorrow.
void Scenes::incoming() {
  Offer& from = *region_->find(Stage::treatment);
  Offer& day = region_->offers[2];
  Offer& to = *home_->find(Stage::medical_rehabilitation);
  struct Plan {
    int proposed;  ///< days ago
    HandoverState until;
    int expected_in;
    bool begins = true;   ///< care, on the day of the arrival
    bool consent = true;  ///< without it the house knows a code and nothing else
  };
  constexpr Plan plans[] = {{2, HandoverState::proposed, 3},
                            {1, HandoverState::proposed, 5},
                            {0, HandoverState::proposed, 6},
                            {4, HandoverState::held, 2},
                            {5, HandoverState::accepted, 1},
                            {3, HandoverState::accepted, 4},
                            {6, HandoverState::travelling, 0},
                            {7, HandoverState::travelling, -1},
                            {9, HandoverState::arrived, -5},
                            {12, HandoverState::did_not_arrive, -8},
                            {8, HandoverState::rejected, 0},
                            {10, HandoverState::withdrawn, 0},
                            {8, HandoverState::arrived, 0},
                            {5, HandoverState::arrived, -2, false},
                            {4, HandoverState::arrived, 0, false, false}};
  for (const Plan& plan : plans) {
    on(plan.proposed + 30, [this, plan, &from, &day, &to] {
      Somebody* p = newcomer(*region_, day.has_any_room() ? day : from, 30 + plan.proposed + plan.expected_in);
      if (!p) return;
      on(plan.proposed, [this, plan, p, &to] {
        Handing& h =
            steps_.propose(*p, to, world_.today + Days{std::max(plan.expected_in, -plan.proposed)}, plan.consent);
        const auto later = [this](int days_ago, std::function<void()> what) { on(days_ago, std::move(what)); };
        const auto state = plan.until;
        if (state == HandoverState::rejected)
          return later(plan.proposed - 1, [this, &h] { steps_.reject(h, RejectReason::needs_other_care); });
        if (state == HandoverState::withdrawn) return later(plan.proposed - 1, [this, &h] { steps_.withdraw(h); });
        if (state == HandoverState::held) {
          return later(plan.proposed - 1, [this, &h, &to] {
            if (to.has_any_room()) steps_.hold(h, steps_.day + Days{9});
          });
        }
        if (state == HandoverState::proposed) return;
        later(plan.proposed - 1, [this, &h, &to, plan, later] {
          if (!to.has_any_room()) return;
          steps_.accept(h);
          if (plan.until == HandoverState::accepted) return;
          later(1 - plan.expected_in, [this, &h] { steps_.depart(h); });
          if (plan.until == HandoverState::did_not_arrive) later(-plan.expected_in - 2, [this, &h] { steps_.miss(h); });
          if (plan.until != HandoverState::arrived) return;
          later(-plan.expected_in, [this, &h, &to, plan] {
            steps_.arrive(h);
            if (!plan.begins) return;
            steps_.admit(*h.who, {&to, 70, ReferralSource::drug_treatment_centre, &world_.worker("counsellor"), &h});
          });
        });
      });
    });
  }
}

/// From home to the house of the second login; one did not arrive, so home has to act.
void Scenes::outgoing() {
  Offer& from = *home_->find(Stage::social_rehabilitation);
  Offer& to = *world_.centre(Part::second).find(Stage::resocialization);
  for (int i = 0; i < 3; ++i) {
    on(60 + i, [this, i, &from, &to] {
      Somebody* p = newcomer(*home_, from, 60, &world_.worker("counsellor"));
      if (!p) return;
      on(10, [this, i, p, &to] {
        Handing& h = steps_.propose(*p, to, world_.today + Days{i == 0 ? -6 : i}, true);
        on(9, [this, i, &h, &to] {
          if (!to.has_any_room()) return;
          steps_.accept(h);
          if (i == 0) on(7, [this, &h] { steps_.depart(h); });
          if (i == 0) on(4, [this, &h] { steps_.miss(h); });
        });
      });
    });
  }
}

/// Whom the demo counsellor has not heard from: due today and tomorrow, overdue, still in time.
void Scenes::silent() {
  Worker& counsellor = world_.worker("counsellor");
  struct Plan {
    Stage stage;
    int ended;  ///< days ago
    EndType type;
    EndReason reason;
  };
  constexpr Plan plans[] = {{Stage::treatment, 13, EndType::left_early, EndReason::without_notice},
                            {Stage::social_rehabilitation, 13, EndType::as_planned, EndReason::programme_completed},
                            {Stage::medical_rehabilitation, 12, EndType::left_early, EndReason::against_advice},
                            {Stage::social_rehabilitation, 19, EndType::as_planned, EndReason::programme_completed},
                            {Stage::treatment, 24, EndType::left_early, EndReason::family},
                            {Stage::social_rehabilitation, 31, EndType::left_early, EndReason::work_or_school},
                            {Stage::treatment, 5, EndType::stopped_by_service, EndReason::did_not_follow_rules}};
  for (const Plan& plan : plans) {
    on(plan.ended + 26, [this, plan, &counsellor] {
      Somebody* p = newcomer(*home_, *home_->find(plan.stage), 27, &counsellor);
      if (!p) return;
      on(plan.ended, [this, plan, p] { steps_.end(*p, plan.type, plan.reason); });
      if (plan.ended > 20)
        on(plan.ended - 17,
           [this, p] { steps_.attempt(*p, AttemptOutcome::not_reached, "No answer; tried in the evening."); });
    });
  }
  // Leaving this week, and the next days' plans.
  for (int i = 0; i < 4; ++i) {
    on(40 + i, [this, i, &counsellor] {
      newcomer(*home_, *home_->find(i % 2 ? Stage::treatment : Stage::medical_rehabilitation), 41 + 2 * i, &counsellor);
    });
  }
}

/// Every outcome, some weeks ago.
void Scenes::attempts() {
  for (int i = 0; i < 8; ++i) {
    on(90 + i, [this, i] {
      Somebody* p = newcomer(*home_, *home_->find(Stage::social_rehabilitation), 60);
      if (!p) return;
      on(60, [this, p] { steps_.end(*p, EndType::left_early, EndReason::without_notice); });
      on(40, [this, p, i] { steps_.attempt(*p, static_cast<AttemptOutcome>(i)); });
    });
  }
}

/// The peer worker and the interventionist have people of their own.
void Scenes::everyday_helpers() {
  on(18, [this] {
    int peers = 6, families = 4;
    for (Somebody& p : fates_.people()) {
      if (!p.open || p.open->offer->centre != home_) continue;
      if (peers > 0 && p.open->offer->spec->stage >= Stage::medical_rehabilitation) {
        --peers;
        steps_.assign(p, world_.worker("peer"), RelationKind::worker);
      } else if (families > 0) {
        --families;
        steps_.assign(p, world_.worker("interventionist"), RelationKind::worker);
      }
    }
  });
}

void Scenes::full_house() {
  for (int days_ago : {8, 1, 0}) {
    on(days_ago, [this] {
      Centre& house = world_.centre(Part::always_full);
      for (Offer& o : house.offers) {
        while (o.has_any_room()) newcomer(house, o, (o.spec->days_from + o.spec->days_until) / 2);
      }
    });
  }
}

void Scenes::canary() {
  Centre& house = world_.centre(Part::keeps_canary);
  on(80, [this, &house] {
    Somebody& p = fates_.people().emplace_back(make_somebody(world_, fates_.next_number(), house.region));
    p.scripted = true;
    p.by_code = false;
    p.names.push_back({NameUse::alias, Text<80>::trusted(std::string(k_canary)), {}, {}});
    steps_.register_person(p, house, {PersonKind::in_care});
    Offer& offer = *house.find(Stage::resocialization);
    steps_.admit(p, {&offer, 180, ReferralSource::peer});
    on(30, [this, &p] { steps_.end(p, EndType::left_early, EndReason::moved_away); });
    on(9, [this, &p] {
      steps_.attempt(p, AttemptOutcome::not_reached, "Ask for " + std::string(k_canary) + " at the workshop.");
    });
  });
}

}  // namespace homeward::app::demo
