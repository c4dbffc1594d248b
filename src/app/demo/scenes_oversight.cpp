#include "app/demo/scenes.hpp"
#include "care/tasks/rules.hpp"
#include "oversight/saved_views/actions.hpp"
#include "platform/access/accounts.hpp"

namespace homeward::app::demo {
namespace {

using access::Viewer;
using journal::Changed;
using journal::Transaction;

/// As the search for doubles asks: the privacy officers of both houses compare.
void ask_to_compare(Steps& steps, const Somebody& one, const Somebody& other) {
  steps.performer().act_as_system(
      "duplicate search", "compare records",
      [day = steps.day, a = one.id, b = other.id, here = one.known_at->place, there = other.known_at->place](
          Transaction& tx, const Viewer&) -> Result<Changed> {
        tx.allow_all("demo country");
        tx.insert(tasks::make_task(tx.new_id<Task>(), TaskKind::compare_records, a, here, day + Days{7}, b.value));
        return tx.insert(
            tasks::make_task(tx.new_id<Task>(), TaskKind::compare_records, b, there, day + Days{7}, a.value));
      });
}

}  // namespace

/// Looks in an emergency: two that wait for review, two that were reviewed.
void Scenes::looks() {
  struct Plan {
    int days_ago;
    std::string_view login;
    BreakGlassReason reason;
    std::string_view words;
    std::optional<ReviewState> review;
  };
  static constexpr Plan plans[] = {
      {90, "clinician", BreakGlassReason::medical_emergency, "Brought in unconscious; we needed the medicines.",
       ReviewState::justified},
      {50, "counsellor2", BreakGlassReason::other, "Wanted to know how a neighbour is.", ReviewState::not_justified},
      {3, "manager", BreakGlassReason::danger_to_life, "A call that somebody may harm themselves; address needed.",
       std::nullopt},
      {0, "clinician", BreakGlassReason::medical_emergency, "Chest pain at the door; asked for allergies.",
       std::nullopt}};
  for (const Plan& plan : plans) {
    on(plan.days_ago, [this, plan] {
      for (Somebody& p : fates_.people()) {
        if (!p.open || p.open->offer->centre != region_ || p.dice.chance(0.7)) continue;
        const Worker& looks = world_.worker(std::string(plan.login));
        people::OpenInEmergency c{plan.reason, Protected(Text<500>::trusted(std::string(plan.words)))};
        steps_.performer().act(looks, "open in emergency", [id = p.id, c](Transaction& tx, const Viewer& who) {
          return people::open_in_emergency(tx, who, id, c);
        });
        if (!plan.review) return;
        on(plan.days_ago - 2, [this, id = p.id, review = *plan.review] {
          steps_.performer().act(world_.worker("privacy"), "review look",
                                 [id, review](Transaction& tx, const Viewer& who) -> Result<Changed> {
                                   const Datum wanted[] = {id.value};
                                   const auto look = tx.sql().find_uuid(
                                       "SELECT id FROM break_glass WHERE subject = $1 AND review = 'waiting'", wanted);
                                   if (!look) return reject(ErrorKind::not_found, "not-found", "no look waits");
                                   return people::review_look(tx, who, {*look}, review);
                                 });
        });
        return;
      }
    });
  }
}

/// What those look at every week who answer for many houses.
void Scenes::kept_views() {
  struct Plan {
    std::string_view login, name, indicator, by;
    std::optional<std::string_view> against_period;
  };
  static constexpr Plan plans[] = {
      {"national", "Planned completion beside the year before", "k6-planned-completion", "region", "previous"},
      {"national", "From detoxification into treatment within 14 days", "k8-after-detox-14", "region", std::nullopt},
      {"regional", "Early drop-out by centre", "k4-early-drop-out", "house", std::nullopt}};
  for (const Plan& plan : plans) {
    on(9, [this, &plan] {
      steps_.performer().act(
          world_.worker(std::string(plan.login)), "save view", [&plan](Transaction& tx, const Viewer& who) {
            saved_views::SaveView c;
            c.id = tx.new_id<SavedView>();
            c.name = Protected(Text<120>::trusted(std::string(plan.name)));
            c.indicator = Text<40>::trusted(std::string(plan.indicator));
            c.place = who.place;
            c.by = Text<40>::trusted(std::string(plan.by));
            if (plan.against_period) c.against_period = Text<24>::trusted(std::string(*plan.against_period));
            // The catalogue of the program has them all.
            return saved_views::save(
                tx, who, c,
                {[](const std::string&) { return true; }, [](const std::string&, const std::string&) { return true; },
                 [](const std::string&) { return true; }});
          });
    });
  }
}

/// The same person at two houses: one pair linked, one linked and taken apart again, one refused, one that waits, and
/// one that nobody has compared yet.
void Scenes::doubles() {
  constexpr int asked[] = {150, 120, 100, 4, 1};
  for (int i = 0; i < 5; ++i) {
    on(asked[i] + 20, [this, i, ago = asked[i]] {
      Offer& offer = *region_->find(Stage::treatment);
      Offer& day = region_->offers[2];
      Somebody* one = newcomer(*region_, day.has_any_room() ? day : offer, 40);
      if (!one) return;
      Somebody& other = fates_.people().emplace_back(make_somebody(world_, fates_.next_number(), 0));
      other.scripted = other.done = true;
      other.by_code = false;
      other.names = spell_otherwise(one->dice, one->names);
      other.birth_year = one->birth_year;
      other.sex = one->sex;
      on(ago, [this, i, ago, one, &other] {
        steps_.register_person(other, *home_, {PersonKind::in_care});
        ask_to_compare(steps_, *one, other);
        if (i == 4) return;
        const Id<PersonLink> link{one->dice.id(steps_.day)};
        on(ago - 1, [this, i, ago, one, &other, link] {
          steps_.performer().act(
              world_.worker("privacy-deputy"), "propose link",
              [a = one->id, c = people::ProposeLink{link, other.id}](Transaction& tx, const Viewer& who) {
                return people::propose_link(tx, who, a, c);
              });
          if (i == 3) return;
          const auto decide = [this, link](LinkState wanted) {
            steps_.performer().act(world_.worker("privacy"), "decide link",
                                   [link, wanted](Transaction& tx, const Viewer& who) {
                                     return people::decide_link_of(tx, who, link, wanted);
                                   });
          };
          on(ago - 3, [i, decide] { decide(i == 2 ? LinkState::refused : LinkState::linked); });
          if (i == 1) on(ago - 20, [decide] { decide(LinkState::unlinked); });
        });
      });
    });
  }
}

/// A role that takes two administrators, proposed by one.
void Scenes::second_administrator() {
  on(1, [this] {
    const Worker& to = world_.worker("manager3");
    access::GrantRole c{
        {Dice(world_.seed, 0, "grant").id(steps_.day)}, Text<40>::trusted("administrator"), *to.viewer.place};
    steps_.performer().act(world_.worker("admin"), "grant role",
                           [&world = world_, account = to.viewer.account, c](Transaction& tx, const Viewer& who) {
                             return access::grant_role(tx, who, *world.roles, account, c);
                           });
  });
}

}  // namespace homeward::app::demo
