#pragma once
#include "base/time.hpp"

/// Periods as people write them. Pure.
namespace homeward {

struct Period {
  LocalDate first, last;  ///< both included
  bool operator==(const Period&) const = default;
};

/// `2026`, `2026-Q2`, `2026-05`, or `2026-01-15..2026-03-31`. Empty: the month of `today` and the eleven before it;
/// `previous`: the twelve before those.
/// Nothing where it is none of them, or ends before it begins.
std::optional<Period> parse_period(std::string_view text, LocalDate today);

/// Whether it names its two days. Under disclosure control nobody chooses them: from many overlapping periods a single
/// day could be worked out, however each is rounded.
bool names_days(std::string_view text);

/// A year, a quarter or a month: what a figure can be kept of.
std::optional<Period> whole_period(std::string_view text, LocalDate today);

}  // namespace homeward
