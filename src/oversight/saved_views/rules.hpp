#pragma once
#include "oversight/saved_views/records.hpp"

#include <functional>

namespace homeward::saved_views {

/// How many an account keeps: a list that is read through at a glance.
inline constexpr std::int64_t k_most = 50;

/// What only the catalogue knows of a question.
struct Known {
  std::function<bool(const std::string& indicator)> indicator;
  std::function<bool(const std::string& indicator, const std::string& by)> breakdown;
  std::function<bool(const std::string& period)> period;
};

/// Everything that is wrong with a view. Reasons: field.missing, saved-view.indicator-unknown,
/// indicator.unknown-breakdown, indicator.malformed-period, indicator.one-comparison.
FieldFaults check_view(const SavedView& view, const Known& known);

}  // namespace homeward::saved_views
