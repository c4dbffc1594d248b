#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace homeward::survival {

/// A small symmetric matrix, kept whole. Written here and not taken from a library: what is needed is one Cholesky with
/// a say over pivots, for some ten covariates.
class Symmetric {
 public:
  explicit Symmetric(std::size_t size = 0) : size_(size), cells_(size * size) {}
  std::size_t size() const { return size_; }
  double& operator()(std::size_t row, std::size_t column) { return cells_[row * size_ + column]; }
  double operator()(std::size_t row, std::size_t column) const { return cells_[row * size_ + column]; }
  void clear() { cells_.assign(cells_.size(), 0); }
  /// Copies what stands below the diagonal to above it.
  void mirror();
  /// Rows and columns that are named.
  Symmetric only(std::span<const std::size_t> kept) const;

 private:
  std::size_t size_;
  std::vector<double> cells_;
};

/// The lower factor of a positive semidefinite matrix. A row that is a combination of earlier ones (its pivot at most
/// `tolerance` of its diagonal) is left out and listed.
class Cholesky {
 public:
  explicit Cholesky(const Symmetric& matrix, double tolerance = 1e-11);
  const std::vector<std::size_t>& dependent() const { return dependent_; }
  /// Solves for x; 0 in rows that are left out.
  std::vector<double> solve(std::span<const double> right) const;
  Symmetric inverse() const;

 private:
  Symmetric factor_;
  std::vector<bool> out_;
  std::vector<std::size_t> dependent_;
};

/// b' M^-1 b; nothing where M is singular.
std::optional<double> quadratic_form(const Symmetric& matrix, std::span<const double> b);

}  // namespace homeward::survival
