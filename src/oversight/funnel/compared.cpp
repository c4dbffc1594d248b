#include "oversight/funnel/compared.hpp"

#include "base/check.hpp"
#include "engine/comparison/logistic.hpp"
#include "oversight/figures/tables.hpp"
#include "oversight/indicators/groups.hpp"

#include <algorithm>
#include <map>

namespace homeward::funnel {
namespace {

using cohort::Value;

/// A level of fewer people is no group of its own in the model.
constexpr std::int64_t k_least_of_level = 20;

struct Term {
  std::string_view name;
  Value value;
};

/// The substance that an episode began with.
Value main_substance(const std::shared_ptr<const cohort::Snapshot>& snapshot, indicators::BesideCache& cache) {
  namespace use = figures::substance_use;
  const auto made = cache.find(snapshot, "main substance", [&]() -> indicators::BesideCache::Made {
    const auto principal = cohort::equals(cohort::column(use::rank), figures::code(SubstanceRank::principal));
    return {cohort::earliest(*snapshot, figures::episode::table, cohort::column(use::episode),
                             {use::table, principal, {}}, cohort::column(use::substance)),
            {}};
  });
  return cohort::derived(made.first);
}

/// What can be told of a unit: its own columns, and those of the episode that it belongs to.
std::vector<Term> terms_of(const indicators::Definition& d, const indicators::Bound& bound,
                           const std::shared_ptr<const cohort::Snapshot>& snapshot, indicators::BesideCache& cache) {
  const auto& schema = figures::schema();
  const std::string& table = schema.tables[d.unit.number].name;
  const auto born = cohort::through(bound.person, cohort::column(figures::person::birth_year));
  std::vector<Term> out{
      {"sex", cohort::through(bound.person, cohort::column(figures::person::sex))},
      {"age", cohort::band(cohort::difference(cohort::year_of(bound.day), born), indicators::k_age_limits)}};
  std::optional<Value> episode;
  if (d.unit == figures::episode::table) episode = cohort::row_of(figures::episode::table);
  if (const auto column = schema.find(table, "episode")) episode = cohort::column(*column);
  if (episode) {
    out.push_back({"main_substance", cohort::through(*episode, main_substance(snapshot, cache))});
    out.push_back({"referral_source", cohort::through(*episode, cohort::column(figures::episode::referral_source))});
  }
  if (d.unit == figures::stay::table) out.push_back({"stage", cohort::column(figures::stay::stage)});
  return out;
}

/// One row a unit of counting.
struct Rows {
  std::vector<std::uint8_t> outcome;
  std::vector<std::uint32_t> house;
  std::vector<std::vector<std::int32_t>> levels;  ///< by term
};

/// From counts by house, levels and outcome: rows that are alike in all of them need no more to be told apart.
Rows rows_of(const cohort::Tally& found, std::size_t terms, std::vector<ComparedHouse>& houses) {
  Rows out;
  out.levels.resize(terms);
  for (std::size_t i = 0; i < found.keys.size(); ++i) {
    const cohort::Key& key = found.keys[i];
    if (key.front() == cohort::k_missing) continue;  // nobody can place it
    if (houses.empty() || houses.back().key != key.front()) houses.push_back({key.front(), {}});
    const auto n = static_cast<std::size_t>(found.figures[i][0].n);
    out.outcome.insert(out.outcome.end(), n, static_cast<std::uint8_t>(key.back()));
    out.house.insert(out.house.end(), n, static_cast<std::uint32_t>(houses.size() - 1));
    for (std::size_t t = 0; t < terms; ++t) out.levels[t].insert(out.levels[t].end(), n, key[t + 1]);
  }
  return out;
}

/// A column for each level but the most frequent one, which all others are compared with.
std::vector<std::vector<double>> columns_of(const Rows& rows) {
  std::vector<std::vector<double>> out;
  for (const auto& levels : rows.levels) {
    std::map<std::int32_t, std::int64_t> sizes;
    for (const std::int32_t level : levels) ++sizes[level];
    const auto most = std::ranges::max_element(sizes, {}, [](const auto& level) { return level.second; });
    for (auto level = sizes.begin(); level != sizes.end(); ++level) {
      if (level == most || level->second < k_least_of_level) continue;
      auto& column = out.emplace_back();
      for (const std::int32_t one : levels) column.push_back(one == level->first ? 1 : 0);
    }
  }
  return out;
}

}  // namespace

bool can_be_compared(const indicators::Indicator& indicator) {
  const indicators::Definition& d = indicator.definition();
  return d.figure == indicators::Figure::share && (!d.count_people || d.unit == figures::person::table);
}

Result<std::optional<Compared>> compare(const indicators::Indicator& indicator,
                                        const std::shared_ptr<const cohort::Snapshot>& snapshot,
                                        const indicators::Asked& asked, indicators::BesideCache& cache) {
  HW_CHECK(can_be_compared(indicator), "only shares are compared");
  const indicators::Definition& d = indicator.definition();
  indicators::Asked by_house = asked;
  by_house.by = "house";
  HW_TRY(const indicators::Bound bound, indicator.bind(snapshot, by_house, cache));
  const std::vector<Term> terms = terms_of(d, bound, snapshot, cache);
  cohort::Question q = bound.units;
  q.where = cohort::all_of({q.where, bound.counted});
  for (const Term& term : terms) q.by.push_back(term.value);
  q.by.push_back(cohort::choose({{bound.numerator, 1}}, 0));

  Compared out;
  const Rows rows = rows_of(cohort::tally(*snapshot, q, {cohort::rows()}), terms.size(), out.houses);
  if (out.houses.size() < 2) return std::optional<Compared>{};
  const auto columns = columns_of(rows);
  const std::vector<std::span<const double>> spans(columns.begin(), columns.end());
  auto fit = comparison::fit_logistic(rows.outcome, spans);
  if (fit) {
    for (const Term& term : terms) out.allowed_for.push_back(term.name);
  } else {  // without an answer of the model, houses are compared as they are, which is said
    HW_CHECK(fit.error().reason == "survival.no-convergence", "a model fails only by not converging");
    fit = comparison::fit_logistic(rows.outcome, {});
    if (!fit) return tl::unexpected(fit.error());
  }
  const auto units =
      comparison::funnel(rows.outcome, fit->fitted, rows.house, static_cast<std::uint32_t>(out.houses.size()));
  for (std::size_t i = 0; i < units.size(); ++i) out.houses[i].unit = units[i];
  return std::optional(std::move(out));
}

}  // namespace homeward::funnel
