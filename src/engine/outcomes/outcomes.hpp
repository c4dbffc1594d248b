#pragma once
#include "base/json.hpp"
#include "engine/expression/evaluator.hpp"
#include "engine/expression/program.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Named outcomes of weekly urine-test patterns. A definition is a pack of the catalogue (catalogue/outcomes), written
/// in the expression language over the pattern `u`; nothing here knows any of them. Sources: reference 2.5, CTNote.
namespace homeward::outcomes {

/// One column of a definition; a time to an event is two, the time and whether the event came.
struct Column {
  std::string name;
  expression::Type type = expression::Type::number;  ///< boolean, integer or number
  std::string is;                                    ///< the expression
};

struct Definition {
  std::string id;
  std::vector<Column> columns;
};

/// Reads what the schema of outcome packs let pass. Reason: outcome.malformed (an expression is wrong: which, and
/// where).
Result<Definition> read_definition(const json::Value& pack);

/// Definitions compiled together, so that what they share is computed once. Immutable; thread-safe.
class OutcomeSet {
 public:
  /// Reasons: outcome.malformed, outcome.column-twice.
  static Result<OutcomeSet> create(std::vector<Definition> definitions);

  /// In the order of the definitions and, within one, of its columns.
  std::span<const Column> columns() const { return columns_; }
  expression::Step step(std::size_t column) const { return steps_[column]; }
  /// Which weeks a column names. A definition computes over shorter patterns as well, but then speaks of weeks that
  /// have not been: it would find no positive week among the fifth to the fifteenth of somebody's first week.
  struct Named {
    std::size_t begun = 0;  ///< every stretch it names has begun by this week: 5 of `u[5..15]`, 4 of `u[-4..-1]`
    std::size_t whole = 0;  ///< and is over with this one: 15 and 4
  };
  Named weeks_named(std::size_t column) const { return weeks_named_[column]; }
  const expression::Plan& plan() const { return plan_; }
  expression::Evaluator evaluator() const { return {plan_, steps_}; }

 private:
  explicit OutcomeSet(expression::Plan plan) : plan_(std::move(plan)) {}

  expression::Plan plan_;
  std::vector<Column> columns_;
  std::vector<expression::Step> steps_;
  std::vector<Named> weeks_named_;
};

}  // namespace homeward::outcomes
