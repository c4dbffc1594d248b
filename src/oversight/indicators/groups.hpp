#pragma once
#include "engine/cohort/value.hpp"

#include <string>
#include <string_view>

/// What anything counted about people can be taken apart by, and what the groups are called.
namespace homeward::indicators {

/// The bands of age: who is below each.
inline const std::vector<double> k_age_limits = {18, 25, 35, 45, 55};

struct Grouping {
  cohort::Value by;
  std::optional<cohort::Column> words = {};  ///< the groups are words of this column
  std::vector<std::string> labels = {};      ///< by code, where they are bands
};

/// region, district, house, month, quarter, year, sex or age (begun with the calendar year: only the year of birth is
/// open to figures). Periods only where there is a day to place a unit in one. Nothing for any other word.
std::optional<Grouping> standard_group(std::string_view by, const cohort::Value& person, const cohort::Value& place,
                                       const cohort::Value& day, bool has_day);

/// `<18`, `18-24`, ..., `55+`: how bands of whole numbers are called.
std::vector<std::string> band_labels(const std::vector<double>& limits);

/// Whether the groups of this breakdown are places.
constexpr bool names_places(std::string_view by) { return by == "region" || by == "district" || by == "house"; }

/// What a group is called where it is no place: "female", "18-24", "2026-03"; "unknown" where nobody knows.
std::string group_label(std::string_view by, std::int32_t key, const std::optional<cohort::Column>& words,
                        const std::vector<std::string>& labels);

}  // namespace homeward::indicators
