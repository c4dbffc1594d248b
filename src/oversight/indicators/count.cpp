#include "oversight/indicators/count.hpp"

#include "oversight/figures/tables.hpp"

#include <algorithm>

namespace homeward::indicators {
namespace {

using cohort::Measure;
using cohort::Value;

/// A number of 24 bits for each person that is the same whenever the person is: added up over rows it says who they
/// are, exact however many they are.
cohort::Derived fingerprints(const cohort::Snapshot& s) {
  auto out = std::make_shared<std::vector<std::int32_t>>(s.slots(figures::person::table), 0);
  for (cohort::Slot slot = 0; slot < out->size(); ++slot) {
    if (!s.present(figures::person::table, slot)) continue;
    (*out)[slot] = static_cast<std::int32_t>(UuidHash{}(s.id(figures::person::table, s.one_of(slot))) & 0xffffff);
  }
  return {figures::person::table, std::move(out)};
}

/// The measures of one group, in a fixed order.
class Measures {
 public:
  Measures(const Definition& d, const Bound& b, Value who) : d_(d), b_(b), who_(std::move(who)) {
    const Condition with_event = cohort::all_of({b.counted, b.numerator});
    add(b.counted);
    if (d.numerator) add(with_event);
    if (d.figure == Figure::rate) all_.push_back(cohort::sum(*b.value, b.counted));
  }
  void add(const Condition& when) {
    all_.push_back(cohort::rows(when));
    all_.push_back(cohort::distinct(b_.person, when));
    all_.push_back(cohort::sum(who_, when));
  }
  const std::vector<Measure>& all() const { return all_; }

  struct Part {
    std::int64_t n = 0, persons = 0;
    std::uint64_t who = 0;
  };
  Part part(const std::vector<cohort::Figure>& figures, std::size_t at) const {
    const std::int64_t persons = figures[at + 1].n;
    return {d_.count_people ? persons : figures[at].n, persons, static_cast<std::uint64_t>(figures[at + 2].sum)};
  }
  Group group(const std::vector<cohort::Figure>& figures) const {
    Group out;
    const Part all = part(figures, 0);
    out.n = all.n;
    out.persons = all.persons;
    out.who = all.who;
    if (!d_.numerator) return out;
    const Part with = part(figures, 3);
    // A person dies once, whatever number of rows was open then.
    out.events = d_.figure == Figure::rate ? with.persons : with.n;
    out.persons_with_event = with.persons;
    out.who_with_event = with.who;
    if (d_.figure == Figure::rate) out.days = figures[6].sum;
    return out;
  }

 private:
  const Definition& d_;
  const Bound& b_;
  Value who_;
  std::vector<Measure> all_;
};

void add_values(const cohort::Snapshot& s, const Bound& b, Counted& out) {
  cohort::Question q = b.units;
  q.where = cohort::all_of({q.where, b.counted});
  q.by.push_back(*b.value);
  const auto found = cohort::tally(s, q, {cohort::rows()});
  std::map<std::int32_t, std::int64_t> all;
  auto group = out.groups.begin();
  for (std::size_t i = 0; i < found.keys.size(); ++i) {
    const std::int32_t value = found.keys[i].back();
    const std::int64_t n = found.figures[i][0].n;
    if (b.units.by.size() == 1) {
      while (*group->key != found.keys[i].front()) ++group;  // both ascend
      if (value == cohort::k_missing) {
        group->unknown += n;
      } else {
        group->values.emplace_back(value, n);
      }
    }
    if (value == cohort::k_missing) {
      out.total.unknown += n;
    } else {
      all[value] += n;
    }
  }
  out.total.values.assign(all.begin(), all.end());
}

}  // namespace

Result<Counted> count(const Indicator& indicator, const std::shared_ptr<const cohort::Snapshot>& snapshot,
                      const Asked& asked, BesideCache& cache) {
  const Definition& d = indicator.definition();
  HW_TRY(const Bound bound, indicator.bind(snapshot, asked, cache));
  const cohort::Snapshot& s = *snapshot;
  const auto who = cache.find(snapshot, "fingerprints", [&]() -> BesideCache::Made { return {fingerprints(s), {}}; });
  Measures measures(d, bound, cohort::through(bound.person, cohort::derived(who.first)));
  Counted out{s.position(), {}, {}, {}, bound.group_words, bound.group_labels};
  if (!bound.units.by.empty()) {
    const auto found = cohort::tally(s, bound.units, measures.all());
    for (std::size_t i = 0; i < found.keys.size(); ++i) {
      Group group = measures.group(found.figures[i]);
      group.key = found.keys[i].front();
      out.groups.push_back(std::move(group));
    }
  }
  const std::size_t first_left_out = measures.all().size();
  for (const auto& [id, when] : bound.left_out) measures.add(when);
  cohort::Question together = bound.units;
  together.by.clear();
  const auto found = cohort::tally(s, together, measures.all());
  out.total = measures.group(found.figures.front());
  for (std::size_t i = 0; i < bound.left_out.size(); ++i) {
    const auto part = measures.part(found.figures.front(), first_left_out + 3 * i);
    out.left_out.push_back({bound.left_out[i].first, part.n, part.persons, part.who});
  }
  if (d.figure == Figure::spread) add_values(s, bound, out);
  return out;
}

}  // namespace homeward::indicators
