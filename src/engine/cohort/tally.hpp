#pragma once
#include "engine/cohort/value.hpp"

/// Counting. What the author of an indicator needs:
///
/// 1. `store.snapshot()`: everything as of one position of the journal. All figures of one page come from one snapshot
///    and say its position.
/// 2. The unit of counting is the table of the `Question`: its rows are what is counted, and a measure may count
///    distinct things that rows refer to instead (`distinct(column(stay::person))`: people, linked records once).
/// 3. Denominator: `Question::where` with `rows()`. Numerator: a measure with a condition of its own. So both come from
///    one pass over the same rows.
/// 4. What another table knows about a row (first contact, number of sessions, the next stay) is a derived column:
///    derive.hpp.
/// 5. Medians and percentiles: spread.hpp. Curves: curves.hpp. Road through the stages: cascade.hpp, flows.hpp.
///    Day by day and month by month: occupancy.hpp, retention.hpp.
/// 6. Groups come back by their codes; `snapshot.words(column)` and `snapshot.id(place table, code)` name them.
/// k_missing
///    is a group of its own: never dropped, never zero.
/// 7. Nothing here is masked: what is shown of counts of persons goes through disclosure control first.
///
/// Speed: about 1 to 3 ns a row, condition and key, on two threads. Equal snapshot and question, equal answer to the
/// last bit.
namespace homeward::cohort {

/// Rows of a table that count, in groups. Without `by` there is one group, also when nothing counts.
struct Question {
  Table of;
  Condition where = {};
  std::vector<Value> by = {};
};

struct Measure {
  enum class Kind { rows, distinct, sum, whose };
  Kind kind = Kind::rows;
  std::optional<Value> value = {};
  Condition when = {};
  std::optional<Derived> said = {};  ///< kind whose
};
inline Measure rows(Condition when = {}) { return {Measure::Kind::rows, std::nullopt, std::move(when)}; }
/// Distinct rows that a reference leads to; of the person table, distinct people: linked records count once.
inline Measure distinct(Value reference, Condition when = {}) {
  return {Measure::Kind::distinct, std::move(reference), std::move(when)};
}
inline Measure sum(Value value, Condition when = {}) { return {Measure::Kind::sum, std::move(value), std::move(when)}; }

/// Rows, how many distinct rows a reference leads to from them, and the sum over the rows of what is said of those; all
/// at once, which is quicker than three measures: rows of one person that follow each other are taken together.
inline Measure whose(Value reference, Derived said, Condition when = {}) {
  return {Measure::Kind::whose, std::move(reference), std::move(when), std::move(said)};
}

/// One figure: `n` rows or distinct things; for a sum the rows in which the value is known, and their sum.
struct Figure {
  std::int64_t n = 0;
  double sum = 0;
  std::int64_t distinct = 0;  ///< kind whose
  bool operator==(const Figure&) const = default;
};
/// Nothing where the denominator is zero.
std::optional<double> share(const Figure& numerator, const Figure& denominator);
std::optional<double> mean(const Figure& sum);

using Key = std::vector<std::int32_t>;

struct Tally {
  std::int64_t position = 0;
  std::vector<Key> keys;                     ///< ascending, so what is missing comes first
  std::vector<std::vector<Figure>> figures;  ///< [group][measure]
};
Tally tally(const Snapshot& snapshot, const Question& question, std::span<const Measure> measures);
inline Tally tally(const Snapshot& snapshot, const Question& question, std::initializer_list<Measure> measures) {
  return tally(snapshot, question, std::span(measures.begin(), measures.size()));
}

/// The groups, and from the same pass the totals by the first key alone, in which distinct things count once.
struct Totalled {
  Tally groups, totals;
};
Totalled tally_with_totals(const Snapshot& snapshot, const Question& question, std::span<const Measure> measures);

/// The rows behind a figure, in the order of the table, at most `limit`; `by` is not read. For those who may see them:
/// the caller asks the guard.
std::vector<Slot> list_rows(const Snapshot& snapshot, const Question& question, std::size_t limit);
/// The distinct rows that `reference` leads to from the rows that count, ascending by id; of linked records of a person
/// the one that stands for them.
std::vector<Uuid> list_distinct(const Snapshot& snapshot, const Question& question, const Value& reference);

}  // namespace homeward::cohort
