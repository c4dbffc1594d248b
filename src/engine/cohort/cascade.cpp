#include "engine/cohort/cascade.hpp"

#include "base/check.hpp"
#include "engine/cohort/quantile.hpp"
#include "engine/cohort/sequences.hpp"

#include <algorithm>
#include <map>

namespace homeward::cohort {
namespace {

/// What one part has counted of one group.
struct Counts {
  struct Stage {
    std::int64_t reached = 0, furthest = 0, still = 0;
    std::vector<std::int32_t> days;
    std::map<std::int32_t, std::int64_t> went;
  };
  std::int64_t entered = 0, went_back = 0;
  std::vector<Stage> stages;
};

/// One unit from its entry on.
class Road {
 public:
  Road(const CascadeQuestion& q, const std::vector<std::int32_t>& stage, const std::vector<std::int32_t>& how)
      : q_(q), stage_(stage), how_(how), first_(static_cast<std::size_t>(q.stages)) {}

  void walk(std::span<const Interval> from_entry, Counts& out) {
    std::ranges::fill(first_, k_missing);
    const std::int32_t entry = from_entry.front().start;
    const Interval* last = nullptr;
    std::int32_t furthest = 0, before = 0;
    bool back = false, still = false;
    for (const Interval& i : from_entry) {
      const std::int32_t stage = stage_[i.slot];
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
    ++end.furthest;
    if (still) {
      ++end.still;
    } else {
      ++end.went[last ? how_[last->slot] : k_missing];
    }
  }

 private:
  const CascadeQuestion& q_;
  const std::vector<std::int32_t>&stage_, &how_;
  std::vector<std::int32_t> first_;
};

Cascade summed(const std::vector<Counts*>& parts, std::size_t stages) {
  Cascade out;
  out.stages.resize(stages);
  std::int64_t later = 0;
  for (const Counts* part : parts) {
    out.entered += part->entered;
    out.went_back += part->went_back;
  }
  for (std::size_t s = stages; s-- > 0;) {
    Cascade::Stage& to = out.stages[s];
    std::vector<std::int32_t> days;
    std::map<std::int32_t, std::int64_t> went;
    for (const Counts* part : parts) {
      if (part->stages.empty()) continue;
      const Counts::Stage& from = part->stages[s];
      to.reached += from.reached;
      to.still_in_care += from.still;
      later += from.furthest;
      days.insert(days.end(), from.days.begin(), from.days.end());
      for (const auto& [code, n] : from.went) went[code] += n;
    }
    to.reached_or_later = later;
    to.went.assign(went.begin(), went.end());
    if (days.empty()) continue;
    constexpr double k_asked[] = {0.5, 0.9};
    const auto found = quantiles_of(std::span(days), k_asked);
    to.median_days = found[0];
    to.p90_days = found[1];
  }
  return out;
}

}  // namespace

Cascades cascade(const Snapshot& s, const CascadeQuestion& q) {
  HW_CHECK(q.stages > 0, "a road has stages");
  const Question& rows = q.intervals.rows;
  // Who enters, and in which group: the others are k_missing.
  const Question entering{rows.of, all_of({rows.where, q.entering, equals(q.stage, 0)}), q.by};
  auto group = groupers(s, entering);
  std::vector<std::uint32_t> group_of(s.slots(rows.of), linkage::NumberTable::k_none);
  std::vector<std::vector<Slot>> entries(group.size());
  scan(s, entering, [&](unsigned part, const Rows& block) {
    std::array<std::uint32_t, k_block> groups;
    group[part].groups(block, groups.data());
    for (std::uint32_t i = 0; i < block.count; ++i) {
      group_of[static_cast<Slot>(block.slot(i))] = groups[i];
      entries[part].push_back(static_cast<Slot>(block.slot(i)));
    }
  });
  const Merged merged(group);
  for (std::size_t part = 0; part < entries.size(); ++part)
    for (const Slot slot : entries[part]) group_of[slot] = merged.place[part][group_of[slot]];

  const auto stage = by_slot(s, rows, q.stage), how = by_slot(s, rows, q.ended_how);
  std::vector<std::vector<Counts>> counts(k_parts, std::vector<Counts>(merged.keys.size()));
  std::vector<Road> roads(k_parts, Road(q, stage, how));
  collect(s, q.intervals).each_unit([&](unsigned part, std::span<const Interval> unit) {
    const auto entry = std::ranges::find_if(unit, [&](const Interval& i) {
      return group_of[i.slot] != linkage::NumberTable::k_none && i.start <= q.as_of.days;
    });
    if (entry == unit.end()) return;
    roads[part].walk(unit.subspan(static_cast<std::size_t>(entry - unit.begin())), counts[part][group_of[entry->slot]]);
  });

  Cascades out{s.position(), {}, {}};
  for (std::size_t g = 0; g < merged.keys.size(); ++g) {
    std::vector<Counts*> parts;
    for (auto& part : counts) parts.push_back(&part[g]);
    Cascade one = summed(parts, static_cast<std::size_t>(q.stages));
    if (one.entered == 0 && !q.by.empty()) continue;  // all entering intervals were later ones of their units
    out.keys.push_back(merged.keys[g]);
    out.groups.push_back(std::move(one));
  }
  return out;
}

}  // namespace homeward::cohort
