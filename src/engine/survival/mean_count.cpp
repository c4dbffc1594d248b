#include "engine/survival/mean_count.hpp"

#include "base/check.hpp"

#include <algorithm>
#include <cmath>

namespace homeward::survival {
namespace {

/// The sum of squared influences. While at risk a person's influence is what was noted for them less what has fallen
/// for everybody (`fallen`), so a time costs only as much as it has rows.
class Influence {
 public:
  Influence(std::vector<double>& noted, double at_risk) : noted_(noted), at_risk_(at_risk) {}

  void event(std::uint32_t person, double by) {
    const double before = noted_[person] - fallen_;
    noted_[person] += by;
    sum_ += by;
    squares_ += by * (2 * before + by);
  }
  /// Everybody at risk falls by the same.
  void fall(double by) {
    squares_ += by * (at_risk_ * by - 2 * sum_);
    sum_ -= at_risk_ * by;
    fallen_ += by;
  }
  void leave(std::uint32_t person) {
    sum_ -= noted_[person] - fallen_;
    --at_risk_;
  }
  double at_risk() const { return at_risk_; }
  double squares() const { return std::max(squares_, 0.0); }

 private:
  std::vector<double>& noted_;
  double at_risk_;
  double fallen_ = 0, sum_ = 0, squares_ = 0;
};

struct Walk {
  const Recurrences& rows;
  const std::vector<double>& times;
  const std::vector<double>& last;  // of a person
  std::vector<double>& noted;
};

MeanCount count(const Walk& walk, std::span<const std::uint32_t> order, double persons) {
  MeanCount out;
  Influence influence(walk.noted, persons);
  double mean = 0;
  for (std::size_t i = 0; i < order.size();) {
    const double t = walk.times[order[i]], n = influence.at_risk();
    const std::size_t begin = i;
    double events = 0;
    for (; i < order.size() && walk.times[order[i]] == t; ++i) {
      if (walk.rows.event[order[i]] == 0) continue;
      ++events;
      influence.event(walk.rows.person[order[i]], 1 / n);
    }
    influence.fall(events / (n * n));
    mean += events / n;
    out.time.push_back(t);
    out.n_risk.push_back(n);
    out.n_event.push_back(events);
    out.mean.push_back(mean);
    out.se.push_back(std::sqrt(influence.squares()));
    for (std::size_t k = begin; k < i; ++k) {
      // Once: a person's rows of their last time are told apart by being struck out.
      const auto person = walk.rows.person[order[k]];
      if (walk.last[person] == t && !std::isnan(walk.noted[person])) {
        influence.leave(person);
        walk.noted[person] = std::nan("");
      }
    }
  }
  return out;
}

}  // namespace

Result<std::vector<MeanCount>> mean_cumulative_count(const Recurrences& rows) {
  HW_CHECK(rows.event.size() == rows.time.size() && rows.person.size() == rows.time.size(), "columns of the same rows");
  HW_TRY(const Ordered ordered, order_times(rows.time));
  std::vector<double> last(rows.persons, -1), noted(rows.persons, 0), persons(rows.groups, 0);
  std::vector<std::uint32_t> group(rows.time.size(), 0);
  for (std::size_t i = 0; i < rows.time.size(); ++i) {
    const auto person = rows.person[i];
    if (!rows.group.empty()) group[i] = rows.group[person];
    if (last[person] < 0) ++persons[group[i]];
    last[person] = std::max(last[person], ordered.exit[i]);
  }
  const Grouped parts = by_group(ordered.by_exit, group, rows.groups);
  std::vector<MeanCount> out;
  for (std::uint32_t g = 0; g < rows.groups; ++g)
    out.push_back(count({rows, ordered.exit, last, noted}, parts.of(g), persons[g]));
  return out;
}

}  // namespace homeward::survival
