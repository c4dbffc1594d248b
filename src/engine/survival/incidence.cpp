#include "engine/survival/incidence.hpp"

#include "base/check.hpp"

#include <algorithm>
#include <cmath>

namespace homeward::survival {
namespace {

/// Everybody at risk at one time, and who left by what.
struct AtTime {
  double time, n;
  std::vector<double> events;  // by cause from 1; 0: by any
};

/// Times with an event of any cause.
std::vector<AtTime> event_times(const Spells& spells, const Ordered& times, std::span<const std::uint32_t> rows,
                                std::uint8_t causes) {
  std::vector<AtTime> out;
  AtTime at{0, 0, std::vector<double>(causes + 1u)};
  for (const auto row : rows) at.n += spells.weight_of(row);
  for (std::size_t i = 0; i < rows.size();) {
    at.time = times.exit[rows[i]];
    std::ranges::fill(at.events, 0);
    double left = 0;
    for (; i < rows.size() && times.exit[rows[i]] == at.time; ++i) {
      const auto cause = spells.event[rows[i]];
      const double persons = spells.weight_of(rows[i]);
      left += persons;
      if (cause == 0) continue;
      at.events[cause] += persons;
      at.events[0] += persons;
    }
    if (at.events[0] > 0) out.push_back(at);
    at.n -= left;
  }
  return out;
}

/// Aalen's variance of one cause: three sums over the times so far, put together anew at each time of the cause.
class AalenVariance {
 public:
  /// `f` is the incidence just after the time, `before` and `after` the share free of every cause.
  void add(double f, double before, double after, double own, double other, double n) {
    if (other > 0 && after > 0) {
      const double v = tied(other, n) * before * before * other / (n * n);
      add(v, f / after, 1 / after);
    }
    if (own > 0) {
      const double v = tied(own, n) * before * before * own / (n * n);
      const double inverse = after > 0 ? 1 / after : 0;
      add(v, 1 + f * inverse, inverse);
    }
  }
  double at(double f) const { return squares_ + f * f * inverses_ - 2 * f * mixed_; }

 private:
  static double tied(double d, double n) { return d > 1 ? 1 - (d - 1) / (n - 1) : 1; }
  void add(double v, double a, double b) {
    squares_ += a * a * v;
    mixed_ += a * b * v;
    inverses_ += b * b * v;
  }
  double squares_ = 0, mixed_ = 0, inverses_ = 0;
};

/// Covariance of (share free of every cause, incidence of the cause) by multinomial increments.
class GreenwoodVariance {
 public:
  void add(double before, double own, double all, double n) {
    const double a = own / n, stay = (n - all) / n;  // leaves by the cause, does not leave
    const double v00 = free_, v01 = both_;
    free_ = stay * stay * v00 + before * before * all * (n - all) / (n * n * n);
    both_ = stay * (v01 + a * v00) - before * before * own * (n - all) / (n * n * n);
    own_ += 2 * a * v01 + a * a * v00 + before * before * own * (n - own) / (n * n * n);
  }
  double at() const { return own_; }

 private:
  double free_ = 0, both_ = 0, own_ = 0;
};

Incidence incidence_of(std::uint32_t group, std::uint32_t cause, const std::vector<AtTime>& times) {
  Incidence out{group, cause, {}, {}, {}, {}};
  AalenVariance aalen;
  GreenwoodVariance greenwood;
  double f = 0, free = 1;
  for (const AtTime& at : times) {
    const double own = at.events[cause], all = at.events[0], after = free * (at.n - all) / at.n;
    f += free * own / at.n;
    aalen.add(f, free, after, own, all - own, at.n);
    greenwood.add(free, own, all, at.n);
    free = after;
    if (own == 0) continue;
    out.time.push_back(at.time);
    out.incidence.push_back(f);
    out.se_aalen.push_back(std::sqrt(std::max(aalen.at(f), 0.0)));
    out.se_greenwood.push_back(std::sqrt(std::max(greenwood.at(), 0.0)));
  }
  return out;
}

}  // namespace

Result<std::vector<Incidence>> cumulative_incidence(const Spells& spells, std::uint8_t causes) {
  HW_CHECK(spells.event.size() == spells.size(), "a cause for every exit");
  HW_TRY(const Ordered times, order_times(spells.exit));
  const Grouped parts = by_group(times.by_exit, spells.group, spells.groups);
  std::vector<Incidence> out;
  for (std::uint32_t g = 0; g < spells.groups; ++g) {
    const auto rows = parts.of(g);
    if (rows.empty()) continue;
    const auto at = event_times(spells, times, rows, causes);
    for (std::uint32_t cause = 1; cause <= causes; ++cause) {
      Incidence found = incidence_of(g, cause, at);
      if (found.time.empty()) found = {g, cause, {times.exit[rows.back()]}, {0}, {0}, {0}};
      out.push_back(std::move(found));
    }
  }
  return out;
}

}  // namespace homeward::survival
