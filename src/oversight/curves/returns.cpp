#include "oversight/curves/returns.hpp"

#include "engine/cohort/derive.hpp"
#include "oversight/figures/tables.hpp"
#include "oversight/indicators/count.hpp"

#include <algorithm>

namespace homeward::curves {
namespace {

namespace journey = figures::journey;
namespace episode = figures::episode;
using cohort::k_missing;
using cohort::Value;

Count count_of(const cohort::Units& units) { return {units.n, units.n, units.who}; }

ReturnsGroup group_of(const cohort::Recurrences::Group& g, std::optional<std::int32_t> key) {
  ReturnsGroup out{{key, count_of(g.all), {}}, {}};
  for (std::size_t d = 0; d < k_days.size(); ++d) {
    const auto& mark = g.marks[d];
    DayCounts& day = out.counts.days[d];
    day.followed = count_of(mark.without);
    day.censored = count_of(mark.censored);
    day.ended[0] = count_of(mark.with);
    day.newly[0] = count_of(mark.newly);
    out.days[d] = {mark.reached, mark.mean};
  }
  return out;
}

/// By journey: how many of its episodes closed as planned on the day on which it ended (as K7).
cohort::Derived closed_as_planned(const cohort::Snapshot& s) {
  const Value ended = cohort::through(episode::journey, cohort::column(journey::ended));
  return cohort::how_many(
      s, journey::table, cohort::column(episode::journey),
      {episode::table,
       cohort::all_of({cohort::equals(cohort::column(episode::end_type), figures::code(EndType::as_planned)),
                       cohort::equals(cohort::difference(cohort::column(episode::closed), ended), 0)}),
       {}});
}

}  // namespace

void returns(const cohort::Followed& unit, cohort::Happened& out) {
  const bool died = unit.over != k_missing && unit.over < unit.until;
  out.days.clear();
  out.until = std::max(0, (died ? unit.over : unit.until) - unit.day);
  std::int32_t cared_until = unit.day;
  for (const cohort::Spell& journey : unit.spells) {
    const std::int32_t day = journey.start - unit.day;
    if (journey.start > cared_until && day <= out.until) out.days.push_back(day);
    if (journey.end == k_missing) return;  // in care until further notice
    cared_until = std::max(cared_until, journey.end);
  }
}

Result<CountedReturns> count_returns(const std::shared_ptr<const cohort::Snapshot>& snapshot, const ReturnsAsked& asked,
                                     indicators::BesideCache& cache) {
  const cohort::Snapshot& s = *snapshot;
  const Value who = cohort::column(journey::person), ended = cohort::column(journey::ended);
  const Value place = cohort::column(journey::place), none = cohort::constant(0);
  cohort::RecurrencesQuestion q{{{journey::table,
                                  cohort::all_of({begun_in(s, ended, place, asked.place, asked.period, asked.today),
                                                  cohort::at_least(cohort::derived(closed_as_planned(s)), 1)}),
                                  {}},
                                 who,
                                 ended,
                                 cohort::through(who, cohort::derived(indicators::fingerprints(snapshot, cache))),
                                 asked.today},
                                {{journey::table, {}, {}}, who, cohort::column(journey::started), ended},
                                none,
                                none,
                                day_of_death(s),
                                {k_days.begin(), k_days.end()},
                                returns};
  const auto together = cohort::recurrences(s, q);
  CountedReturns out{together.position, {group_of(together.groups.front(), {})}, {}, {}};
  if (!asked.by) return out;
  auto group = indicators::standard_group(*asked.by, who, place, ended, true);
  if (!group) return unknown_breakdown();
  out.group_words = group->words;
  out.group_labels = std::move(group->labels);
  q.entering.rows.by = {std::move(group->by)};
  const auto apart = cohort::recurrences(s, q);
  for (std::size_t g = 0; g < apart.keys.size(); ++g)
    out.groups.push_back(group_of(apart.groups[g], apart.keys[g].front()));
  return out;
}

}  // namespace homeward::curves
