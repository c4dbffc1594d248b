#pragma once
#include "engine/cohort/snapshot.hpp"

#include <memory>
#include <span>
#include <vector>

/// What is asked of each row: values and conditions, put together from columns. They name columns only, so one value
/// serves every snapshot; a query binds it to one.
///
///     const Value begun = column(stay::started);
///     const Condition in_2026 = between(begun, first_of_2026, last_of_2026);
///     const Value sex = through(stay::person, column(person::sex));
///     const Value kept = difference(first_known(column(stay::ended), constant(today)), begun);   // days
///     const Value region = place_at(column(stay::place), begun, PlaceKind::region);
///
/// A value is a whole number: a code, a day, a count of days, a slot; k_missing where any part of it is missing.
/// Amounts (kind number) are read by sums, spreads and `band`.
namespace homeward::cohort {

class Evaluator;  // bound to a snapshot; evaluate.hpp
class BoundCondition;

class Value {
 public:
  struct Node {
    virtual ~Node() = default;
    virtual std::shared_ptr<const Evaluator> bind(const Snapshot& snapshot) const = 0;
    /// The table its slots are of, where the value is a reference.
    virtual std::optional<Table> refers_to(const Schema&) const { return std::nullopt; }
  };
  explicit Value(std::shared_ptr<const Node> node) : node_(std::move(node)) {}
  std::shared_ptr<const Evaluator> bind(const Snapshot& s) const { return node_->bind(s); }
  std::optional<Table> refers_to(const Schema& schema) const { return node_->refers_to(schema); }
  /// Whether this is a copy of the other one: then both are worked out once.
  bool copies(const Value& other) const { return node_ == other.node_; }

 private:
  std::shared_ptr<const Node> node_;
};

/// Whether a row counts. Nothing missing ever satisfies a condition but `is_missing` and `none_of`.
class Condition {
 public:
  struct Limits {
    Value of;
    std::int32_t from = 0, to = 0;
  };
  struct Node {
    virtual ~Node() = default;
    /// That a value lies between two limits, where this is the condition; so two of one value become one.
    virtual const Limits* limits() const { return nullptr; }
    /// What holds together, where the condition is made of others.
    virtual const std::vector<Condition>* together() const { return nullptr; }
    virtual std::shared_ptr<const BoundCondition> bind(const Snapshot& snapshot) const = 0;
  };
  Condition() = default;  ///< every row
  explicit Condition(std::shared_ptr<const Node> node) : node_(std::move(node)) {}
  bool everything() const { return node_ == nullptr; }
  /// Whether this is a copy of the other one: then both are worked out once.
  bool copies(const Condition& other) const { return node_ == other.node_; }
  const Limits* limits() const { return node_ ? node_->limits() : nullptr; }
  const std::vector<Condition>* together() const { return node_ ? node_->together() : nullptr; }
  std::shared_ptr<const BoundCondition> bind(const Snapshot& s) const { return node_ ? node_->bind(s) : nullptr; }

 private:
  std::shared_ptr<const Node> node_;
};

/// A value for each row of a table, worked out from other tables (derive.hpp). Belongs to one snapshot.
struct Derived {
  Table table;
  std::shared_ptr<const std::vector<std::int32_t>> by_slot;
  std::optional<Table> refers_to = {};
};

Value column(Column c);
/// The row itself, as a reference to it.
Value row_of(Table table);
/// A value of the row that a reference leads to.
Value through(Value reference, Value of);
inline Value through(Column reference, Value of) { return through(column(reference), std::move(of)); }
Value constant(std::int32_t value);
inline Value constant(LocalDate day) { return constant(day.days); }
/// a - b: days between two days, years between two years.
Value difference(Value a, Value b);
inline Value plus(Value a, std::int32_t more) { return difference(std::move(a), constant(-more)); }
/// a, or b where a is missing.
Value first_known(Value a, Value b);
Value smaller(Value a, Value b);
/// 0 below limits[0], 1 from limits[0], ... Limits ascend. Also for amounts.
Value band(Value of, std::vector<double> limits);
/// Months and quarters since January 1970; years as they are called.
Value month_of(Value day);
Value quarter_of(Value day);
Value year_of(Value day);
/// The place of a level at or above a place, on that day as the tree stood then; of several levels the first that has
/// one.
Value place_at(Value place, Value day, std::vector<std::int32_t> levels);
inline Value place_at(Value place, Value day, std::int32_t level) {
  return place_at(std::move(place), std::move(day), std::vector{level});
}
/// The code of the first case that holds; `otherwise` where none does.
struct Case {
  Condition when;
  std::int32_t code = 0;
};
Value choose(std::vector<Case> cases, std::int32_t otherwise = k_missing);
Value derived(Derived values);

Condition one_of(Value value, std::vector<std::int32_t> codes);
inline Condition equals(Value value, std::int32_t code) { return one_of(std::move(value), {code}); }
/// Both limits included.
Condition between(Value value, std::int32_t from, std::int32_t to);
inline Condition between(Value day, LocalDate from, LocalDate to) {
  return between(std::move(day), from.days, to.days);
}
inline Condition at_least(Value value, std::int32_t from) {
  return between(std::move(value), from, std::numeric_limits<std::int32_t>::max());
}
inline Condition at_most(Value value, std::int32_t to) { return between(std::move(value), k_missing + 1, to); }
inline Condition not_after(Value a, Value b) { return at_most(difference(std::move(a), std::move(b)), 0); }
inline Condition before(Value a, Value b) { return at_most(difference(std::move(a), std::move(b)), -1); }
Condition is_missing(Value value);
Condition is_known(Value value);
Condition all_of(std::vector<Condition> conditions);
Condition any_of(std::vector<Condition> conditions);
/// The plain opposite: rows in which something is missing are among them. Add `is_known` to leave them out.
Condition none_of(std::vector<Condition> conditions);

}  // namespace homeward::cohort
