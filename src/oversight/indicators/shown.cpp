#include "oversight/indicators/shown.hpp"

#include "oversight/disclosure/disclosure.hpp"

#include <algorithm>
#include <cmath>

namespace homeward::indicators {
namespace {

ShownGroup true_group(const Definition& d, const Group& g) {
  ShownGroup out;
  out.key = g.key;
  out.n = g.n;
  if (d.numerator) out.events = g.events;
  if (d.figure == Figure::spread) out.unknown = g.unknown;
  estimate(d, g.values, g.days, out);
  return out;
}

/// The cells of one group: whom it counts, of them those with the event, and the rest.
struct Cells {
  std::size_t all = 0, with = 0, without = 0;
};

class Masking {
 public:
  Masking(const Definition& d, const Noise& noise) : d_(d), noise_(noise) {}

  /// Where the cells of one count lie.
  struct Place {
    const Counted* counted;
    Cells total;
    std::vector<Cells> groups;
    std::vector<std::size_t> left_out;
  };
  Place add(const Counted& counted) {
    Place out{&counted, add(counted.total), {}, {}};
    for (const Group& g : counted.groups) out.groups.push_back(add(g));
    if (!out.groups.empty()) add_sums(out.total, out.groups);
    for (const LeftOutCount& l : counted.left_out) out.left_out.push_back(add_cell(l.persons, l.who));
    return out;
  }
  void add_sums(const Cells& total, const std::vector<Cells>& parts) {
    add_sum(total, parts, &Cells::all);
    if (!d_.numerator) return;
    add_sum(total, parts, &Cells::with);
    add_sum(total, parts, &Cells::without);
  }
  void control() { shown_ = disclosure::control(cells_, sums_); }
  Shown shown(const Place& at) const {
    Shown out{group(at.counted->total, at.total), {}, {}};
    for (std::size_t i = 0; i < at.groups.size(); ++i) out.groups.push_back(group(at.counted->groups[i], at.groups[i]));
    for (std::size_t i = 0; i < at.left_out.size(); ++i) {
      const LeftOutCount& l = at.counted->left_out[i];
      out.left_out.push_back({l.id, number(l.n, at.left_out[i])});
    }
    return out;
  }

 private:
  std::size_t add_cell(std::int64_t persons, std::uint64_t who) {
    cells_.push_back({persons, noise_(persons, who)});
    return cells_.size() - 1;
  }
  Cells add(const Group& g) {
    Cells out;
    out.all = add_cell(g.persons, g.who);
    if (!d_.numerator) return out;
    out.with = add_cell(g.persons_with_event, g.who_with_event);
    out.without = add_cell(g.persons - g.persons_with_event, g.who - g.who_with_event);
    sums_.push_back({out.all, {out.with, out.without}});
    return out;
  }
  void add_sum(const Cells& total, const std::vector<Cells>& groups, std::size_t Cells::*which) {
    disclosure::Sum sum{total.*which, {}};
    for (const Cells& g : groups) sum.parts.push_back(g.*which);
    sums_.push_back(std::move(sum));
  }

  /// People as the control shows them; other units rounded likewise where the people behind them may be shown.
  std::optional<std::int64_t> number(std::int64_t n, std::size_t cell) const {
    if (!shown_[cell]) return std::nullopt;
    if (d_.count_people || n == cells_[cell].persons) return *shown_[cell];
    return access::masked(n, cells_[cell].noise);
  }

  ShownGroup group(const Group& g, const Cells& cells) const {
    ShownGroup out;
    out.key = g.key;
    out.n = number(g.n, cells.all);
    out.withheld = !out.n;
    if (d_.numerator && out.n && shown_[cells.without]) {
      out.events = number(g.events, cells.with);
      if (out.events && d_.figure == Figure::share) out.events = std::min(*out.events, *out.n);
    }
    estimate(d_, g.values, g.days, out);
    round(out.p90);
    if (d_.figure == Figure::spread && out.estimate) {
      out.estimate->value = std::round(out.estimate->value);
      round(out.estimate->low);
      round(out.estimate->high);
    }
    if (out.person_years) out.person_years = std::round(*out.person_years);
    return out;
  }
  static void round(std::optional<double>& day) {
    if (day) day = std::round(*day);
  }

  const Definition& d_;
  const Noise& noise_;
  std::vector<disclosure::Cell> cells_;
  std::vector<disclosure::Sum> sums_;
  std::vector<disclosure::Shown> shown_;
};

}  // namespace

void estimate(const Definition& d, const Counts& values, double days, ShownGroup& out) {
  if (!out.n) return;
  out.too_few = d.figure != Figure::count && *out.n < d.least;
  if (d.figure == Figure::spread) {
    // A median is of those whose days are known, however many there are besides.
    std::int64_t known = 0;
    for (const auto& [value, n] : values) known += n;
    out.too_few = out.too_few || known < d.least;
  }
  switch (d.figure) {
    case Figure::count: break;
    case Figure::share:
      if (out.events && !out.too_few) out.estimate = share(*out.events, *out.n);
      break;
    case Figure::spread:
      if (!out.too_few && !values.empty()) {
        out.estimate = median(values);
        out.p90 = quantile(values, 0.9);
      }
      break;
    case Figure::rate:
      out.person_years = days / k_days_of_year;
      if (out.events && !out.too_few) out.estimate = rate(*out.events, *out.person_years, 100);
      break;
  }
}

Shown show_true(const Definition& d, const Counted& counted) {
  Shown out{true_group(d, counted.total), {}, {}};
  for (const Group& g : counted.groups) out.groups.push_back(true_group(d, g));
  for (const LeftOutCount& l : counted.left_out) out.left_out.push_back({l.id, l.n});
  return out;
}

Shown show_masked(const Definition& d, const Counted& counted, const Noise& noise) {
  Masking masking(d, noise);
  const auto at = masking.add(counted);
  masking.control();
  return masking.shown(at);
}

ShownParts show_masked_parts(const Definition& d, const Counted& whole, std::span<const Counted> parts,
                             const Noise& noise) {
  Masking masking(d, noise);
  const auto at = masking.add(whole);
  std::vector<Masking::Place> below;
  std::vector<Cells> totals;
  for (const Counted& part : parts) totals.push_back(below.emplace_back(masking.add(part)).total);
  if (!totals.empty()) masking.add_sums(at.total, totals);
  masking.control();
  ShownParts out{masking.shown(at), {}};
  for (const auto& part : below) out.parts.push_back(masking.shown(part));
  return out;
}

}  // namespace homeward::indicators
