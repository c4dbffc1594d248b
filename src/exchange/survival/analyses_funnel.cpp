#include "engine/comparison/funnel.hpp"
#include "engine/comparison/logistic.hpp"
#include "engine/survival/distributions.hpp"
#include "exchange/survival/design.hpp"

#include <cmath>

namespace homeward::survival {
namespace {

constexpr const char* k_unit_columns[] = {"unit", "n",     "observed", "expected", "ratio",  "lo95",
                                          "hi95", "lo998", "hi998",    "p",        "p_holm", "signal"};

void write_coefficients(const Design& design, const comparison::LogisticFit& fit, double confidence,
                        ReportWriter& out) {
  const double z = two_sided_normal(confidence);
  out.table("terms", {"term", "coef", "se", "z", "p", "lo", "hi"});
  for (std::size_t j = 0; j < fit.coefficient.size(); ++j) {
    const double se = fit.se[j];
    // A coefficient without a standard error is none: left out, or without an end.
    const double b = std::isnan(se) ? se : fit.coefficient[j];
    const std::string_view name = j == 0 ? std::string_view("(intercept)") : std::string_view(design.names[j - 1]);
    out.row({name, b, se, b / se, normal_p(b / se), b - z * se, b + z * se});
  }
}

}  // namespace

Answer answer_funnel(const Question& ask, const Rows& rows, ReportWriter& out) {
  HW_TRY(const Design design, design_of(ask, rows));
  HW_TRY(const comparison::LogisticFit fit, comparison::fit_logistic(rows.event, design.spans()));
  const Levels units = levels_by(ask.by, ask.columns, rows);
  const auto compared = comparison::funnel(rows.event, fit.fitted, units.of_row, units.count());
  // In the order of the file's words, never by result: this is no league table.
  out.table("units", {std::begin(k_unit_columns), std::end(k_unit_columns)});
  for (std::size_t u = 0; u < compared.size(); ++u) {
    const comparison::Unit& unit = compared[u];
    out.row({units.labels[u], unit.n, unit.observed, unit.expected, unit.ratio, unit.usual.low, unit.usual.high,
             unit.far.low, unit.far.high, unit.p, unit.p_holm, std::uint64_t{unit.signal}});
  }
  write_coefficients(design, fit, ask.confidence, out);
  std::vector<Coefficient> states;
  for (double b : std::span(fit.coefficient).subspan(1))
    states.push_back(std::isnan(b)   ? Coefficient::dependent
                     : std::isinf(b) ? Coefficient::infinite
                                     : Coefficient::estimated);
  Notes notes = notes_about(design, states);
  if (design.names.empty()) notes.emplace_back("nothing is adjusted for: --x names what makes people differ");
  return notes;
}

}  // namespace homeward::survival
