#pragma once
#include "base/time.hpp"

/// Periods as people write them. Pure.
namespace homeward::indicators {

struct Period {
  LocalDate first, last;  ///< both included
  bool operator==(const Period&) const = default;
};

/// `2026`, `2026-Q2`, `2026-05`, or `2026-01-15..2026-03-31`. Empty: the twelve months that end with `today`.
/// Nothing where it is none of them, or ends before it begins.
std::optional<Period> parse_period(std::string_view text, LocalDate today);

}  // namespace homeward::indicators
