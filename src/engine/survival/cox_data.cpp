#include "engine/survival/cox_data.hpp"

#include <algorithm>
#include <cmath>

namespace homeward::survival {
namespace {

struct Standard {
  double mean, scale;
};

/// A covariate that is the same for all but rounding becomes 0.
Standard standard_of(std::span<const double> column) {
  double sum = 0, squares = 0;
  for (double x : column) sum += x;
  const double n = static_cast<double>(column.size()), mean = sum / n;
  for (double x : column) squares += (x - mean) * (x - mean);
  const double deviation = std::sqrt(squares / n);
  return {mean, deviation > 1e-12 * std::abs(mean) ? deviation : 0};
}

}  // namespace

CoxData CoxData::create(const CoxModel& model, const Ordered& times, std::span<const std::size_t> kept) {
  const Spells& spells = model.spells;
  CoxData out;
  out.n = spells.size();
  out.p = kept.size();
  Grouped order = by_group(times.by_exit, spells.group, spells.groups);
  out.row = std::move(order.rows);
  out.starts = std::move(order.starts);
  std::vector<std::uint32_t> position(out.n);
  for (std::size_t i = 0; i < out.n; ++i) {
    const auto row = out.row[i];
    position[row] = static_cast<std::uint32_t>(i);
    out.exit.push_back(times.exit[row]);
    out.weight.push_back(spells.weight_of(row));
    out.event.push_back(spells.event[row]);
    if (!times.entry.empty()) out.entry.push_back(times.entry[row]);
  }
  for (auto row : by_group(times.by_entry, spells.group, spells.groups).rows) out.by_entry.push_back(position[row]);
  out.x.resize(out.n * out.p);
  for (std::size_t c = 0; c < out.p; ++c) {
    const auto column = model.covariates[kept[c]];
    const Standard s = standard_of(column);
    out.scale.push_back(s.scale == 0 ? 1 : s.scale);
    for (std::size_t i = 0; i < out.n; ++i)
      out.x[i * out.p + c] = s.scale == 0 ? 0 : (column[out.row[i]] - s.mean) / s.scale;
  }
  return out;
}

void RiskSums::clear() {
  s0 = 0;
  std::ranges::fill(s1, 0);
  std::ranges::fill(s2, 0);
}

void RiskSums::add(double by, const double* x) {
  s0 += by;
  double* square = s2.data();
  for (std::size_t j = 0; j < s1.size(); ++j) {
    const double bx = by * x[j];
    s1[j] += bx;
    for (std::size_t k = 0; k <= j; ++k) *square++ += bx * x[k];
  }
}

void RiskSums::add(double by, const RiskSums& other) {
  s0 += by * other.s0;
  for (std::size_t j = 0; j < s1.size(); ++j) s1[j] += by * other.s1[j];
  for (std::size_t j = 0; j < s2.size(); ++j) s2[j] += by * other.s2[j];
}

}  // namespace homeward::survival
