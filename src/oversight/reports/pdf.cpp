#include "oversight/reports/pdf_pages.hpp"

#include <algorithm>

namespace homeward::reports {
namespace {

constexpr double k_upright = 595.28 - 2 * k_margin;
constexpr double k_together = 90;  // what is said of one row seldom takes more

std::string minute_of(Instant at) {
  std::string out = at.to_string().substr(0, 16);  // 2026-11-21T08:00
  out[10] = ' ';
  return out + " UTC";
}

const Fact* fact_of(const Report& report, std::string_view id) {
  const auto found = std::ranges::find(report.about, id, &Fact::id);
  return found == report.about.end() ? nullptr : &*found;
}

class Written {
 public:
  Written(Pages& pages, const Numbers& numbers) : pages_(pages), numbers_(numbers) {}

  void whole(const Report& report, const Made& made) {
    pages_.heading(1, report.title);
    pages_.paragraph({.size = 11, .colour = k_soft}, report.subtitle);
    pages_.paragraph({.size = 8.5, .colour = k_soft},
                     pages_.words().say("reports/made", {{"when", minute_of(made.at)}, {"whom", made.by}}));
    pages_.skip(k_gap);
    for (const Report& before : report.before) {
      pages_.heading(2, before.title);
      figures(before);
    }
    if (!report.before.empty()) pages_.heading(2, report.table_name);
    figures(report);
    beneath(report);
    about(report, report.about_name);
  }

 private:
  void figures(const Report& report) {
    if (const Fact* definition = fact_of(report, "definition")) pages_.paragraph({.size = 9.5}, definition->text);
    pages_.skip(k_gap);
    if (report.drawn == Drawn::road) draw_road(pages_, report, numbers_);
    draw_table(pages_, report, numbers_);
    if (const Fact* masking = fact_of(report, "masking"))
      pages_.paragraph({.size = 8.5, .colour = k_soft}, masking->text);
    pages_.skip(2 * k_gap);
  }

  /// What of each row is too long for the table.
  void beneath(const Report& report) {
    if (std::ranges::none_of(report.columns, &Column::beneath)) return;
    for (std::size_t r = 0; r < report.rows.size(); ++r) {
      if (!pages_.has(k_together)) pages_.turn();
      pages_.paragraph({.size = 9, .bold = true}, std::get<std::string>(report.rows[r][column_of(report, "name")]));
      const PdfDocument::Element table(pages_.to(), "Table");
      for (std::size_t i = 0; i < report.columns.size(); ++i)
        if (report.columns[i].beneath && !std::holds_alternative<std::monostate>(report.rows[r][i]))
          pages_.fact(report.columns[i].name, said(report.rows[r][i], form_of(report, r, i), numbers_));
      pages_.skip(k_gap);
    }
  }

  void about(const Report& report, const std::string& heading) {
    pages_.heading(2, heading);
    const PdfDocument::Element table(pages_.to(), "Table");
    for (const Fact& fact : report.about) {
      const bool said_above = fact.id == "title" || fact.id == "definition" || fact.id == "masking";
      if (!said_above && !fact.text.empty()) pages_.fact(fact.name, fact.text);
    }
    pages_.skip(k_gap);
  }

  Pages& pages_;
  const Numbers& numbers_;
};

}  // namespace

std::string pdf_of(const Report& report, const Made& made, const Words& words) {
  const Numbers numbers(words.language());
  double widest = least_width(report);
  for (const Report& before : report.before) widest = std::max(widest, least_width(before));
  const PdfDocument::About about{report.title + ", " + report.subtitle, words.language(), made.at, widest > k_upright};
  const std::string foot = report.title + " · " + report.subtitle;
  const auto draw = [&](int count) {
    PdfDocument document(about);
    Pages pages(document, words, {foot, count});
    Written(pages, numbers).whole(report, made);
    return std::pair{document.finish(), pages.page()};
  };
  return draw(draw(0).second).first;  // how many pages there are is known when they are drawn
}

}  // namespace homeward::reports
