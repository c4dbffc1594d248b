#include "oversight/curves/states_counted.hpp"

#include "oversight/figures/tables.hpp"
#include "oversight/indicators/count.hpp"

namespace homeward::curves {
namespace {

namespace journey = figures::journey;

namespace stay = figures::stay;

Count count_of(const cohort::Units& units) { return {units.n, units.n, units.who}; }

StatesGroup group_of(const cohort::StatesOverTime::Group& g) {
  StatesGroup out;
  out.all = count_of(g.all);
  for (std::size_t d = 0; d < k_days.size(); ++d) {
    const auto& mark = g.marks[d];
    StatesDay& day = out.days[d];
    day.watched = count_of(mark.watched);
    for (std::size_t w = 0; w < k_wheres; ++w) {
      day.in[w] = count_of(mark.in[w]);
      day.stayed[w] = count_of(mark.stayed[w]);
      if (!mark.share.empty()) day.share[w] = mark.share[w];
    }
  }
  return out;
}

}  // namespace

Result<CountedStates> count_states(const std::shared_ptr<const cohort::Snapshot>& snapshot, const StatesAsked& asked,
                                   indicators::BesideCache& cache) {
  const cohort::Snapshot& s = *snapshot;
  const cohort::Value who = cohort::column(journey::person), began = cohort::column(journey::started);
  const cohort::Value place = cohort::column(journey::place);
  cohort::StatesQuestion q{
      {{journey::table, begun_in(s, began, place, asked.place, asked.period, asked.today), {}},
       who,
       began,
       cohort::through(who, cohort::derived(indicators::fingerprints(snapshot, cache))),
       asked.today},
      {{stay::table, {}, {}}, cohort::column(stay::person), cohort::column(stay::started), cohort::column(stay::ended)},
      cohort::column(stay::stage),
      cohort::column(stay::end_type),
      day_of_death(s),
      static_cast<std::uint8_t>(k_wheres),
      {k_days.begin(), k_days.end()},
      [gap = asked.journey_gap](const cohort::Followed& unit, std::vector<cohort::Moved>& out) {
        whereabouts(unit, gap, out);
      }};
  CountedStates out;
  const auto together = cohort::states_over_time(s, q);
  out.position = together.position;
  out.total = group_of(together.groups.front());
  if (!asked.by) return out;
  auto group = indicators::standard_group(*asked.by, who, place, began, true);
  if (!group) return unknown_breakdown();
  out.group_words = group->words;
  out.group_labels = std::move(group->labels);
  q.entering.rows.by = {std::move(group->by)};
  const auto apart = cohort::states_over_time(s, q);
  for (std::size_t g = 0; g < apart.keys.size(); ++g) {
    out.groups.push_back(group_of(apart.groups[g]));
    out.groups.back().key = apart.keys[g].front();
  }
  return out;
}

}  // namespace homeward::curves
