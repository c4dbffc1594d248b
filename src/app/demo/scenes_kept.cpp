#include "app/demo/scenes.hpp"
#include "oversight/baseline/actions.hpp"
#include "oversight/indicators/actions.hpp"

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

}  // namespace homeward::app::demo
