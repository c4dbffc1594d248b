#include "oversight/reports/pdf_pages.hpp"

#include <algorithm>

namespace homeward::reports {
namespace {

constexpr double k_number = 58, k_limits = 78, k_drawing = 84, k_least_text = 105, k_pad = 3;
constexpr Style k_cell{.size = 8.5};

/// A column of the page: one of the table, two that are limits of one figure, or the drawing of a figure.
struct Shown {
  enum class Kind { text, number, limits, drawing } kind;
  std::size_t column;
  std::string name;
  double width = 0;
};

bool ends_with_limit(const Report& report, std::size_t i, std::string_view limit) {
  return i < report.columns.size() && std::string_view(report.columns[i].id).ends_with(limit);
}

double width_of(Shown::Kind kind) {
  switch (kind) {
    case Shown::Kind::number: return k_number;
    case Shown::Kind::limits: return k_limits;
    case Shown::Kind::drawing: return k_drawing;
    case Shown::Kind::text: break;
  }
  return k_least_text;
}

std::vector<Shown> shown_of(const Report& report) {
  std::vector<Shown> out;
  for (std::size_t i = 0; i < report.columns.size(); ++i) {
    const Column& column = report.columns[i];
    if (!is_shown(report, i) || column.beneath) continue;
    if (ends_with_limit(report, i, "low") && ends_with_limit(report, i + 1, "high")) {
      out.push_back({Shown::Kind::limits, i++, column.name});
    } else {
      out.push_back({column.form == Form::text ? Shown::Kind::text : Shown::Kind::number, i, column.name});
    }
  }
  if (report.drawn == Drawn::intervals && column_of(report, "low") < report.columns.size())
    out.push_back({Shown::Kind::drawing, column_of(report, "value"), ""});
  for (Shown& shown : out) shown.width = width_of(shown.kind);
  return out;
}

std::optional<double> number_in(const Cell& cell) {
  if (const auto* number = std::get_if<double>(&cell)) return *number;
  return std::nullopt;
}

class Drawing {
 public:
  Drawing(Pages& pages, const Report& report, const Numbers& numbers)
      : pages_(pages), to_(pages.to()), report_(report), numbers_(numbers), shown_(shown_of(report)) {
    // The numbers matter more than the drawing of them.
    if (used() > pages.width() && shown_.back().kind == Shown::Kind::drawing) shown_.pop_back();
    fit();
    for (Shown& s : shown_) {
      if (s.kind == Shown::Kind::drawing) s.name = pages.words().say("indicators/picture");
      if (s.kind != Shown::Kind::limits) continue;
      // "Compared: 95% interval, from" is the head of both.
      const std::string& low = pages.words().say("reports/low");
      if (const auto at = s.name.rfind(low); at != s.name.npos)
        s.name = s.name.substr(0, at) + pages.words().say("indicators/interval");
    }
  }

  void draw() {
    const PdfDocument::Element table(to_, "Table");
    head();
    for (std::size_t r = 0; r < report_.rows.size(); ++r) row(r);
    pages_.skip(k_gap);
  }

 private:
  double used() const {
    double out = 0;
    for (const Shown& s : shown_) out += s.width;
    return out;
  }
  /// Texts take what the numbers leave; where there is too little, all become narrower.
  void fit() {
    const double less = std::min(1.0, pages_.width() / used());
    for (Shown& s : shown_) s.width *= less;
    const auto texts = std::ranges::count(shown_, Shown::Kind::text, &Shown::kind);
    const double more = (pages_.width() - used()) / static_cast<double>(std::max<std::ptrdiff_t>(1, texts));
    for (Shown& s : shown_)
      if (s.kind == Shown::Kind::text) s.width += more;
  }

  static Align align_of(const Shown& s) { return s.kind == Shown::Kind::text ? Align::start : Align::end; }

  double height_of(const std::vector<std::string>& cells, const Style& style) const {
    double height = 0;
    for (std::size_t i = 0; i < shown_.size(); ++i)
      height = std::max(height, to_.text_height(shown_[i].width - 2 * k_pad, style, cells[i]));
    return height + 2 * k_pad;
  }

  void cells(double y, const std::vector<std::string>& texts, Style style, const char* tag) {
    double x = pages_.left();
    for (std::size_t i = 0; i < shown_.size(); ++i) {
      const PdfDocument::Element cell(to_, i == 0 ? "TH" : tag);
      style.align = align_of(shown_[i]);
      to_.text({x + k_pad, y + k_pad}, shown_[i].width - 2 * k_pad, style, texts[i]);
      x += shown_[i].width;
    }
  }

  void head() {
    const Style style{.size = 8, .bold = true};
    std::vector<std::string> names;
    for (const Shown& s : shown_) names.push_back(s.name);
    const double height = height_of(names, style);
    if (!pages_.has(height + 40)) pages_.turn();
    const double y = pages_.take(height);
    const PdfDocument::Element row(to_, "TR");
    cells(y, names, style, "TH");
    to_.line({pages_.left(), y + height}, {pages_.left() + pages_.width(), y + height}, k_ink, 1);
  }

  std::string text_of(const Shown& s, std::size_t r) const {
    const auto& row = report_.rows[r];
    const Form form = form_of(report_, r, s.column);
    if (s.kind == Shown::Kind::drawing) return "";
    if (s.kind != Shown::Kind::limits) return said(row[s.column], form, numbers_);
    const auto low = number_in(row[s.column]), high = number_in(row[s.column + 1]);
    if (!low || !high) return "–";
    const char* between = form == Form::points ? " … " : " – ";
    return numbers_.say(form, *low) + between + numbers_.say(form, *high);
  }

  void row(std::size_t r) {
    const auto kind = column_of(report_, "row");
    const Cell what = kind < report_.columns.size() ? report_.rows[r][kind] : Cell();
    Style style = k_cell;
    style.bold = what == Cell(std::string("total"));
    if (what == Cell(std::string("left_out"))) style.colour = k_soft;
    std::vector<std::string> texts;
    for (const Shown& s : shown_) texts.push_back(text_of(s, r));
    const double height = height_of(texts, style);
    if (!pages_.has(height)) {
      pages_.turn();
      head();
    }
    const double y = pages_.take(height);
    const PdfDocument::Element element(to_, "TR");
    cells(y, texts, style, "TD");
    if (!shown_.empty() && shown_.back().kind == Shown::Kind::drawing)
      interval(r, {pages_.left() + pages_.width() - k_drawing + k_pad, y + height / 2 - 4, k_drawing - 2 * k_pad, 8});
    to_.line({pages_.left(), y + height}, {pages_.left() + pages_.width(), y + height}, k_line);
  }

  /// From zero to the end of the axis: 100 % for shares, else the highest limit; no axis where it had one row alone.
  std::optional<double> axis_end(std::size_t r) const {
    if (form_of(report_, r, column_of(report_, "value")) == Form::share) return 1;
    if (!report_.forms.empty()) return std::nullopt;
    const std::size_t high = column_of(report_, "high");
    double end = 1;
    for (const auto& row : report_.rows) end = std::max(end, number_in(row[high]).value_or(0));
    return end;
  }

  void interval(std::size_t r, const Box& box) {
    const auto& row = report_.rows[r];
    const auto value = number_in(row[column_of(report_, "value")]);
    const auto end = axis_end(r);
    if (!value || !end) return;
    const auto x = [&](double v) { return box.x + std::clamp(v / *end, 0.0, 1.0) * box.width; };
    to_.fill(box, k_primary_soft);
    to_.fill(Box{box.x, box.y, x(*value) - box.x, box.height}, k_primary);
    const auto low = number_in(row[column_of(report_, "low")]), high = number_in(row[column_of(report_, "high")]);
    if (low && high) {
      const double middle = box.y + box.height / 2;
      // White below, so that the line is seen on the bar as well.
      for (const auto& [colour, thick] : {std::pair{k_white, 2.6}, {k_ink, 1.1}}) {
        to_.line({x(*low), middle}, {x(*high), middle}, colour, thick);
        for (const double limit : {*low, *high})
          to_.line({x(limit), middle - 3}, {x(limit), middle + 3}, colour, thick);
      }
    }
    if (r < report_.targets.size() && report_.targets[r]) {
      const double at = x(*report_.targets[r]);
      to_.line({at, box.y - 2}, {at, box.y + box.height + 2}, k_loss, 1.4, true);
    }
  }

  Pages& pages_;
  PdfDocument& to_;
  const Report& report_;
  const Numbers& numbers_;
  std::vector<Shown> shown_;
};

}  // namespace

double least_width(const Report& report) {
  double out = 0;
  for (const Shown& s : shown_of(report)) out += s.width;
  return out;
}

void draw_table(Pages& pages, const Report& report, const Numbers& numbers) { Drawing(pages, report, numbers).draw(); }

}  // namespace homeward::reports
