#include "oversight/curves/subject.hpp"

#include "engine/cohort/derive.hpp"
#include "oversight/figures/tables.hpp"

namespace homeward::curves {
namespace {

namespace stay = figures::stay;
namespace episode = figures::episode;
using cohort::Condition;
using cohort::Value;

/// An end of which nobody said how is a way of its own: never dropped, never a censoring.
constexpr std::int32_t k_unknown_way = static_cast<std::int32_t>(k_ways);

Condition in_place(const cohort::Snapshot& s, const Value& place, const Value& day, cohort::Slot asked) {
  const std::int32_t level = s.code(figures::place::kind, asked);
  return cohort::equals(cohort::place_at(place, day, level), static_cast<std::int32_t>(asked));
}

}  // namespace

Result<Subject> find_subject(std::string_view word) {
  if (word == "episode") {
    return Subject{"episode",       episode::table,  episode::person,  episode::place,
                   episode::opened, episode::closed, episode::end_type};
  }
  Subject out{"stay",      stay::table,    stay::person, stay::place, stay::started,
              stay::ended, stay::end_type, {},           stay::stage};
  if (word == "stay") return out;
  if (const auto stage = from_word<Stage>(word)) {
    out.word = word;
    out.stage = stage;
    out.stage_of.reset();
    return out;
  }
  return reject_fields({{"?of", "curve.unknown-subject", "episode, stay or a stage is expected"}});
}

Result<Bound> bind(const cohort::Snapshot& s, const Asked& asked) {
  const Subject& of = asked.subject;
  const Value start = cohort::column(of.start), end = cohort::column(of.end), how = cohort::column(of.end_type);
  const Value place = cohort::column(of.place), today = cohort::constant(asked.today);
  const Value days = cohort::difference(cohort::smaller(cohort::first_known(end, today), today), start);
  const Condition over = cohort::at_most(end, asked.today.days);

  std::vector<cohort::Case> ways;
  for (std::int32_t way = 1; way < k_unknown_way; ++way)
    ways.push_back({cohort::all_of({over, cohort::equals(how, way - 1)}), way});
  ways.push_back({over, k_unknown_way});
  const Value ended = cohort::choose(std::move(ways), 0);

  std::vector<Condition> where{begun_in(s, start, place, asked.place, asked.period, asked.today)};
  if (of.stage) where.push_back(cohort::equals(cohort::column(stay::stage), figures::code(*of.stage)));
  Bound out{{of.unit, cohort::all_of(std::move(where)), {}}, {start, end, ended, asked.today}, days, ended, {}, {}};
  if (!asked.by) return out;
  if (of.stage_of && *asked.by == "stage") {
    out.units.by.push_back(cohort::column(*of.stage_of));
    out.group_words = of.stage_of;
    return out;
  }
  auto group = indicators::standard_group(*asked.by, cohort::column(of.person), place, start, true);
  if (!group) return unknown_breakdown();
  out.units.by.push_back(std::move(group->by));
  out.group_words = group->words;
  out.group_labels = std::move(group->labels);
  return out;
}

Condition begun_in(const cohort::Snapshot& s, const Value& day, const Value& place, cohort::Slot asked,
                   const Period& period, LocalDate today) {
  return cohort::all_of({cohort::between(day, period.first, period.last), cohort::at_most(day, today.days),
                         in_place(s, place, day, asked)});
}

cohort::Derived day_of_death(const cohort::Snapshot& s) {
  namespace person = figures::person;
  return cohort::earliest(s, person::table, cohort::row_of(person::table), {person::table, {}, {}},
                          cohort::column(person::died_on));
}

tl::unexpected<Error> unknown_breakdown() {
  return reject_fields({{"?by", "indicator.unknown-breakdown", "these curves are not taken apart by this"}});
}

}  // namespace homeward::curves
