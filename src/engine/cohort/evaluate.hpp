#pragma once
#include "engine/cohort/value.hpp"

#include <array>

/// Values and conditions bound to a snapshot, worked out for a thousand rows at a time. Only for this engine.
namespace homeward::cohort {

constexpr std::uint32_t k_block = 1024;

/// Some rows of a table, at most k_block. `run`: slots follow each other and lie in one chunk. A slot may be k_missing
/// (a reference that leads nowhere): its values are missing.
struct Rows {
  const std::int32_t* slots = nullptr;
  std::uint32_t count = 0;
  bool run = false;
};

/// The codes a value can have; `known` is false where nobody can say without looking.
struct Range {
  bool known = false;
  std::int32_t from = 0, to = -1;  ///< both included, besides k_missing
};

/// Immutable; any thread.
class Evaluator {
 public:
  virtual ~Evaluator() = default;
  virtual void codes(const Rows& rows, std::int32_t* out) const = 0;
  /// NaN where missing.
  virtual void numbers(const Rows& rows, double* out) const;
  virtual Range range() const { return {}; }
  virtual bool whole() const { return true; }  ///< false for amounts: only `numbers` works
};

class BoundCondition {
 public:
  virtual ~BoundCondition() = default;
  /// 1 where the row counts.
  virtual void test(const Rows& rows, std::uint8_t* out) const = 0;
  /// Keeps the slots that count, in order; answers how many. `slots` may be the ones of `rows`.
  std::uint32_t keep(const Rows& rows, std::int32_t* slots) const;
};

}  // namespace homeward::cohort
