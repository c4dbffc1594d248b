#include "engine/survival/curve.hpp"
#include "engine/survival/distributions.hpp"
#include "engine/survival/log_rank.hpp"
#include "exchange/survival/analyses.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace homeward::survival {
namespace {

constexpr std::array k_scales{LimitsOn::plain, LimitsOn::log, LimitsOn::log_log};

Spells spells_of(const Rows& rows, const Levels& groups) {
  return {rows.time, rows.event, rows.entry, rows.weight, groups.of_row, groups.count()};
}

struct Curves {
  Levels strata;
  std::vector<Curve> curves;
  Notes notes;
};

Result<Curves> curves_of(const Question& ask, const Rows& rows) {
  Curves out{levels_by(ask.by, ask.columns, rows), {}, {}};
  HW_TRY(out.curves, kaplan_meier(spells_of(rows, out.strata)));
  if (std::ranges::any_of(rows.weight, [](double w) { return w != std::floor(w); }))
    out.notes.push_back("weights are not whole: standard errors are Greenwood's, which count weights as persons");
  if (std::ranges::none_of(rows.event, [](auto e) { return e != 0; })) out.notes.push_back("no row has the event");
  return out;
}

}  // namespace

Levels levels_by(const std::vector<std::string>& names, const FileColumns& columns, const Rows& rows) {
  std::vector<Levels> levels;
  for (const auto& name : names) levels.push_back(levels_of(rows.word(columns, name)));
  return combine(names, levels, rows.size());
}

Answer answer_km(const Question& ask, const Rows& rows, ReportWriter& out) {
  HW_TRY(auto found, curves_of(ask, rows));
  out.table("rows", {"stratum", "time", "n_risk", "n_event", "n_censor", "surv", "se_greenwood", "lo_plain", "hi_plain",
                     "lo_log", "hi_log", "lo_loglog", "hi_loglog", "nelson_aalen", "na_se"});
  for (std::size_t s = 0; s < found.curves.size(); ++s) {
    const Curve& c = found.curves[s];
    std::array<Limits, 3> l;
    std::ranges::transform(k_scales, l.begin(), [&](LimitsOn on) { return limits(c, on, ask.confidence); });
    for (std::size_t i = 0; i < c.time.size(); ++i) {
      out.row({found.strata.labels[s], c.time[i], c.n_risk[i], c.n_event[i], c.n_censor[i], c.survival[i], c.se[i]});
      for (const Limits& scale : l) out.row({scale.lower[i], scale.upper[i]});
      out.row({c.nelson_aalen[i], c.nelson_aalen_se[i]});
    }
  }
  return std::move(found.notes);
}

Answer answer_quantiles(const Question& ask, const Rows& rows, ReportWriter& out) {
  HW_TRY(auto found, curves_of(ask, rows));
  out.table("rows", {"stratum", "p", "quantile", "lo_plain", "hi_plain", "lo_log", "hi_log", "lo_loglog", "hi_loglog"});
  for (std::size_t s = 0; s < found.curves.size(); ++s) {
    const Curve& c = found.curves[s];
    std::vector<std::vector<double>> columns{quantiles(c, c.survival, ask.probabilities)};
    for (LimitsOn on : k_scales) {
      const Limits l = limits(c, on, ask.confidence);
      columns.push_back(quantiles(c, l.lower, ask.probabilities));
      columns.push_back(quantiles(c, l.upper, ask.probabilities));
    }
    for (std::size_t i = 0; i < ask.probabilities.size(); ++i) {
      out.row({found.strata.labels[s], ask.probabilities[i]});
      for (const auto& column : columns) out.cell(column[i]);
    }
  }
  return std::move(found.notes);
}

Answer answer_rmst(const Question& ask, const Rows& rows, ReportWriter& out) {
  HW_TRY(auto found, curves_of(ask, rows));
  const double z = two_sided_normal(ask.confidence);
  out.table("rows", {"stratum", "tau", "rmst", "se", "lo", "hi"});
  for (std::size_t s = 0; s < found.curves.size(); ++s) {
    const RestrictedMean mean = restricted_mean(found.curves[s], ask.tau);
    out.row({found.strata.labels[s], ask.tau, mean.mean, mean.se, mean.mean - z * mean.se, mean.mean + z * mean.se});
    if (mean.beyond_follow_up)
      found.notes.push_back("tau lies behind the last time of stratum '" + found.strata.labels[s] +
                            "': its curve is taken to stay where it ends");
  }
  return std::move(found.notes);
}

Answer answer_log_rank(const Question& ask, const Rows& rows, ReportWriter& out) {
  const Levels groups = levels_by(ask.by, ask.columns, rows), strata = levels_by(ask.strata, ask.columns, rows);
  HW_TRY(const LogRank test, log_rank(spells_of(rows, groups), ask.rho, strata.of_row, strata.count()));
  out.table("groups", {"group", "n", "observed", "expected"});
  for (std::size_t g = 0; g < groups.count(); ++g)
    out.row({groups.labels[g], test.n[g], test.observed[g], test.expected[g]});
  out.figures({{"chisq", test.chi_square}, {"df", std::uint64_t{test.df}}, {"p", test.p}});
  Notes notes;
  if (std::isnan(test.chi_square)) notes.push_back("the variance is singular: there is no test");
  if (test.df == 0) notes.push_back("only one group could have had an event: there is no test");
  return notes;
}

}  // namespace homeward::survival
