#include "oversight/reports/pdf_pages.hpp"

#include <algorithm>
#include <array>

namespace homeward::reports {
namespace {

constexpr double k_high = 120, k_bar = 34, k_legend = 24;
constexpr Style k_small{.size = 8};

std::optional<double> count_in(const Report& report, std::size_t row, std::string_view id) {
  const auto* count = std::get_if<std::int64_t>(&report.rows[row][column_of(report, id)]);
  if (!count) return std::nullopt;
  return static_cast<double>(*count);
}

/// Where those are who came to a stage. Lost and died are told apart from the others by their pattern as well.
struct Part {
  const char* id;
  Colour colour;
  bool hatched;
};
constexpr Colour k_finished{0.03, 0.20, 0.22};
constexpr std::array<Part, 4> k_parts{{{"in_care", k_primary, false},
                                       {"finished", k_finished, false},
                                       {"died_or_imprisoned", k_soft, true},
                                       {"lost", k_loss, true}}};

class Road {
 public:
  Road(Pages& pages, const Report& report, const Numbers& numbers)
      : pages_(pages), to_(pages.to()), report_(report), numbers_(numbers) {
    for (std::size_t i = 0; i < report.rows.size(); ++i) most_ = std::max(most_, reached(i).value_or(0));
  }

  void draw() {
    double labels = 0;
    for (std::size_t i = 0; i < report_.rows.size(); ++i) {
      double height = 0;
      for (const auto& [style, words] : label_of(i)) height += to_.text_height(step() - k_gap, style, words);
      labels = std::max(labels, height);
    }
    const double y = pages_.take(k_high + labels + k_legend + 2 * k_gap);
    const PdfDocument::Element figure(to_, "Figure");
    for (std::size_t i = 0; i < report_.rows.size(); ++i) {
      band(i, y);
      bar(i, y);
      double at = y + k_high + 4;
      for (const auto& [style, words] : label_of(i)) at += to_.text({x(i), at}, step() - k_gap, style, words);
    }
    legend(y + k_high + labels + k_gap);
  }

 private:
  std::optional<double> reached(std::size_t i) const {
    if (i >= report_.rows.size()) return std::nullopt;
    return count_in(report_, i, "reached");
  }
  double step() const { return pages_.width() / static_cast<double>(report_.rows.size()); }
  double x(std::size_t i) const { return pages_.left() + step() * static_cast<double>(i); }
  double high(double people) const { return most_ > 0 ? people / most_ * k_high : 0; }

  /// Those who went on, from this bar to the next; not where either number is withheld.
  void band(std::size_t i, double y) {
    const auto here = reached(i), next = reached(i + 1);
    if (!here || !next) return;
    const double h = high(std::min(*here, *next));
    to_.fill(Box{x(i) + k_bar, y, step() - k_bar, h}, k_primary_soft);
  }

  void bar(std::size_t i, double y) {
    const auto here = reached(i);
    if (!here) {  // a number that is withheld has no height
      to_.outline({x(i), y, k_bar, k_high}, k_line);
      return;
    }
    to_.fill(Box{x(i), y, k_bar, high(*here)}, k_primary_soft);
    if (i + 1 == report_.rows.size() || reached(i + 1)) parts(i, y, high(*here));
    to_.outline({x(i), y, k_bar, high(*here)}, k_ink);
  }

  /// Below those who went on; those who were lost at the very bottom, also where the numbers between are withheld.
  void parts(std::size_t i, double y, double whole) {
    double from = std::min(whole, high(reached(i + 1).value_or(0)));
    for (const Part& part : k_parts) {
      const bool lost = &part == &k_parts.back();
      const auto people = count_in(report_, i, part.id);
      if (!people && !lost) from = whole;  // nobody is told where the next ones begin
      const double height = std::min(high(people.value_or(0)), lost ? whole : whole - from);
      if (height <= 0) continue;
      area({x(i), lost ? y + whole - height : y + from, k_bar, height}, part);
      from += height;
    }
  }
  void area(const Box& box, const Part& part) {
    to_.fill(box, part.hatched ? k_white : part.colour);
    if (part.hatched) to_.hatch(box, part.colour);
  }

  std::vector<std::pair<Style, std::string>> label_of(std::size_t i) const {
    const auto word = [&](const char* id) {
      const std::size_t column = column_of(report_, id);
      return report_.columns[column].name + ": " + said(report_.rows[i][column], Form::whole, numbers_);
    };
    Style bold = k_small, loss = k_small;
    bold.bold = loss.bold = true;
    loss.colour = k_loss;
    return {{bold, std::to_string(i + 1) + ". " + name(i)}, {k_small, word("reached")}, {loss, word("lost")}};
  }
  const std::string& name(std::size_t i) const {
    return std::get<std::string>(report_.rows[i][column_of(report_, "name")]);
  }

  void legend(double y) {
    const double wide = pages_.width() / static_cast<double>(k_parts.size() + 1);
    double at = pages_.left();
    const auto one = [&](const std::string& words, Colour colour, bool hatched) {
      area({at, y + 2, 10, 8}, {"", colour, hatched});
      to_.text({at + 14, y}, wide - 18, k_small, words);
      at += wide;
    };
    one(pages_.words().say("figures/wentOn"), k_primary_soft, false);
    for (const Part& part : k_parts) one(report_.columns[column_of(report_, part.id)].name, part.colour, part.hatched);
  }

  Pages& pages_;
  PdfDocument& to_;
  const Report& report_;
  const Numbers& numbers_;
  double most_ = 0;
};

}  // namespace

void draw_road(Pages& pages, const Report& report, const Numbers& numbers) { Road(pages, report, numbers).draw(); }

}  // namespace homeward::reports
