#pragma once
#include "oversight/indicators/count.hpp"

#include <span>

/// What may be shown of what was counted, and what it says.
namespace homeward::indicators {

struct ShownGroup {
  std::optional<std::int32_t> key;
  bool withheld = false;  ///< so few people that the number would point at them, or at others
  std::optional<std::int64_t> n, events;
  std::optional<std::int64_t> unknown;  ///< spread: the value is not known
  bool too_few = false;                 ///< shown, but too few to say anything from
  std::optional<Estimate> estimate;
  std::optional<double> p90;           ///< spread
  std::optional<double> person_years;  ///< rate
};

struct ShownLeftOut {
  std::string id;
  std::optional<std::int64_t> n;  ///< nothing: withheld
};

struct Shown {
  ShownGroup total;
  std::vector<ShownGroup> groups;
  std::vector<ShownLeftOut> left_out;
};

/// As counted: for staff counting the people of their own house.
Shown show_true(const Definition& definition, const Counted& counted);

/// Through the one disclosure control. `noise` makes the keyed hash of so many persons with this fingerprint, so that
/// the same people always show the same. Shares and rates are worked out from what is shown, medians in whole days.
using Noise = std::function<std::uint64_t(std::int64_t persons, std::uint64_t who)>;
Shown show_masked(const Definition& definition, const Counted& counted, const Noise& noise);

/// The same for a whole and parts of it that share no unit, in one table: what is withheld of a part cannot be had from
/// the whole less the others. The groups of a part lie within it.
struct ShownParts {
  Shown whole;
  std::vector<Shown> parts;
};
ShownParts show_masked_parts(const Definition& definition, const Counted& whole, std::span<const Counted> parts,
                             const Noise& noise);

constexpr double k_days_of_year = 365.25;
/// What follows from counts as they are shown: the estimate, and whether they are too few for one.
void estimate(const Definition& definition, const Counts& values, double days, ShownGroup& out);

}  // namespace homeward::indicators
