#include "app/demo/scenes.hpp"
#include "oversight/directives/actions.hpp"

namespace homeward::app::demo {
namespace {

using access::Viewer;
using directives::AmendDirective;
using directives::AnswerDirective;
using directives::IssueDirective;
using journal::Transaction;

struct Plan {
  std::string_view by, number, title, aim, basis;
  int days_ago, act_in, ends_in;  ///< the last two from the day of issue
  CountedAct counts;
  double silent, late;  ///< shares of houses that never answered, or only after the week
  bool amended = false;
};
constexpr int k_amended_ago = 26;

const Plan k_plans[] = {
    {"national",
     "14/2026",
     "Nobody lost after stage 4",
     "Everybody whose stay ended and who was not heard from is called within two weeks, by a way that is safe for "
     "them.",
     "National programme for rehabilitation, section 6",
     75,
     30,
     120,
     {ActKind::person_reached},
     0.08,
     0.25},
    {"national",
     "21/2026",
     "Home again in every region",
     "Every house that offers life at home again begins it with the people who finished social rehabilitation.",
     "Decree on resocialization, article 12",
     48,
     60,
     120,
     {ActKind::stay_started, ActWhom::anybody, Stage::resocialization},
     0.2,
     0.3,
     true},
    {"regional",
     "R-7",
     "Treatnet Family passed on to every team",
     "Whoever was trained in Treatnet Family passes it on to colleagues at their house in one afternoon.",
     "",
     24,
     45,
     60,
     {ActKind::own_statement},
     0.25,
     0.1},
    {"national",
     "29/2026",
     "Arrivals confirmed the same day",
     "Whoever is handed over to another house is met there, and the arrival is confirmed on the same day.",
     "",
     5,
     30,
     90,
     {ActKind::arrival_confirmed},
     0.7,
     0.0}};

constexpr std::string_view k_done[] = {"Everybody on the list was called; most were glad of it.",
                                       "Done in the second week, with the family where the person wished it.",
                                       "Done. Two colleagues share it from now on."};
struct Refusal {
  CannotReason reason;
  std::string_view words;
};
constexpr Refusal k_cannot[] = {
    {CannotReason::no_training, "Nobody here was trained yet. A place in the next course would help."},
    {CannotReason::no_staff, "One counsellor for forty people. We could begin with half a post."},
    {CannotReason::no_such_people, "We do not offer this stage."}};

template <class T>
T text(std::string_view words) {
  return T::trusted(std::string(words));
}
Result<void> as_it_is(const Uuid&) { return {}; }
bool no_forms(const std::string&) { return false; }

AnswerDirective an_answer(Dice& dice, LocalDate day, Id<Place> house, DirectiveAnswerKind kind) {
  AnswerDirective a;
  a.id = {dice.id(day)};
  a.place = house;
  a.kind = kind;
  if (kind == DirectiveAnswerKind::will_do) a.by = day + Days{dice.between(5, 25)};
  if (kind == DirectiveAnswerKind::done) a.words = Protected(text<Text<1000>>(dice.pick(k_done)));
  if (kind == DirectiveAnswerKind::cannot) {
    const Refusal& refusal = dice.pick(k_cannot);
    a.reason = refusal.reason;
    a.words = Protected(text<Text<1000>>(refusal.words));
  }
  return a;
}

}  // namespace

/// Orders from above with what became of them: answered in time and late, done with and without a trace, worded anew.
void Scenes::orders_from_above() {
  std::uint64_t number = 0;
  for (const Plan& plan : k_plans) {
    on(plan.days_ago, [this, &plan, nth = ++number] {
      const Worker& issuer = world_.worker(std::string(plan.by));
      Dice dice(world_.seed, nth, "directive");
      IssueDirective c;
      c.id = {dice.id(steps_.day)};
      if (!first_order_) first_order_ = c.id;
      c.issued_by = *issuer.viewer.place;
      c.number = text<Text<40>>(plan.number);
      c.order.title = text<Text<160>>(plan.title);
      c.order.aim = text<Text<2000>>(plan.aim);
      if (!plan.basis.empty()) c.order.basis = text<Text<300>>(plan.basis);
      c.order.places = {c.issued_by};
      c.order.counts = plan.counts;
      c.order.act_by = steps_.day + Days{plan.act_in};
      c.order.ends_on = steps_.day + Days{plan.ends_in};
      steps_.performer().act(issuer, "issue directive", [c](Transaction& tx, const Viewer& who) {
        return directives::issue(tx, who, c, no_forms);
      });
      for (Centre& centre : world_.centres) {
        const bool asked = plan.by == "national" || centre.region == 0;
        if (!asked || !centre.team.manager) continue;
        const int until = plan.amended ? k_amended_ago : 0;
        answered(centre, c.id, Dice(dice.next(), nth, "answers"), {plan.days_ago, until, plan.silent, plan.late});
      }
      if (plan.amended) worded_anew(issuer, c);
    });
  }
}

/// What one house says, step by step.
void Scenes::answered(const Centre& centre, Id<Directive> id, Dice dice, const Answering& how) {
  const bool own = centre.spec->part == Part::home;
  // The house that everybody explores has an order waiting.
  if (dice.chance(how.silent) || (own && how.from < 10)) return;
  const auto say = [this, &centre, id](Dice& by, DirectiveAnswerKind kind) {
    const AnswerDirective a = an_answer(by, steps_.day, centre.place, kind);
    steps_.performer().act(*centre.team.manager, "answer directive", [id, a](Transaction& tx, const Viewer& who) {
      return directives::answer(tx, who, id, a, as_it_is);
    });
  };
  const int first = dice.chance(how.late) ? dice.between(8, 20) : dice.between(1, 6);
  const int then = first + dice.between(3, 16), last = then + dice.between(4, 20);
  const bool refuses = !own && dice.chance(0.14), finishes = dice.chance(0.65);
  const auto later = [&](int after, DirectiveAnswerKind kind) {
    if (how.from - after <= how.until - (how.until == 0)) return;
    on(how.from - after, [say, kind, by = dice]() mutable { say(by, kind); });
    dice.next();
  };
  later(first, DirectiveAnswerKind::received);
  if (refuses) return later(then, DirectiveAnswerKind::cannot);
  later(then, DirectiveAnswerKind::will_do);
  if (finishes) later(last, DirectiveAnswerKind::done);
}

/// Half of the way: more time, and every house is asked anew.
void Scenes::worded_anew(const Worker& issuer, const IssueDirective& c) {
  on(k_amended_ago, [this, &issuer, c] {
    AmendDirective anew{c.order,
                        text<Text<500>>("Houses asked for more time, and for the day that ends it to be named.")};
    anew.order.act_by = c.order.act_by + Days{14};
    steps_.performer().act(issuer, "amend directive", [id = c.id, anew](Transaction& tx, const Viewer& who) {
      return directives::amend(tx, who, id, anew, no_forms, as_it_is);
    });
    Dice dice(world_.seed, 0, "answers to the new wording");
    for (const Centre& centre : world_.centres)
      if (centre.team.manager) answered(centre, c.id, Dice(dice.next(), 0, "answers"), {k_amended_ago, 0, 0.3, 0.2});
  });
}

}  // namespace homeward::app::demo
