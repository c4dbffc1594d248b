#include "engine/expression/program.hpp"

#include <algorithm>

namespace homeward::expression {

/// One text on its way into a plan.
class Typing {
 public:
  Typing(Compiler& compiler, const Syntax& syntax) : plan_(compiler.plan_), names_(compiler.names_), syntax_(syntax) {}

  Checked<Step> run(std::optional<Type> wanted) {
    for (const Syntax::Let& let : syntax_.lets) {
      if (names_.contains(let.name)) {
        return reject_at(let.at, "expression.unknown-name", "the name " + let.name + " is taken");
      }
      HW_TRY(const Step step, value(let.value));
      plan_.name(step, let.name);
      names_.emplace(let.name, step);
    }
    HW_TRY(const Step out, value(syntax_.result));
    if (!wanted) return out;
    return as(out, *wanted, syntax_.nodes[syntax_.result].at);
  }

 private:
  using Node = Syntax::Node;

  Type type(Step step) const { return plan_[step].type; }
  static bool is_number(Type t) { return t == Type::number || t == Type::integer || t == Type::missing; }

  static tl::unexpected<Fault> wrong(Place at, std::string_view wanted, Type found) {
    return reject_at(at, "expression.wrong-type",
                     std::string(wanted) + " is expected here, this is " + std::string(word_of(found)));
  }

  /// The step, if it may stand where `wanted` is expected.
  Checked<Step> as(Step step, Type wanted, Place at) {
    const Type found = type(step);
    if (found == wanted || (found == Type::integer && wanted == Type::number)) return step;
    if (found == Type::missing) return plan_.missing(wanted);
    return wrong(at, word_of(wanted), found);
  }
  Checked<Step> value_as(std::uint32_t index, Type wanted) {
    HW_TRY(const Step step, value(index));
    return as(step, wanted, syntax_.nodes[index].at);
  }
  /// The type that both can take.
  Checked<Type> joint(Step a, Step b, Place at) const {
    const Type left = type(a), right = type(b);
    if (left == right || right == Type::missing) return left;
    if (left == Type::missing) return right;
    if (is_number(left) && is_number(right)) return Type::number;
    return reject_at(
        at, "expression.wrong-type",
        "the two sides do not go together: " + std::string(word_of(left)) + " and " + std::string(word_of(right)));
  }

  Checked<Step> value(std::uint32_t index) {
    const Node& node = syntax_.nodes[index];
    switch (node.form) {
      case Form::number: return plan_.constant(node.number, node.whole ? Type::integer : Type::number);
      case Form::truth: return plan_.constant(node.number, Type::boolean);
      case Form::text: return plan_.constant(node.word);
      case Form::missing: return plan_.missing(Type::missing);
      case Form::name: return name(node);
      case Form::call: return call(node);
      case Form::choose: return choose(node);
      case Form::negate: return negate(node);
      case Form::deny: {
        HW_TRY(const Step of, value_as(node.of[0], Type::boolean));
        return plan_.add(Op::deny, Type::boolean, {of});
      }
      case Form::add: return arithmetic(node, Op::add);
      case Form::subtract: return arithmetic(node, Op::subtract);
      case Form::multiply: return arithmetic(node, Op::multiply);
      case Form::divide: return arithmetic(node, Op::divide);
      case Form::less: return order(node, Op::less, false);
      case Form::less_equal: return order(node, Op::less_equal, false);
      case Form::greater: return order(node, Op::less, true);
      case Form::greater_equal: return order(node, Op::less_equal, true);
      case Form::equal: return equality(node, false);
      case Form::not_equal: return equality(node, true);
      case Form::both: return logic(node, Op::both);
      case Form::either: return logic(node, Op::either);
      case Form::otherwise: return otherwise(node);
      case Form::is_missing: return is_missing(node, false);
      case Form::is_known: return is_missing(node, true);
      case Form::weeks: return weeks(node);
    }
    return reject_at(node.at, "expression.malformed", "this is no value");
  }

  Checked<Step> name(const Node& node) {
    const auto at = names_.find(node.word);
    if (at != names_.end()) return at->second;
    return reject_at(node.at, "expression.unknown-name", "nothing is called " + node.word);
  }

  Checked<Step> negate(const Node& node) {
    HW_TRY(const Step of, value_as(node.of[0], Type::number));
    const auto& inner = plan_[of];
    if (inner.op == Op::constant && inner.index == 1) return plan_.constant(-inner.number, inner.type);
    return plan_.add(Op::negate, type(of), {of});
  }

  Checked<Step> arithmetic(const Node& node, Op op) {
    HW_TRY(const Step left, value_as(node.of[0], Type::number));
    HW_TRY(const Step right, value_as(node.of[1], Type::number));
    const bool whole = op != Op::divide && type(left) == Type::integer && type(right) == Type::integer;
    return plan_.add(op, whole ? Type::integer : Type::number, {left, right});
  }

  Checked<Step> order(const Node& node, Op op, bool turned) {
    HW_TRY(Step left, value_as(node.of[0], Type::number));
    HW_TRY(Step right, value_as(node.of[1], Type::number));
    if (turned) std::swap(left, right);
    return plan_.add(op, Type::boolean, {left, right});
  }

  Checked<Step> equality(const Node& node, bool denied) {
    HW_TRY(const Step left, value(node.of[0]));
    HW_TRY(const Step right, value(node.of[1]));
    Step out = 0;
    if (is_text(type(left)) && is_text(type(right))) {
      out = plan_.add(Op::same_text, Type::boolean, {left, right});
      if (denied) out = plan_.add(Op::deny, Type::boolean, {out});
      return out;
    }
    HW_TRY(const Type both, joint(left, right, node.at));
    if (type(left) == Type::missing || type(right) == Type::missing || is_text(both)) {
      return reject_at(node.at, "expression.wrong-type", "to ask for missing, write `is missing`");
    }
    HW_TRY(const Step a, as(left, both, node.at));
    HW_TRY(const Step b, as(right, both, node.at));
    return plan_.add(denied ? Op::not_equal : Op::equal, Type::boolean, {a, b});
  }

  Checked<Step> logic(const Node& node, Op op) {
    HW_TRY(const Step left, value_as(node.of[0], Type::boolean));
    HW_TRY(const Step right, value_as(node.of[1], Type::boolean));
    return plan_.add(op, Type::boolean, {left, right});
  }

  Checked<Step> choose(const Node& node) {
    HW_TRY(const Step condition, value_as(node.of[0], Type::boolean));
    HW_TRY(Step yes, value(node.of[1]));
    HW_TRY(Step no, value(node.of[2]));
    HW_TRY(const Type both, joint(yes, no, node.at));
    HW_TRY(yes, as(yes, both, node.at));
    HW_TRY(no, as(no, both, node.at));
    return plan_.add(is_text(both) ? Op::choose_text : Op::choose, both, {condition, yes, no});
  }

  Checked<Step> otherwise(const Node& node) {
    HW_TRY(Step first, value(node.of[0]));
    HW_TRY(Step second, value(node.of[1]));
    HW_TRY(const Type both, joint(first, second, node.at));
    HW_TRY(first, as(first, both, node.at));
    HW_TRY(second, as(second, both, node.at));
    return plan_.add(is_text(both) ? Op::otherwise_text : Op::otherwise, both, {first, second});
  }

  Checked<Step> is_missing(const Node& node, bool known) {
    HW_TRY(const Step of, value(node.of[0]));
    Step out = plan_.add(is_text(type(of)) ? Op::text_missing : Op::is_missing, Type::boolean, {of});
    if (known) out = plan_.add(Op::deny, Type::boolean, {out});
    return out;
  }

  Checked<Step> weeks(const Node& node) {
    HW_TRY(const Step pattern, value_as(node.of[0], Type::pattern));
    Step from = plan_.constant(1, Type::integer), to = plan_.constant(-1, Type::integer);
    if (node.of[1] != Syntax::k_none) {
      HW_TRY(from, value_as(node.of[1], Type::integer));
    }
    if (node.of[2] != Syntax::k_none) {
      HW_TRY(to, value_as(node.of[2], Type::integer));
    }
    return plan_.add(Op::weeks, Type::pattern, {pattern, from, to});
  }

  Checked<Step> call(const Node& node) {
    const auto all = functions();
    const auto found = std::ranges::find(all, node.word, &Function::name);
    if (found == all.end()) {
      return reject_at(node.at, "expression.unknown-name", "there is no function " + node.word);
    }
    expression::Node out;
    out.op = found->op;
    out.type = found->gives;
    std::size_t at = 0;
    bool whole = true;
    for (std::size_t i = 0; i < found->takes.size(); ++i) {
      const char kind = found->takes[i];
      if (kind == '+') {
        while (at < node.of.size()) {
          HW_TRY_VOID(argument(node, at++, found->takes[i - 1], out, whole));
        }
      } else if (kind == 'W') {
        HW_TRY_VOID(weights(node, at, out));
        at = node.of.size();
      } else {
        if (at >= node.of.size()) return count_wrong(node, *found);
        HW_TRY_VOID(argument(node, at++, kind, out, whole));
      }
    }
    if (at != node.of.size()) return count_wrong(node, *found);
    HW_TRY_VOID(settle(node, out));
    if (out.type == Type::number && whole && keeps_whole(out.op)) out.type = Type::integer;
    return plan_.add(std::move(out));
  }

  static tl::unexpected<Fault> count_wrong(const Node& node, const Function& function) {
    return reject_at(node.at, "expression.wrong-type",
                     node.word + " takes another number of values; it gives " + std::string(function.means));
  }

  static bool keeps_whole(Op op) {
    switch (op) {
      case Op::absolute:
      case Op::smallest:
      case Op::largest:
      case Op::largest_answered:
      case Op::sum:
      case Op::sum_answered: return true;
      default: return false;
    }
  }

  Checked<void> argument(const Node& node, std::size_t at, char kind, expression::Node& out, bool& whole) {
    const Place place = syntax_.nodes[node.of[at]].at;
    switch (kind) {
      case 'P': return operand(node.of[at], Type::pattern, out);
      case 'I': return operand(node.of[at], Type::integer, out);
      case 'B': return operand(node.of[at], Type::boolean, out);
      case 'T': return operand(node.of[at], Type::text, out);
      case 'N': {
        HW_TRY_VOID(operand(node.of[at], Type::number, out));
        whole = whole && type(out.of.back()) == Type::integer;
        return {};
      }
      case 'K': {
        HW_TRY(const double n, constant_number(node.of[at]));
        if (out.op == Op::pick || out.op == Op::pad) {
          if (n < 1 || n > static_cast<double>(k_longest_pattern) || n != static_cast<int>(n)) {
            return reject_at(place, "expression.wrong-type", "a week from 1 to 1040 is expected here");
          }
          if (out.op == Op::pad) out.index = static_cast<std::int32_t>(n);
          if (out.op == Op::pick) out.table.push_back(n);
          return {};
        }
        if (n < 1 || n > static_cast<double>(k_longest_pattern) || n != static_cast<int>(n)) {
          return reject_at(place, "expression.wrong-type", "a whole number from 1 to 1040 is expected here");
        }
        if (out.number == 0) {
          out.number = n;
        } else {
          out.index = static_cast<std::int32_t>(n);
        }
        return {};
      }
      case 'L': {
        HW_TRY(const std::string_view text, constant_text(node.of[at]));
        const auto letters = letters_from(text);
        if (!letters) return not_letters(place);
        out.letters = *letters;
        return {};
      }
      case 'C': {
        HW_TRY(const std::string_view text, constant_text(node.of[at]));
        (out.text.empty() ? out.text : out.more) = text;
        if (text.empty()) return reject_at(place, "expression.wrong-type", "an empty text says nothing here");
        const bool signs_fit = out.op == Op::see ? text.find_first_not_of("x.") == text.npos : !find_foreign(text);
        if (!signs_fit) return not_letters(place);
        return {};
      }
      default: return reject_at(place, "expression.malformed", "the function cannot be called");
    }
  }

  static tl::unexpected<Fault> not_letters(Place at) {
    return reject_at(at, "expression.wrong-type", "letters of a weekly pattern are expected here: + - o * _");
  }

  Checked<void> operand(std::uint32_t index, Type wanted, expression::Node& out) {
    HW_TRY(const Step step, value_as(index, wanted));
    out.of.push_back(step);
    return {};
  }

  Checked<std::string_view> constant_text(std::uint32_t index) {
    const Node& node = syntax_.nodes[index];
    if (node.form == Form::text) return std::string_view(node.word);
    return reject_at(node.at, "expression.wrong-type", "a text in quotes is expected here");
  }
  Checked<double> constant_number(std::uint32_t index) {
    const Node& node = syntax_.nodes[index];
    if (node.form == Form::number) return node.number;
    if (node.form == Form::negate && syntax_.nodes[node.of[0]].form == Form::number) {
      return -syntax_.nodes[node.of[0]].number;
    }
    return reject_at(node.at, "expression.wrong-type", "a number written out is expected here");
  }

  /// Pairs of letters and what they weigh.
  Checked<void> weights(const Node& node, std::size_t at, expression::Node& out) {
    if (at >= node.of.size() || (node.of.size() - at) % 2 != 0) {
      return reject_at(node.at, "expression.wrong-type", node.word + " takes pairs of letters and their weight");
    }
    for (; at < node.of.size(); at += 2) {
      HW_TRY(const std::string_view text, constant_text(node.of[at]));
      const auto letters = letters_from(text);
      if (!letters) return not_letters(syntax_.nodes[node.of[at]].at);
      HW_TRY(const double weight, constant_number(node.of[at + 1]));
      for (std::size_t i = 0; i < k_letters; ++i)
        if ((*letters >> i & 1) != 0) out.weights[i] = weight;
    }
    return {};
  }

  /// What single arguments cannot say.
  static Checked<void> settle(const Node& node, const expression::Node& out) {
    const auto fault = [&](const char* detail) { return reject_at(node.at, "expression.wrong-type", detail); };
    if (out.op == Op::recode && out.text.size() != out.more.size()) return fault("each letter needs its replacement");
    if (out.op == Op::pad && out.text.size() != 1) return fault("one letter is expected");
    if (out.text.size() > k_longest_pattern) return fault("a pattern has at most 1,040 weeks");
    if (out.op == Op::first_window && out.index > static_cast<std::int32_t>(out.number)) {
      return fault("a window cannot hold more weeks of a kind than it has");
    }
    return {};
  }

  Plan& plan_;
  std::map<std::string, Step, std::less<>> names_;  // a copy: what let binds ends with the text
  const Syntax& syntax_;
};

Compiler::Compiler(std::vector<Variable> inputs) : plan_(std::move(inputs)) {
  for (std::size_t i = 0; i < plan_.inputs().size(); ++i) define(plan_.inputs()[i].name, plan_.input(i));
}

Checked<Step> Compiler::compile(std::string_view text, std::optional<Type> wanted) {
  HW_TRY(const Syntax syntax, parse(text));
  return Typing(*this, syntax).run(wanted);
}

}  // namespace homeward::expression
