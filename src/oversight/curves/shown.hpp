#pragma once
#include "oversight/curves/counted.hpp"

/// What may be shown of curves.
///
/// The rule above a centre. A curve falls by one step whenever one person leaves, so its steps are people. Therefore:
/// 1. No step is shown: only the days of `k_days`, the same in every answer.
/// 2. Every point is a count first: of the n who began, how many are still in care on that day, or ended by each way;
///    the estimates of Kaplan-Meier and Aalen-Johansen times n, which without censoring are those people themselves.
///    It is shown by the rule of the house for counts of people (nothing for 1 to 7, otherwise rounded to 5, the same
///    for the same people), and shares and limits are worked out from what is shown, so that they tell no more.
/// 3. Which counts are shown is decided by the one disclosure control over the whole table of people behind them: by
///    group, day and way to end, with those whose time is not over, with what lies between two days, and with the sums
///    over groups, so that no day, way or group gives another away.
/// 4. A group of fewer than `k_least` people has no curve, and a curve ends where those who are still followed may not
///    be shown. Medians are not told at all.
/// 5. Of the log-rank test, which is worked out from everybody, only between which of `k_p_bands` p lies is told: its
///    numbers move with everybody who leaves and would tell at a second look that somebody just did. Where fewer than
///    `k_least_for_bands` are compared even the finer bands would too often, so only the last but one is told.
/// Sources: shared guide security.md, "Figures about people"; reference 4, clock rule (secondary suppression), and 7.3
/// (only suppressed cells leave); O'Keefe, Sparks, McAullay & Loong 2012, J. Privacy Confid. 4:1 (survival curves leak
/// through their steps: coarse times, smoothed counts).
///
/// The people of one's own house are shown as they are, day by day.
namespace homeward::curves {

inline constexpr std::int64_t k_least = 30;

/// Just after a day.
struct ShownPoint {
  std::int32_t day = 0;
  bool withheld = false;
  std::optional<double> share = {}, low = {}, high = {};
  std::optional<std::int64_t> followed = {};  ///< of those still in care: watched beyond this day
};

struct ShownCurve {
  std::optional<std::int32_t> key;
  bool withheld = false;
  bool too_few = false;
  std::optional<std::int64_t> n;
  std::vector<ShownPoint> still;
  std::array<std::vector<ShownPoint>, k_ways> ways;
};

struct ShownCurves {
  ShownCurve total;
  std::vector<ShownCurve> groups;
};

ShownCurves show_true(const Curves& curves);

/// Where p of a test lies: below the first of these that is above it, 1 being 0.05 or more.
inline constexpr std::array<double, 4> k_p_bands = {0.001, 0.01, 0.05, 1};
inline constexpr std::int64_t k_least_for_bands = 2000;

struct ShownTest {
  std::int64_t df = 0;
  std::optional<double> chi_square = {}, p = {};
  std::optional<double> p_below = {};  ///< above a house, instead of the numbers; 1: 0.05 or more
};
ShownTest show_true(const Compared& test);
ShownTest show_masked(const Compared& test);

/// As for indicators: a keyed hash of so many people with this fingerprint.
using Noise = std::function<std::uint64_t(std::int64_t persons, std::uint64_t who)>;

/// Which counts of a group disclosure control lets through.
struct Open {
  bool all = false;
  struct Day {
    bool followed = false;
    std::array<bool, k_ways> ended{};
  };
  std::array<Day, k_days.size()> days{};

  static Open everything();
  /// Leaves open only what is open in both.
  void narrow(const Open& other);
};
/// All together first, then the groups, as `count_people` has them.
std::vector<Open> control(const std::vector<GroupCounts>& counts, const Noise& noise);

ShownCurves show_masked(const Curves& curves, const std::vector<GroupCounts>& counts, const std::vector<Open>& open,
                        const Noise& noise);

}  // namespace homeward::curves
