#include "oversight/funnel/views.hpp"

#include "base/period.hpp"
#include "oversight/figures/tables.hpp"

#include <algorithm>
#include <cmath>

namespace homeward::funnel {
namespace {

/// What is expected of a house is told by two digits: it is about whom it cares for.
double rounded(double share) {
  const double unit = std::pow(10, std::floor(std::log10(share)) - 1);
  return std::round(share / unit) * unit;
}

const comparison::Unit* unit_of(const Compared& compared, const cohort::Snapshot& s, Id<Place> place) {
  const auto slot = s.find(figures::place::table, place.value);
  if (!slot) return nullptr;
  const auto found = std::ranges::find(compared.houses, static_cast<std::int32_t>(*slot), &ComparedHouse::key);
  return found == compared.houses.end() ? nullptr : &found->unit;
}

/// Control limits of `n` people who all have this probability.
comparison::Unit equal_people(std::int64_t n, double probability) {
  const auto size = static_cast<std::size_t>(n);
  return comparison::funnel(std::vector<std::uint8_t>(size, 0), std::vector<double>(size, probability),
                            std::vector<std::uint32_t>(size, 0), 1)
      .front();
}

/// Worked out from what is shown of the house, so that it tells no more; but for whether it differs, which is judged on
/// everybody it counts.
void place_in_funnel(HouseInFunnel& house, const comparison::Unit& unit, double overall) {
  if (!house.n || !house.events || house.too_few || !(unit.expected > 0)) return;
  house.differs = unit.signal;
  const double expected = rounded(unit.expected / static_cast<double>(unit.n));
  house.expected = expected;
  const auto adjusted = [&](double ratio) { return std::min(1.0, ratio * overall); };
  house.adjusted = adjusted(static_cast<double>(*house.events) / (expected * static_cast<double>(*house.n)));
  const comparison::Unit::Limits usual = equal_people(*house.n, std::min(expected, 1.0)).usual;
  house.low = adjusted(usual.low);
  house.high = adjusted(usual.high);
}

/// At sizes that grow by a fifth, from the smallest that is drawn to a little beyond the largest.
std::vector<FunnelLimits> limits_of(const std::vector<HouseInFunnel>& houses, double overall) {
  std::int64_t most = 0;
  for (const HouseInFunnel& house : houses)
    if (house.adjusted) most = std::max(most, *house.n);
  std::vector<FunnelLimits> out;
  if (most == 0) return out;
  for (std::int64_t n = 10;; n = std::max(n + 1, n * 6 / 5)) {
    const comparison::Unit unit = equal_people(n, overall);
    out.push_back(
        {n, unit.usual.low * overall, unit.usual.high * overall, unit.far.low * overall, unit.far.high * overall});
    if (n > most) return out;
  }
}

}  // namespace

Result<HouseFunnel> funnel_of(indicators::Reader& reader, const indicators::Indicators& indicators,
                              const std::shared_ptr<const cohort::Snapshot>& snapshot,
                              const indicators::Wanted& wanted) {
  HW_TRY(const indicators::Indicator* indicator, indicators.find(wanted.id));
  if (!can_be_compared(*indicator))
    return reject(ErrorKind::invalid, "funnel.not-a-share", "only shares of rows of people are compared");
  HW_TRY(auto shown,
         indicators::figures_of(reader, indicators, snapshot, {wanted.id, wanted.place, "house", wanted.period}));
  const auto slot = snapshot->find(figures::place::table, shown.place.id().value);
  if (!slot) return reject(ErrorKind::not_found, "not-found");
  const indicators::Asked asked{slot, {}, {shown.first, shown.last}, shown.today};
  HW_TRY(const std::optional<Compared> compared, compare(*indicator, snapshot, asked, indicators.cache()));

  HouseFunnel out{shown.id,
                  shown.version,
                  std::move(shown.place),
                  shown.first,
                  shown.last,
                  shown.today,
                  shown.position,
                  shown.masked,
                  shown.total.value,
                  k_alarm,
                  {},
                  {},
                  {}};
  if (compared)
    for (const std::string_view what : compared->allowed_for) out.allowed_for.push_back({std::string(what)});
  for (indicators::FigureLine& line : shown.lines) {
    if (!line.place) continue;  // nobody can say which house
    HouseInFunnel house{{}, line.withheld, line.too_few, line.n, line.events, {}, {}, {}, {}, false};
    const comparison::Unit* unit = compared ? unit_of(*compared, *snapshot, line.place->id()) : nullptr;
    if (unit && out.overall) place_in_funnel(house, *unit, *out.overall);
    house.place = std::move(line.place);
    out.houses.push_back(std::move(house));
  }
  if (out.overall) out.limits = limits_of(out.houses, *out.overall);
  return out;
}

}  // namespace homeward::funnel
