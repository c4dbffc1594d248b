#include "engine/survival/cox.hpp"

#include "base/check.hpp"
#include "engine/survival/cox_residuals.hpp"
#include "engine/survival/curve.hpp"
#include "engine/survival/distributions.hpp"
#include "engine/survival/newton.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace homeward::survival {
namespace {

constexpr double k_nan = std::numeric_limits<double>::quiet_NaN();

/// Covariates that can be told from those before them.
std::vector<std::size_t> independent(const CoxModel& model, const Ordered& times, Ties ties, CoxData& data) {
  std::vector<std::size_t> all(model.covariates.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  data = CoxData::create(model, times, all);
  const Cholesky factor(likelihood(data, std::vector<double>(all.size()), ties).information);
  if (factor.dependent().empty()) return all;
  std::erase_if(all, [&](auto i) { return std::ranges::count(factor.dependent(), i) > 0; });
  data = CoxData::create(model, times, all);
  return all;
}

/// 1 - S(t-) of everybody together, centred over the events (R's `cox.zph`, which leaves weights and strata aside).
std::vector<double> transformed_times(const CoxModel& model, const CoxData& data) {
  const Spells everybody{model.spells.exit, model.spells.event, model.spells.entry};
  const Curve curve = kaplan_meier(everybody).value().front();
  std::vector<double> out(data.n);
  double sum = 0, events = 0;
  for (std::size_t i = 0; i < data.n; ++i) {
    const auto before = std::ranges::lower_bound(curve.time, data.exit[i]) - curve.time.begin();
    out[i] = before == 0 ? 0 : 1 - curve.survival[static_cast<std::size_t>(before) - 1];
    if (data.event[i] == 0) continue;
    sum += out[i];
    ++events;
  }
  for (double& g : out) g -= sum / events;
  return out;
}

/// Score and information of the model with x g(t) beside x.
struct Augmented {
  std::vector<double> score;
  Symmetric information;
};

Augmented augmented(const CoxModel& model, const CoxData& data, std::span<const double> beta, Ties ties) {
  const std::size_t p = data.p;
  const auto g = transformed_times(model, data);
  Augmented out{std::vector<double>(2 * p), Symmetric(2 * p)};
  visit_likelihoods(data, risks_at(data, beta), ties, [&](const RiskSet& set, Likelihood& part) {
    part.information.mirror();
    const double at = g[set.begin];
    for (std::size_t j = 0; j < p; ++j) {
      out.score[p + j] += at * part.score[j];
      for (std::size_t k = 0; k < p; ++k) {
        out.information(j, k) += part.information(j, k);
        out.information(p + j, k) += at * part.information(j, k);
        out.information(p + j, p + k) += at * at * part.information(j, k);
      }
    }
  });
  out.information.mirror();
  return out;
}

/// The test of adding x g(t) for some covariates.
Test added(const Augmented& a, std::span<const std::size_t> which) {
  const std::size_t p = a.score.size() / 2;
  std::vector<std::size_t> kept(p);
  std::iota(kept.begin(), kept.end(), std::size_t{0});
  std::vector<double> score(p, 0);
  for (auto j : which) {
    kept.push_back(p + j);
    score.push_back(a.score[p + j]);
  }
  return test_of(quadratic_form(a.information.only(kept), score), which.size());
}

void test_proportionality(const CoxModel& model, const CoxData& data, std::span<const std::size_t> kept,
                          std::span<const double> beta, Ties ties, CoxFit& out) {
  const Augmented a = augmented(model, data, beta, ties);
  std::vector<std::size_t> all(data.p);
  std::iota(all.begin(), all.end(), std::size_t{0});
  const auto term = [&](std::size_t j) {
    return model.term_of.empty() ? static_cast<std::uint32_t>(kept[j]) : model.term_of[kept[j]];
  };
  for (std::size_t j = 0; j < data.p;) {
    std::vector<std::size_t> same;
    const auto of = term(j);
    for (; j < data.p && term(j) == of; ++j) same.push_back(j);
    out.proportional.push_back({of, added(a, same)});
  }
  out.proportional_all = added(a, all);
}

/// Fills in standard errors, tests and what depends on them.
class Finish {
 public:
  Finish(const CoxModel& model, const CoxData& data, std::span<const std::size_t> kept, const Maximum& max, Ties ties,
         CoxFit& out)
      : model_(model), data_(data), kept_(kept), max_(max), ties_(ties), out_(out), naive_(data.p), variance_(data.p) {}

  void run() {
    naive_ = variance_ = Cholesky(max_.at_beta.information).inverse();
    if (model_.clusters > 0) make_robust();
    const bool finite = std::ranges::count(max_.infinite, true) == 0;
    for (std::size_t j = 0; j < data_.p; ++j) {
      const auto to = kept_[j];
      out_.state[to] = max_.infinite[j] ? Coefficient::infinite : Coefficient::estimated;
      out_.coefficient[to] = max_.infinite[j] ? std::copysign(std::numeric_limits<double>::infinity(), max_.beta[j])
                                              : max_.beta[j] / data_.scale[j];
      if (max_.infinite[j]) continue;
      out_.se[to] = std::sqrt(variance_(j, j)) / data_.scale[j];
      out_.se_naive[to] = std::sqrt(naive_(j, j)) / data_.scale[j];
    }
    out_.log_likelihood_null = max_.at_zero.value;
    out_.log_likelihood = max_.at_beta.value;
    out_.likelihood_ratio = test_of(2 * (out_.log_likelihood - out_.log_likelihood_null), data_.p);
    out_.score = test_of(quadratic_form(max_.at_zero.information, max_.at_zero.score), data_.p);
    out_.wald = test_of(finite ? quadratic_form(variance_, max_.beta) : std::nullopt, data_.p);
  }

 private:
  void make_robust() {
    const std::size_t p = data_.p;
    const auto scores = score_residuals(data_, max_.beta, ties_, model_.cluster, model_.clusters);
    std::vector<double> dfbeta(scores.size());
    for (std::size_t c = 0; c < model_.clusters; ++c) {
      for (std::size_t j = 0; j < p; ++j) {
        for (std::size_t k = 0; k < p; ++k) dfbeta[c * p + j] += scores[c * p + k] * naive_(k, j);
      }
    }
    variance_ = squares(dfbeta, p);
    const auto at_zero = score_residuals(data_, std::vector<double>(p), ties_, model_.cluster, model_.clusters);
    out_.robust_score = test_of(quadratic_form(squares(at_zero, p), max_.at_zero.score), p);
  }

  const CoxModel& model_;
  const CoxData& data_;
  std::span<const std::size_t> kept_;
  const Maximum& max_;
  Ties ties_;
  CoxFit& out_;
  Symmetric naive_, variance_;
};

Result<void> check(const CoxModel& model, Ties ties) {
  const Spells& s = model.spells;
  HW_CHECK(s.event.size() == s.size(), "an event for every exit");
  if (std::ranges::none_of(s.event, [](auto e) { return e != 0; }))
    return reject(ErrorKind::invalid, "survival.no-events", "no row has the event");
  const bool weighted = std::ranges::any_of(s.weight, [](double w) { return w != 1; });
  if (ties == Ties::exact && (weighted || model.clusters > 0))
    return reject(ErrorKind::invalid, "survival.exact-ties", "exact ties go with neither weights nor clusters");
  return {};
}

}  // namespace

Result<CoxFit> fit_cox(const CoxModel& model, Ties ties, bool test_proportional) {
  HW_TRY_VOID(check(model, ties));
  HW_TRY(const Ordered times, order_times(model.spells.exit, model.spells.entry));
  const std::size_t all = model.covariates.size();
  CoxFit out;
  out.n = model.spells.size();
  out.events = static_cast<std::uint64_t>(std::ranges::count_if(model.spells.event, [](auto e) { return e != 0; }));
  out.coefficient.assign(all, k_nan);
  out.se = out.se_naive = out.coefficient;
  out.state.assign(all, Coefficient::dependent);

  CoxData data;
  const auto kept = independent(model, times, ties, data);
  HW_TRY(const Maximum max, maximise(data.p, [&](auto beta) { return likelihood(data, beta, ties); }));
  Finish(model, data, kept, max, ties, out).run();
  const bool finite = std::ranges::count(max.infinite, true) == 0;
  if (test_proportional && ties != Ties::exact && finite && data.p > 0)
    test_proportionality(model, data, kept, max.beta, ties, out);
  const Risks risks = risks_at(data, max.beta);
  std::vector<double> linear(data.n);
  for (std::size_t i = 0; i < data.n; ++i) linear[data.row[i]] = risks.linear[i];
  out.concordance = concordance(model.spells, times, linear, model.cluster, model.clusters);
  return out;
}

}  // namespace homeward::survival
