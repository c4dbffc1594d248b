#include "oversight/indicators/shown.hpp"

#include "oversight/disclosure/disclosure.hpp"

#include <algorithm>
#include <cmath>

namespace homeward::indicators {
namespace {

constexpr double k_year = 365.25;

/// The estimate that follows from `n` and `events` as they are shown.
void estimate(const Definition& d, const Group& g, ShownGroup& out) {
  if (!out.n) return;
  out.too_few = d.figure != Figure::count && *out.n < d.least;
  if (d.figure == Figure::spread) {
    // A median is of those whose days are known, however many there are besides.
    std::int64_t known = 0;
    for (const auto& [value, n] : g.values) known += n;
    out.too_few = out.too_few || known < d.least;
  }
  switch (d.figure) {
    case Figure::count: break;
    case Figure::share:
      if (out.events && !out.too_few) out.estimate = share(*out.events, *out.n);
      break;
    case Figure::spread:
      if (!out.too_few && !g.values.empty()) {
        out.estimate = median(g.values);
        out.p90 = quantile(g.values, 0.9);
      }
      break;
    case Figure::rate:
      out.person_years = g.days / k_year;
      if (out.events && !out.too_few) out.estimate = rate(*out.events, *out.person_years, 100);
      break;
  }
}

ShownGroup true_group(const Definition& d, const Group& g) {
  ShownGroup out;
  out.key = g.key;
  out.n = g.n;
  if (d.numerator) out.events = g.events;
  if (d.figure == Figure::spread) out.unknown = g.unknown;
  estimate(d, g, out);
  return out;
}

/// The cells of one group: whom it counts, of them those with the event, and the rest.
struct Cells {
  std::size_t all = 0, with = 0, without = 0;
};

class Masking {
 public:
  Masking(const Definition& d, const Counted& counted, const Noise& noise) : d_(d), counted_(counted), noise_(noise) {}

  Shown run() {
    const Cells total = add(counted_.total);
    std::vector<Cells> groups;
    for (const Group& g : counted_.groups) groups.push_back(add(g));
    if (!groups.empty()) {
      add_sum(total, groups, &Cells::all);
      if (d_.numerator) {
        add_sum(total, groups, &Cells::with);
        add_sum(total, groups, &Cells::without);
      }
    }
    std::vector<std::size_t> left_out;
    for (const LeftOutCount& l : counted_.left_out) left_out.push_back(add_cell(l.persons, l.who));
    shown_ = disclosure::control(cells_, sums_);
    Shown out{group(counted_.total, total), {}, {}};
    for (std::size_t i = 0; i < groups.size(); ++i) out.groups.push_back(group(counted_.groups[i], groups[i]));
    for (std::size_t i = 0; i < left_out.size(); ++i)
      out.left_out.push_back({counted_.left_out[i].id, number(counted_.left_out[i].n, left_out[i])});
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
    estimate(d_, g, out);
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
  const Counted& counted_;
  const Noise& noise_;
  std::vector<disclosure::Cell> cells_;
  std::vector<disclosure::Sum> sums_;
  std::vector<disclosure::Shown> shown_;
};

}  // namespace

Shown show_true(const Definition& d, const Counted& counted) {
  Shown out{true_group(d, counted.total), {}, {}};
  for (const Group& g : counted.groups) out.groups.push_back(true_group(d, g));
  for (const LeftOutCount& l : counted.left_out) out.left_out.push_back({l.id, l.n});
  return out;
}

Shown show_masked(const Definition& d, const Counted& counted, const Noise& noise) {
  return Masking(d, counted, noise).run();
}

}  // namespace homeward::indicators
