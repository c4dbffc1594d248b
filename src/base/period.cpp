#include "base/period.hpp"

#include <charconv>

namespace homeward {
namespace {

std::optional<int> number(std::string_view text) {
  int out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return out;
}

/// So many months from the first of `month`.
std::optional<Period> months(int year, int month, int count) {
  const auto first = LocalDate::from(year, static_cast<unsigned>(month), 1);
  const int behind = month - 1 + count;
  const auto next = LocalDate::from(year + behind / 12, static_cast<unsigned>(behind % 12 + 1), 1);
  if (!first || !next) return std::nullopt;
  return Period{*first, *next - Days{1}};
}

}  // namespace

std::optional<Period> parse_period(std::string_view text, LocalDate today) {
  if (text.empty() || text == "previous") {
    const auto this_month = parse_period(today.to_string().substr(0, 7), today);
    const int year = this_month->first.year() - (text.empty() ? 0 : 1);
    const int month = *number(this_month->first.to_string().substr(5, 2));
    return months(month == 12 ? year : year - 1, month == 12 ? 1 : month + 1, 12);
  }
  if (const auto dots = text.find(".."); dots != text.npos) {
    const auto first = LocalDate::parse(text.substr(0, dots)), last = LocalDate::parse(text.substr(dots + 2));
    if (!first || !last || *last < *first) return std::nullopt;
    return Period{*first, *last};
  }
  if (text.size() < 4) return std::nullopt;
  const auto year = number(text.substr(0, 4));
  if (!year || *year < 1900 || *year > 2998) return std::nullopt;
  if (text.size() == 4) return months(*year, 1, 12);
  if (text.size() != 7 || text[4] != '-') return std::nullopt;
  const bool quarter = text[5] == 'Q';
  const auto part = number(text.substr(quarter ? 6 : 5));
  if (!part || *part < 1 || *part > (quarter ? 4 : 12)) return std::nullopt;
  return quarter ? months(*year, *part * 3 - 2, 3) : months(*year, *part, 1);
}

bool names_days(std::string_view text) { return text.find("..") != text.npos; }

std::optional<Period> whole_period(std::string_view text, LocalDate today) {
  return text.empty() || names_days(text) ? std::nullopt : parse_period(text, today);
}

}  // namespace homeward
