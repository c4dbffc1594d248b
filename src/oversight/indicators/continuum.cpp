#include "oversight/indicators/continuum.hpp"

#include "care/pathway/records.hpp"
#include "engine/cohort/cascade.hpp"
#include "oversight/disclosure/disclosure.hpp"
#include "oversight/figures/tables.hpp"
#include "oversight/indicators/asked.hpp"
#include "oversight/indicators/count.hpp"
#include "oversight/indicators/estimate.hpp"
#include "oversight/indicators/groups.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace homeward::indicators {
namespace {

namespace stay = figures::stay;
using cohort::Cascade;
using cohort::Value;
using Units = Cascade::Units;

constexpr std::int32_t k_stages = 5;
/// A median of fewer people says nothing.
constexpr std::int64_t k_least = 30;

/// Whom a stage counts, whom of them it still has, who finished the road, who died or was imprisoned (which is never
/// called drop-out: reference 4) and whom it lost: the rest went on.
struct StageCounts {
  Units reached, in_care, finished, died_or_imprisoned, lost;
  std::array<Units, 5> all() const { return {reached, in_care, finished, died_or_imprisoned, lost}; }
};
constexpr std::size_t k_cells = std::tuple_size_v<decltype(std::declval<StageCounts>().all())>;

Units ended(const Cascade::Stage& stage, std::initializer_list<EndType> how) {
  Units sum;
  for (const auto& [code, units] : stage.went) {
    for (const EndType type : how) {
      if (code != figures::code(type)) continue;
      sum.n += units.n;
      sum.who += units.who;
    }
  }
  return sum;
}

/// Those who are in the whole and in none of its parts.
Units rest(Units whole, std::initializer_list<Units> parts) {
  for (const Units& part : parts) {
    whole.n -= part.n;
    whole.who -= part.who;
  }
  return whole;
}

std::vector<StageCounts> counts_of(const Cascade& cascade) {
  std::vector<StageCounts> out;
  for (std::size_t i = 0; i < cascade.stages.size(); ++i) {
    const auto& stage = cascade.stages[i];
    const bool last = i + 1 == cascade.stages.size();
    StageCounts c{stage.reached_or_later, stage.still_in_care};
    if (last) c.finished = ended(stage, {EndType::as_planned});
    c.died_or_imprisoned = ended(stage, {EndType::died, EndType::imprisoned});
    const Units on = last ? Units{} : cascade.stages[i + 1].reached_or_later;
    c.lost = rest(c.reached, {on, c.in_care, c.finished, c.died_or_imprisoned});
    out.push_back(c);
  }
  return out;
}

/// The cells of one road: k_cells a stage, in the order of `StageCounts`.
class Table {
 public:
  explicit Table(const access::Counting& counting) : counting_(counting) {}

  std::size_t add(const std::vector<StageCounts>& road) {
    const std::size_t first = cells_.size();
    for (const StageCounts& c : road) {
      for (const Units& u : c.all()) cells_.push_back({u.n, counting_.noise({u.n, u.who})});
    }
    for (std::size_t i = 0; i < road.size(); ++i) {
      disclosure::Sum sum{first + k_cells * i, {}};
      for (std::size_t part = 1; part < k_cells; ++part) sum.parts.push_back(sum.total + part);
      if (i + 1 < road.size()) sum.parts.push_back(first + k_cells * (i + 1));
      sums_.push_back(std::move(sum));
    }
    return first;
  }
  void add_up(std::size_t total, const std::vector<std::size_t>& parts, std::size_t cells) {
    disclosure::add_up(sums_, total, parts, cells);
  }
  std::vector<disclosure::Shown> show() const { return disclosure::control(cells_, sums_); }

 private:
  const access::Counting& counting_;
  std::vector<disclosure::Cell> cells_;
  std::vector<disclosure::Sum> sums_;
};

std::vector<disclosure::Shown> as_counted(const std::vector<StageCounts>& road) {
  std::vector<disclosure::Shown> out;
  for (const StageCounts& c : road)
    for (const Units& u : c.all()) out.emplace_back(u.n);
  return out;
}

class Asking {
 public:
  Asking(const cohort::Snapshot& s, Value fingerprints, Period period, LocalDate today)
      : s_(s), fingerprints_(std::move(fingerprints)), period_(period), today_(today) {}

  cohort::Cascades roads(cohort::Slot place, const std::optional<std::string>& by) const {
    const Value home = cohort::column(stay::place), day = cohort::column(stay::started);
    cohort::CascadeQuestion q{{{stay::table, {}, {}}, cohort::column(stay::person), day, cohort::column(stay::ended)},
                              cohort::column(stay::stage),
                              k_stages,
                              {},
                              cohort::column(stay::end_type),
                              {},
                              today_,
                              {}};
    const std::int32_t level = s_.code(figures::place::kind, place);
    q.entering = cohort::all_of({cohort::between(day, period_.first, period_.last),
                                 cohort::equals(cohort::place_at(home, day, level), static_cast<std::int32_t>(place))});
    q.who = cohort::through(cohort::column(stay::person), fingerprints_);
    if (by) q.by.push_back(standard_group(*by, cohort::column(stay::person), home, day, true)->by);
    return cohort::cascade(s_, q);
  }
  Cascade road(cohort::Slot place) const {
    const auto all = roads(place, {});
    return all.groups.empty() ? Cascade{0, 0, std::vector<Cascade::Stage>(k_stages)} : all.groups.front();
  }

 private:
  const cohort::Snapshot& s_;
  Value fingerprints_;
  Period period_;
  LocalDate today_;
};

/// Through disclosure control. A place below one's own is looked at in the table of those beside it, so that it shows
/// no more alone than there.
std::vector<disclosure::Shown> masked_road(access::Reader& reader, const cohort::Snapshot& s, const Asking& asking,
                                           const access::Disclosed<Place>& place,
                                           const std::vector<StageCounts>& road) {
  const access::Counting counting(reader.sql(), reader.vault());
  Table table(counting);
  const std::size_t cells = k_cells * road.size();
  const auto cut = [&](std::size_t first) {
    const auto all = table.show();
    const auto begin = all.begin() + static_cast<std::ptrdiff_t>(first);
    return std::vector<disclosure::Shown>(begin, begin + static_cast<std::ptrdiff_t>(cells));
  };
  const Id<Place> own = *reader.viewer().place;
  if (place.id() == own) return cut(table.add(road));
  const auto level = level_of(place);
  const auto whole = s.find(figures::place::table, own.value);
  if (!level || !whole) return std::vector<disclosure::Shown>(cells);
  const auto slot = s.find(figures::place::table, place.id().value);
  const std::size_t total = table.add(counts_of(asking.road(*whole)));
  std::vector<std::size_t> parts;
  std::optional<std::size_t> here;
  const auto beside = asking.roads(*whole, level);
  for (std::size_t i = 0; i < beside.keys.size(); ++i) {
    parts.push_back(table.add(counts_of(beside.groups[i])));
    if (slot && beside.keys[i].front() == static_cast<std::int32_t>(*slot)) here = parts.back();
  }
  if (!here) {
    // Whoever began there began somewhere else before: they stand in that place's road, and here nothing may be told.
    const bool nobody = std::ranges::all_of(road, [](const StageCounts& c) { return c.reached == 0; });
    return nobody ? as_counted(road) : std::vector<disclosure::Shown>(cells);
  }
  table.add_up(total, parts, cells);
  return cut(*here);
}

}  // namespace

Result<Continuum> continuum_of(access::Reader& reader, const std::shared_ptr<const cohort::Snapshot>& snapshot,
                               BesideCache& cache, const std::string& place, const std::string& period) {
  HW_TRY(auto at, asked_place(reader, place));
  const bool masked = is_masked(reader, at.id(), {Category::care});
  HW_TRY(const Period days, asked_period(period, reader.today(), masked));
  const auto slot = snapshot->find(figures::place::table, at.id().value);
  if (!slot) return reject(ErrorKind::not_found, "not-found");
  const Asking asking(*snapshot, cohort::derived(fingerprints(snapshot, cache)), days, reader.today());
  const Cascade road = asking.road(*slot);
  const std::vector<StageCounts> counts = counts_of(road);
  const auto shown = masked ? masked_road(reader, *snapshot, asking, at, counts) : as_counted(counts);
  Continuum out{std::move(at), days.first, days.last, reader.today(), snapshot->position(), masked, {}};
  for (std::size_t i = 0; i < road.stages.size(); ++i) {
    const auto* cells = shown.data() + k_cells * i;
    ContinuumStage stage{static_cast<Stage>(i), cells[0], cells[1], cells[2], cells[3], cells[4], {}, {}, {}};
    // `reached` of the road: those with a stay in this very stage, of whom the median is.
    if (i > 0 && stage.reached && road.stages[i].reached >= k_least) {
      const auto whole = [](std::optional<double> value) {
        return value ? std::optional(static_cast<std::int64_t>(std::llround(*value))) : std::nullopt;
      };
      if (const auto middle = median(road.stages[i].days)) {
        stage.median_days = whole(middle->value);
        stage.median_low = whole(middle->low);
        stage.median_high = whole(middle->high);
      }
    }
    out.stages.push_back(stage);
  }
  return out;
}

}  // namespace homeward::indicators
