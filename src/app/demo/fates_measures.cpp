#include "app/demo/fates.hpp"
#include "care/assessment/actions.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace homeward::app::demo {
namespace {

using access::Viewer;
using assessment::UrineSubstance;
using journal::Changed;
using journal::Transaction;

constexpr int k_one_in = 12;    ///< people with forms and tests
constexpr int k_one_meets = 6;  ///< people with contacts: more would take long to tell
constexpr int k_weeks = 12;     ///< of urine tests, as in the trials whose definitions read them
constexpr int k_month = 28;

/// An own stream for each person and purpose: what is measured changes nothing of what happens to them.
Dice dice_of(const World& world, const Somebody& p, std::string_view purpose, LocalDate day) {
  return {world.seed, (static_cast<std::uint64_t>(p.number) << 20) + static_cast<std::uint64_t>(day.days), purpose};
}

/// An answer about as far up the scale as the burden says. Of thoughts of death nobody invented speaks: each would
/// leave a step of safety open for good.
std::optional<FormAnswer> answer_to(const scoring::Item& item, Dice& dice, double burden) {
  if (item.is_text || !item.asked_if.empty()) return std::nullopt;
  const double share = std::clamp(burden + dice.between(-25, 25) / 100.0, 0.0, 1.0);
  const auto nearest = [&](double low, double high) { return low + std::round(share * (high - low)); };
  FormAnswer out;
  out.item = Text<12>::trusted(item.id);
  out.value =
      item.options.empty()
          ? nearest(item.from, item.to)
          : item.options[static_cast<std::size_t>(nearest(0, static_cast<double>(item.options.size() - 1)))].value;
  return out;
}

}  // namespace

void Steps::fill_in(Somebody& p, const Worker& by, const std::string& instrument, std::vector<FormAnswer> answers) {
  assessment::BeginForm begin{
      .id = {dice_of(world_, p, instrument + " form", day).id(day)}, .mode = FormMode::interview, .on = day};
  begin.instrument = Text<40>::trusted(instrument);
  begin.language = Text<35>::trusted("en");
  performer_.act(by, "fill in form",
                 [this, person = p.id, begin, last = assessment::SaveAnswers{Protected(std::move(answers))}](
                     Transaction& tx, const Viewer& who) -> Result<Changed> {
                   HW_TRY_VOID(assessment::begin_form(tx, who, *world_.instruments, person, begin));
                   HW_TRY(auto form, tx.get(begin.id));
                   return assessment::finish_form(tx, who, *world_.instruments, form, last);
                 });
}

void Steps::test_urine(Somebody& p, assessment::UrineTest test) {
  performer_.act(
      *p.open->keyworker, "enter urine test",
      [person = p.id,
       c =
           assessment::EnterUrineTest{
               {dice_of(world_, p, "sample", day).id(day)}, day, std::move(test.found), std::move(test.not_found), {}}](
          Transaction& tx, const Viewer& who) { return assessment::enter_urine_test(tx, who, person, c); });
}

void Steps::enter(Somebody& p, contact::EnterContact c) {
  performer_.act(*p.open->keyworker, "enter contact",
                 [person = p.id, c = std::move(c)](Transaction& tx, const Viewer& who) {
                   return contact::enter_contact(tx, who, person, c);
                 });
}

void Steps::say_outcome(Somebody& p, Id<Contact> of, contact::SayOutcome c) {
  performer_.act(*p.open->keyworker, "say outcome", [of, c = std::move(c)](Transaction& tx, const Viewer& who) {
    return contact::say_outcome(tx, who, of, c);
  });
}

void Fates::meet(Somebody& p) {
  const bool all_along = p.number % k_one_in == 0;
  if (p.number % k_one_meets != 0) return;
  const int days = static_cast<int>((p.open->planned_until - p.open->started).count);
  const int last = all_along ? days : std::min(days, k_month);
  for (int n = 3; n <= last; n += n < k_month ? 10 : k_month) {
    const LocalDate on = steps_.day + Days{n};
    Dice dice = dice_of(world_, p, "contact", on);
    constexpr std::array kinds = {ContactKind::visit, ContactKind::session, ContactKind::group, ContactKind::call};
    constexpr std::array likely_kinds = {20, 50, 20, 10};
    constexpr std::array ways = {Attendance::came, Attendance::did_not_come, Attendance::excused,
                                 Attendance::not_required};
    constexpr std::array likely_ways = {78, 12, 8, 2};
    constexpr std::array delays = {0, 1, 3, 10};  // days until somebody enters it
    constexpr std::array likely_delays = {60, 20, 12, 8};
    contact::EnterContact c{
        {dice.id(on)}, on, kinds[dice.weighted(likely_kinds)], ways[dice.weighted(likely_ways)], {}};
    if (c.attendance == Attendance::did_not_come) c.absence = {AbsenceReason::not_explained};
    if (c.attendance == Attendance::excused)
      c.absence = {dice.chance(0.6) ? AbsenceReason::ill : AbsenceReason::travelling};
    const int entered = n + delays[dice.weighted(likely_delays)];
    if (!all_along || n == 3) {
      during(p, entered, [this, &p, c] { steps_.enter(p, c); });
      continue;
    }
    contact::EnterContact planned = c;
    planned.attendance = Attendance::planned;
    planned.absence.clear();
    during(p, n - 2, [this, &p, planned] { steps_.enter(p, planned); });
    during(p, entered, [this, &p, c] { steps_.say_outcome(p, c.id, {c.attendance, c.absence}); });
  }
}

void Fates::measure(Somebody& p) {
  if (p.number % k_one_in != 0) return;
  const Stage stage = p.open->offer->spec->stage;
  const int days = static_cast<int>((p.open->planned_until - p.open->started).count);
  for (int month = 0; month * k_month <= days; ++month) {
    // What weighs on somebody gets lighter, stage by stage and month by month.
    const double burden = 0.65 - 0.1 * static_cast<int>(stage) - 0.08 * month;
    during(p, 1 + month * k_month, [this, &p, burden, month] {
      ask(p, "phq-9", burden);
      ask(p, "top", burden);
      if (month == 0) ask(p, "gad-7", burden);
    });
  }
  if (stage != Stage::treatment) {
    for (int month = 0; month * k_month + 5 <= days; ++month)
      during(p, 5 + month * k_month, [this, &p, month] { take_sample(p, std::min(k_weeks, 4 + 2 * month)); });
    return;
  }
  for (int week = 0; week < k_weeks && week * 7 <= days; ++week)
    during(p, 2 + week * 7, [this, &p, week] { take_sample(p, week); });
}

void Fates::ask(Somebody& p, const std::string& instrument, double burden) {
  ask(p, *p.open->keyworker, instrument, burden);
}

void Fates::ask(Somebody& p, const Worker& by, const std::string& instrument, double burden) {
  const scoring::Scorer* scorer = world_.instruments->find(instrument);
  Dice dice = dice_of(world_, p, instrument, steps_.day);
  std::vector<FormAnswer> answers;
  for (const scoring::Item& item : scorer->instrument().items) {
    if (item.optional && !item.asked_if.empty()) continue;  // details that would have to fit what was answered
    const bool about_death = instrument == "phq-9" && item.id == "q9";
    if (auto answer = answer_to(item, dice, about_death ? -1 : burden)) answers.push_back(std::move(*answer));
  }
  steps_.fill_in(p, by, instrument, std::move(answers));
}

void Fates::take_sample(Somebody& p, int week) {
  Dice dice = dice_of(world_, p, "urine", steps_.day);
  if (dice.chance(0.15)) return;  // no sample that week
  assessment::UrineTest test{.on = steps_.day, .found = {}, .not_found = {}};
  const auto look_for = [&](UrineSubstance substance, double chance) {
    (dice.chance(chance) ? test.found : test.not_found).push_back(substance);
  };
  look_for(UrineSubstance::opioid, 0.55 - 0.04 * week);
  look_for(UrineSubstance::amphetamine, 0.15);
  look_for(UrineSubstance::thc, 0.3);
  steps_.test_urine(p, std::move(test));
}

}  // namespace homeward::app::demo
