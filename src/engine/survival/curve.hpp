#pragma once
#include "engine/survival/spells.hpp"

namespace homeward::survival {

/// Kaplan-Meier and Nelson-Aalen of one group, at every time at which somebody leaves, also by censoring alone.
struct Curve {
  std::vector<double> time;
  std::vector<double> n_risk, n_event, n_censor;  ///< weighted; at risk: entry < time <= exit
  std::vector<double> survival;                   ///< prod (1 - d/n) (Kaplan & Meier 1958)
  /// Of the survival: S sqrt(sum d / (n (n - d))) (Greenwood 1926; Kalbfleisch & Prentice 2002, 1.4); with weights
  /// these count as persons (R: `robust = FALSE`). NaN where S is 0.
  std::vector<double> se;
  std::vector<double> nelson_aalen;     ///< sum d/n (Nelson 1972; Aalen 1978)
  std::vector<double> nelson_aalen_se;  ///< sqrt(sum d/n^2) (Aalen 1978)
};

/// One curve a group, in the order of the groups; a group without rows has an empty curve. Once a risk set has died out
/// under late entries, the curve stays at 0. Reason: survival.interval-too-short.
Result<std::vector<Curve>> kaplan_meier(const Spells& spells);

/// How limits are made: on S itself, cut to 0..1; on log S, cut at 1; on log(-log S) (Kalbfleisch & Prentice
/// 2002, 1.4).
enum class LimitsOn { plain, log, log_log };
struct Limits {
  std::vector<double> lower, upper;
};
/// NaN where S is 0 (no standard error), for log-log also where S is 1: as R's `survfit`.
Limits limits(const Curve& curve, LimitsOn on, double confidence);

/// Times by which shares `p` have had the event. Where the curve is flat at exactly 1 - p the middle of the flat
/// stretch, whose end is the last time where the curve ends flat; NaN where the curve stays above. R's rule
/// (`quantile.survfit`, tolerance 1.5e-8). For limits give `1 - p` crossings of a limit of the curve in its place
/// (Brookmeyer & Crowley 1982): the lower limit of the time comes from the lower limit of the curve.
std::vector<double> quantiles(const Curve& curve, const std::vector<double>& survival, std::span<const double> p);

/// Mean time up to `tau`: the area under the curve, which goes on flat behind the last time.
struct RestrictedMean {
  double mean = 0;
  /// sqrt(sum A(t)^2 d / (n (n - d))), A(t) the area from t to tau (Klein & Moeschberger 2003, 4.5; R's `survmean`);
  /// a time at which everybody at risk has the event adds nothing.
  double se = 0;
  bool beyond_follow_up = false;  ///< tau lies behind the last time and the curve has not reached 0
};
RestrictedMean restricted_mean(const Curve& curve, double tau);

}  // namespace homeward::survival
