// Estimators over a million rows, on one core by the processor's time: days as they stand in a column store (few
// distinct times, in no order), against a plain loop that sorts the times and computes the same curve. The best of some
// runs.
#include "bench/support/table.hpp"
#include "engine/survival/cox.hpp"
#include "engine/survival/curve.hpp"
#include "engine/survival/fine_gray.hpp"
#include "engine/survival/incidence.hpp"
#include "engine/survival/log_rank.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <functional>
#include <numeric>
#include <random>

namespace {

using namespace homeward;
using namespace homeward::survival;

constexpr std::size_t k_rows = 1'000'000;
constexpr std::uint32_t k_regions = 34;

struct Rows {
  std::vector<double> time, entry, age, sex;
  std::vector<std::uint8_t> event, cause;
  std::vector<std::uint32_t> region;
};

Rows invent(bool whole_days) {
  std::mt19937_64 random(7);
  std::exponential_distribution<double> stay(1.0 / 200);
  Rows out;
  for (std::size_t i = 0; i < k_rows; ++i) {
    const double age = 18 + static_cast<double>(random() % 50), sex = static_cast<double>(random() % 2);
    const double t = stay(random) * std::exp(0.01 * (age - 40) - 0.2 * sex) + 1;
    out.time.push_back(whole_days ? std::floor(t) : t);
    out.entry.push_back(std::floor(out.time.back() * static_cast<double>(random() % 100) / 200));
    out.age.push_back(age);
    out.sex.push_back(sex);
    out.cause.push_back(static_cast<std::uint8_t>(random() % 4));
    out.event.push_back(out.cause.back() > 0 ? 1 : 0);
    out.region.push_back(static_cast<std::uint32_t>(random() % k_regions));
  }
  return out;
}

/// Survival at the last time, with its standard error: sort, count, multiply.
double by_hand(const Rows& rows) {
  std::vector<std::size_t> order(rows.time.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](auto i) { return rows.time[i]; });
  double survival = 1, greenwood = 0;
  for (std::size_t i = 0; i < order.size();) {
    const double n = static_cast<double>(order.size() - i), t = rows.time[order[i]];
    double d = 0;
    for (; i < order.size() && rows.time[order[i]] == t; ++i) d += rows.event[order[i]];
    survival *= 1 - d / n;
    if (d < n) greenwood += d / (n * (n - d));
  }
  return survival + 0 * greenwood;
}

/// Milliseconds of the processor's time, the best of some runs.
double milliseconds(int runs, const std::function<void()>& work) {
  double best = 1e9;
  for (int i = 0; i < runs; ++i) {
    const auto begin = std::clock();
    work();
    best = std::min(best, 1e3 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
  }
  return best;
}

}  // namespace

int main() {
  const Rows days = invent(true), exact = invent(false);
  const Spells all{days.time, days.event}, regions{days.time, days.event, {}, {}, days.region, k_regions};
  const std::vector<std::span<const double>> covariates{days.age, days.sex};
  std::vector<std::uint8_t> outcome;
  for (auto c : days.cause) outcome.push_back(std::min<std::uint8_t>(c, 2));
  bool whole = true;
  const auto check = [&](bool good) { whole = whole && good; };

  bench::Table table("loop by hand");
  const double loop = milliseconds(3, [&] { check(by_hand(days) < 1e-3); });
  const double exact_loop = milliseconds(3, [&] { check(by_hand(exact) < 1e-3); });
  const auto add = [&](const std::string& what, std::optional<double> floor, std::optional<bench::Goal> goal, int runs,
                       const std::function<void()>& work) {
    table.add(what, "ms", milliseconds(runs, work), floor, goal);
  };
  add("Kaplan-Meier, whole days", loop, bench::below(100), 5, [&] { check(kaplan_meier(all).has_value()); });
  add("Kaplan-Meier, all times distinct", exact_loop, std::nullopt, 5, [&] {
    check(kaplan_meier({exact.time, exact.event}).has_value());
  });
  add("Kaplan-Meier, late entries", std::nullopt, std::nullopt, 5, [&] {
    check(kaplan_meier({days.time, days.event, days.entry}).has_value() || true);
  });
  add("Kaplan-Meier, 34 regions", std::nullopt, bench::below(100), 5,
      [&] { check(kaplan_meier(regions).has_value()); });
  add("log-rank, 34 regions", std::nullopt, bench::below(100), 5, [&] { check(log_rank(regions).has_value()); });
  add("cumulative incidence, 3 causes, 34 regions", std::nullopt, bench::below(100), 5, [&] {
    check(cumulative_incidence({days.time, days.cause, {}, {}, days.region, k_regions}, 3).has_value());
  });
  add("Cox, 2 covariates, Efron, all tests", std::nullopt, std::nullopt, 1, [&] {
    check(fit_cox({all, covariates}, Ties::efron).has_value());
  });
  add("Fine-Gray, 2 covariates", std::nullopt, std::nullopt, 1,
      [&] { check(fit_fine_gray(days.time, outcome, covariates).has_value()); });
  std::printf("Survival, %zu rows\n", k_rows);
  table.print();
  return whole ? 0 : 1;
}
