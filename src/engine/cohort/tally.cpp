#include "engine/cohort/tally.hpp"

#include "base/check.hpp"
#include "engine/cohort/distinct.hpp"
#include "engine/cohort/grouping.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace homeward::cohort {
namespace {

/// A measure bound to the snapshot.
struct Bound {
  Measure::Kind kind;
  std::shared_ptr<const BoundCondition> when;
  bool as_before;                          ///< the condition is that of the measure before
  std::shared_ptr<const Evaluator> value;  ///< kind sum
  std::size_t reference = 0;               ///< kinds distinct and whose
  std::span<const std::int32_t> said;      ///< kind whose

  bool tells_apart() const { return kind == Measure::Kind::distinct || kind == Measure::Kind::whose; }
};

struct Measures {
  std::vector<Bound> all;
  std::vector<Canonical> references;  ///< each once, however many measures ask for it

  Measures(const Snapshot& s, std::span<const Measure> measures) {
    std::vector<Value> known;
    for (std::size_t i = 0; i < measures.size(); ++i) {
      const Measure& m = measures[i];
      HW_CHECK(m.kind == Measure::Kind::rows || m.value.has_value(), "a measure of a value needs one");
      const bool as_before = i > 0 && m.when.copies(measures[i - 1].when);
      Bound& to = all.emplace_back(Bound{m.kind, as_before ? all[i - 1].when : m.when.bind(s), as_before, {}, 0, {}});
      if (m.kind == Measure::Kind::sum) to.value = m.value->bind(s);
      if (!to.tells_apart()) continue;
      const auto found = std::ranges::find_if(known, [&](const Value& v) { return v.copies(*m.value); });
      to.reference = static_cast<std::size_t>(found - known.begin());
      if (found == known.end()) {
        known.push_back(*m.value);
        references.emplace_back(s, *m.value);
      }
      if (m.kind == Measure::Kind::whose) {
        HW_CHECK(m.said && m.said->table == references[to.reference].table(), "said of what the reference leads to");
        to.said = *m.said->by_slot;
      }
    }
  }
};

/// Rows of a block that follow each other in one group and lead to the same row, as one. Contacts of a person are often
/// written down one after the other; where they are not, a run has one row.
struct Runs {
  std::uint32_t count = 0;
  std::array<std::uint32_t, k_block> group, end;
  std::array<std::int32_t, k_block> slot;

  void find(const std::uint32_t* groups, const std::int32_t* slots, std::uint32_t rows) {
    std::uint32_t at = 0;
    for (std::uint32_t i = 0; i < rows; ++i) {
      group[at] = groups[i];
      slot[at] = slots[i];
      end[at] = i + 1;
      // Without a jump, which nobody could foresee.
      if (i + 1 < rows) at += static_cast<std::uint32_t>((groups[i] != groups[i + 1]) | (slots[i] != slots[i + 1]));
    }
    count = rows == 0 ? 0 : at + 1;
  }

  /// How many rows each run has.
  void count_rows(std::uint32_t* n) const {
    for (std::uint32_t r = 0; r < count; ++r) n[r] = end[r] - (r == 0 ? 0 : end[r - 1]);
  }
  /// The runs that have marked rows, and how many.
  void keep_marked(const std::uint8_t* marks, std::uint32_t rows, Runs& out, std::uint32_t* n) const {
    std::array<std::uint32_t, k_block + 1> before;
    before[0] = 0;
    for (std::uint32_t i = 0; i < rows; ++i) before[i + 1] = before[i] + marks[i];
    std::uint32_t kept = 0;
    for (std::uint32_t r = 0; r < count; ++r) {
      out.group[kept] = group[r];
      out.slot[kept] = slot[r];
      n[kept] = before[end[r]] - (r == 0 ? 0 : before[end[r - 1]]);
      kept += n[kept] > 0 ? 1 : 0;
    }
    out.count = kept;
  }
};

/// What one part of a scan has counted, by its own groups.
struct Counted {
  std::vector<std::vector<Figure>> figures;  ///< [measure][group]
  std::vector<Seen> seen;                    ///< [measure]

  Counted(const Snapshot& s, const Measures& measures)
      : figures(measures.all.size()), runs_(measures.references.size()) {
    for (const Bound& m : measures.all)
      seen.emplace_back(m.tells_apart() ? s.slots(measures.references[m.reference].table()) : 0u);
  }

  void add_all(const Measures& measures, Rows rows, const std::uint32_t* group, std::uint32_t groups) {
    std::array<std::int32_t, k_block> slots;
    for (std::size_t r = 0; r < runs_.size(); ++r) {
      measures.references[r].slots(rows, slots.data());
      runs_[r].find(group, slots.data(), rows.count);
    }
    std::array<std::uint8_t, k_block> marks;
    for (std::size_t at = 0; at < measures.all.size(); ++at) {
      const Bound& m = measures.all[at];
      if (figures[at].size() < groups) figures[at].resize(groups);
      if (m.when && !m.as_before) m.when->test(rows, marks.data());
      const std::uint8_t* const marked = m.when ? marks.data() : nullptr;
      if (m.tells_apart()) {
        add_runs(at, m, marked, rows.count);
      } else if (m.kind == Measure::Kind::rows) {
        add_rows(figures[at], marked, rows.count, group);
      } else {
        add_values(figures[at], m, marked, rows, group);
      }
    }
  }

 private:
  /// So many runs ahead what is said of a row is fetched: rows lie anywhere.
  static constexpr std::uint32_t k_ahead = 16;

  void add_runs(std::size_t at, const Bound& m, const std::uint8_t* marks, std::uint32_t rows) {
    std::array<std::uint32_t, k_block> n;
    const Runs& all = runs_[m.reference];
    if (marks) {
      all.keep_marked(marks, rows, kept_, n.data());
    } else {
      all.count_rows(n.data());
    }
    const Runs& kept = marks ? kept_ : all;
    seen[at].add(kept.group.data(), kept.slot.data(), kept.count);
    if (m.kind == Measure::Kind::distinct) return;
    Figure* const out = figures[at].data();
    for (std::uint32_t r = 0; r < kept.count; ++r) {
      if (r + k_ahead < kept.count && kept.slot[r + k_ahead] >= 0)
        __builtin_prefetch(m.said.data() + kept.slot[r + k_ahead]);
      Figure& to = out[kept.group[r]];
      to.n += n[r];
      const auto slot = static_cast<std::uint32_t>(kept.slot[r]);  // k_missing lies behind every slot
      if (slot < m.said.size() && m.said[slot] != k_missing) to.sum += static_cast<double>(n[r]) * m.said[slot];
    }
  }

  /// Rows of one group that follow each other are added up before their figure is touched, which is waited for.
  static void add_rows(std::vector<Figure>& out, const std::uint8_t* marks, std::uint32_t rows,
                       const std::uint32_t* group) {
    std::int64_t run = 0;
    for (std::uint32_t i = 0; i < rows; ++i) {
      run += marks ? marks[i] : 1;
      if (i + 1 < rows && group[i + 1] == group[i]) continue;
      out[group[i]].n += std::exchange(run, 0);
    }
  }

  static void add_values(std::vector<Figure>& out, const Bound& m, const std::uint8_t* marks, Rows rows,
                         const std::uint32_t* group) {
    std::array<std::int32_t, k_block> kept;
    std::array<std::uint32_t, k_block> kept_group;
    std::array<double, k_block> values;
    if (marks) {
      rows = marked(rows, marks, kept.data(), [&](std::uint32_t i, std::uint32_t at) { kept_group[at] = group[i]; });
      group = kept_group.data();
    }
    m.value->numbers(rows, values.data());
    Figure run;
    for (std::uint32_t i = 0; i < rows.count; ++i) {
      if (!std::isnan(values[i])) {
        ++run.n;
        run.sum += values[i];
      }
      if (i + 1 < rows.count && group[i + 1] == group[i]) continue;
      out[group[i]].n += run.n;
      out[group[i]].sum += run.sum;
      run = {};
    }
  }

  std::vector<Runs> runs_;  ///< of a block, by reference
  Runs kept_;
};

/// Counts in one pass: the groups, and sets of groups as `set_of` tells them from the keys.
template <class SetOf>
Totalled count(const Snapshot& s, const Question& q, std::span<const Measure> measures, const SetOf& sets_of) {
  const Measures bound(s, measures);
  auto group = groupers(s, q);
  std::vector<Counted> counted(group.size(), Counted(s, bound));
  scan(s, q, [&](unsigned part, Rows rows) {
    std::array<std::uint32_t, k_block> groups;
    group[part].groups(rows, groups.data());
    counted[part].add_all(bound, rows, groups.data(), group[part].count());
  });

  const Merged merged(group);
  Totalled out{{s.position(), merged.keys, {}}, {s.position(), {}, {}}};
  const std::vector<std::uint32_t> set_of = sets_of(merged.keys, out.totals.keys);
  const auto none = std::vector<Figure>(measures.size());
  out.groups.figures.assign(merged.keys.size(), none);
  out.totals.figures.assign(out.totals.keys.size(), none);
  for (std::size_t m = 0; m < measures.size(); ++m) {
    if (bound.all[m].tells_apart()) {
      std::int64_t Figure::*const distinct =
          bound.all[m].kind == Measure::Kind::distinct ? &Figure::n : &Figure::distinct;
      std::vector<Seen> seen;
      for (Counted& part : counted) seen.push_back(std::move(part.seen[m]));
      const DistinctCounts n = count_distinct(seen, merged.place, set_of, out.totals.keys.size());
      for (std::size_t g = 0; g < n.groups.size(); ++g) out.groups.figures[g][m].*distinct = n.groups[g];
      for (std::size_t t = 0; t < n.sets.size(); ++t) out.totals.figures[t][m].*distinct = n.sets[t];
    }
    for (std::size_t part = 0; part < counted.size(); ++part) {
      for (std::size_t g = 0; g < counted[part].figures[m].size(); ++g) {
        const Figure& from = counted[part].figures[m][g];
        const std::uint32_t place = merged.place[part][g];
        for (Figure* to : {&out.groups.figures[place][m], &out.totals.figures[set_of[place]][m]}) {
          to->n += from.n;
          to->sum += from.sum;
        }
      }
    }
  }
  return out;
}

}  // namespace

std::optional<double> share(const Figure& numerator, const Figure& denominator) {
  if (denominator.n == 0) return std::nullopt;
  return static_cast<double>(numerator.n) / static_cast<double>(denominator.n);
}
std::optional<double> mean(const Figure& sum) {
  if (sum.n == 0) return std::nullopt;
  return sum.sum / static_cast<double>(sum.n);
}

Tally tally(const Snapshot& s, const Question& q, std::span<const Measure> measures) {
  const auto each_apart = [](const std::vector<Key>& keys, std::vector<Key>& sets) {
    sets = keys;
    std::vector<std::uint32_t> out(keys.size());
    std::iota(out.begin(), out.end(), 0u);
    return out;
  };
  return count(s, q, measures, each_apart).groups;
}

Totalled tally_with_totals(const Snapshot& s, const Question& q, std::span<const Measure> measures) {
  HW_CHECK(!q.by.empty(), "totals are those of the first key");
  const auto by_first = [](const std::vector<Key>& keys, std::vector<Key>& sets) {
    std::vector<std::uint32_t> out;
    for (const Key& key : keys) {
      if (sets.empty() || sets.back().front() != key.front()) sets.push_back({key.front()});
      out.push_back(static_cast<std::uint32_t>(sets.size() - 1));
    }
    return out;
  };
  return count(s, q, measures, by_first);
}

std::vector<Slot> list_rows(const Snapshot& s, const Question& q, std::size_t limit) {
  std::vector<std::vector<Slot>> parts(parts_of(s, q.of));
  scan(s, q, [&](unsigned part, Rows rows) {
    auto& out = parts[part];
    for (std::uint32_t i = 0; i < rows.count && out.size() < limit; ++i) out.push_back(static_cast<Slot>(rows.slot(i)));
  });
  std::vector<Slot> out;
  for (const auto& part : parts) out.insert(out.end(), part.begin(), part.end());
  if (out.size() > limit) out.resize(limit);
  return out;
}

std::vector<Uuid> list_distinct(const Snapshot& s, const Question& q, const Value& reference) {
  const Canonical canonical(s, reference);
  std::vector<std::vector<std::int32_t>> parts(parts_of(s, q.of));
  scan(s, q, [&](unsigned part, Rows rows) {
    std::array<std::int32_t, k_block> slots;
    canonical.slots(rows, slots.data());
    for (std::uint32_t i = 0; i < rows.count; ++i)
      if (slots[i] >= 0) parts[part].push_back(slots[i]);
  });
  std::vector<std::int32_t> all;
  for (const auto& part : parts) all.insert(all.end(), part.begin(), part.end());
  std::ranges::sort(all);
  all.erase(std::unique(all.begin(), all.end()), all.end());
  std::vector<Uuid> out;
  for (const std::int32_t slot : all) out.push_back(s.id(canonical.table(), static_cast<Slot>(slot)));
  std::ranges::sort(out);
  return out;
}

}  // namespace homeward::cohort
