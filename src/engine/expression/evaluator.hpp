#pragma once
#include "engine/expression/plan.hpp"

#include <limits>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace homeward::expression {

/// How a missing number stands in a column. Calculations never make another one: see Op.
constexpr double k_missing = std::numeric_limits<double>::quiet_NaN();
constexpr bool is_missing(double n) { return n != n; }
/// How a missing text or pattern stands in a column; an empty one has an address.
inline bool is_missing(std::string_view text) { return text.data() == nullptr; }

/// Rows that are computed together: their columns stay in the nearest cache.
constexpr std::size_t k_batch = 128;

/// Carries out a plan for up to `k_batch` rows at a time. The plan must outlive it and not grow meanwhile. One thread
/// at a time; each thread has its own.
class Evaluator {
 public:
  /// Carries out only what `wanted` needs.
  Evaluator(const Plan& plan, std::span<const Step> wanted);
  Evaluator(const Plan& plan, Step wanted) : Evaluator(plan, std::span(&wanted, 1)) {}
  Evaluator(Evaluator&&) noexcept;
  ~Evaluator();

  /// The column of an input, to be filled by the caller; missing until then. Numbers and truths here, truths as 1 and
  /// 0.
  std::span<double, k_batch> numbers(std::size_t input);
  /// The same for texts and patterns; what they point at must last until `run` is over. Patterns have at most
  /// `k_longest_pattern` letters, all of the alphabet.
  std::span<std::string_view, k_batch> texts(std::size_t input);

  std::span<const double, k_batch> numbers(std::size_t input) const;

  void run(std::size_t rows);

  /// What `run` found for a wanted step; lasts until the next `run`.
  std::span<const double, k_batch> numbers_of(Step step) const;
  std::span<const std::string_view, k_batch> texts_of(Step step) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace homeward::expression
