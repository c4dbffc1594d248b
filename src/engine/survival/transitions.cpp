#include "engine/survival/transitions.hpp"

#include "base/check.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace homeward::survival {
namespace {

using Change = StateChange;

/// Everything that happens at one time.
struct Moment {
  std::vector<Change> changes;
  std::vector<double> at_risk, leaving;  ///< by state

  double share(const Change& c) const { return c.events / at_risk[c.from]; }
  /// Made from whole numbers, so that it is 0 and not nearly 0 when everybody leaves.
  double stay(std::size_t state) const { return (at_risk[state] - leaving[state]) / at_risk[state]; }
};

/// Row `from` of P(start, t) with its covariance.
class Spread {
 public:
  Spread(std::size_t states, std::size_t from) : p_(states), covariance_(states), work_(states) { p_[from] = 1; }

  void move(const Moment& m) {
    move_covariance(m);
    add_increments(m);
    next_ = p_;
    for (std::size_t h = 0; h < p_.size(); ++h) {
      if (m.leaving[h] > 0) next_[h] *= m.stay(h);
    }
    for (const Change& c : m.changes) next_[c.to] += p_[c.from] * m.share(c);
    p_.swap(next_);
    for (std::size_t h = 0; h < p_.size(); ++h) largest_ = std::max(largest_, covariance_(h, h));
  }
  double probability(std::size_t state) const { return p_[state]; }
  /// What is left of a variance that has gone to 0 is rounding of what it was before.
  double se(std::size_t state) const {
    const double variance = covariance_(state, state);
    return variance > 8 * std::numeric_limits<double>::epsilon() * largest_ ? std::sqrt(variance) : 0;
  }

 private:
  /// B' C B, of which B differs from the identity only where somebody moves.
  void move_covariance(const Moment& m) {
    const std::size_t n = p_.size();
    work_ = covariance_;
    for (std::size_t h = 0; h < n; ++h) {
      for (std::size_t i = 0; m.leaving[h] > 0 && i < n; ++i) work_(i, h) *= m.stay(h);
    }
    for (const Change& c : m.changes) {
      for (std::size_t i = 0; i < n; ++i) work_(i, c.to) += m.share(c) * covariance_(i, c.from);
    }
    covariance_ = work_;
    for (std::size_t h = 0; h < n; ++h) {
      for (std::size_t i = 0; m.leaving[h] > 0 && i < n; ++i) covariance_(h, i) *= m.stay(h);
    }
    for (const Change& c : m.changes) {
      for (std::size_t i = 0; i < n; ++i) covariance_(c.to, i) += m.share(c) * work_(c.from, i);
    }
  }
  /// p_h^2 cov(dA_h), where dA_hh is minus the sum of the others.
  void add_increments(const Moment& m) {
    for (std::size_t h = 0; h < p_.size(); ++h) {
      if (m.leaving[h] > 0) covariance_(h, h) += unit(m, h) * m.leaving[h] * (m.at_risk[h] - m.leaving[h]);
    }
    for (const Change& c : m.changes) {
      const double with_staying = unit(m, c.from) * c.events * (m.at_risk[c.from] - m.leaving[c.from]);
      covariance_(c.from, c.to) -= with_staying;
      covariance_(c.to, c.from) -= with_staying;
      covariance_(c.to, c.to) += unit(m, c.from) * c.events * (m.at_risk[c.from] - c.events);
      for (const Change& other : m.changes) {
        if (other.from == c.from && other.to != c.to)
          covariance_(c.to, other.to) -= unit(m, c.from) * c.events * other.events;
      }
    }
  }
  double unit(const Moment& m, std::size_t state) const {
    const double n = m.at_risk[state];
    return p_[state] * p_[state] / (n * n * n);
  }

  std::vector<double> p_, next_;
  Symmetric covariance_, work_;
  double largest_ = 0;  // variance so far
};

/// Goes through the exits behind start in the order of time, keeping count of those at risk.
class Walk {
 public:
  Walk(const Transitions& rows, const Ordered& times, double start) : rows_(rows), times_(times) {
    moment_.at_risk.resize(rows.states);
    moment_.leaving.resize(rows.states);
    for (; exits_ < rows.exit.size() && exit_at() <= start; ++exits_) ++gone_;
    enter_before(start);
    // Who has both come and gone by then was never counted in.
    for (std::size_t i = 0; i < gone_; ++i) --moment_.at_risk[rows_.from[times_.by_exit[i]]];
  }

  bool next() {
    leave();
    if (exits_ == rows_.exit.size()) return false;
    time_ = exit_at();
    enter_before(time_);
    moment_.changes.clear();
    std::ranges::fill(moment_.leaving, 0);
    for (std::size_t i = exits_; i < rows_.exit.size() && times_.exit[times_.by_exit[i]] == time_; ++i) {
      const auto row = times_.by_exit[i];
      if (rows_.to[row] != Transitions::k_censored) count(rows_.from[row], rows_.to[row]);
    }
    return true;
  }
  double time() const { return time_; }
  const Moment& moment() const { return moment_; }

 private:
  double exit_at() const { return times_.exit[times_.by_exit[exits_]]; }
  void enter_before(double time) {
    for (; entries_ < rows_.entry.size() && times_.entry[times_.by_entry[entries_]] < time; ++entries_)
      ++moment_.at_risk[rows_.from[times_.by_entry[entries_]]];
  }
  /// Those of the last time are at risk no more.
  void leave() {
    if (time_ < 0) return;
    for (; exits_ < rows_.exit.size() && exit_at() == time_; ++exits_)
      --moment_.at_risk[rows_.from[times_.by_exit[exits_]]];
  }
  void count(std::size_t from, std::size_t to) {
    ++moment_.leaving[from];
    const auto same = [&](const Change& c) { return c.from == from && c.to == to; };
    const auto found = std::ranges::find_if(moment_.changes, same);
    if (found != moment_.changes.end()) {
      ++found->events;
    } else {
      moment_.changes.push_back({from, to, 1});
    }
  }

  const Transitions& rows_;
  const Ordered& times_;
  std::size_t exits_ = 0, entries_ = 0, gone_ = 0;
  double time_ = -1;
  Moment moment_;
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
    if (walk.moment().changes.empty()) continue;
    for (Spread& from : spreads) from.move(walk.moment());
    if (times.empty()) out.push_back(snapshot(walk.time(), spreads));
  }
  for (; asked < times.size(); ++asked) out.push_back(snapshot(times[asked], spreads));
  return out;
}

std::vector<StateShares> state_shares(std::span<const StateChanges> moments, std::size_t states, std::size_t from,
                                      std::span<const double> times) {
  HW_CHECK(std::ranges::is_sorted(times) && std::ranges::is_sorted(moments, {}, &StateChanges::time), "times ascend");
  Spread spread(states, from);
  std::vector<StateShares> out;
  std::size_t next = 0;
  for (const double time : times) {
    for (; next < moments.size() && moments[next].time <= time; ++next) {
      Moment moment{moments[next].changes, moments[next].at_risk, std::vector<double>(states, 0)};
      for (const Change& c : moment.changes) moment.leaving[c.from] += c.events;
      spread.move(moment);
    }
    StateShares at{time, {}, {}};
    for (std::size_t state = 0; state < states; ++state) {
      at.probability.push_back(spread.probability(state));
      at.se.push_back(spread.se(state));
    }
    out.push_back(std::move(at));
  }
  return out;
}

}  // namespace homeward::survival
