#pragma once
#include "oversight/indicators/count.hpp"

#include <string_view>

namespace homeward::indicators {

/// Whether the groups of this breakdown are places.
constexpr bool names_places(std::string_view by) { return by == "region" || by == "district" || by == "house"; }

/// What a group is called where it is no place: "female", "18-24", "2026-03"; "unknown" where nobody knows.
std::string group_label(const Counted& counted, std::string_view by, std::int32_t key);

}  // namespace homeward::indicators
