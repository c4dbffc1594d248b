#pragma once
#include "engine/expression/evaluator.hpp"

#include <cstdint>
#include <cstring>
#include <span>

/// Steps over columns of numbers, several rows at a time, without a branch. Rows behind the last one of a batch are
/// computed too and mean nothing.
namespace homeward::expression::columns {

// Two numbers as one value, which every 64-bit processor that we build for can hold (SSE2, NEON).
using Block [[gnu::vector_size(16)]] = double;
using Mask [[gnu::vector_size(16)]] = std::int64_t;  // all bits of a row, or none

constexpr std::size_t k_block = 2, k_step = 4 * k_block;
static_assert(k_batch % k_step == 0);

using Column = const double*;

inline Block all(double x) { return Block{x, x}; }
inline Block choose(const Mask& where, const Block& yes, const Block& no) {
  return (Block)((where & (Mask)yes) | (~where & (Mask)no));
}
/// 1 where it holds, else 0.
inline Block truth(const Mask& where) { return (Block)(where & (Mask)all(1)); }
inline Mask missing(const Block& x) { return x != x; }
/// A result that is no finite number is missing.
inline Block finite(const Block& x) { return choose(x - x == all(0), x, all(k_missing)); }
/// Missing where a or b is, else 0.
inline Block missing_of(const Block& a, const Block& b) { return a * all(0) + b * all(0); }

inline void load(Block& to, Column column, std::size_t row) { std::memcpy(&to, column + row, sizeof to); }
inline void store(double* column, std::size_t row, const Block& from) { std::memcpy(column + row, &from, sizeof from); }

/// `f` for each row.
template <class F>
void map(double* out, std::size_t rows, Column a, F f) {
  Block x;
  for (std::size_t i = 0; i < rows; i += k_block) {
    load(x, a, i);
    store(out, i, f(x));
  }
}
template <class F>
void map(double* out, std::size_t rows, Column a, Column b, F f) {
  Block x, y;
  for (std::size_t i = 0; i < rows; i += k_block) {
    load(x, a, i);
    load(y, b, i);
    store(out, i, f(x, y));
  }
}
template <class F>
void map(double* out, std::size_t rows, Column a, Column b, Column c, F f) {
  Block x, y, z;
  for (std::size_t i = 0; i < rows; i += k_block) {
    load(x, a, i);
    load(y, b, i);
    load(z, c, i);
    store(out, i, f(x, y, z));
  }
}
/// For what has no operation on blocks.
template <class F>
void map_single(double* out, std::size_t rows, Column a, F f) {
  for (std::size_t i = 0; i < rows; ++i) out[i] = f(a[i]);
}

/// Joins any number of columns row by row: `state = f(state, value)`, beginning with `from`, ending with `end(state)`.
/// Four blocks go side by side, so that one addition need not wait for the other.
template <class F, class End>
void fold(double* out, std::size_t rows, std::span<const Column> of, double from, F f, End end) {
  for (std::size_t i = 0; i < rows; i += k_step) {
    Block a = all(from), b = a, c = a, d = a, x;
    for (const Column column : of) {
      load(x, column, i);
      a = f(a, x);
      load(x, column, i + k_block);
      b = f(b, x);
      load(x, column, i + 2 * k_block);
      c = f(c, x);
      load(x, column, i + 3 * k_block);
      d = f(d, x);
    }
    store(out, i, end(a));
    store(out, i + k_block, end(b));
    store(out, i + 2 * k_block, end(c));
    store(out, i + 3 * k_block, end(d));
  }
}

/// The same over what is not missing; `end` is told how many that were.
template <class F, class End>
void fold_answered(double* out, std::size_t rows, std::span<const Column> of, double from, F f, End end) {
  for (std::size_t i = 0; i < rows; i += 2 * k_block) {
    Block a = all(from), b = a, known_a = all(0), known_b = known_a, x;
    for (const Column column : of) {
      load(x, column, i);
      a = choose(missing(x), a, f(a, x));
      known_a += truth(x == x);
      load(x, column, i + k_block);
      b = choose(missing(x), b, f(b, x));
      known_b += truth(x == x);
    }
    store(out, i, end(a, known_a));
    store(out, i + k_block, end(b, known_b));
  }
}

}  // namespace homeward::expression::columns
