#include "oversight/indicators/labels.hpp"

#include "oversight/figures/tables.hpp"

namespace homeward::indicators {
namespace {

std::string two_digits(std::int32_t n) { return (n < 10 ? "0" : "") + std::to_string(n); }

}  // namespace

std::string group_label(const Counted& counted, std::string_view by, std::int32_t key) {
  if (key == cohort::k_missing) return "unknown";
  // Months and quarters are counted from January 1970.
  if (by == "month") return std::to_string(1970 + key / 12) + "-" + two_digits(key % 12 + 1);
  if (by == "quarter") return std::to_string(1970 + key / 4) + "-Q" + std::to_string(key % 4 + 1);
  if (by == "year") return std::to_string(key);
  const auto at = static_cast<std::size_t>(key);
  if (counted.group_words) return figures::schema().spec(*counted.group_words).words[at];
  return counted.group_labels[at];
}

}  // namespace homeward::indicators
