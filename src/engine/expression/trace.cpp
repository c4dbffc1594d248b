#include "engine/expression/trace.hpp"

#include "engine/expression/evaluator.hpp"
#include "engine/expression/program.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace homeward::expression {
namespace {

std::string number_text(double n) {
  std::array<char, 40> out;
  return {out.data(), std::to_chars(out.data(), out.data() + out.size(), n).ptr};
}

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

std::string letters_text(LetterSet letters) {
  std::string out;
  for (std::size_t i = 0; i < k_letters; ++i)
    if ((letters >> i & 1) != 0) out += k_alphabet[i];
  return quoted(out);
}

std::string_view sign_of(Op op) {
  switch (op) {
    case Op::add: return " + ";
    case Op::subtract: return " - ";
    case Op::multiply: return " * ";
    case Op::divide: return " / ";
    case Op::less: return " < ";
    case Op::less_equal: return " <= ";
    case Op::equal:
    case Op::same_text: return " = ";
    case Op::not_equal: return " != ";
    case Op::both: return " and ";
    case Op::either: return " or ";
    case Op::otherwise:
    case Op::otherwise_text: return " ?? ";
    default: return {};
  }
}

std::string numbers_text(std::span<const double> all) {
  std::string out;
  for (double n : all) out += (out.empty() ? "" : ", ") + number_text(n);
  return out;
}

class Writer {
 public:
  explicit Writer(const Plan& plan) : plan_(plan) {}

  std::string operand(Step step) const {
    if (const std::string* name = plan_.name_of(step)) return *name;
    const Node& node = plan_[step];
    const bool joined = !sign_of(node.op).empty() || node.op == Op::choose || node.op == Op::choose_text ||
                        node.op == Op::deny || node.op == Op::negate;
    return joined ? "(" + whole(step) + ")" : whole(step);
  }

  std::string whole(Step step) const {
    const Node& node = plan_[step];
    switch (node.op) {
      case Op::input: return plan_.inputs()[static_cast<std::size_t>(node.index)].name;
      case Op::constant: return constant(node);
      case Op::negate: return "-" + operand(node.of[0]);
      case Op::deny: return "not " + operand(node.of[0]);
      case Op::choose:
      case Op::choose_text:
        return "if " + operand(node.of[0]) + " then " + operand(node.of[1]) + " else " + operand(node.of[2]);
      case Op::is_missing:
      case Op::text_missing: return operand(node.of[0]) + " is missing";
      case Op::weeks: return operand(node.of[0]) + "[" + operand(node.of[1]) + ".." + operand(node.of[2]) + "]";
      case Op::lookup: return operand(node.of[0]) + " scored as " + numbers_text(node.table);
      case Op::nearest: return "the nearest to " + operand(node.of[0]) + " of " + numbers_text(node.table);
      case Op::level: return "how many of " + numbers_text(node.table) + " " + operand(node.of[0]) + " reaches";
      case Op::weighted: return weighted(node);
      default: break;
    }
    if (const auto sign = sign_of(node.op); !sign.empty())
      return operand(node.of[0]) + std::string(sign) + operand(node.of[1]);
    return call(node);
  }

 private:
  static std::string constant(const Node& node) {
    if (node.index == 0) return "missing";
    if (is_text(node.type)) return quoted(node.text);
    if (node.type == Type::boolean) return node.number == 1 ? "true" : "false";
    return number_text(node.number);
  }

  std::string weighted(const Node& node) const {
    std::string out;
    for (std::size_t i = 0; i < node.of.size(); ++i)
      out += (i ? " + " : "") + number_text(node.table[i]) + " * " + operand(node.of[i]);
    return out;
  }

  std::string call(const Node& node) const {
    const auto all = functions();
    const auto function = std::ranges::find(all, node.op, &Function::op);
    std::string out;
    const auto more = [&](const std::string& text) { out += (out.empty() ? "" : ", ") + text; };
    for (Step step : node.of) more(operand(step));
    if (function == all.end()) return "(" + out + ")";
    if (node.op == Op::first_window) more(number_text(node.number));
    if (node.index != 0) more(std::to_string(node.index));
    if (node.op == Op::pick) more(numbers_text(node.table));
    if (function->takes.find('L') != std::string_view::npos) more(letters_text(node.letters));
    if (function->takes.ends_with('W')) {
      for (std::size_t i = 0; i < k_letters; ++i)
        if (node.weights[i] != 0) more(quoted(k_alphabet.substr(i, 1)) + ", " + number_text(node.weights[i]));
    }
    if (!node.text.empty()) more(quoted(node.text));
    if (!node.more.empty()) more(quoted(node.more));
    return std::string(function->name) + "(" + out + ")";
  }

  const Plan& plan_;
};

Value value_at(const Evaluator& evaluator, const Plan& plan, Step step) {
  if (is_text(plan[step].type)) {
    const auto text = evaluator.texts_of(step)[0];
    return is_missing(text) ? Value{} : Value{std::string(text)};
  }
  const double n = evaluator.numbers_of(step)[0];
  return is_missing(n) ? Value{} : Value{n};
}

}  // namespace

std::string text_of(const Plan& plan, Step step) { return Writer(plan).whole(step); }

std::string text_of(Type type, const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  const auto* number = std::get_if<double>(&value);
  if (!number) return "missing";
  if (type == Type::boolean) return *number == 1 ? "true" : "false";
  return number_text(*number);
}

std::string_view word_of(Op op) {
  switch (op) {
    case Op::negate: return "negate";
    case Op::add: return "add";
    case Op::subtract: return "subtract";
    case Op::multiply: return "multiply";
    case Op::divide: return "divide";
    case Op::less: return "less";
    case Op::less_equal: return "less_equal";
    case Op::equal:
    case Op::same_text: return "equal";
    case Op::not_equal: return "not_equal";
    case Op::both: return "both";
    case Op::either: return "either";
    case Op::deny: return "deny";
    case Op::choose:
    case Op::choose_text: return "choose";
    case Op::otherwise:
    case Op::otherwise_text: return "otherwise";
    case Op::is_missing:
    case Op::text_missing: return "is_missing";
    case Op::weeks: return "weeks";
    default: break;
  }
  const auto all = functions();
  const auto function = std::ranges::find(all, op, &Function::op);
  return function == all.end() ? "value" : function->name;
}

std::vector<TracedStep> trace_steps(const Plan& plan, Step wanted, std::span<const Value> inputs) {
  Evaluator evaluator(plan, wanted);
  for (std::size_t i = 0; i < plan.inputs().size() && i < inputs.size(); ++i) {
    if (const auto* n = std::get_if<double>(&inputs[i])) evaluator.numbers(i)[0] = *n;
    if (const auto* text = std::get_if<std::string>(&inputs[i])) evaluator.texts(i)[0] = *text;
  }
  evaluator.run(1);

  std::vector<bool> needed(plan.size(), false);
  needed[wanted] = true;
  for (std::size_t i = plan.size(); i-- > 0;)
    if (needed[i])
      for (Step from : plan[static_cast<Step>(i)].of) needed[from] = true;
  std::vector<TracedStep> out;
  for (Step step = 0; step <= wanted; ++step) {
    const Op op = plan[step].op;
    if (!needed[step] || (step != wanted && (op == Op::input || op == Op::constant))) continue;
    out.push_back({step, value_at(evaluator, plan, step)});
  }
  return out;
}

std::vector<TraceLine> trace(const Plan& plan, Step wanted, std::span<const Value> inputs) {
  std::vector<TraceLine> out;
  for (const TracedStep& one : trace_steps(plan, wanted, inputs)) {
    const std::string* name = plan.name_of(one.step);
    out.push_back({name ? *name : "", text_of(plan, one.step), text_of(plan[one.step].type, one.value)});
  }
  return out;
}

}  // namespace homeward::expression
