#include "engine/survival/cox.hpp"
#include "engine/survival/distributions.hpp"
#include "engine/survival/fine_gray.hpp"
#include "exchange/survival/analyses.hpp"
#include "exchange/survival/design.hpp"

#include <algorithm>
#include <cmath>

namespace homeward::survival {
namespace {

void write_terms(const Design& design, std::span<const double> coefficient, std::span<const double> se,
                 double confidence, ReportWriter& out) {
  const double z = two_sided_normal(confidence);
  out.table("terms", {"term", "coef", "se", "z", "p", "lo", "hi"});
  for (std::size_t j = 0; j < design.names.size(); ++j) {
    const double b = coefficient[j], s = se[j];
    out.row({design.names[j], b, s, b / s, normal_p(b / s), b - z * s, b + z * s});
  }
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

using Figures = std::vector<ReportWriter::Figure>;

/// What every model says of its likelihood.
Figures figures_of(const auto& fit) {
  return {{"n", fit.n},
          {"events", fit.events},
          {"loglik_null", fit.log_likelihood_null},
          {"loglik", fit.log_likelihood},
          {"lr_chisq", fit.likelihood_ratio.chi_square},
          {"lr_df", fit.likelihood_ratio.df},
          {"lr_p", fit.likelihood_ratio.p}};
}

void write_figures(const CoxFit& fit, ReportWriter& out) {
  Figures figures = figures_of(fit);
  const ReportWriter::Figure of_cox[] = {
      {"score_chisq", fit.score.chi_square},
      {"score_p", fit.score.p},
      {"wald_chisq", fit.wald.chi_square},
      {"wald_p", fit.wald.p},
      {"robust_score_chisq", fit.robust_score.df > 0 ? fit.robust_score.chi_square : std::nan("")},
      {"robust_score_p", fit.robust_score.df > 0 ? fit.robust_score.p : std::nan("")},
      {"concordance", fit.concordance.value},
      {"concordance_se", fit.concordance.se}};
  figures.insert(figures.end(), std::begin(of_cox), std::end(of_cox));
  out.figures(figures);
}

void write_proportional(const CoxFit& fit, const Question& ask, ReportWriter& out) {
  out.table("zph", {"term", "chisq", "df", "p"});
  for (const auto& p : fit.proportional) out.row({ask.terms[p.term], p.test.chi_square, p.test.df, p.test.p});
  if (fit.proportional.empty()) return;
  out.row({"GLOBAL", fit.proportional_all.chi_square, fit.proportional_all.df, fit.proportional_all.p});
}

}  // namespace

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
  Figures figures = figures_of(fit);
  // The members of cox, so that both are read alike; what is not defined for this model is empty.
  const double none = std::nan("");
  const ReportWriter::Figure as_cox[] = {{"score_chisq", none},
                                         {"score_p", none},
                                         {"wald_chisq", fit.wald.chi_square},
                                         {"wald_p", fit.wald.p},
                                         {"robust_score_chisq", none},
                                         {"robust_score_p", none},
                                         {"concordance", none},
                                         {"concordance_se", none}};
  figures.insert(figures.end(), std::begin(as_cox), std::end(as_cox));
  out.figures(figures);
  out.table("zph", {"term", "chisq", "df", "p"});
  Notes notes = notes_about(design, fit.state);
  if (std::ranges::count(of_word, 0) == 0)
    notes.push_back("no row is censored: '" + ask.columns.censor + "' is not among the words of the status");
  return notes;
}

}  // namespace homeward::survival
