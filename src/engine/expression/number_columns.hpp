#pragma once
#include "engine/expression/evaluator.hpp"

#include <array>
#include <cmath>
#include <span>

/// Steps over columns of numbers. Every loop goes over whole blocks of rows without a branch, so that the compiler can
/// take several rows at once; rows behind the last one of a batch are computed too and mean nothing.
namespace homeward::expression::columns {

constexpr std::size_t k_block = 8;
static_assert(k_batch % k_block == 0);

using Column = const double*;

/// `f` for each row.
template <class F>
void map(double* __restrict out, std::size_t rows, Column a, F f) {
  for (std::size_t i = 0; i < rows; i += k_block)
    for (std::size_t j = 0; j < k_block; ++j) out[i + j] = f(a[i + j]);
}
template <class F>
void map(double* __restrict out, std::size_t rows, Column a, Column b, F f) {
  for (std::size_t i = 0; i < rows; i += k_block)
    for (std::size_t j = 0; j < k_block; ++j) out[i + j] = f(a[i + j], b[i + j]);
}
template <class F>
void map(double* __restrict out, std::size_t rows, Column a, Column b, Column c, F f) {
  for (std::size_t i = 0; i < rows; i += k_block)
    for (std::size_t j = 0; j < k_block; ++j) out[i + j] = f(a[i + j], b[i + j], c[i + j]);
}

/// Joins any number of columns row by row: `state = f(state, value)`, beginning with `from`, ending with `end(state)`.
template <class F, class End>
void fold(double* __restrict out, std::size_t rows, std::span<const Column> of, double from, F f, End end) {
  for (std::size_t i = 0; i < rows; i += k_block) {
    std::array<double, k_block> state;
    state.fill(from);
    for (const Column column : of)
      for (std::size_t j = 0; j < k_block; ++j) state[j] = f(state[j], column[i + j]);
    for (std::size_t j = 0; j < k_block; ++j) out[i + j] = end(state[j]);
  }
}

/// The same with the number of those that are not missing at hand.
template <class F, class End>
void fold_answered(double* __restrict out, std::size_t rows, std::span<const Column> of, double from, F f, End end) {
  for (std::size_t i = 0; i < rows; i += k_block) {
    std::array<double, k_block> state, known{};
    state.fill(from);
    for (const Column column : of) {
      for (std::size_t j = 0; j < k_block; ++j) {
        const double x = column[i + j];
        state[j] = is_missing(x) ? state[j] : f(state[j], x);
        known[j] += is_missing(x) ? 0.0 : 1.0;
      }
    }
    for (std::size_t j = 0; j < k_block; ++j) out[i + j] = end(state[j], known[j]);
  }
}

/// A result that is no finite number is missing.
inline double finite(double x) { return x - x == 0 ? x : k_missing; }
/// Missing where a or b is, else 0.
inline double missing_of(double a, double b) { return a * 0 + b * 0; }

}  // namespace homeward::expression::columns
