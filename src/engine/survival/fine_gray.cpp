#include "engine/survival/fine_gray.hpp"

#include "base/check.hpp"
#include "engine/survival/cox_residuals.hpp"
#include "engine/survival/curve.hpp"
#include "engine/survival/newton.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace homeward::survival {
namespace {

constexpr std::uint8_t k_censored = 0, k_cause = 1, k_other = 2;

/// Rows in the order of time.
struct Subjects {
  CoxData data;
  std::vector<std::uint8_t> outcome;
  std::vector<double> uncensored;  ///< G(t-) at the row's time
};

/// Those still there, and those gone by another cause with what they count before G(t-) is brought in.
struct AtRisk {
  const RiskSums& there;
  const RiskSums& gone;
};

/// Goes from the last time to the first over times with the cause.
template <class Visit>
void visit_times(const Subjects& s, std::span<const double> risk, Visit visit) {
  RiskSums there(s.data.p), gone(s.data.p);
  std::size_t others = 0;
  const auto weight = [&](std::size_t i) { return risk[i] / s.uncensored[i]; };
  for (std::size_t i = 0; i < s.data.n; ++i) {
    if (s.outcome[i] != k_other) continue;
    gone.add(weight(i), s.data.covariates(i));
    ++others;
  }
  for (std::size_t i = s.data.n; i > 0;) {
    const std::size_t end = i;
    const double t = s.data.exit[i - 1];
    std::size_t events = 0;
    for (; i > 0 && s.data.exit[i - 1] == t; --i) {
      there.add(risk[i - 1], s.data.covariates(i - 1));
      events += s.outcome[i - 1] == k_cause ? 1u : 0u;
      if (s.outcome[i - 1] != k_other) continue;
      gone.add(-weight(i - 1), s.data.covariates(i - 1));
      if (--others == 0) gone.clear();  // no trace of rounding
    }
    if (events > 0) visit(i, end, events, AtRisk{there, gone});
  }
}

RiskSums together(const Subjects& s, std::size_t at, const AtRisk& set) {
  RiskSums out = set.there;
  out.add(s.uncensored[at], set.gone);
  return out;
}

Likelihood likelihood_of(const Subjects& s, std::span<const double> beta) {
  const Risks risks = risks_at(s.data, beta);
  Likelihood out(s.data.p);
  visit_times(s, risks.risk, [&](std::size_t begin, std::size_t end, std::size_t events, const AtRisk& set) {
    for (std::size_t i = begin; i < end; ++i) {
      if (s.outcome[i] == k_cause) add_event(s.data, risks, i, out);
    }
    subtract(together(s, begin, set), static_cast<double>(events), out);
  });
  out.information.mirror();
  return out;
}

/// A sum over times of hazard steps, and of steps times mean covariates.
struct Steps {
  double hazard = 0;
  std::vector<double> mean;
  explicit Steps(std::size_t p) : mean(p) {}
  void add(double by, const Steps& other) {
    hazard += by * other.hazard;
    for (std::size_t j = 0; j < mean.size(); ++j) mean[j] += by * other.mean[j];
  }
};

/// What each row adds to the score, and by way of G. O(rows * covariates).
class Influence {
 public:
  Influence(const Subjects& s, std::span<const double> beta)
      : s_(s), p_(s.data.p), risks_(risks_at(s.data, beta)), rows_(s.data.n * p_) {
    steps_.assign(s.data.n, Steps(p_));
    visit_times(s, risks_.risk, [&](std::size_t begin, std::size_t, std::size_t events, const AtRisk& set) {
      const RiskSums sums = together(s, begin, set);
      Steps& step = steps_[begin];
      step.hazard = static_cast<double>(events) / sums.s0;
      for (std::size_t j = 0; j < p_; ++j) step.mean[j] = step.hazard * sums.s1[j] / sums.s0;
    });
  }

  const std::vector<double>& rows() {
    own();
    by_censoring();
    return rows_;
  }

 private:
  std::size_t end_of_tie(std::size_t i) const {
    const double t = s_.data.exit[i];
    while (i < s_.data.n && s_.data.exit[i] == t) ++i;
    return i;
  }
  void add(std::size_t i, double by, const Steps& steps) {
    for (std::size_t j = 0; j < p_; ++j)
      rows_[i * p_ + j] += by * (s_.data.covariates(i)[j] * steps.hazard - steps.mean[j]);
  }

  /// eta: what happened less what was expected, while there and, after another cause, by what is left of G.
  void own() {
    later_.assign(s_.data.n, Steps(p_));
    Steps until(p_), behind(p_);
    for (std::size_t i = 0; i < s_.data.n;) {
      const std::size_t end = end_of_tie(i);
      until.add(1, steps_[i]);
      for (std::size_t k = i; k < end; ++k) {
        add(k, -risk(k), until);
        if (s_.outcome[k] != k_cause) continue;
        for (std::size_t j = 0; j < p_; ++j)
          rows_[k * p_ + j] += s_.data.covariates(k)[j] - steps_[i].mean[j] / steps_[i].hazard;
      }
      i = end;
    }
    for (std::size_t end = s_.data.n; end > 0;) {
      std::size_t i = end - 1;
      while (i > 0 && s_.data.exit[i - 1] == s_.data.exit[end - 1]) --i;
      for (std::size_t k = i; k < end; ++k) {
        if (s_.outcome[k] == k_other) add(k, -risk(k) / s_.uncensored[k], behind);
      }
      behind.add(s_.uncensored[i], steps_[i]);
      later_[i] = behind;
      end = i;
    }
  }

  /// psi: q/pi at the row's own censoring, less the same times the hazard of censoring for as long as it was there.
  /// q(u) is over those gone before u and over times from u on, as the paper has it.
  void by_censoring() {
    RiskSums gone(p_);
    std::vector<double> q(p_), until(p_);
    for (std::size_t i = 0; i < s_.data.n;) {
      const std::size_t end = end_of_tie(i);
      double censored = 0;
      for (std::size_t k = i; k < end; ++k) censored += s_.outcome[k] == k_censored ? 1 : 0;
      const double there = static_cast<double>(s_.data.n - i);
      for (std::size_t j = 0; j < p_; ++j) {
        q[j] = (gone.s1[j] * later_[i].hazard - gone.s0 * later_[i].mean[j]) / there;
        until[j] += q[j] * censored / there;
      }
      for (std::size_t k = i; k < end; ++k) {
        for (std::size_t j = 0; j < p_; ++j) rows_[k * p_ + j] += (s_.outcome[k] == k_censored ? q[j] : 0) - until[j];
        if (s_.outcome[k] == k_other) gone.add(risk(k) / s_.uncensored[k], s_.data.covariates(k));
      }
      i = end;
    }
  }
  double risk(std::size_t i) const { return risks_.risk[i]; }

  const Subjects& s_;
  std::size_t p_;
  Risks risks_;
  std::vector<double> rows_;
  std::vector<Steps> steps_, later_;  // at the first row of a time
};

/// G just before each row's time; at time 0 itself (see the header).
std::vector<double> uncensored(const CoxData& data, std::span<const std::uint8_t> outcome) {
  std::vector<std::uint8_t> censored;
  for (auto o : outcome) censored.push_back(o == k_censored ? 1 : 0);
  const Curve curve = kaplan_meier({data.exit, censored}).value().front();
  std::vector<double> out;
  for (double t : data.exit) {
    auto before = static_cast<std::size_t>(std::ranges::lower_bound(curve.time, t) - curve.time.begin());
    if (t == 0) ++before;
    out.push_back(before == 0 ? 1 : curve.survival[before - 1]);
  }
  return out;
}

Subjects subjects_of(const CoxModel& model, const Ordered& times, std::span<const std::uint8_t> outcome,
                     std::span<const std::size_t> kept) {
  Subjects out{CoxData::create(model, times, kept), {}, {}};
  for (auto row : out.data.row) out.outcome.push_back(outcome[row]);
  out.uncensored = uncensored(out.data, out.outcome);
  return out;
}

}  // namespace

Result<FineGrayFit> fit_fine_gray(std::span<const double> time, std::span<const std::uint8_t> outcome,
                                  std::span<const std::span<const double>> covariates) {
  HW_CHECK(outcome.size() == time.size(), "an outcome for every time");
  FineGrayFit out;
  out.n = time.size();
  out.events = static_cast<std::uint64_t>(std::ranges::count(outcome, k_cause));
  if (out.events == 0) return reject(ErrorKind::invalid, "survival.no-events", "no row has the cause");
  out.coefficient.assign(covariates.size(), std::numeric_limits<double>::quiet_NaN());
  out.se = out.coefficient;
  out.state.assign(covariates.size(), Coefficient::dependent);

  HW_TRY(const Ordered times, order_times(time));
  const CoxModel model{{time, outcome}, {covariates.begin(), covariates.end()}, {}, {}, 0};
  std::vector<std::size_t> kept(covariates.size());
  std::iota(kept.begin(), kept.end(), std::size_t{0});
  Subjects subjects = subjects_of(model, times, outcome, kept);
  const Cholesky first(likelihood_of(subjects, std::vector<double>(kept.size())).information);
  if (!first.dependent().empty()) {
    std::erase_if(kept, [&](auto i) { return std::ranges::count(first.dependent(), i) > 0; });
    subjects = subjects_of(model, times, outcome, kept);
  }
  HW_TRY(const Maximum max, maximise(kept.size(), [&](auto beta) { return likelihood_of(subjects, beta); }));

  const std::size_t p = kept.size();
  const Symmetric inverse = Cholesky(max.at_beta.information).inverse();
  const std::vector<double> influence = Influence(subjects, max.beta).rows();
  std::vector<double> moved(influence.size());
  for (std::size_t i = 0; i < out.n; ++i) {
    for (std::size_t j = 0; j < p; ++j) {
      for (std::size_t k = 0; k < p; ++k) moved[i * p + j] += influence[i * p + k] * inverse(k, j);
    }
  }
  const Symmetric variance = squares(moved, p);
  const bool finite = std::ranges::count(max.infinite, true) == 0;
  for (std::size_t j = 0; j < p; ++j) {
    const double scale = subjects.data.scale[j];
    out.state[kept[j]] = max.infinite[j] ? Coefficient::infinite : Coefficient::estimated;
    out.coefficient[kept[j]] =
        max.infinite[j] ? std::copysign(std::numeric_limits<double>::infinity(), max.beta[j]) : max.beta[j] / scale;
    if (!max.infinite[j]) out.se[kept[j]] = std::sqrt(variance(j, j)) / scale;
  }
  out.log_likelihood_null = max.at_zero.value;
  out.log_likelihood = max.at_beta.value;
  out.likelihood_ratio = test_of(2 * (out.log_likelihood - out.log_likelihood_null), p);
  out.wald = test_of(finite ? quadratic_form(variance, max.beta) : std::nullopt, p);
  return out;
}

}  // namespace homeward::survival
