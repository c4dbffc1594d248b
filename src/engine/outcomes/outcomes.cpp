#include "engine/outcomes/outcomes.hpp"

#include <algorithm>

namespace homeward::outcomes {
namespace {

using expression::Type;

tl::unexpected<Error> malformed(std::string detail) {
  return reject(ErrorKind::invalid, "outcome.malformed", std::move(detail));
}

std::optional<Type> type_from(std::string_view word) {
  if (word == "boolean") return Type::boolean;
  if (word == "integer") return Type::integer;
  if (word == "number") return Type::number;
  return std::nullopt;
}

const std::string* text(const json::Value& from, std::string_view key) {
  const json::Value* found = from.find(key);
  return found ? found->string() : nullptr;
}

std::vector<expression::Variable> inputs() { return {{"u", Type::pattern}}; }

}  // namespace

Result<Definition> read_definition(const json::Value& pack) {
  Definition out;
  const std::string* id = text(pack, "id");
  const json::Value* columns = pack.find("columns");
  if (!id || !columns || !columns->array() || columns->array()->empty())
    return malformed("a definition has an id and columns");
  out.id = *id;
  for (const json::Value& column : *columns->array()) {
    const std::string *name = text(column, "name"), *type = text(column, "type"), *is = text(column, "is");
    const auto known = type ? type_from(*type) : std::nullopt;
    if (!name || !known || !is) return malformed("a column has name, type and an expression");
    out.columns.push_back({*name, *known, *is});
  }
  HW_TRY_VOID(OutcomeSet::create({out}));
  return out;
}

Result<OutcomeSet> OutcomeSet::create(std::vector<Definition> definitions) {
  expression::Compiler compiler(inputs());
  std::vector<Column> columns;
  std::vector<expression::Step> steps;
  for (const Definition& definition : definitions) {
    for (const Column& column : definition.columns) {
      if (std::ranges::find(columns, column.name, &Column::name) != columns.end()) {
        return reject(ErrorKind::invalid, "outcome.column-twice", "two definitions give the column " + column.name);
      }
      const auto step = compiler.compile(column.is, column.type);
      if (!step) return malformed(column.name + ":" + step.error().to_string());
      columns.push_back(column);
      steps.push_back(*step);
    }
  }
  OutcomeSet out(std::move(compiler.plan()));
  out.columns_ = std::move(columns);
  out.steps_ = std::move(steps);
  return out;
}

}  // namespace homeward::outcomes
