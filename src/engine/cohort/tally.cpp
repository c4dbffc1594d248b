#include "engine/cohort/tally.hpp"

#include "base/check.hpp"
#include "engine/cohort/distinct.hpp"
#include "engine/cohort/grouping.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace homeward::cohort {
namespace {

/// A measure bound to the snapshot.
struct Bound {
  Measure::Kind kind;
  std::shared_ptr<const BoundCondition> when;
  bool as_before;  ///< the condition is that of the measure before
  std::shared_ptr<const Evaluator> value;
  std::optional<Canonical> reference;
  std::optional<std::size_t> as_of = {};  ///< an earlier measure of all rows has worked its codes out
  bool again = false;                     ///< a later one needs them

  bool has_codes() const { return reference.has_value() || (value && value->whole()); }
  void codes(Rows rows, std::int32_t* out) const {
    if (reference) {
      reference->slots(rows, out);
    } else {
      value->codes(rows, out);
    }
  }
};

/// The earlier measure of all rows whose codes are those of the one at `at`.
std::optional<std::size_t> worked_out_before(std::span<const Measure> measures, std::size_t at) {
  const Measure& m = measures[at];
  for (std::size_t i = 0; i < at; ++i) {
    if (measures[i].kind == m.kind && measures[i].value && measures[i].when.everything() &&
        m.value->copies(*measures[i].value))
      return i;
  }
  return std::nullopt;
}

std::vector<Bound> bind(const Snapshot& s, std::span<const Measure> measures) {
  std::vector<Bound> out;
  for (std::size_t i = 0; i < measures.size(); ++i) {
    const Measure& m = measures[i];
    HW_CHECK(m.kind == Measure::Kind::rows || m.value.has_value(), "a measure of a value needs one");
    const bool as_before = i > 0 && m.when.copies(measures[i - 1].when);
    Bound& to =
        out.emplace_back(m.kind, as_before ? out[i - 1].when : m.when.bind(s), as_before, nullptr, std::nullopt);
    if (m.kind == Measure::Kind::sum) to.value = m.value->bind(s);
    if (m.kind == Measure::Kind::distinct) to.reference.emplace(s, *m.value);
    if (to.has_codes()) to.as_of = worked_out_before(measures, i);
    if (to.as_of) out[*to.as_of].again = true;
  }
  return out;
}

/// What one part of a scan has counted, by its own groups.
struct Counted {
  std::vector<std::vector<Figure>> figures;  ///< [measure][group]
  std::vector<Seen> seen;                    ///< [measure]

  Counted(const Snapshot& s, const std::vector<Bound>& measures) : figures(measures.size()) {
    for (const Bound& m : measures) seen.emplace_back(m.reference ? s.slots(m.reference->table()) : 0u);
  }

  /// Rows of one group that follow each other are added up before their figure is touched, which is waited for.
  template <class Value, class Missing>
  static void add_up(std::vector<Figure>& out, std::uint32_t rows, const std::uint32_t* group, const Value* values,
                     Missing missing) {
    Figure run;
    for (std::uint32_t i = 0; i < rows; ++i) {
      if (!missing(values[i])) {
        ++run.n;
        run.sum += values[i];
      }
      if (i + 1 < rows && group[i + 1] == group[i]) continue;
      out[group[i]].n += run.n;
      out[group[i]].sum += run.sum;
      run = {};
    }
  }

  /// `codes`: of the rows, where the measure has any.
  void add(std::size_t at, const Bound& m, Rows rows, const std::uint32_t* group, const std::int32_t* codes) {
    std::vector<Figure>& out = figures[at];
    if (m.kind == Measure::Kind::rows) {
      if (out.size() == 1) {
        out[0].n += rows.count;
        return;
      }
      for (std::uint32_t i = 0, from = 0; i < rows.count; ++i) {
        if (i + 1 < rows.count && group[i + 1] == group[i]) continue;
        out[group[i]].n += i + 1 - from;
        from = i + 1;
      }
    } else if (m.kind == Measure::Kind::distinct) {
      seen[at].add(group, codes, rows.count);
    } else if (m.value->whole()) {
      add_up(out, rows.count, group, codes, [](std::int32_t code) { return code == k_missing; });
    } else {
      std::array<double, k_block> values;
      m.value->numbers(rows, values.data());
      add_up(out, rows.count, group, values.data(), [](double value) { return std::isnan(value); });
    }
  }

  void add_all(const std::vector<Bound>& measures, Rows rows, const std::uint32_t* group, std::uint32_t groups) {
    std::array<std::uint8_t, k_block> marks;
    std::array<std::int32_t, k_block> kept, codes;
    std::array<std::uint32_t, k_block> kept_group, kept_at;
    Rows left;
    codes_.resize(measures.size());
    for (std::size_t at = 0; at < measures.size(); ++at) {
      const Bound& m = measures[at];
      if (figures[at].size() < groups) figures[at].resize(groups);
      if (!m.when) {
        std::int32_t* own = codes.data();
        if (m.again) {
          codes_[at].resize(k_block);
          own = codes_[at].data();
        }
        if (m.has_codes()) m.codes(rows, own);
        add(at, m, rows, group, own);
        continue;
      }
      if (!m.as_before) {
        m.when->test(rows, marks.data());
        left = marked(rows, marks.data(), kept.data(), [&](std::uint32_t i, std::uint32_t n) {
          kept_group[n] = group[i];
          kept_at[n] = i;
        });
      }
      if (m.as_of) {
        const std::int32_t* const all = codes_[*m.as_of].data();
        for (std::uint32_t i = 0; i < left.count; ++i) codes[i] = all[kept_at[i]];
      } else if (m.has_codes()) {
        m.codes(left, codes.data());
      }
      add(at, m, left, kept_group.data(), codes.data());
    }
  }

 private:
  std::vector<std::vector<std::int32_t>> codes_;  ///< of a block, by measure, where a later one needs them
};

/// Counts in one pass: the groups, and sets of groups as `set_of` tells them from the keys.
template <class SetOf>
Totalled count(const Snapshot& s, const Question& q, std::span<const Measure> measures, const SetOf& sets_of) {
  const std::vector<Bound> bound = bind(s, measures);
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
  const auto none = std::vector<Figure>(bound.size());
  out.groups.figures.assign(merged.keys.size(), none);
  out.totals.figures.assign(out.totals.keys.size(), none);
  for (std::size_t m = 0; m < bound.size(); ++m) {
    if (bound[m].kind == Measure::Kind::distinct) {
      std::vector<Seen> seen;
      for (Counted& part : counted) seen.push_back(std::move(part.seen[m]));
      const DistinctCounts n = count_distinct(seen, merged.place, set_of, out.totals.keys.size());
      for (std::size_t g = 0; g < n.groups.size(); ++g) out.groups.figures[g][m].n = n.groups[g];
      for (std::size_t t = 0; t < n.sets.size(); ++t) out.totals.figures[t][m].n = n.sets[t];
      continue;
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
