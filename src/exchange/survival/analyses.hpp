#pragma once
#include "exchange/survival/report_writer.hpp"
#include "exchange/survival/rows.hpp"

/// What `homeward survival` answers: rows of a file through an estimator of the engine into a report.
namespace homeward::survival {

/// What is asked beside the columns. Each analysis reads what concerns it.
struct Question {
  FileColumns columns;
  std::vector<std::string> by, strata;
  double confidence = 0.95;
  std::vector<double> probabilities{0.25, 0.5, 0.75};
  double tau = 0, rho = 0;
  std::string id, status;      ///< columns of words: whose row it is; how a row ends
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

/// The levels of some of the columns that were read.
Levels levels_by(const std::vector<std::string>& names, const FileColumns& columns, const Rows& rows);

}  // namespace homeward::survival
