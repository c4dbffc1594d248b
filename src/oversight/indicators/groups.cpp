#include "oversight/indicators/groups.hpp"

#include "oversight/figures/tables.hpp"

namespace homeward::indicators {
namespace {

using cohort::Value;

std::string two_digits(std::int32_t n) { return (n < 10 ? "0" : "") + std::to_string(n); }

}  // namespace

std::optional<Grouping> standard_group(std::string_view by, const Value& person, const Value& place, const Value& day,
                                       bool has_day) {
  const auto at = [&](std::initializer_list<PlaceKind> kinds) {
    std::vector<std::int32_t> levels;
    for (const PlaceKind kind : kinds) levels.push_back(figures::code(kind));
    return Grouping{cohort::place_at(place, day, std::move(levels))};
  };
  if (by == "region") return at({PlaceKind::region});
  if (by == "district") return at({PlaceKind::district});
  if (by == "house") return at({PlaceKind::centre, PlaceKind::ngo});
  if (by == "sex") return Grouping{cohort::through(person, cohort::column(figures::person::sex)), figures::person::sex};
  if (by == "age") {
    const Value born = cohort::through(person, cohort::column(figures::person::birth_year));
    return Grouping{cohort::band(cohort::difference(cohort::year_of(day), born), k_age_limits), std::nullopt,
                    band_labels(k_age_limits)};
  }
  if (!has_day) return std::nullopt;
  if (by == "month") return Grouping{cohort::month_of(day)};
  if (by == "quarter") return Grouping{cohort::quarter_of(day)};
  if (by == "year") return Grouping{cohort::year_of(day)};
  return std::nullopt;
}

std::vector<std::string> band_labels(const std::vector<double>& limits) {
  const auto whole = [](double x) { return std::to_string(static_cast<std::int64_t>(x)); };
  std::vector<std::string> out{"<" + whole(limits.front())};
  for (std::size_t i = 0; i + 1 < limits.size(); ++i) {
    const std::string last = whole(limits[i + 1] - 1);
    out.push_back(whole(limits[i]) == last ? last : whole(limits[i]) + "-" + last);
  }
  out.push_back(whole(limits.back()) + "+");
  return out;
}

std::string group_label(std::string_view by, std::int32_t key, const std::optional<cohort::Column>& words,
                        const std::vector<std::string>& labels) {
  if (key == cohort::k_missing) return "unknown";
  // Months and quarters are counted from January 1970.
  if (by == "month") return std::to_string(1970 + key / 12) + "-" + two_digits(key % 12 + 1);
  if (by == "quarter") return std::to_string(1970 + key / 4) + "-Q" + std::to_string(key % 4 + 1);
  if (by == "year") return std::to_string(key);
  const auto at = static_cast<std::size_t>(key);
  return words ? figures::schema().spec(*words).words[at] : labels[at];
}

}  // namespace homeward::indicators
