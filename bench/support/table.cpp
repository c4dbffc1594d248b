#include "bench/support/table.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace homeward::bench {

std::string rounded(double figure) {
  if (figure == 0) return "0";
  const int before_point = static_cast<int>(std::floor(std::log10(std::abs(figure)))) + 1;
  if (before_point > 3) {
    const double step = std::pow(10.0, before_point - 3);
    figure = std::round(figure / step) * step;
  }
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", std::clamp(3 - before_point, 0, 6), figure);
  std::string out = text;
  std::size_t end = std::min(out.find('.'), out.size());
  while (end > 3 + (figure < 0 ? 1 : 0)) out.insert(end -= 3, ",");
  return out;
}

double percentile(std::vector<double> all, double part) {
  if (all.empty()) return 0;
  const auto at = std::min(all.size() - 1, static_cast<std::size_t>(part * static_cast<double>(all.size())));
  std::nth_element(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(at), all.end());
  return all[at];
}

void Table::add(std::string what, std::string_view unit, double figure, std::optional<double> floor,
                std::optional<Goal> goal) {
  const auto with_unit = [&](double value) { return rounded(value) + " " + std::string(unit); };
  std::string wanted, verdict;
  if (goal) {
    const bool less = goal->better == Goal::Better::less;
    wanted = (less ? "< " : "> ") + with_unit(goal->limit);
    verdict = (less ? figure < goal->limit : figure > goal->limit) ? "met" : "MISSED";
  }
  lines_.push_back({std::move(what), with_unit(figure), floor ? with_unit(*floor) : "",
                    floor && *floor != 0 ? rounded(figure / *floor) : "", std::move(wanted), std::move(verdict)});
}

void Table::print() const {
  std::vector<std::vector<std::string>> all = {{"", "measured", floor_, "ratio", "goal", ""}};
  all.insert(all.end(), lines_.begin(), lines_.end());
  std::vector<std::size_t> widths(all.front().size(), 0);
  for (const auto& line : all)
    for (std::size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], line[i].size());
  for (const auto& line : all) {
    std::string text;
    for (std::size_t i = 0; i < line.size(); ++i) {
      const std::string space(widths[i] - line[i].size(), ' ');
      const bool to_the_left = i == 0 || i + 1 == line.size();
      text += (i ? "  " : "") + (to_the_left ? line[i] + space : space + line[i]);
    }
    text.erase(text.find_last_not_of(' ') + 1);
    std::printf("%s\n", text.c_str());
  }
}

}  // namespace homeward::bench
