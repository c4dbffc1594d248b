#include "oversight/baseline/watched.hpp"

#include "oversight/figures/tables.hpp"

namespace homeward::baseline {

using indicators::Counted;

std::vector<cohort::Slot> Watched::slots(std::span<const Id<Place>> places) const {
  std::vector<cohort::Slot> out;
  for (const Id<Place> place : places)
    if (const auto slot = snapshot_->find(figures::place::table, place.value)) out.push_back(*slot);
  return out;
}

indicators::Asked Watched::whole(Period period) const {
  return {snapshot_->find(figures::place::table, whole_.value), "house", period, today_};
}

Result<Counted> Watched::counted(const indicators::Indicator& indicator, const indicators::Asked& asked) const {
  if (!asked.place) return Counted{snapshot_->position()};
  return count(indicator, snapshot_, asked, packs_.cache());
}

Result<std::vector<indicators::ShownGroup>> Watched::figures(const indicators::Indicator& indicator,
                                                             std::span<const Places> groups, Period period) {
  std::vector<Counted> parts;
  // Whoever is in the whole and in none of the groups, also at houses that are closed by now.
  indicators::Asked rest = whole(period);
  for (const Places& group : groups) {
    indicators::Asked asked = whole(period);
    asked.among = slots(group);
    // Among no places at all would mean among all of them.
    HW_TRY(Counted part, counted(indicator, asked.among.empty() ? indicators::Asked{} : asked));
    parts.push_back(std::move(part));
    rest.not_at.insert(rest.not_at.end(), asked.among.begin(), asked.among.end());
  }
  HW_TRY(Counted others, counted(indicator, rest));
  parts.push_back(std::move(others));
  HW_TRY(const Counted all, counted(indicator, whole(period)));
  Counted total;
  total.total = all.total;
  const auto shown =
      show_masked_parts(indicator.definition(), total, parts, [&](std::int64_t persons, std::uint64_t who) {
        return counting_.noise({persons, who});
      });
  std::vector<indicators::ShownGroup> out;
  for (std::size_t i = 0; i < groups.size(); ++i) out.push_back(shown.parts[i].total);
  return out;
}

}  // namespace homeward::baseline
