#include "engine/survival/cox.hpp"
#include "engine/survival/distributions.hpp"
#include "engine/survival/fine_gray.hpp"
#include "exchange/survival/analyses.hpp"

#include <algorithm>
#include <cmath>

namespace homeward::survival {
namespace {

/// The columns of a model: numbers as they are, a factor as one column for each level behind the first.
struct Design {
  std::vector<std::vector<double>> columns;
  std::vector<std::string> names;
  std::vector<std::uint32_t> term_of;

  std::vector<std::span<const double>> spans() const { return {columns.begin(), columns.end()}; }
};

Result<Design> design_of(const Question& ask, const Rows& rows) {
  Design out;
  for (std::uint32_t t = 0; t < ask.terms.size(); ++t) {
    const std::string& term = ask.terms[t];
    const auto factor = factor_of(term);
    if (!factor) {
      out.columns.push_back(rows.number(ask.columns, term));
      out.names.push_back(term);
      out.term_of.push_back(t);
      continue;
    }
    const Levels levels = levels_of(rows.word(ask.columns, *factor));
    if (levels.count() < 2) return reject(ErrorKind::invalid, "survival.one-level", term + " is the same in every row");
    for (std::uint32_t l = 1; l < levels.count(); ++l) {
      std::vector<double> column;
      for (auto level : levels.of_row) column.push_back(level == l ? 1 : 0);
      out.columns.push_back(std::move(column));
      out.names.push_back(term + levels.labels[l]);
      out.term_of.push_back(t);
    }
  }
  return out;
}

void write_terms(const Design& design, std::span<const double> coefficient, std::span<const double> se,
                 double confidence, ReportWriter& out) {
  const double z = two_sided_normal(confidence);
  out.table("terms", {"term", "coef", "se", "z", "p", "lo", "hi"});
  for (std::size_t j = 0; j < design.names.size(); ++j) {
    const double b = coefficient[j], s = se[j];
    out.row({design.names[j], b, s, b / s, normal_p(b / s), b - z * s, b + z * s});
  }
}

Notes notes_about(const Design& design, std::span<const Coefficient> states) {
  Notes out;
  for (std::size_t j = 0; j < states.size(); ++j) {
    if (states[j] == Coefficient::dependent)
      out.push_back(
          std::string("survival.term-dependent") + ": " + design.names[j] +
          " is a combination of the terms before it or never varies among those at risk; it has no coefficient");
    if (states[j] == Coefficient::infinite)
      out.push_back(std::string("survival.term-infinite") + ": the likelihood goes on rising with " + design.names[j] +
                    "; it has no finite coefficient and there is no Wald test");
  }
  return out;
}

struct Clusters {
  std::vector<std::uint32_t> of_row;
  std::uint32_t count = 0;
};

/// As named; else each row its own where weights are not whole, as R's `coxph` does.
Clusters clusters_of(const Question& ask, const Rows& rows, Notes& notes) {
  if (!ask.cluster.empty()) {
    Levels levels = levels_of(rows.word(ask.columns, ask.cluster));
    const auto count = levels.count();
    return {std::move(levels.of_row), count};
  }
  if (std::ranges::none_of(rows.weight, [](double w) { return w != std::floor(w); })) return {};
  notes.push_back("weights are not whole: standard errors are robust, each row a cluster of its own");
  Clusters out{std::vector<std::uint32_t>(rows.size()), static_cast<std::uint32_t>(rows.size())};
  for (std::uint32_t i = 0; i < out.count; ++i) out.of_row[i] = i;
  return out;
}

void write_figures(const CoxFit& fit, ReportWriter& out) {
  out.figures({{"n", fit.n},
               {"events", fit.events},
               {"loglik_null", fit.log_likelihood_null},
               {"loglik", fit.log_likelihood},
               {"lr_chisq", fit.likelihood_ratio.chi_square},
               {"lr_df", fit.likelihood_ratio.df},
               {"lr_p", fit.likelihood_ratio.p},
               {"score_chisq", fit.score.chi_square},
               {"score_p", fit.score.p},
               {"wald_chisq", fit.wald.chi_square},
               {"wald_p", fit.wald.p},
               {"robust_score_chisq", fit.robust_score.df > 0 ? fit.robust_score.chi_square : std::nan("")},
               {"robust_score_p", fit.robust_score.df > 0 ? fit.robust_score.p : std::nan("")},
               {"concordance", fit.concordance.value},
               {"concordance_se", fit.concordance.se}});
}

void write_proportional(const CoxFit& fit, const Question& ask, ReportWriter& out) {
  out.table("zph", {"term", "chisq", "df", "p"});
  for (const auto& p : fit.proportional) out.row({ask.terms[p.term], p.test.chi_square, p.test.df, p.test.p});
  if (fit.proportional.empty()) return;
  out.row({"GLOBAL", fit.proportional_all.chi_square, fit.proportional_all.df, fit.proportional_all.p});
}

}  // namespace

std::optional<std::string> factor_of(std::string_view term) {
  constexpr std::string_view k_begin = "factor(";
  if (!term.starts_with(k_begin) || !term.ends_with(')')) return std::nullopt;
  return std::string(term.substr(k_begin.size(), term.size() - k_begin.size() - 1));
}

Answer answer_cox(const Question& ask, const Rows& rows, ReportWriter& out) {
  HW_TRY(const Design design, design_of(ask, rows));
  const Levels strata = levels_by(ask.strata, ask.columns, rows);
  Notes notes;
  const Clusters clusters = clusters_of(ask, rows, notes);
  const CoxModel model{{rows.time, rows.event, rows.entry, rows.weight, strata.of_row, strata.count()},
                       design.spans(),
                       design.term_of,
                       clusters.of_row,
                       clusters.count};
  const Ties ties = ask.ties == "exact" ? Ties::exact : ask.ties == "breslow" ? Ties::breslow : Ties::efron;
  HW_TRY(const CoxFit fit, fit_cox(model, ties));
  write_terms(design, fit.coefficient, fit.se, ask.confidence, out);
  write_figures(fit, out);
  write_proportional(fit, ask, out);
  std::ranges::move(notes_about(design, fit.state), std::back_inserter(notes));
  if (fit.proportional.empty()) notes.push_back("there is no test of proportional hazards for this model");
  return notes;
}

Answer answer_fine_gray(const Question& ask, const Rows& rows, ReportWriter& out) {
  HW_TRY(const Design design, design_of(ask, rows));
  const Words& status = rows.word(ask.columns, ask.status);
  std::vector<std::uint8_t> of_word;
  for (const auto& word : status.words())
    of_word.push_back(same_word(word, ask.columns.censor) ? 0 : same_word(word, ask.cause) ? 1 : 2);
  if (std::ranges::count(of_word, 1) == 0)
    return reject(ErrorKind::invalid, "survival.cause-unknown", "no row has the cause '" + ask.cause + "'");
  std::vector<std::uint8_t> outcome;
  for (auto code : status.codes()) outcome.push_back(of_word[code]);
  HW_TRY(const FineGrayFit fit, fit_fine_gray(rows.time, outcome, design.spans()));
  write_terms(design, fit.coefficient, fit.se, ask.confidence, out);
  out.figures({{"n", fit.n},
               {"events", fit.events},
               {"loglik_null", fit.log_likelihood_null},
               {"loglik", fit.log_likelihood},
               {"lr_chisq", fit.likelihood_ratio.chi_square},
               {"lr_df", fit.likelihood_ratio.df},
               {"lr_p", fit.likelihood_ratio.p},
               {"wald_chisq", fit.wald.chi_square},
               {"wald_p", fit.wald.p}});
  Notes notes = notes_about(design, fit.state);
  if (std::ranges::count(of_word, 0) == 0)
    notes.push_back("no row is censored: '" + ask.columns.censor + "' is not among the words of the status");
  return notes;
}

}  // namespace homeward::survival
