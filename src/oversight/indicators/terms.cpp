#include "oversight/indicators/terms.hpp"

#include "base/check.hpp"
#include "oversight/figures/tables.hpp"

#include <algorithm>

namespace homeward::indicators {
namespace {

using cohort::ColumnKind;
using cohort::Value;
using Type = Term::Type;

/// A word whose code differs from snapshot to snapshot: words of kind `word` come as they are met.
struct IsWord final : Condition::Node {
  IsWord(Value v, Column c, std::vector<std::string> w) : value(std::move(v)), column(c), words(std::move(w)) {}
  Value value;
  Column column;
  std::vector<std::string> words;
  std::shared_ptr<const cohort::BoundCondition> bind(const cohort::Snapshot& snapshot) const override {
    std::vector<std::int32_t> codes;
    const auto known = snapshot.words(column);
    for (std::size_t i = 0; i < known.size(); ++i)
      if (std::ranges::find(words, known[i]) != words.end()) codes.push_back(static_cast<std::int32_t>(i));
    return cohort::one_of(value, std::move(codes)).bind(snapshot);
  }
};

}  // namespace

Term truth(Condition holds, Condition fails) {
  Term out;
  out.type = Type::truth;
  out.holds = std::move(holds);
  out.fails = std::move(fails);
  return out;
}
Term value_of(Type type, Value value) {
  Term out;
  out.type = type;
  out.value = std::move(value);
  return out;
}
Term written(std::int32_t number) {
  Term out = value_of(Type::whole, cohort::constant(number));
  out.written = number;
  return out;
}

Value as_value(const Term& of) { return cohort::choose({{of.holds, 1}, {of.fails, 0}}); }
Term as_truth(const Value& value) { return truth(cohort::equals(value, 1), cohort::equals(value, 0)); }

Condition is_word(Value value, Column column, std::vector<std::string> words) {
  return Condition(std::make_shared<IsWord>(std::move(value), column, std::move(words)));
}

Term column_term(Column column) {
  const auto& spec = figures::schema().spec(column);
  Term out;
  out.value = cohort::column(column);
  switch (spec.kind) {
    case ColumnKind::code:
      out.type = Type::code;
      out.words = column;
      break;
    case ColumnKind::word:
      out.type = Type::word;
      out.words = column;
      break;
    case ColumnKind::integer: out.type = Type::whole; break;
    case ColumnKind::day: out.type = Type::day; break;
    case ColumnKind::number: out.type = Type::amount; break;
    case ColumnKind::reference:
      out.type = Type::reference;
      out.leads_to = spec.refers_to;
      break;
  }
  return out;
}

std::string_view word_of(Term::Type type) {
  switch (type) {
    case Type::truth: return "a condition";
    case Type::whole: return "a whole number";
    case Type::day: return "a day";
    case Type::code:
    case Type::word: return "a column of words";
    case Type::amount: return "an amount";
    case Type::reference: return "a reference";
    case Type::text: return "a text";
  }
  throw InternalError("a type without a word");
}

}  // namespace homeward::indicators
