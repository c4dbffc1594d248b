#pragma once
#include "exchange/survival/report_writer.hpp"
#include "exchange/survival/rows.hpp"

#include <optional>

/// What `homeward survival` answers: rows of a file through an estimator of the engine into a report.
namespace homeward::survival {

/// What is asked beside the columns. Each analysis reads what concerns it.
struct Question {
  FileColumns columns;
  std::vector<std::string> by, strata;
  double confidence = 0.95;
  std::vector<double> probabilities{0.25, 0.5, 0.75};
  double tau = 0, rho = 0;
  std::string id, status;          ///< columns of words: whose row it is; how a row ends
  std::vector<std::string> terms;  ///< `age`, `factor(sex)`
  std::string ties = "efron", cluster, cause;
  double start = 0;
  std::vector<double> times;
};

/// Sentences for the reader that are no refusal.
using Notes = std::vector<std::string>;
using Answer = Result<Notes>;

Answer answer_km(const Question& ask, const Rows& rows, ReportWriter& out);
Answer answer_quantiles(const Question& ask, const Rows& rows, ReportWriter& out);
Answer answer_rmst(const Question& ask, const Rows& rows, ReportWriter& out);
Answer answer_log_rank(const Question& ask, const Rows& rows, ReportWriter& out);
/// Reason of its own: survival.no-events.
Answer answer_cif(const Question& ask, const Rows& rows, ReportWriter& out);
/// Reasons of their own: survival.rows-overlap, survival.state-jumps, survival.times-before-start,
/// survival.too-many-states, survival.no-events; the first two name the line.
Answer answer_aj(const Question& ask, const Rows& rows, ReportWriter& out);
/// Reason of its own: survival.id-in-two-groups, which names the line.
Answer answer_mean_count(const Question& ask, const Rows& rows, ReportWriter& out);

/// Reasons of their own: survival.one-level, survival.exact-ties, survival.no-events, survival.no-convergence,
/// survival.cause-unknown. A coefficient that does not exist is empty and named in a note.
Answer answer_cox(const Question& ask, const Rows& rows, ReportWriter& out);
Answer answer_fine_gray(const Question& ask, const Rows& rows, ReportWriter& out);

/// Units beside what is expected for people like theirs, with control limits (engine/comparison). Reasons of its own:
/// survival.one-level, survival.no-convergence.
Answer answer_funnel(const Question& ask, const Rows& rows, ReportWriter& out);

/// `factor(sex)` gives `sex`; nothing for a covariate that is a number.
std::optional<std::string> factor_of(std::string_view term);

/// The levels of some of the columns that were read.
Levels levels_by(const std::vector<std::string>& names, const FileColumns& columns, const Rows& rows);

}  // namespace homeward::survival
