#pragma once
#include "oversight/curves/subject.hpp"
#include "oversight/indicators/indicator.hpp"

#include <array>
#include <span>

/// Curves as they are, before disclosure control.
namespace homeward::curves {

/// The days at which curves are told above a centre, and everywhere in tables: weeks, then the usual lengths of
/// programmes and follow-up.
inline constexpr std::array<std::int32_t, 8> k_days = {0, 7, 14, 28, 60, 90, 180, 365};

/// A point of a curve: just after this day.
struct Point {
  std::int32_t day = 0;
  double share = 0, se = 0;
  std::int64_t followed = 0;  ///< still in care and watched beyond this day
};

/// One group: how many are still in care (Kaplan-Meier), and how many ended by each way (Aalen-Johansen); together 1.
struct Curve {
  std::optional<std::int32_t> key;  ///< nothing: all together; k_missing: nobody knows
  std::int64_t n = 0;
  std::int32_t last = 0;  ///< the longest that anybody was followed, in days
  /// At every day on which it changes, and at those of `k_days` up to `last`.
  std::vector<Point> still;
  std::array<std::vector<Point>, k_ways> ways;
  /// Who ended on a day, by whatever way, and who was watched no longer.
  struct Left {
    std::int32_t day = 0;
    std::int64_t ended = 0, censored = 0;
  };
  std::vector<Left> left;
};
struct Curves {
  std::int64_t position = 0;
  Curve total;
  std::vector<Curve> groups;           ///< ascending by key
  std::int64_t ends_before_start = 0;  ///< are in no curve
  std::optional<cohort::Column> group_words;
  std::vector<std::string> group_labels;
};
/// The newest position at which a curve stands on a day; nothing before its first point.
const Point* at_day(const std::vector<Point>& points, std::int32_t day);

/// Whether these groups leave care at the same pace: the log-rank test (engine/survival). Nothing where there is none:
/// fewer than two groups, nobody who left.
struct Compared {
  double chi_square = 0, p = 0;
  std::int64_t df = 0, n = 0;  ///< n: of all groups together
};
std::optional<Compared> compare(std::span<const Curve* const> groups);

/// Reason: indicator.unknown-breakdown.
Result<Curves> count_curves(const cohort::Snapshot& snapshot, const Asked& asked);

/// How many, how many distinct people they are, and a hash of who, free of order: for disclosure control.
struct Count {
  std::int64_t n = 0, persons = 0;
  std::uint64_t who = 0;
};
/// Whom the points of a curve count on one of `k_days`.
struct DayCounts {
  Count followed, censored;
  std::array<Count, k_ways> ended;  ///< by this day, by way
  std::array<Count, k_ways> newly;  ///< the same since the day before in `k_days`; on the first nobody
};
struct GroupCounts {
  std::optional<std::int32_t> key;
  Count all;
  std::array<DayCounts, k_days.size()> days;
};
/// All together, then the groups, ascending by key: the same as of `count_curves`.
Result<std::vector<GroupCounts>> count_people(const std::shared_ptr<const cohort::Snapshot>& snapshot,
                                              const Asked& asked, indicators::BesideCache& cache);

}  // namespace homeward::curves
