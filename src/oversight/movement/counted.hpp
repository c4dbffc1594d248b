#pragma once
#include "care/pathway/records.hpp"
#include "oversight/indicators/indicator.hpp"

#include <array>

/// Where people went, how many were there, and how long they stayed, before disclosure control. Every table is made of
/// cells of one shape, so that one control looks at all of it.
namespace homeward::movement {

/// How many rows, how many distinct people they are, and a hash of who, free of order.
struct Count {
  std::int64_t n = 0, persons = 0;
  std::uint64_t who = 0;
};

inline constexpr std::size_t k_stages = Words<Stage>::k_list.size();
/// Where a stay that ended led: the stage of the next one, or how it ended where there is none. Death and prison are a
/// way of their own, never drop-out (reference 4, clock rule).
enum class Way { ended_as_planned = k_stages, died_or_imprisoned, ended_otherwise };
inline constexpr std::size_t k_ways = k_stages + 3;
/// Days that somebody has to stay to be kept: those of the curves that say something of a programme.
inline constexpr std::array<std::int32_t, 5> k_kept_days = {28, 60, 90, 180, 365};

/// `left[stage]` stays that ended in the period, `to[stage][way]` where they led.
struct Flows {
  std::array<Count, k_stages> left;
  std::array<std::array<Count, k_ways>, k_stages> to;
};
/// Stays that were open on a day, by stage, and all of them.
struct Census {
  LocalDate day;
  Count all;
  std::array<Count, k_stages> stage;
};
/// Episodes that began in a month, and those of them that lasted so many days. `none` where not every one of them had
/// the time.
struct Kept {
  LocalDate month;  ///< its first day
  Count all;
  std::array<std::optional<Count>, k_kept_days.size()> kept;
  std::array<Count, k_kept_days.size()> left;  ///< since the day before, the first: since the beginning
};
struct Counted {
  Flows flows;
  std::vector<Census> census;
  std::vector<Kept> kept;
};

/// What is asked: of everything at or below `place`, or of each place of a level below it.
struct Asked {
  cohort::Slot place;
  Period period;
  LocalDate today;
};
/// First days of the months of a period, and today at most: at whose end the census is taken, so that who ends a stay
/// that day is not there any more and whoever moves on is there once.
std::vector<LocalDate> census_days(const Period& period, LocalDate today);

/// The whole place, and by place of `level` (region, district, house) where one is given.
struct Table {
  Counted whole;
  std::vector<std::pair<std::int32_t, Counted>> parts;
};
Table count(const std::shared_ptr<const cohort::Snapshot>& snapshot, const Asked& asked,
            const std::optional<std::string>& level, indicators::BesideCache& cache);

}  // namespace homeward::movement
