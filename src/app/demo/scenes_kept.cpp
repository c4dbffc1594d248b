#include "app/demo/scenes.hpp"
#include "oversight/baseline/actions.hpp"
#include "oversight/indicators/actions.hpp"
#include "oversight/indicators/actions_targets.hpp"

namespace homeward::app::demo {
namespace {

using access::Viewer;
using journal::Transaction;

/// A month or quarter as figures are asked for, of the time so long before `day`.
std::string month_before(LocalDate day, int months) {
  for (int i = 0; i < months; ++i) day = *LocalDate::parse(day.to_string().substr(0, 8) + "01") - Days{1};
  return day.to_string().substr(0, 7);
}
std::string quarter_before(LocalDate day) {
  const std::string month = month_before(day, 3);
  return month.substr(0, 5) + "Q" + std::to_string((std::stoi(month.substr(5)) - 1) / 3 + 1);
}

template <std::size_t N>
Text<N> text(std::string_view words) {
  return Text<N>::trusted(std::string(words));
}

constexpr std::string_view k_watched[] = {"k9-stage-continuity", "k5-retention", "k6-planned-completion",
                                          "k12-contact-30"};

}  // namespace

/// Figures that were kept: before an order in the regions, before a course for which lot decides, and what was told
/// about a month.
void Scenes::kept_figures() {
  const auto keep = [this](std::uint64_t nth, std::string_view by, baseline::KeepBaseline c) {
    const Worker& keeper = world_.worker(std::string(by));
    Dice dice(world_.seed, nth, "baseline");
    c.id = {dice.id(steps_.day)};
    c.home = *keeper.viewer.place;
    c.before = text<7>(quarter_before(steps_.day));
    for (const std::string_view id : k_watched) c.indicators.push_back(text<60>(id));
    steps_.performer().act(
        keeper, "keep baseline",
        [c, snapshot = steps_.performer().counted_so_far(), packs = world_.indicators](
            Transaction& tx, const Viewer& who) { return baseline::keep(tx, who, c, *packs, snapshot); });
  };
  on(74, [this, keep] {
    baseline::KeepBaseline c;
    c.name = text<160>("Nobody lost after stage 4, in one region first");
    c.directive = first_order_;
    c.starts_on = steps_.day + Days{1};
    for (std::size_t i = 0; i < world_.regions.size(); ++i)
      (i % 2 == 0 ? c.taking_part : c.not_yet).push_back(world_.regions[i]);
    keep(1, "national", c);
  });
  on(3, [this, keep] {
    baseline::KeepBaseline c;
    c.name = text<160>("A course for families, house after house");
    c.starts_on = steps_.day + Days{14};
    for (const Centre& centre : world_.centres)
      if (centre.region == 0) c.taking_part.push_back(centre.place);
    c.at_once = std::max<std::int32_t>(1, static_cast<std::int32_t>(c.taking_part.size()) / 3);
    c.months_between = 2;
    keep(2, "regional", c);
  });
  on(90, [this] {
    const Worker& teller = world_.worker("national");
    Dice dice(world_.seed, 3, "published");
    const indicators::PublishFigure c{
        {dice.id(steps_.day)}, *teller.viewer.place, text<7>(month_before(steps_.day, 1))};
    steps_.performer().act(teller, "publish figure",
                           [c, snapshot = steps_.performer().counted_so_far(), packs = world_.indicators](
                               Transaction& tx, const Viewer& who) {
                             return indicators::publish(tx, who, "k8-after-detox-14", c, *packs, snapshot);
                           });
  });
}

/// What those responsible want to reach: the nation, a region for its waiting times, and one house for itself. The
/// nation asked for less when the first figures were in, and the page says so.
void Scenes::targets() {
  struct Plan {
    std::string_view indicator;
    double value;
    std::string_view why, source;
  };
  const auto set = [this](std::uint64_t nth, const Worker& by, const Plan& plan) {
    Dice dice(world_.seed, nth, "target");
    indicators::SetTarget c;
    c.id = {dice.id(steps_.day)};
    c.place = *by.viewer.place;
    c.indicator = text<60>(plan.indicator);
    c.value = plan.value;
    c.starts_on = steps_.day;
    c.reach_by = steps_.day + Days{365};
    c.why = text<500>(plan.why);
    if (!plan.source.empty()) c.source = text<300>(plan.source);
    steps_.performer().act(by, "set target", [c, packs = world_.indicators](Transaction& tx, const Viewer& who) {
      return indicators::set_target(tx, who, c, *packs);
    });
    return c;
  };
  on(200, [this, set] {
    const Worker& national = world_.worker("national");
    const auto first =
        set(1, national,
            {"k9-stage-continuity", 0.7, "Whoever finishes a stage should not wait for the next one alone.",
             "Invented plan of the demo country"});
    on(80, [this, &national, first] {
      indicators::ChangeTarget c{0.6, first.starts_on, first.reach_by,
                                 text<500>("The first half year showed that two regions lack places in stage 4.")};
      steps_.performer().act(
          national, "change target", [id = first.id, c, packs = world_.indicators](Transaction& tx, const Viewer& who) {
            return indicators::change_target(tx, who, id, c, *packs, [](const Uuid&) -> Result<void> { return {}; });
          });
    });
  });
  on(120, [this, set] {
    set(2, world_.worker("regional"),
        {"k1-handover", 5, "Nobody should be on the way for longer than a working week.", ""});
  });
  on(60, [this, set] {
    set(3, *home_->team.manager, {"k6-planned-completion", 0.5, "Every second person finishes as agreed.", ""});
  });
}

}  // namespace homeward::app::demo
