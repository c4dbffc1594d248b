#include "oversight/reports/pdf_pages.hpp"

#include <algorithm>

namespace homeward::reports {
namespace {

constexpr double k_foot = 30, k_fact_name = 130;

}  // namespace

Pages::Pages(PdfDocument& to, const Words& words, Foot foot) : to_(to), words_(words), foot_(std::move(foot)) {
  this->foot();
}

void Pages::foot() {
  const double y = to_.height() - k_foot;
  const std::string page =
      words_.say("reports/page", {{"page", std::to_string(page_)}, {"pages", std::to_string(foot_.pages)}});
  to_.line({left(), y - 5}, {left() + width(), y - 5}, k_line);
  to_.text({left(), y}, width() - 100, {.size = 7.5, .colour = k_soft}, foot_.about);
  to_.text({left() + width() - 100, y}, 100, {.size = 7.5, .colour = k_soft, .align = Align::end}, page);
}

bool Pages::has(double height) const { return y_ + height <= to_.height() - k_foot - 2 * k_gap; }

void Pages::turn() {
  to_.next_page();
  ++page_;
  y_ = k_margin;
  foot();
}

double Pages::take(double height) {
  if (!has(height)) turn();
  const double at = y_;
  y_ += height;
  return at;
}

void Pages::heading(int level, const std::string& words) {
  const Style style{.size = level == 1 ? 18.0 : 12.0, .bold = true};
  const double height = to_.text_height(width(), style, words);
  // Not alone at the end of a page.
  if (!has(height + 60)) turn();
  const PdfDocument::Element element(to_, level == 1 ? "H1" : "H2");
  to_.text({left(), take(height + 4)}, width(), style, words);
}

void Pages::paragraph(const Style& style, const std::string& words) {
  const PdfDocument::Element element(to_, "P");
  to_.text({left(), take(to_.text_height(width(), style, words) + 4)}, width(), style, words);
}

void Pages::fact(const std::string& name, const std::string& text) {
  const Style of_name{.size = 8.5, .colour = k_soft}, of_text{.size = 8.5};
  const double wide = width() - k_fact_name;
  const double height =
      std::max(to_.text_height(k_fact_name - k_gap, of_name, name), to_.text_height(wide, of_text, text));
  const double y = take(height + 3);
  const PdfDocument::Element row(to_, "TR");
  {
    const PdfDocument::Element head(to_, "TH");
    to_.text({left(), y}, k_fact_name - k_gap, of_name, name);
  }
  const PdfDocument::Element cell(to_, "TD");
  to_.text({left() + k_fact_name, y}, wide, of_text, text);
}

std::string said(const Cell& cell, Form form, const Numbers& numbers) {
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  if (const auto* whole = std::get_if<std::int64_t>(&cell)) return numbers.whole(*whole);
  if (const auto* number = std::get_if<double>(&cell)) return numbers.say(form, *number);
  return "–";
}

}  // namespace homeward::reports
