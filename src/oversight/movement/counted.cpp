#include "oversight/movement/counted.hpp"

#include "engine/cohort/calendar.hpp"
#include "engine/cohort/derive.hpp"
#include "oversight/figures/tables.hpp"
#include "oversight/indicators/count.hpp"
#include "oversight/indicators/groups.hpp"

#include <algorithm>
#include <map>

namespace homeward::movement {
namespace {

namespace stay = figures::stay;
namespace episode = figures::episode;
using cohort::Condition;
using cohort::Key;
using cohort::Measure;
using cohort::Value;

std::int32_t month_of(LocalDate day) { return cohort::calendar::month_of(day.days); }
LocalDate first_of_month(LocalDate day) { return {cohort::calendar::first_day_of(month_of(day))}; }
LocalDate next_month(LocalDate first) { return {cohort::calendar::first_day_of(month_of(first) + 1)}; }

Count count_at(const std::vector<cohort::Figure>& figures, std::size_t measure) {
  const cohort::Figure& f = figures[measure];
  return {f.n, f.distinct, static_cast<std::uint64_t>(f.sum)};
}

class Counting {
 public:
  Counting(const std::shared_ptr<const cohort::Snapshot>& snapshot, const Asked& asked,
           const std::optional<std::string>& level, indicators::BesideCache& cache)
      : s_(*snapshot), asked_(asked), level_(level), fingerprints_(indicators::fingerprints(snapshot, cache)) {}

  Table run() {
    add_flows();
    add_census();
    add_kept();
    Table out{std::move(all_[k_whole]), {}};
    all_.erase(k_whole);
    for (auto& [key, counted] : all_) out.parts.emplace_back(key, std::move(counted));
    return out;
  }

 private:
  static constexpr std::int32_t k_whole = -1;  // no slot

  /// Once over everything, and once by place: people who were at two places count once in the whole.
  template <class Use>
  void each(cohort::Table unit, const Value& place, const Value& day, std::vector<Condition> where,
            const std::vector<Value>& by, const std::vector<Measure>& measures, const Use& use) {
    const std::int32_t own = s_.code(figures::place::kind, asked_.place);
    where.push_back(cohort::equals(cohort::place_at(place, day, own), static_cast<std::int32_t>(asked_.place)));
    cohort::Question q{unit, cohort::all_of(std::move(where)), by};
    const auto whole = cohort::tally(s_, q, measures);
    for (std::size_t i = 0; i < whole.keys.size(); ++i) use(counted(k_whole), whole.keys[i], whole.figures[i]);
    if (!level_) return;
    q.by.insert(q.by.begin(), indicators::standard_group(*level_, place, place, day, true)->by);
    const auto parts = cohort::tally(s_, q, measures);
    for (std::size_t i = 0; i < parts.keys.size(); ++i) {
      const Key& key = parts.keys[i];
      use(counted(key.front()), Key(key.begin() + 1, key.end()), parts.figures[i]);
    }
  }

  Counted& counted(std::int32_t key) {
    const auto [at, fresh] = all_.try_emplace(key);
    if (fresh) {
      for (const LocalDate day : census_days(asked_.period, asked_.today)) at->second.census.push_back({day, {}, {}});
      for (LocalDate m = first_of_month(asked_.period.first); m <= std::min(asked_.period.last, asked_.today);
           m = next_month(m))
        at->second.kept.push_back({m, {}, {}, {}});
    }
    return at->second;
  }

  void add_flows() {
    const Value person = cohort::column(stay::person), start = cohort::column(stay::started);
    const Value end = cohort::column(stay::ended), stage = cohort::column(stay::stage);
    const auto next = cohort::next_interval(s_, {{stay::table, {}, {}}, person, start, end});
    const Value to = cohort::through(cohort::derived(next.interval), stage);
    const Value how = cohort::column(stay::end_type);
    const auto ended = [&](EndType type) { return cohort::equals(how, figures::code(type)); };
    std::vector<cohort::Case> cases;
    for (std::int32_t next_stage = 0; next_stage < static_cast<std::int32_t>(k_stages); ++next_stage)
      cases.push_back({cohort::equals(to, next_stage), next_stage});
    cases.push_back({ended(EndType::as_planned), static_cast<std::int32_t>(Way::ended_as_planned)});
    cases.push_back({cohort::any_of({ended(EndType::died), ended(EndType::imprisoned)}),
                     static_cast<std::int32_t>(Way::died_or_imprisoned)});
    const Value way = cohort::choose(std::move(cases), static_cast<std::int32_t>(Way::ended_otherwise));
    const std::vector<Measure> measures{cohort::whose(person, fingerprints_)};
    const std::vector<Condition> where{
        cohort::between(end, asked_.period.first, std::min(asked_.period.last, asked_.today)),
        cohort::not_after(start, end)};
    const auto known = [](std::int32_t code) { return code >= 0 && code < static_cast<std::int32_t>(k_stages); };
    each(stay::table, cohort::column(stay::place), end, where, {stage, way}, measures,
         [&](Counted& out, const Key& key, const auto& f) {
           if (known(key[0]))
             out.flows.to[static_cast<std::size_t>(key[0])][static_cast<std::size_t>(key[1])] = count_at(f, 0);
         });
    each(stay::table, cohort::column(stay::place), end, where, {stage}, measures,
         [&](Counted& out, const Key& key, const auto& f) {
           if (known(key[0])) out.flows.left[static_cast<std::size_t>(key[0])] = count_at(f, 0);
         });
  }

  void add_census() {
    const Value person = cohort::column(stay::person);
    const Value start = cohort::column(stay::started), end = cohort::column(stay::ended);
    const auto days = census_days(asked_.period, asked_.today);
    for (std::size_t d = 0; d < days.size(); ++d) {
      const std::vector<Measure> measures{cohort::whose(person, fingerprints_)};
      const std::vector<Condition> open{
          cohort::at_most(start, days[d].days),
          cohort::any_of({cohort::is_missing(end), cohort::at_least(end, days[d].days + 1)})};
      const Value day = cohort::constant(days[d]), place = cohort::column(stay::place);
      each(stay::table, place, day, open, {}, measures,
           [&](Counted& out, const Key&, const auto& f) { out.census[d].all = count_at(f, 0); });
      each(stay::table, place, day, open, {cohort::column(stay::stage)}, measures,
           [&](Counted& out, const Key& key, const auto& f) {
             if (key[0] >= 0) out.census[d].stage[static_cast<std::size_t>(key[0])] = count_at(f, 0);
           });
    }
  }

  void add_kept() {
    const Value person = cohort::column(episode::person);
    const Value start = cohort::column(episode::opened), end = cohort::column(episode::closed);
    const Value days = cohort::difference(cohort::first_known(end, cohort::constant(asked_.today)), start);
    std::vector<Measure> measures;
    const auto add = [&](const Condition& when) { measures.push_back(cohort::whose(person, fingerprints_, when)); };
    add({});
    for (const std::int32_t day : k_kept_days) add(cohort::at_least(days, day));
    for (std::size_t d = 0; d < k_kept_days.size(); ++d)
      add(cohort::between(days, d == 0 ? 0 : k_kept_days[d - 1], k_kept_days[d] - 1));
    const std::vector<Condition> where{
        cohort::between(start, asked_.period.first, std::min(asked_.period.last, asked_.today)),
        cohort::at_least(days, 0)};
    each(episode::table, cohort::column(episode::place), start, where, {cohort::month_of(start)}, measures,
         [&](Counted& out, const Key& key, const auto& f) {
           for (Kept& row : out.kept) {
             if (month_of(row.month) != key[0]) continue;
             row.all = count_at(f, 0);
             for (std::size_t d = 0; d < k_kept_days.size(); ++d) {
               // Only where the last of the month had the time: otherwise who is still there would seem to have gone.
               if (next_month(row.month) - Days{1} + Days{k_kept_days[d]} > asked_.today) continue;
               row.kept[d] = count_at(f, 1 + d);
               row.left[d] = count_at(f, 1 + k_kept_days.size() + d);
             }
           }
         });
  }

  const cohort::Snapshot& s_;
  const Asked& asked_;
  const std::optional<std::string>& level_;
  cohort::Derived fingerprints_;
  std::map<std::int32_t, Counted> all_;
};

}  // namespace

std::vector<LocalDate> census_days(const Period& period, LocalDate today) {
  std::vector<LocalDate> out;
  const LocalDate last = std::min(period.last, today);
  for (LocalDate day = first_of_month(period.first); day <= last; day = next_month(day))
    if (day >= period.first) out.push_back(day);
  if (out.empty() || out.back() < last) out.push_back(last);
  return out;
}

Table count(const std::shared_ptr<const cohort::Snapshot>& snapshot, const Asked& asked,
            const std::optional<std::string>& level, indicators::BesideCache& cache) {
  return Counting(snapshot, asked, level, cache).run();
}

}  // namespace homeward::movement
