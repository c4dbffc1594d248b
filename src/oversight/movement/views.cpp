#include "oversight/movement/views.hpp"

#include "oversight/figures/tables.hpp"
#include "oversight/indicators/asked.hpp"
#include "oversight/indicators/estimate.hpp"
#include "oversight/movement/shown.hpp"

namespace homeward::movement {
namespace {

constexpr std::int64_t k_least = 30;

/// A place below one's own is looked at in the table of those beside it, so that it shows no more alone than there.
Result<Shown> masked(Reader& reader, const std::shared_ptr<const cohort::Snapshot>& snapshot,
                     indicators::BesideCache& cache, const Asked& asked, const Disclosed<Place>& place,
                     const Counted& alone) {
  const access::Counting counting(reader.sql(), reader.vault());
  const Noise noise = [&](std::int64_t persons, std::uint64_t who) { return counting.noise({persons, who}); };
  const Id<Place> own = *reader.viewer().place;
  if (place.id() == own) return show_masked({alone, {}}, {}, alone, noise);
  const auto level = indicators::level_of(place);
  const auto whole = snapshot->find(figures::place::table, own.value);
  if (!level || !whole) return reject(ErrorKind::not_found, "not-found");
  Asked around = asked;
  around.place = *whole;
  return show_masked(count(snapshot, around, level, cache), static_cast<std::int32_t>(asked.place), alone, noise);
}

PublicText name_of(std::size_t way) {
  if (way < k_stages) return {std::string(to_word(static_cast<Stage>(way)))};
  switch (static_cast<Way>(way)) {
    case Way::ended_as_planned: return {"ended_as_planned"};
    case Way::died_or_imprisoned: return {"died_or_imprisoned"};
    case Way::ended_otherwise: break;
  }
  return {"ended_otherwise"};
}

KeptMonth month_of(const ShownKept& k) {
  KeptMonth out{k.month, k.all, k.all && *k.all < k_least, {}};
  for (std::size_t d = 0; d < k_kept_days.size(); ++d) {
    KeptCell cell{k_kept_days[d], k.due[d], {}, {}, {}, {}};
    if (k.due[d]) cell.kept = k.kept[d];
    if (cell.kept && k.all && !out.too_few) {
      if (const auto share = indicators::share(std::min(*cell.kept, *k.all), *k.all)) {
        cell.share = share->value;
        cell.low = share->low;
        cell.high = share->high;
      }
    }
    out.cells.push_back(cell);
  }
  return out;
}

}  // namespace

Result<Movement> movement_of(Reader& reader, const std::shared_ptr<const cohort::Snapshot>& snapshot,
                             indicators::BesideCache& cache, const std::string& place, const std::string& period) {
  HW_TRY(auto at, indicators::asked_place(reader, place));
  const bool is_masked = indicators::is_masked(reader, at.id(), {Category::care});
  // Where somebody went on is known to the other house: not even the own house is told it day by day.
  HW_TRY(const auto days, indicators::asked_period(period, reader.today(), true));
  const auto slot = snapshot->find(figures::place::table, at.id().value);
  if (!slot) return reject(ErrorKind::not_found, "not-found");
  const Asked asked{*slot, days, reader.today()};
  const Counted alone = count(snapshot, asked, {}, cache).whole;
  Shown shown;
  if (is_masked) {
    HW_TRY(shown, masked(reader, snapshot, cache, asked, at, alone));
  } else {
    shown = show_true(alone);
  }
  Movement out{
      std::move(at), days.first, days.last, reader.today(), snapshot->position(), is_masked, k_least, {}, {}, {}};
  for (std::size_t from = 0; from < k_stages; ++from) {
    FlowLine line{static_cast<Stage>(from), shown.flows[from].left, {}};
    for (std::size_t way = 0; way < k_ways; ++way) line.to.push_back({name_of(way), shown.flows[from].to[way]});
    out.flows.push_back(std::move(line));
  }
  for (const ShownCensus& c : shown.census) {
    CensusDay day{c.day, c.all, {}};
    for (std::size_t s = 0; s < k_stages; ++s) day.stages.push_back({static_cast<Stage>(s), c.stage[s]});
    out.census.push_back(std::move(day));
  }
  for (const ShownKept& k : shown.kept) out.kept.push_back(month_of(k));
  return out;
}

}  // namespace homeward::movement
