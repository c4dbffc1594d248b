#include "engine/survival/transitions.hpp"

#include "base/check.hpp"

#include <algorithm>
#include <cmath>

namespace homeward::survival {
namespace {

/// So many of those at risk in `from` change to `to` at one time.
struct Change {
  std::size_t from, to;
  double events;
};

/// Row `from` of P(start, t) with its covariance.
class Spread {
 public:
  Spread(std::size_t states, std::size_t from) : p_(states), covariance_(states), work_(states) { p_[from] = 1; }

  void move(const std::vector<Change>& changes, const std::vector<double>& at_risk) {
    move_covariance(changes, at_risk);
    add_increments(changes, at_risk);
    next_ = p_;
    for (const Change& c : changes) {
      const double moved = p_[c.from] * c.events / at_risk[c.from];
      next_[c.to] += moved;
      next_[c.from] -= moved;
    }
    p_.swap(next_);
  }
  double probability(std::size_t state) const { return p_[state]; }
  double se(std::size_t state) const { return std::sqrt(std::max(covariance_(state, state), 0.0)); }

 private:
  /// B' C B, of which B differs from the identity only where somebody moves.
  void move_covariance(const std::vector<Change>& changes, const std::vector<double>& at_risk) {
    const std::size_t n = p_.size();
    work_ = covariance_;
    for (const Change& c : changes) {
      const double a = c.events / at_risk[c.from];
      for (std::size_t i = 0; i < n; ++i) {
        work_(i, c.to) += a * covariance_(i, c.from);
        work_(i, c.from) -= a * covariance_(i, c.from);
      }
    }
    covariance_ = work_;
    for (const Change& c : changes) {
      const double a = c.events / at_risk[c.from];
      for (std::size_t i = 0; i < n; ++i) {
        covariance_(c.to, i) += a * work_(c.from, i);
        covariance_(c.from, i) -= a * work_(c.from, i);
      }
    }
  }
  /// p_h^2 cov(dA_h), where dA_hh is minus the sum of the others.
  void add_increments(const std::vector<Change>& changes, const std::vector<double>& at_risk) {
    for (const Change& c : changes) {
      const double n = at_risk[c.from], weight = p_[c.from] * p_[c.from] / (n * n * n);
      add(c.from, c.to, c.to, weight * n * c.events);
      for (const Change& other : changes) {
        if (other.from == c.from) add(c.from, c.to, other.to, -weight * c.events * other.events);
      }
    }
  }
  void add(std::size_t from, std::size_t j, std::size_t k, double value) {
    covariance_(j, k) += value;
    covariance_(j, from) -= value;
    covariance_(from, k) -= value;
    covariance_(from, from) += value;
  }

  std::vector<double> p_, next_;
  Symmetric covariance_, work_;
};

/// Goes through the exits behind start in the order of time, keeping count of those at risk.
class Walk {
 public:
  Walk(const Transitions& rows, const Ordered& times, double start) : rows_(rows), times_(times) {
    at_risk_.resize(rows.states);
    for (; exits_ < rows.exit.size() && exit_at() <= start; ++exits_) ++gone_;
    enter_before(start);
    // Who has both come and gone by then was never counted in.
    for (std::size_t i = 0; i < gone_; ++i) --at_risk_[rows_.from[times_.by_exit[i]]];
    changes_.reserve(rows.states);
  }

  bool next() {
    leave();
    if (exits_ == rows_.exit.size()) return false;
    time_ = exit_at();
    enter_before(time_);
    changes_.clear();
    for (std::size_t i = exits_; i < rows_.exit.size() && times_.exit[times_.by_exit[i]] == time_; ++i) {
      const auto row = times_.by_exit[i];
      if (rows_.to[row] != Transitions::k_censored) count(rows_.from[row], rows_.to[row]);
    }
    return true;
  }
  double time() const { return time_; }
  const std::vector<Change>& changes() const { return changes_; }
  const std::vector<double>& at_risk() const { return at_risk_; }

 private:
  double exit_at() const { return times_.exit[times_.by_exit[exits_]]; }
  void enter_before(double time) {
    for (; entries_ < rows_.entry.size() && times_.entry[times_.by_entry[entries_]] < time; ++entries_)
      ++at_risk_[rows_.from[times_.by_entry[entries_]]];
  }
  /// Those of the last time are at risk no more.
  void leave() {
    if (time_ < 0) return;
    for (; exits_ < rows_.exit.size() && exit_at() == time_; ++exits_) --at_risk_[rows_.from[times_.by_exit[exits_]]];
  }
  void count(std::size_t from, std::size_t to) {
    const auto found =
        std::ranges::find_if(changes_, [&](const Change& c) { return c.from == from && c.to == to; });
    if (found != changes_.end()) {
      ++found->events;
    } else {
      changes_.push_back({from, to, 1});
    }
  }

  const Transitions& rows_;
  const Ordered& times_;
  std::size_t exits_ = 0, entries_ = 0, gone_ = 0;
  double time_ = -1;
  std::vector<double> at_risk_;
  std::vector<Change> changes_;
};

StateProbabilities snapshot(double time, const std::vector<Spread>& spreads) {
  StateProbabilities out{time, {}, {}};
  for (const Spread& from : spreads) {
    for (std::size_t to = 0; to < spreads.size(); ++to) {
      out.probability.push_back(from.probability(to));
      out.se.push_back(from.se(to));
    }
  }
  return out;
}

}  // namespace

Result<std::vector<StateProbabilities>> transition_probabilities(const Transitions& rows, double start,
                                                                 std::span<const double> times) {
  HW_CHECK(std::ranges::is_sorted(times) && (times.empty() || times.front() >= start), "times ascend from the start");
  HW_TRY(const Ordered ordered, order_times(rows.exit, rows.entry));
  std::vector<Spread> spreads;
  for (std::size_t from = 0; from < rows.states; ++from) spreads.emplace_back(rows.states, from);
  std::vector<StateProbabilities> out;
  std::size_t asked = 0;
  Walk walk(rows, ordered, start);
  while (walk.next()) {
    for (; asked < times.size() && times[asked] < walk.time(); ++asked) out.push_back(snapshot(times[asked], spreads));
    if (walk.changes().empty()) continue;
    for (Spread& from : spreads) from.move(walk.changes(), walk.at_risk());
    if (times.empty()) out.push_back(snapshot(walk.time(), spreads));
  }
  for (; asked < times.size(); ++asked) out.push_back(snapshot(times[asked], spreads));
  return out;
}

}  // namespace homeward::survival
