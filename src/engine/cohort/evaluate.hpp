#pragma once
#include "engine/cohort/value.hpp"

#include <array>
#include <span>

/// Values and conditions bound to a snapshot, worked out for a thousand rows at a time. Only for this engine.
namespace homeward::cohort {

constexpr std::uint32_t k_block = 1024;

/// Some rows of a table, at most k_block: those in `slots`, or `run`, which follow each other from `first` on and lie
/// in one chunk. A slot may be k_missing (a reference that leads nowhere): its values are missing. Handed on by value:
/// of a reference the compiler would have to fear that a loop over the rows writes over their count, and no loop would
/// use the wide registers.
struct Rows {
  const std::int32_t* slots = nullptr;
  std::uint32_t count = 0;
  bool run = false;
  std::int32_t first = 0;
  bool near = run;  ///< all of them lie in one chunk, and none is k_missing

  std::int32_t slot(std::uint32_t i) const { return run ? first + static_cast<std::int32_t>(i) : slots[i]; }
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
  virtual void codes(Rows rows, std::int32_t* out) const = 0;
  /// NaN where missing.
  virtual void numbers(Rows rows, double* out) const;
  virtual Range range() const { return {}; }
  /// Marks the rows that have one of the codes, where that is quicker than `codes`; else answers false, does nothing.
  virtual bool mark(Rows /*rows*/, std::span<const std::int32_t> /*codes*/, std::uint8_t* /*marks*/) const {
    return false;
  }
  virtual bool whole() const { return true; }  ///< false for amounts: only `numbers` works
};

/// The cells of a column as values (column_values.cpp).
std::shared_ptr<const Evaluator> bind_column(const Snapshot& snapshot, Column c);

class BoundCondition {
 public:
  virtual ~BoundCondition() = default;
  /// 1 where the row counts.
  virtual void test(Rows rows, std::uint8_t* out) const = 0;
  /// The rows that count, in order. Their slots come to lie in `slots`, which may be those of `rows`.
  virtual Rows keep(Rows rows, std::int32_t* slots) const;
};

/// The rows whose mark is 1; `also(i, kept)` is called for each row before it is known whether it is kept.
template <class Also>
Rows marked(Rows rows, const std::uint8_t* marks, std::int32_t* slots, const Also& also) {
  std::uint32_t kept = 0;
  for (std::uint32_t i = 0; i < rows.count; ++i) {
    slots[kept] = rows.slot(i);
    also(i, kept);
    kept += marks[i];
  }
  if (kept == rows.count) return rows;
  return {slots, kept, false, 0, rows.near};
}

}  // namespace homeward::cohort
