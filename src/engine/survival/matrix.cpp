#include "engine/survival/matrix.hpp"

#include <cmath>

namespace homeward::survival {

void Symmetric::mirror() {
  for (std::size_t i = 0; i < size_; ++i) {
    for (std::size_t j = 0; j < i; ++j) (*this)(j, i) = (*this)(i, j);
  }
}

Symmetric Symmetric::only(std::span<const std::size_t> kept) const {
  Symmetric out(kept.size());
  for (std::size_t i = 0; i < kept.size(); ++i) {
    for (std::size_t j = 0; j < kept.size(); ++j) out(i, j) = (*this)(kept[i], kept[j]);
  }
  return out;
}

Cholesky::Cholesky(const Symmetric& matrix, double tolerance) : factor_(matrix.size()), out_(matrix.size()) {
  for (std::size_t i = 0; i < matrix.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      double sum = matrix(i, j);
      for (std::size_t k = 0; k < j; ++k) sum -= factor_(i, k) * factor_(j, k);
      factor_(i, j) = out_[j] ? 0 : sum / factor_(j, j);
    }
    double pivot = matrix(i, i);
    for (std::size_t k = 0; k < i; ++k) pivot -= factor_(i, k) * factor_(i, k);
    if (pivot > tolerance * matrix(i, i)) {
      factor_(i, i) = std::sqrt(pivot);
    } else {
      out_[i] = true;
      dependent_.push_back(i);
    }
  }
}

std::vector<double> Cholesky::solve(std::span<const double> right) const {
  const std::size_t n = factor_.size();
  std::vector<double> x(right.begin(), right.end());
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t k = 0; k < i; ++k) x[i] -= factor_(i, k) * x[k];
    x[i] = out_[i] ? 0 : x[i] / factor_(i, i);
  }
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t k = i + 1; k < n; ++k) x[i] -= out_[k] ? 0 : factor_(k, i) * x[k];
    x[i] = out_[i] ? 0 : x[i] / factor_(i, i);
  }
  return x;
}

Symmetric Cholesky::inverse() const {
  const std::size_t n = factor_.size();
  Symmetric out(n);
  std::vector<double> unit(n);
  for (std::size_t j = 0; j < n; ++j) {
    if (out_[j]) continue;
    unit.assign(n, 0);
    unit[j] = 1;
    const auto x = solve(unit);
    for (std::size_t i = 0; i < n; ++i) out(i, j) = x[i];
  }
  return out;
}

std::optional<double> quadratic_form(const Symmetric& matrix, std::span<const double> b) {
  const Cholesky factor(matrix);
  if (!factor.dependent().empty()) return std::nullopt;
  const auto x = factor.solve(b);
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) sum += x[i] * b[i];
  return sum;
}

}  // namespace homeward::survival
