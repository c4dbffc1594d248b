#pragma once
#include "base/time.hpp"

#include <memory>
#include <span>
#include <string>
#include <string_view>

/// Pages of A4 as PDF: text that is shaped for every script, lines and areas, and a structure that reads out. The only
/// place that knows the drawing libraries (cairo, pango). Points of 1/72 inch, from the top left.
namespace homeward::reports {

struct Colour {
  double red, green, blue;
};
inline constexpr Colour k_ink{0.12, 0.16, 0.19}, k_soft{0.33, 0.38, 0.42}, k_line{0.80, 0.78, 0.74}, k_white{1, 1, 1},
    k_primary{0.05, 0.35, 0.37}, k_primary_soft{0.80, 0.89, 0.88}, k_loss{0.70, 0.15, 0.12};

enum class Align { start, middle, end };

struct Style {
  double size = 9;
  bool bold = false;
  Colour colour = k_ink;
  Align align = Align::start;
};

struct Point {
  double x, y;
};
struct Box {
  double x, y, width, height;
};

/// Equal calls make equal bytes.
class PdfDocument {
 public:
  /// What the file says of itself. `language` is a tag of BCP 47.
  struct About {
    std::string title, language;
    Instant made;
    bool landscape = false;
  };
  explicit PdfDocument(About about);
  ~PdfDocument();
  PdfDocument(const PdfDocument&) = delete;
  PdfDocument& operator=(const PdfDocument&) = delete;

  double width() const;
  double height() const;

  /// Text is never markup. It wraps within the width; the answer is its height.
  double text(Point at, double width, const Style& style, const std::string& words);
  double text_height(double width, const Style& style, const std::string& words) const;
  void fill(const Box& box, Colour colour);
  /// Slanted lines, so that an area is told from others without colour.
  void hatch(const Box& box, Colour colour);
  void outline(const Box& box, Colour colour);
  void fill(std::span<const Point> corners, Colour colour);
  void line(Point from, Point to, Colour colour, double thickness = 0.7, bool dashed = false);
  void next_page();

  /// What is drawn while it lives is this element of the structure (ISO 32000-1, 14.8.4): "H1", "P", "Table", "TR".
  class Element {
   public:
    Element(PdfDocument& document, const char* name);
    ~Element();
    Element(const Element&) = delete;
    Element& operator=(const Element&) = delete;

   private:
    PdfDocument& document_;
    const char* name_;
  };

  /// The whole file. Nothing can be drawn afterwards.
  std::string finish();

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace homeward::reports
