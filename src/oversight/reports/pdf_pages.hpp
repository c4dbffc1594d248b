#pragma once
#include "oversight/reports/numbers.hpp"
#include "oversight/reports/pdf_document.hpp"
#include "oversight/reports/words.hpp"

/// What pages of figures are put together from.
namespace homeward::reports {

inline constexpr double k_margin = 48, k_gap = 8;

/// Fills pages from the top; every page says below what it belongs to and which of how many it is.
class Pages {
 public:
  struct Foot {
    std::string about;
    int pages = 0;  ///< of the whole; nobody knows before it was drawn once
  };
  Pages(PdfDocument& to, const Words& words, Foot foot);

  PdfDocument& to() { return to_; }
  const Words& words() const { return words_; }
  double left() const { return k_margin; }
  double width() const { return to_.width() - 2 * k_margin; }
  int page() const { return page_; }

  bool has(double height) const;
  void turn();
  /// Room for something that stays together, on the next page where this one has no more; says where it begins.
  double take(double height);
  void skip(double height) { y_ += height; }

  void heading(int level, const std::string& words);
  void paragraph(const Style& style, const std::string& words);
  /// A name and what is to be said of it, side by side.
  void fact(const std::string& name, const std::string& text);

 private:
  void foot();

  PdfDocument& to_;
  const Words& words_;
  Foot foot_;
  int page_ = 1;
  double y_ = k_margin;
};

/// What a cell says to people.
std::string said(const Cell& cell, Form form, const Numbers& numbers);

/// How wide the table is at least.
double least_width(const Report& report);
void draw_table(Pages& pages, const Report& report, const Numbers& numbers);
/// The five stages beside each other: who came so far, who went on, and who was lost at each joint.
void draw_road(Pages& pages, const Report& report, const Numbers& numbers);

}  // namespace homeward::reports
