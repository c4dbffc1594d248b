#include "oversight/curves/returns_shown.hpp"

#include "base/check.hpp"
#include "engine/survival/distributions.hpp"
#include "oversight/disclosure/disclosure.hpp"

#include <algorithm>
#include <cmath>

namespace homeward::curves {
namespace {

constexpr double k_step = 0.05;

void set(ShownReturn& at, double mean, double relative_error) {
  at.mean = mean;
  const auto limits = on_log(mean, relative_error);
  if (!limits) return;
  at.low = limits->low;
  at.high = limits->high;
}

double relative(const ReturnsMean& m) { return m.mean > 0 ? m.se / m.mean : 0; }

std::optional<std::int64_t> shown(std::int64_t n, const Count& people, const Noise& noise) {
  if (people.n == 0) return 0;
  return access::masked(n, noise(n == people.n ? people.persons : n, people.who));
}

ShownReturns masked_group(const ReturnsGroup& g, const Open& open, const Noise& noise) {
  ShownReturns out{g.counts.key, !open.all, false, {}, {}};
  if (!open.all) return out;
  out.n = shown(g.counts.all.n, g.counts.all, noise);
  out.too_few = g.counts.all.persons < k_least;
  if (out.too_few) return out;
  double before = 0;
  for (std::size_t d = 0; d < k_days.size(); ++d) {
    const DayCounts& counts = g.counts.days[d];
    // From here on nobody was watched long enough, or too few to say how many.
    if (!g.days[d].reached || !open.days[d].followed || (counts.followed.n == 0 && counts.censored.n > 0)) return out;
    ShownReturn at{k_days[d], !open.days[d].ended[0], {}, {}, {}, *shown(counts.followed.n, counts.followed, noise)};
    const auto times = std::llround(g.days[d].mean * static_cast<double>(g.counts.all.n));
    const auto count = at.withheld ? std::nullopt : shown(times, counts.ended[0], noise);
    at.withheld = !count.has_value();
    if (count) {
      // What is rounded twice does not fall where a mean rises.
      before = std::max(before, static_cast<double>(*count) / static_cast<double>(*out.n));
      set(at, before, std::ceil(relative(g.days[d]) / k_step) * k_step);
    }
    out.days.push_back(at);
  }
  return out;
}

}  // namespace

std::optional<Limits> on_log(double mean, double relative_error) {
  if (!(mean > 0) || !(relative_error > 0)) return std::nullopt;
  const double factor = std::exp(survival::two_sided_normal(0.95) * relative_error);
  return Limits{mean / factor, mean * factor};
}

std::vector<ShownReturns> show_true(const CountedReturns& counted) {
  std::vector<ShownReturns> out;
  for (const ReturnsGroup& g : counted.groups) {
    ShownReturns shown{g.counts.key, false, false, g.counts.all.n, {}};
    for (std::size_t d = 0; d < k_days.size() && g.days[d].reached; ++d) {
      ShownReturn at{k_days[d], false, {}, {}, {}, g.counts.days[d].followed.n};
      set(at, g.days[d].mean, relative(g.days[d]));
      shown.days.push_back(at);
    }
    out.push_back(std::move(shown));
  }
  return out;
}

std::vector<Open> control(const CountedReturns& counted, const Noise& noise) {
  std::vector<GroupCounts> counts;
  for (const ReturnsGroup& g : counted.groups) counts.push_back(g.counts);
  return control(counts, noise);
}

std::vector<ShownReturns> show_masked(const CountedReturns& counted, const std::vector<Open>& open,
                                      const Noise& noise) {
  HW_CHECK(open.size() == counted.groups.size(), "the same groups in both");
  std::vector<ShownReturns> out;
  for (std::size_t g = 0; g < open.size(); ++g) out.push_back(masked_group(counted.groups[g], open[g], noise));
  return out;
}

}  // namespace homeward::curves
