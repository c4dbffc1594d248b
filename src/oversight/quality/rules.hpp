#pragma once
#include "base/time.hpp"
#include "base/uuid.hpp"

#include <optional>
#include <span>
#include <vector>

/// How soon things are entered, and who enters them. Pure. Source: reference 4, K17: timeliness is from the event to
/// its entry; operators who keep changing are what made a national system useless (reference 3.6, SIRENA).
namespace homeward::quality {

/// A record that was entered by hand: the day it tells of, the day it was first entered, by whom.
struct Entry {
  LocalDate on, entered;
  std::optional<Uuid> by;
};

inline constexpr int k_in_time = 7;  ///< days
struct Timeliness {
  std::int64_t n = 0, in_time = 0;
  std::vector<std::pair<std::int32_t, std::int64_t>> days;  ///< how many were entered so many days later, ascending
};
/// Of the days whose time to be entered is over. Not told of what was entered ahead of its day: that was the plan. As
/// the indicators of the catalogue (k17-timeliness) say it.
Timeliness timeliness(std::span<const Entry> entries, LocalDate today);

inline constexpr int k_silent = 90;  ///< days without an entry after which somebody has stopped
struct Operators {
  std::int64_t entering = 0;  ///< entered something in these days
  std::int64_t began = 0;     ///< whose first entry of them lies in the last `k_silent`
  std::int64_t stopped = 0;   ///< who entered nothing in the last `k_silent`
};
/// Of the entries up to `last`; whoever did nothing before is as new as whoever was away.
Operators operators(std::span<const Entry> entries, LocalDate last);

}  // namespace homeward::quality
