#pragma once
#include "engine/cohort/entrants.hpp"
#include "engine/cohort/sequences.hpp"

/// Walking units from their entry on. Only for this engine.
namespace homeward::cohort {

class Entrants {
 public:
  Entrants(const Snapshot& s, const Entering& q) : snapshot_(s), as_of_(q.as_of.days) {
    const Canonical unit_of(s, q.unit);
    const auto day = q.day.bind(s), who = q.who.value_or(constant(0)).bind(s);
    auto group = groupers(s, q.rows);
    std::vector<std::vector<Entry>> found(group.size());
    scan(s, q.rows, [&](unsigned part, Rows rows) {
      std::array<std::uint32_t, k_block> groups;
      std::array<std::int32_t, k_block> units, days, whos;
      group[part].groups(rows, groups.data());
      unit_of.slots(rows, units.data());
      day->codes(rows, days.data());
      who->codes(rows, whos.data());
      for (std::uint32_t i = 0; i < rows.count; ++i) {
        if (units[i] < 0 || days[i] == k_missing || days[i] > as_of_) continue;
        found[part].push_back(
            {static_cast<Slot>(rows.slot(i)), units[i], days[i], groups[i], static_cast<std::uint64_t>(whos[i])});
      }
    });
    const Merged merged(group);
    keys_ = merged.keys;
    wanted_.assign(s.slots(unit_of.table()) + 1, 0);
    first_.assign(wanted_.size(), 0);
    for (std::size_t part = 0; part < found.size(); ++part) {
      for (Entry& entry : found[part]) {
        entry.group = merged.place[part][entry.group];
        take(entry, q.rows.of);
      }
    }
  }

  const std::vector<Key>& keys() const { return keys_; }

  /// `use(part, group, who, followed)`, units of one part one after the other; parts are k_parts.
  template <class Use>
  void each(const Intervals& intervals, const Value& what, const Value& how, const Derived& over,
            const Use& use) const {
    const auto all = collect<2>(snapshot_, intervals, {what, how}, wanted_);
    parallel_for(k_parts, [&](unsigned part) {
      std::vector<Spell> spells;
      for (std::size_t i = entries_.size() * part / k_parts; i < entries_.size() * (part + 1) / k_parts; ++i) {
        const Entry& entry = entries_[i];
        spells.clear();
        for (const auto& one : all.of(static_cast<std::uint32_t>(entry.unit)))
          spells.push_back({one.start, one.end, one.carried[0], one.carried[1]});
        const auto unit = static_cast<std::size_t>(entry.unit);
        const std::int32_t ends = unit < over.by_slot->size() ? (*over.by_slot)[unit] : k_missing;
        use(part, entry.group, entry.who, Followed{entry.day, as_of_, ends, spells});
      }
    });
  }

 private:
  struct Entry {
    Slot slot = 0;
    std::int32_t unit = 0, day = 0;
    std::uint32_t group = 0;
    std::uint64_t who = 0;
  };

  /// Of rows of one day the one with the smaller id.
  void take(const Entry& entry, Table rows) {
    const auto unit = static_cast<std::size_t>(entry.unit);
    if (wanted_[unit] == 0) {
      wanted_[unit] = 1;
      first_[unit] = static_cast<std::uint32_t>(entries_.size());
      entries_.push_back(entry);
      return;
    }
    Entry& known = entries_[first_[unit]];
    const bool earlier = entry.day != known.day ? entry.day < known.day
                                                : snapshot_.id(rows, entry.slot) < snapshot_.id(rows, known.slot);
    if (earlier) known = entry;
  }

  const Snapshot& snapshot_;
  std::int32_t as_of_;
  std::vector<Key> keys_;
  WantedUnits wanted_;
  std::vector<std::uint32_t> first_;
  std::vector<Entry> entries_;
};

/// Every unit by the walker of its part (`Walker(question, groups)` with `add` and the `counts` of each group), then
/// what the parts counted of each group `summed` up.
template <class Walker, class Told, class Asked, class Sum>
Told told_by_group(const Snapshot& s, const Asked& q, const Sum& summed) {
  const Entrants entrants(s, q.entering);
  std::vector<Walker> walkers(k_parts, Walker(q, entrants.keys().size()));
  entrants.each(q.spells, q.what, q.how, q.over,
                [&](unsigned part, std::uint32_t group, std::uint64_t who, const Followed& unit) {
                  walkers[part].add(group, who, unit);
                });
  Told out{s.position(), {}, {}};
  for (std::size_t g = 0; g < entrants.keys().size(); ++g) {
    std::vector<decltype(walkers.front().counts().data())> parts;
    for (const Walker& walker : walkers) parts.push_back(&walker.counts()[g]);
    auto group = summed(parts, q);
    if (group.all.n == 0 && !q.entering.rows.by.empty()) continue;  // all its rows were later ones of their units
    out.keys.push_back(entrants.keys()[g]);
    out.groups.push_back(std::move(group));
  }
  return out;
}

}  // namespace homeward::cohort
