#include "oversight/indicators/count.hpp"

#include "engine/cohort/spread.hpp"
#include "oversight/figures/tables.hpp"

#include <algorithm>

namespace homeward::indicators {
namespace {

using cohort::Measure;
using cohort::Value;

/// The measures of one group, in a fixed order.
class Measures {
 public:
  Measures(const Definition& d, const Bound& b, const cohort::Derived& who) : d_(d) {
    all_.push_back(cohort::whose(b.person, who));
    if (d.numerator) all_.push_back(cohort::whose(b.person, who, b.numerator));
    if (d.figure == Figure::rate) all_.push_back(cohort::sum(*b.value));
  }
  const std::vector<Measure>& all() const { return all_; }

  struct Part {
    std::int64_t n = 0, persons = 0;
    std::uint64_t who = 0;
  };
  Part part(const cohort::Figure& f) const {
    return {d_.count_people ? f.distinct : f.n, f.distinct, static_cast<std::uint64_t>(f.sum)};
  }
  Group group(const std::vector<cohort::Figure>& figures) const {
    Group out;
    const Part all = part(figures[0]);
    out.n = all.n;
    out.persons = all.persons;
    out.who = all.who;
    if (!d_.numerator) return out;
    const Part with = part(figures[1]);
    // A person dies once, whatever number of rows was open then.
    out.events = d_.figure == Figure::rate ? with.persons : with.n;
    out.persons_with_event = with.persons;
    out.who_with_event = with.who;
    if (d_.figure == Figure::rate) out.days = figures[2].sum;
    return out;
  }

 private:
  const Definition& d_;
  std::vector<Measure> all_;
};

/// Why a unit is left out, by the place of the reason behind 0: it counts.
Value why_left_out(const Bound& b) {
  std::vector<cohort::Case> cases;
  for (const auto& [id, when] : b.left_out) cases.push_back({when, static_cast<std::int32_t>(cases.size()) + 1});
  return cohort::choose(std::move(cases), 0);
}

void add_values(const cohort::Snapshot& s, const Bound& b, Counted& out) {
  cohort::Question q = b.units;
  q.where = cohort::all_of({q.where, b.counted});
  const auto found = cohort::count_values(s, q, *b.value);
  std::map<std::int32_t, std::int64_t> all;
  auto group = out.groups.begin();
  for (std::size_t i = 0; i < found.keys.size(); ++i) {
    const auto& [values, missing] = found.groups[i];
    for (const auto& [value, n] : values) all[value] += n;
    out.total.unknown += missing;
    if (b.units.by.empty()) continue;
    while (*group->key != found.keys[i].front()) ++group;  // both ascend
    group->values.assign(values.begin(), values.end());
    group->unknown = missing;
  }
  out.total.values.assign(all.begin(), all.end());
}

}  // namespace

cohort::Derived fingerprints(const std::shared_ptr<const cohort::Snapshot>& snapshot, BesideCache& cache) {
  const auto made = cache.find(snapshot, "fingerprints", [&]() -> BesideCache::Made {
    return {cohort::fingerprints(*snapshot, figures::person::table), {}};
  });
  return made.first;
}

Result<Counted> count(const Indicator& indicator, const std::shared_ptr<const cohort::Snapshot>& snapshot,
                      const Asked& asked, BesideCache& cache) {
  const Definition& d = indicator.definition();
  HW_TRY(const Bound bound, indicator.bind(snapshot, asked, cache));
  const cohort::Snapshot& s = *snapshot;
  const Measures measures(d, bound, fingerprints(snapshot, cache));
  Counted out{s.position(), {}, {}, {}, bound.group_words, bound.group_labels};
  for (const auto& [id, when] : bound.left_out) out.left_out.push_back({id});
  cohort::Question by_fate = bound.units;
  by_fate.by.insert(by_fate.by.begin(), why_left_out(bound));
  const auto found = cohort::tally_with_totals(s, by_fate, measures.all());
  for (std::size_t i = 0; i < found.totals.keys.size(); ++i) {
    const std::int32_t fate = found.totals.keys[i].front();
    if (fate == 0) {
      out.total = measures.group(found.totals.figures[i]);
      continue;
    }
    LeftOutCount& left = out.left_out[static_cast<std::size_t>(fate) - 1];
    const auto part = measures.part(found.totals.figures[i].front());
    left.n = part.n;
    left.persons = part.persons;
    left.who = part.who;
  }
  if (!bound.units.by.empty()) {
    std::map<std::int32_t, Group> groups;  // also those of which all are left out
    for (std::size_t i = 0; i < found.groups.keys.size(); ++i) {
      const cohort::Key& key = found.groups.keys[i];
      Group& group = groups[key.back()];
      if (key.front() == 0) group = measures.group(found.groups.figures[i]);
      group.key = key.back();
    }
    for (auto& [key, group] : groups) out.groups.push_back(std::move(group));
  }
  if (d.figure == Figure::spread) add_values(s, bound, out);
  return out;
}

}  // namespace homeward::indicators
