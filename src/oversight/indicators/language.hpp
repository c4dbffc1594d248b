#pragma once
#include "engine/cohort/value.hpp"
#include "engine/expression/syntax.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

/// The expression language over the rows of a table of the column store. The text is that of engine/expression; names
/// are columns of the row, named columns worked out beside it, and the days of the question. What comes out is a plan
/// of the store's own conditions and values, so a million rows are one pass.
///
///     first_contact - opened <= 21                    # days between two days
///     end_type = "as_planned" and not (arrived is missing)
///     of(episode, of(journey, started))               # what the row that a reference leads to says
///     one_of(end_type, "died", "imprisoned")
///
/// Functions: of(reference, value); one_of(column, "word", ...); year(day); min(a, b); max(a, b).
/// Truth is Kleene's, as everywhere in the language: what is missing neither holds nor fails.
namespace homeward::indicators {

using cohort::Column;
using cohort::Condition;
using cohort::Table;

/// What an expression comes to.
struct Term {
  enum class Type : std::uint8_t { truth, whole, day, code, word, amount, reference, text };
  Type type = Type::whole;
  std::optional<cohort::Value> value = {};   ///< all but truth and text
  Condition holds = {}, fails = {};          ///< truth: where it is missing neither does
  std::optional<Column> words = {};          ///< code and word: whose words
  std::optional<Table> leads_to = {};        ///< reference
  std::optional<std::int32_t> written = {};  ///< a whole number as it stands in the text
  std::string text = {};                     ///< text: a word in quotes
};
std::string_view word_of(Term::Type type);

/// Columns worked out beside the ones of a table, by its number and their name.
using NamedTerms = std::map<std::pair<std::uint16_t, std::string>, Term>;

/// What the names of an expression mean.
struct Scope {
  Table table;
  const NamedTerms* columns = nullptr;
  LocalDate today;
  /// First and last day of the period; columns beside a table do not know it.
  std::optional<std::pair<LocalDate, LocalDate>> period = {};
};

/// What an expression reads, for traces and for those who ask whether somebody may see it.
struct Reads {
  std::vector<std::pair<std::string, Term>> facts;  ///< each once, as it is written
  std::set<std::uint16_t> tables;
  std::set<Column> columns;
};

/// Reasons: as of engine/expression.
expression::Checked<Term> compile(const expression::Syntax& syntax, const Scope& scope, Reads* reads = nullptr);

}  // namespace homeward::indicators
