#include "oversight/curves/counted.hpp"

#include "base/check.hpp"
#include "engine/survival/log_rank.hpp"
#include "oversight/indicators/count.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace homeward::curves {
namespace {

using cohort::Value;

constexpr std::int32_t k_followed = 0, k_censored = static_cast<std::int32_t>(k_ways) + 1;

/// Where the curve stands just after a day: the last step at or before it.
std::ptrdiff_t last_step(const std::vector<double>& times, std::int32_t day) {
  return std::ranges::upper_bound(times, static_cast<double>(day)) - times.begin() - 1;
}

std::vector<std::int32_t> days_of(const std::vector<double>& changes, std::int32_t last) {
  std::vector<std::int32_t> out(k_days.begin(), std::ranges::upper_bound(k_days, last));
  for (const double day : changes) out.push_back(static_cast<std::int32_t>(day));
  out.push_back(last);
  std::ranges::sort(out);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::int64_t followed_after(const survival::Curve& curve, std::int64_t n, std::int32_t day) {
  const auto at = last_step(curve.time, day);
  if (at < 0) return n;
  const auto i = static_cast<std::size_t>(at);
  return std::llround(curve.n_risk[i] - curve.n_event[i] - curve.n_censor[i]);
}

Curve curve_of(const survival::Curve& km, const std::vector<survival::Incidence>& causes, std::int64_t n) {
  Curve out;
  out.n = n;
  if (n == 0) return out;
  out.last = static_cast<std::int32_t>(km.time.back());
  for (std::size_t i = 0; i < km.time.size(); ++i)
    out.left.push_back(
        {static_cast<std::int32_t>(km.time[i]), std::llround(km.n_event[i]), std::llround(km.n_censor[i])});
  std::vector<double> changes;
  for (std::size_t i = 0; i < km.time.size(); ++i)
    if (km.n_event[i] > 0) changes.push_back(km.time[i]);
  for (const std::int32_t day : days_of(changes, out.last)) {
    const auto at = last_step(km.time, day);
    const auto i = static_cast<std::size_t>(at);
    out.still.push_back({day, at < 0 ? 1 : km.survival[i], at < 0 ? 0 : km.se[i], followed_after(km, n, day)});
  }
  for (std::size_t way = 0; way < k_ways; ++way) {
    const survival::Incidence& cause = causes[way];
    for (const std::int32_t day : days_of(cause.time, out.last)) {
      const auto at = last_step(cause.time, day);
      const auto i = static_cast<std::size_t>(at);
      out.ways[way].push_back(
          {day, at < 0 ? 0 : cause.incidence[i], at < 0 ? 0 : cause.se_aalen[i], followed_after(km, n, day)});
    }
  }
  return out;
}

std::vector<Curve> curves_of(const cohort::Snapshot& s, const cohort::Question& q, const cohort::TimeToEvent& f,
                             cohort::NotFollowed& left_out) {
  auto retention = f;
  retention.event = cohort::constant(1);
  const auto kept = cohort::kaplan_meier(s, q, retention);
  const auto ended = cohort::cumulative_incidence(s, q, f, static_cast<std::uint8_t>(k_ways));
  HW_CHECK(kept.keys == ended.keys, "the same rows in both");
  left_out = kept.left_out;
  std::vector<Curve> out;
  for (std::size_t g = 0; g < kept.keys.size(); ++g) {
    out.push_back(curve_of(kept.curves[g], ended.causes[g], kept.n[g]));
    if (!q.by.empty()) out.back().key = kept.keys[g].front();
  }
  return out;
}

/// Whom somebody is counted with on a day: followed beyond it, ended by then by a way, or watched no longer.
Value state_after(const Bound& b, std::int32_t day) {
  std::vector<cohort::Case> cases{{cohort::at_least(b.days, day + 1), k_followed}};
  for (std::int32_t way = 1; way < k_censored; ++way) cases.push_back({cohort::equals(b.ended, way), way});
  return cohort::choose(std::move(cases), k_censored);
}

class Counting {
 public:
  Counting(const cohort::Snapshot& s, const Bound& bound, const Asked& asked, cohort::Derived who)
      : s_(s), b_(bound), person_(cohort::column(asked.subject.person)), who_(std::move(who)) {
    b_.units.where = cohort::all_of({b_.units.where, cohort::at_least(b_.days, 0)});
  }

  std::vector<GroupCounts> run(bool grouped) {
    std::map<std::int32_t, GroupCounts> all;  // of one that is not grouped the key is not read
    const auto by = [&](std::vector<Value> more) {
      auto q = b_.units;
      if (!grouped) q.by.clear();
      q.by.insert(q.by.end(), more.begin(), more.end());
      return q;
    };
    const auto group = [&](const cohort::Key& key) -> GroupCounts& {
      GroupCounts& out = all[grouped ? key.front() : 0];
      if (grouped) out.key = key.front();
      return out;
    };
    each(by({}), [&](const cohort::Key& key, const Count& c) { group(key).all = c; });
    for (std::size_t d = 0; d < k_days.size(); ++d) {
      each(by({state_after(b_, k_days[d])}), [&](const cohort::Key& key, const Count& c) {
        DayCounts& day = group(key).days[d];
        (key.back() == k_followed   ? day.followed
         : key.back() == k_censored ? day.censored
                                    : day.ended[static_cast<std::size_t>(key.back() - 1)]) = c;
      });
    }
    std::vector<double> after;
    for (const std::int32_t day : k_days) after.push_back(day + 1);
    each(by({cohort::band(b_.days, after), b_.ended}), [&](const cohort::Key& key, const Count& c) {
      const std::int32_t day = key[key.size() - 2], way = key.back();
      if (way == 0 || day == 0 || day == static_cast<std::int32_t>(k_days.size())) return;
      group(key).days[static_cast<std::size_t>(day)].newly[static_cast<std::size_t>(way - 1)] = c;
    });
    std::vector<GroupCounts> out;
    for (auto& [key, counts] : all) out.push_back(std::move(counts));
    return out;
  }

 private:
  template <class Use>
  void each(const cohort::Question& q, const Use& use) const {
    const auto found = cohort::tally(s_, q, {cohort::whose(person_, who_)});
    for (std::size_t i = 0; i < found.keys.size(); ++i) {
      const cohort::Figure& f = found.figures[i].front();
      use(found.keys[i], {f.n, f.distinct, static_cast<std::uint64_t>(f.sum)});
    }
  }

  const cohort::Snapshot& s_;
  Bound b_;
  Value person_;
  cohort::Derived who_;
};

}  // namespace

const Point* at_day(const std::vector<Point>& points, std::int32_t day) {
  const auto after = std::ranges::upper_bound(points, day, {}, &Point::day);
  return after == points.begin() ? nullptr : &*std::prev(after);
}

std::optional<Compared> compare(std::span<const Curve* const> groups) {
  std::vector<double> days;
  std::vector<std::uint8_t> ended;
  std::vector<std::uint32_t> group;
  const auto add = [&](std::int64_t n, std::int32_t day, std::uint8_t event, std::uint32_t g) {
    days.insert(days.end(), static_cast<std::size_t>(n), day);
    ended.insert(ended.end(), static_cast<std::size_t>(n), event);
    group.insert(group.end(), static_cast<std::size_t>(n), g);
  };
  for (std::uint32_t g = 0; g < groups.size(); ++g) {
    for (const Curve::Left& left : groups[g]->left) {
      add(left.ended, left.day, 1, g);
      add(left.censored, left.day, 0, g);
    }
  }
  const auto count = static_cast<std::uint32_t>(groups.size());
  const auto test = survival::log_rank({days, ended, {}, {}, group, count});
  if (!test || test->df == 0 || std::isnan(test->chi_square)) return std::nullopt;
  return Compared{test->chi_square, test->p, test->df, static_cast<std::int64_t>(days.size())};
}

Result<Curves> count_curves(const cohort::Snapshot& s, const Asked& asked) {
  HW_TRY(const Bound bound, bind(s, asked));
  Curves out{s.position(), {}, {}, 0, bound.group_words, bound.group_labels};
  cohort::NotFollowed left_out;
  auto together = bound.units;
  together.by.clear();
  out.total = std::move(curves_of(s, together, bound.follow_up, left_out).front());
  out.ends_before_start = left_out.ends_before_start;
  if (asked.by) out.groups = curves_of(s, bound.units, bound.follow_up, left_out);
  // A group of which no row can be followed has no curve.
  std::erase_if(out.groups, [](const Curve& c) { return c.n == 0; });
  return out;
}

Result<std::vector<GroupCounts>> count_people(const std::shared_ptr<const cohort::Snapshot>& snapshot,
                                              const Asked& asked, indicators::BesideCache& cache) {
  HW_TRY(const Bound bound, bind(*snapshot, asked));
  Counting counting(*snapshot, bound, asked, indicators::fingerprints(snapshot, cache));
  std::vector<GroupCounts> out = counting.run(false);
  if (!asked.by) return out;
  for (GroupCounts& group : counting.run(true)) out.push_back(std::move(group));
  return out;
}

}  // namespace homeward::curves
