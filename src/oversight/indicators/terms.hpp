#pragma once
#include "oversight/indicators/language.hpp"

/// How terms are made. Only for the language.
namespace homeward::indicators {

Term truth(Condition holds, Condition fails);
Term value_of(Term::Type type, cohort::Value value);
Term written(std::int32_t number);
Term column_term(Column column);
/// Columns of words that come as they are met: their codes differ from snapshot to snapshot.
Condition is_word(cohort::Value value, Column column, std::vector<std::string> words);
/// A truth seen through a reference: 1 or 0, missing where it is missing.
cohort::Value as_value(const Term& of);
Term as_truth(const cohort::Value& value);

}  // namespace homeward::indicators
