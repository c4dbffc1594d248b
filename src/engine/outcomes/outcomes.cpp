#include "engine/outcomes/outcomes.hpp"

#include <algorithm>
#include <cmath>

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

OutcomeSet::Named weeks_named_by(const expression::Plan& plan, expression::Step step) {
  using expression::Op;
  const expression::Node& node = plan[step];
  OutcomeSet::Named out;
  const auto add = [&out](double begun, double whole) {
    out.begun = std::max(out.begun, static_cast<std::size_t>(std::abs(begun)));
    out.whole = std::max({out.whole, out.begun, static_cast<std::size_t>(std::abs(whole))});
  };
  if (node.op == Op::weeks) {
    const auto week = [&](expression::Step of) {
      const expression::Node& end = plan[of];
      return end.op != Op::constant || expression::is_missing(end.number) ? 0 : end.number;
    };
    add(week(node.of[1]), week(node.of[2]));
  } else if (node.op == Op::pick && !node.table.empty()) {
    add(std::ranges::min(node.table), std::ranges::max(node.table));
  } else if (node.op == Op::see) {
    add(1, static_cast<double>(node.text.size()));
  }
  for (const expression::Step of : node.of) {
    const auto below = weeks_named_by(plan, of);
    add(static_cast<double>(below.begun), static_cast<double>(below.whole));
  }
  return out;
}

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
  for (const expression::Step step : out.steps_) out.weeks_named_.push_back(weeks_named_by(out.plan_, step));
  return out;
}

}  // namespace homeward::outcomes
