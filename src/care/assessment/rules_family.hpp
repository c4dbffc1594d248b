#pragma once
#include "base/time.hpp"

#include <optional>
#include <span>
#include <vector>

/// Pure decisions about what the members of a family say side by side. Source: domain reference I-18 (SCORE-15: one
/// form a member; the spread between them says what the mean hides).
namespace homeward::assessment {

/// Forms further apart speak of different times. A local rule, not published: SCORE-15 is asked at the first and the
/// fourth session, which lie weeks apart, and again after six months.
constexpr Days k_of_one_time{90};

/// Which of these forms, one a member, were filled in at about the time of the newest.
std::vector<bool> of_one_time(std::span<const LocalDate> days);

/// Where the members stand with one score.
struct Spread {
  double lowest = 0, highest = 0, mean = 0;
  int members = 0;
};
/// Nothing below two members: one alone has no spread.
std::optional<Spread> spread_of(std::span<const double> values);

}  // namespace homeward::assessment
