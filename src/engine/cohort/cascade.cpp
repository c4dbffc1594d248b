#include "engine/cohort/cascade.hpp"

#include "base/check.hpp"
#include "engine/cohort/quantile.hpp"
#include "engine/cohort/sequences.hpp"

#include <algorithm>
#include <map>

namespace homeward::cohort {
namespace {

using Units = Cascade::Units;

void add(Units& to, const Units& more) {
  to.n += more.n;
  to.who += more.who;
}

/// What one part has counted of one group.
struct Counts {
  struct Stage {
    std::int64_t reached = 0;
    Units furthest, still;
    std::vector<std::int32_t> days;
    std::vector<std::pair<std::int32_t, Units>> went;  ///< by code, as they are met: ways to end are few

    Units& went_by(std::int32_t code) {
      for (auto& [known, units] : went)
        if (known == code) return units;
      return went.emplace_back(code, Units{}).second;
    }
  };
  std::int64_t entered = 0, went_back = 0;
  std::vector<Stage> stages;
};

/// What an interval carries.
enum Carried : std::size_t { entering_group, stage_of, ended_how, who_it_is, carried_values };
using Step = Interval<carried_values>;

/// One unit from its entry on.
class Road {
 public:
  explicit Road(const CascadeQuestion& q) : q_(q), first_(static_cast<std::size_t>(q.stages)) {}

  void walk(std::span<const Step> from_entry, Counts& out) {
    std::ranges::fill(first_, k_missing);
    const std::int32_t entry = from_entry.front().start;
    const auto who = static_cast<std::uint64_t>(from_entry.front().carried[who_it_is]);
    const Step* last = nullptr;
    std::int32_t furthest = 0, before = 0;
    bool back = false, still = false;
    for (const Step& i : from_entry) {
      const std::int32_t stage = i.carried[stage_of];
      if (stage < 0 || stage >= q_.stages || i.start > q_.as_of.days) continue;
      if (q_.within && i.start - entry > *q_.within) continue;
      back = back || stage < before;
      before = stage;
      furthest = std::max(furthest, stage);
      auto& day = first_[static_cast<std::size_t>(stage)];
      if (day == k_missing) day = i.start;
      const bool open = i.end == k_missing || i.end > q_.as_of.days;
      still = still || open;
      if (!open && (!last || i.end >= last->end)) last = &i;
    }
    ++out.entered;
    out.went_back += back ? 1 : 0;
    out.stages.resize(first_.size());
    for (std::size_t s = 0; s < first_.size(); ++s) {
      if (first_[s] == k_missing) continue;
      ++out.stages[s].reached;
      out.stages[s].days.push_back(first_[s] - entry);
    }
    Counts::Stage& end = out.stages[static_cast<std::size_t>(furthest)];
    const Units unit{1, who};
    add(end.furthest, unit);
    add(still ? end.still : end.went_by(last ? last->carried[ended_how] : k_missing), unit);
  }

 private:
  const CascadeQuestion& q_;
  std::vector<std::int32_t> first_;
};

Cascade summed(const std::vector<const Counts*>& parts, std::size_t stages) {
  Cascade out;
  out.stages.resize(stages);
  Units later;
  for (const Counts* part : parts) {
    out.entered += part->entered;
    out.went_back += part->went_back;
  }
  for (std::size_t s = stages; s-- > 0;) {
    Cascade::Stage& to = out.stages[s];
    std::vector<std::int32_t> days;
    std::map<std::int32_t, Units> went;
    for (const Counts* part : parts) {
      if (part->stages.empty()) continue;
      const Counts::Stage& from = part->stages[s];
      to.reached += from.reached;
      add(to.still_in_care, from.still);
      add(later, from.furthest);
      days.insert(days.end(), from.days.begin(), from.days.end());
      for (const auto& [code, units] : from.went) add(went[code], units);
    }
    to.reached_or_later = later;
    to.went.assign(went.begin(), went.end());
    if (days.empty()) continue;
    constexpr double k_asked[] = {0.5, 0.9};
    const auto found = quantiles_of(std::span(days), k_asked);
    to.median_days = found[0];
    to.p90_days = found[1];
    to.days = occurrences_of(std::span(days));
  }
  return out;
}

}  // namespace

Cascades cascade(const Snapshot& s, const CascadeQuestion& q) {
  HW_CHECK(q.stages > 0, "a road has stages");
  const Question& rows = q.intervals.rows;
  // Which units enter, by which interval and in which group: only theirs are put in order.
  struct Entry {
    Slot slot;
    std::int32_t unit;
    std::uint32_t group;
  };
  const Question entering{rows.of, all_of({rows.where, q.entering, equals(q.stage, 0)}), q.by};
  const Canonical unit_of(s, q.intervals.unit);
  auto group = groupers(s, entering);
  std::vector<std::vector<Entry>> entries(group.size());
  scan(s, entering, [&](unsigned part, Rows block) {
    std::array<std::uint32_t, k_block> groups;
    std::array<std::int32_t, k_block> units;
    group[part].groups(block, groups.data());
    unit_of.slots(block, units.data());
    for (std::uint32_t i = 0; i < block.count; ++i)
      if (units[i] >= 0) entries[part].push_back({static_cast<Slot>(block.slot(i)), units[i], groups[i]});
  });
  const Merged merged(group);
  auto groups = std::make_shared<std::vector<std::int32_t>>(s.slots(rows.of), k_missing);
  WantedUnits wanted(s.slots(unit_of.table()) + 1, 0);
  for (std::size_t part = 0; part < entries.size(); ++part) {
    for (const Entry& entry : entries[part]) {
      (*groups)[entry.slot] = static_cast<std::int32_t>(merged.place[part][entry.group]);
      wanted[static_cast<std::size_t>(entry.unit)] = 1;
    }
  }

  const auto sequences = collect<carried_values>(
      s, q.intervals, {derived({rows.of, groups}), q.stage, q.ended_how, q.who.value_or(constant(0))}, wanted);
  std::vector<std::vector<Counts>> counts(k_parts, std::vector<Counts>(merged.keys.size()));
  std::vector<Road> roads(k_parts, Road(q));
  sequences.each_unit([&](unsigned part, std::span<const Step> unit) {
    const auto entry = std::ranges::find_if(
        unit, [&](const Step& i) { return i.carried[entering_group] != k_missing && i.start <= q.as_of.days; });
    if (entry == unit.end()) return;
    roads[part].walk(unit.subspan(static_cast<std::size_t>(entry - unit.begin())),
                     counts[part][static_cast<std::size_t>(entry->carried[entering_group])]);
  });

  Cascades out{s.position(), {}, {}};
  std::vector<Cascade> all(merged.keys.size());
  const unsigned parts = parts_of(s, rows.of);
  parallel_for(parts, [&](unsigned part) {
    for (std::size_t g = part; g < all.size(); g += parts) {
      std::vector<const Counts*> of_group;
      for (const auto& counted : counts) of_group.push_back(&counted[g]);
      all[g] = summed(of_group, static_cast<std::size_t>(q.stages));
    }
  });
  for (std::size_t g = 0; g < all.size(); ++g) {
    if (all[g].entered == 0 && !q.by.empty()) continue;  // all entering intervals were later ones of their units
    out.keys.push_back(merged.keys[g]);
    out.groups.push_back(std::move(all[g]));
  }
  return out;
}

}  // namespace homeward::cohort
