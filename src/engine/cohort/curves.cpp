#include "engine/cohort/curves.hpp"

#include "base/check.hpp"
#include "engine/cohort/grouping.hpp"

#include <algorithm>

namespace homeward::cohort {
namespace {

/// How many of a group left by what after how many days: days are few, rows are many. The estimators take a count as a
/// weight, so a curve over ten million stays is one over some thousand days.
struct Leaving {
  std::vector<std::vector<std::uint32_t>> count;  ///< [group][day * kinds + event]
  NotFollowed left_out;

  void add(std::uint32_t group, std::uint32_t day, std::uint32_t event, std::uint32_t kinds) {
    if (group >= count.size()) count.resize(group + 1);
    auto& of = count[group];
    const std::size_t at = std::size_t{day} * kinds + event;
    if (at >= of.size()) of.resize(std::max(at + 1, 2 * of.size()), 0);
    ++of[at];
  }
};

/// A group as the estimators take it.
struct Columns {
  std::vector<double> time, weight;
  std::vector<std::uint8_t> event;
  double n = 0;
};

struct Followed {
  std::vector<Key> keys;
  std::vector<Columns> groups;
  NotFollowed left_out;
};

Columns columns_of(const std::vector<std::vector<std::uint32_t>*>& counts, std::uint32_t kinds) {
  std::size_t most = 0;
  for (const auto* c : counts) most = std::max(most, c->size());
  Columns out;
  for (std::size_t at = 0; at < most; ++at) {
    std::uint64_t n = 0;
    for (const auto* c : counts) n += at < c->size() ? (*c)[at] : 0u;
    if (n == 0) continue;
    out.time.push_back(static_cast<double>(at / kinds));
    out.event.push_back(static_cast<std::uint8_t>(at % kinds));
    out.weight.push_back(static_cast<double>(n));
    out.n += static_cast<double>(n);
  }
  return out;
}

/// `causes`: the highest event there is.
Followed follow(const Snapshot& s, const Question& q, const TimeToEvent& f, std::uint32_t causes) {
  const auto start = f.start.bind(s), end = f.end.bind(s), event = f.event.bind(s);
  const std::uint32_t kinds = causes + 1;
  auto group = groupers(s, q);
  std::vector<Leaving> leaving(group.size());
  scan(s, q, [&](unsigned part, Rows rows) {
    std::array<std::uint32_t, k_block> groups;
    std::array<std::int32_t, k_block> from, to, what;
    group[part].groups(rows, groups.data());
    start->codes(rows, from.data());
    end->codes(rows, to.data());
    event->codes(rows, what.data());
    Leaving& out = leaving[part];
    for (std::uint32_t i = 0; i < rows.count; ++i) {
      if (from[i] == k_missing) {
        ++out.left_out.no_start;
      } else if (from[i] > f.as_of.days) {
        ++out.left_out.starts_later;
      } else if (to[i] != k_missing && to[i] < from[i]) {
        ++out.left_out.ends_before_start;
      } else {
        const bool ended = to[i] != k_missing && to[i] <= f.as_of.days;
        const std::int32_t last = ended ? to[i] : f.as_of.days;
        const std::uint32_t kind = ended && what[i] != k_missing ? static_cast<std::uint32_t>(what[i]) : 0;
        HW_CHECK(kind < kinds, "an event is 0 or one of the causes");
        out.add(groups[i], static_cast<std::uint32_t>(last - from[i]), kind, kinds);
      }
    }
  });

  const Merged merged(group);
  std::vector<std::vector<std::vector<std::uint32_t>*>> parts(merged.keys.size());
  Followed out{merged.keys, std::vector<Columns>(merged.keys.size()), {}};
  for (std::size_t p = 0; p < leaving.size(); ++p) {
    for (std::size_t g = 0; g < leaving[p].count.size(); ++g) parts[merged.place[p][g]].push_back(&leaving[p].count[g]);
    out.left_out.no_start += leaving[p].left_out.no_start;
    out.left_out.starts_later += leaving[p].left_out.starts_later;
    out.left_out.ends_before_start += leaving[p].left_out.ends_before_start;
  }
  for (std::size_t g = 0; g < parts.size(); ++g) out.groups[g] = columns_of(parts[g], kinds);
  return out;
}

}  // namespace

Curves kaplan_meier(const Snapshot& s, const Question& q, const TimeToEvent& f) {
  const Followed followed = follow(s, q, f, 1);
  Curves out{s.position(), followed.keys, {}, {}, followed.left_out};
  for (const Columns& c : followed.groups) {
    auto curve = survival::kaplan_meier({.exit = c.time, .event = c.event, .weight = c.weight});
    HW_CHECK(curve.has_value(), "whole days without entries cannot be refused");
    out.n.push_back(static_cast<std::int64_t>(c.n));
    out.curves.push_back(std::move(curve->front()));
  }
  return out;
}

Incidences cumulative_incidence(const Snapshot& s, const Question& q, const TimeToEvent& f, std::uint8_t causes) {
  const Followed followed = follow(s, q, f, causes);
  Incidences out{s.position(), followed.keys, {}, {}, followed.left_out};
  for (std::uint32_t g = 0; g < followed.groups.size(); ++g) {
    const Columns& c = followed.groups[g];
    auto found = survival::cumulative_incidence({.exit = c.time, .event = c.event, .weight = c.weight}, causes);
    HW_CHECK(found.has_value(), "whole days without entries cannot be refused");
    for (survival::Incidence& one : *found) one.group = g;
    out.n.push_back(static_cast<std::int64_t>(c.n));
    out.causes.push_back(std::move(*found));
  }
  return out;
}

}  // namespace homeward::cohort
