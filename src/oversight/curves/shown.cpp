#include "oversight/curves/shown.hpp"

#include "base/check.hpp"
#include "oversight/curves/limits.hpp"
#include "oversight/disclosure/disclosure.hpp"

#include <algorithm>
#include <cmath>

namespace homeward::curves {
namespace {

ShownPoint true_point(const Point& p) {
  ShownPoint out{p.day, false, p.share, {}, {}, p.followed};
  if (const auto limits = log_log(p.share, p.se)) {
    out.low = limits->low;
    out.high = limits->high;
  }
  return out;
}

std::vector<ShownPoint> true_points(const std::vector<Point>& points) {
  std::vector<ShownPoint> out;
  for (const Point& p : points) out.push_back(true_point(p));
  return out;
}

ShownCurve true_curve(const Curve& c) {
  ShownCurve out{c.key, false, false, c.n, true_points(c.still), {}};
  for (std::size_t way = 0; way < k_ways; ++way) out.ways[way] = true_points(c.ways[way]);
  return out;
}

/// The cells of one group in the table that is controlled.
struct Cells {
  std::size_t all = 0;
  struct Day {
    std::size_t followed = 0, censored = 0;
    std::array<std::size_t, k_ways> ended{}, newly{};
  };
  std::array<Day, k_days.size()> days{};
};

class Table {
 public:
  explicit Table(const Noise& noise) : noise_(noise) {}

  Cells add(const GroupCounts& g) {
    Cells out;
    out.all = cell(g.all);
    for (std::size_t d = 0; d < k_days.size(); ++d) {
      const DayCounts& day = g.days[d];
      Cells::Day& to = out.days[d];
      to.followed = cell(day.followed);
      to.censored = cell(day.censored);
      disclosure::Sum everybody{out.all, {to.followed, to.censored}};
      for (std::size_t way = 0; way < k_ways; ++way) {
        to.ended[way] = cell(day.ended[way]);
        everybody.parts.push_back(to.ended[way]);
        if (d == 0) continue;
        to.newly[way] = cell(day.newly[way]);
        sums_.push_back({to.ended[way], {out.days[d - 1].ended[way], to.newly[way]}});
      }
      sums_.push_back(std::move(everybody));
    }
    return out;
  }

  void add_up(const Cells& total, const std::vector<Cells>& groups) {
    const auto sum = [&](const auto& which) {
      disclosure::Sum out{which(total), {}};
      for (const Cells& g : groups) out.parts.push_back(which(g));
      sums_.push_back(std::move(out));
    };
    sum([](const Cells& c) { return c.all; });
    for (std::size_t d = 0; d < k_days.size(); ++d) {
      sum([d](const Cells& c) { return c.days[d].followed; });
      sum([d](const Cells& c) { return c.days[d].censored; });
      for (std::size_t way = 0; way < k_ways; ++way) sum([d, way](const Cells& c) { return c.days[d].ended[way]; });
    }
  }

  std::vector<disclosure::Shown> show() const { return disclosure::control(cells_, sums_); }

 private:
  std::size_t cell(const Count& c) {
    cells_.push_back({c.persons, noise_(c.persons, c.who)});
    return cells_.size() - 1;
  }

  const Noise& noise_;
  std::vector<disclosure::Cell> cells_;
  std::vector<disclosure::Sum> sums_;
};

/// A curve from counts as they are shown. What is rounded twice does not rise where a curve falls.
class Masked {
 public:
  Masked(const Curve& curve, const GroupCounts& counts, const Open& open, const Noise& noise)
      : curve_(curve), counts_(counts), open_(open), noise_(noise) {}

  ShownCurve run() {
    ShownCurve out{curve_.key, !open_.all, false, {}, {}, {}};
    if (!open_.all) return out;
    out.n = shown(counts_.all.n, counts_.all);
    out.too_few = counts_.all.persons < k_least;
    if (!out.too_few) add_days(out);
    return out;
  }

 private:
  void add_days(ShownCurve& out) const {
    double still_before = 1;
    std::array<double, k_ways> before{};
    for (std::size_t d = 0; d < k_days.size(); ++d) {
      const std::int32_t day = k_days[d];
      const DayCounts& counts = counts_.days[d];
      const Point* still = at_day(curve_.still, day);
      // From here on nobody was watched long enough, or too few to say how many.
      if (!still || !open_.days[d].followed || (counts.followed.n == 0 && counts.censored.n > 0)) return;
      ShownPoint at{day, false, {}, {}, {}, shown(counts.followed.n, counts.followed)};
      still_before = std::min(still_before, share(*still, counts.followed, *out.n));
      set(at, still_before, still_before, *at.followed, *out.n);
      out.still.push_back(at);
      for (std::size_t way = 0; way < k_ways; ++way) {
        ShownPoint ended{day, !open_.days[d].ended[way], {}, {}, {}, {}};
        const Point* estimate = at_day(curve_.ways[way], day);
        if (!ended.withheld && estimate) {
          before[way] = std::max(before[way], share(*estimate, counts.ended[way], *out.n));
          set(ended, before[way], still_before, *at.followed, *out.n);
        }
        out.ways[way].push_back(ended);
      }
    }
  }

  /// `n` of what these people stand for, by the rule for counts; 0 for nobody.
  std::int64_t shown(std::int64_t n, const Count& people) const {
    if (people.n == 0) return 0;
    const auto out = access::masked(n, noise_(n == people.n ? people.persons : n, people.who));
    HW_CHECK(out.has_value(), "an estimate stands for no fewer people than were seen");
    return *out;
  }

  /// The estimate as a count of those who began, shown as counts are, and back.
  double share(const Point& estimate, const Count& people, std::int64_t n) const {
    const auto count = std::llround(estimate.share * static_cast<double>(counts_.all.n));
    return std::min(1.0, static_cast<double>(shown(count, people)) / static_cast<double>(n));
  }

  static void set(ShownPoint& at, double share, double still, std::int64_t followed, std::int64_t n) {
    at.share = share;
    const auto limits =
        log_log(share, se_of_counts(share, still, static_cast<double>(followed), static_cast<double>(n)));
    if (!limits) return;
    at.low = limits->low;
    at.high = limits->high;
  }

  const Curve& curve_;
  const GroupCounts& counts_;
  const Open& open_;
  const Noise& noise_;
};

}  // namespace

ShownCurves show_true(const Curves& curves) {
  ShownCurves out{true_curve(curves.total), {}};
  for (const Curve& c : curves.groups) out.groups.push_back(true_curve(c));
  return out;
}

ShownTest show_true(const Compared& test) { return {test.df, test.chi_square, test.p, {}}; }

ShownTest show_masked(const Compared& test) {
  const auto bands = std::span(k_p_bands).last(test.n < k_least_for_bands ? 2 : k_p_bands.size());
  const auto band = std::ranges::upper_bound(bands, test.p);
  return {test.df, {}, {}, band == bands.end() ? bands.back() : *band};
}

Open Open::everything() {
  Open out;
  out.all = true;
  for (Day& day : out.days) {
    day.followed = true;
    day.ended.fill(true);
  }
  return out;
}

void Open::narrow(const Open& other) {
  all = all && other.all;
  for (std::size_t d = 0; d < k_days.size(); ++d) {
    days[d].followed = days[d].followed && other.days[d].followed;
    for (std::size_t way = 0; way < k_ways; ++way) days[d].ended[way] = days[d].ended[way] && other.days[d].ended[way];
  }
}

std::vector<Open> control(const std::vector<GroupCounts>& counts, const Noise& noise) {
  Table table(noise);
  std::vector<Cells> cells;
  for (const GroupCounts& g : counts) cells.push_back(table.add(g));
  if (cells.size() > 1) table.add_up(cells.front(), {cells.begin() + 1, cells.end()});
  const auto shown = table.show();
  std::vector<Open> out(counts.size());
  for (std::size_t g = 0; g < counts.size(); ++g) {
    out[g].all = shown[cells[g].all].has_value();
    for (std::size_t d = 0; d < k_days.size(); ++d) {
      out[g].days[d].followed = shown[cells[g].days[d].followed].has_value();
      for (std::size_t way = 0; way < k_ways; ++way)
        out[g].days[d].ended[way] = shown[cells[g].days[d].ended[way]].has_value();
    }
  }
  return out;
}

ShownCurves show_masked(const Curves& curves, const std::vector<GroupCounts>& counts, const std::vector<Open>& open,
                        const Noise& noise) {
  HW_CHECK(counts.size() == curves.groups.size() + 1 && open.size() == counts.size(), "the same groups in both");
  ShownCurves out{Masked(curves.total, counts.front(), open.front(), noise).run(), {}};
  for (std::size_t g = 0; g < curves.groups.size(); ++g)
    out.groups.push_back(Masked(curves.groups[g], counts[g + 1], open[g + 1], noise).run());
  return out;
}

}  // namespace homeward::curves
