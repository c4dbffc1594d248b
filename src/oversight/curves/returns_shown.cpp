#include "oversight/curves/returns_shown.hpp"

#include "base/check.hpp"
#include "engine/survival/distributions.hpp"
#include "oversight/disclosure/disclosure.hpp"

#include <algorithm>
#include <cmath>

namespace homeward::curves {
namespace {

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
    ShownReturn at{k_days[d], !open.days[d].ended[0], {}, {}, {}, *shown(counts.followed.n, counts.followed, noise),
                   {}};
    const auto times = std::llround(g.days[d].mean * static_cast<double>(g.counts.all.n));
    const auto count = at.withheld ? std::nullopt : shown(times, counts.ended[0], noise);
    at.withheld = !count.has_value();
    if (count) {
      // What is rounded twice does not fall where a mean rises.
      before = std::max(before, static_cast<double>(*count) / static_cast<double>(*out.n));
      at.mean = before;
      at.back = shown(counts.ended[0].n, counts.ended[0], noise);
      if (const auto limits = limits_of_mean(before, at.back.value_or(0), at.followed)) {
        at.low = limits->low;
        at.high = limits->high;
      }
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

std::optional<Limits> limits_of_mean(double mean, std::int64_t back, std::int64_t followed) {
  if (back <= 0) return std::nullopt;
  const auto people = static_cast<double>(back + followed);
  const double each = std::max(1.0, mean * people / static_cast<double>(back));
  const double variance = mean * (2 * each - 1 - mean);
  return variance > 0 ? on_log(mean, std::sqrt(variance / people) / mean) : std::nullopt;
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
