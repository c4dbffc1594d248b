#pragma once
#include "engine/expression/fault.hpp"
#include "engine/expression/pattern.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What is to be computed, as a list of steps without branches: each step is one value that comes from earlier ones.
/// All definitions that are asked for together share one plan, so what two of them need is computed once, and a step
/// is carried out for a whole batch of rows at a time. Expressions become plans (`program.hpp`), and so do the keys of
/// instruments (engine/scoring): one evaluator, one trace.
namespace homeward::expression {

/// Missing is a value of every type, never zero and never an empty pattern. The type `missing` is that of the word
/// alone. Truths are `boolean`; an `integer` may stand where a `number` is wanted.
enum class Type : std::uint8_t { missing, boolean, integer, number, text, pattern };
std::string_view word_of(Type type);
/// Whether values of the type are held as text (`text`, `pattern`) or as numbers (all others).
constexpr bool is_text(Type type) { return type == Type::text || type == Type::pattern; }

enum class Op : std::uint8_t {
  input,     ///< `index` says which
  constant,  ///< `number`, or `text` where the type is text; a constant without value is missing
  // Numbers and truths. Missing in, missing out, but for `both` and `either`, which decide as soon as one side does
  // (Kleene). What is no finite number, as after a division by zero, is missing.
  negate,
  add,
  subtract,
  multiply,
  divide,
  less,
  less_equal,
  equal,
  not_equal,
  both,
  either,
  deny,
  choose,     ///< condition, then, else
  otherwise,  ///< the first that is not missing
  is_missing,
  absolute,
  floor,
  ceiling,
  round,  ///< halves away from zero
  logarithm,
  // Any number of operands.
  sum,
  mean,
  smallest,
  largest,
  sum_answered,   ///< over those that are not missing; missing where all are
  mean_answered,  ///< likewise
  largest_answered,
  answered,    ///< how many are not missing
  count_true,  ///< how many hold; missing if any is
  weighted,    ///< sum of each times its entry in `table`
  lookup,      ///< a whole number is replaced by its entry in `table`, counted from `index`; others are missing
  level,       ///< how many entries of `table` it reaches
  nearest,     ///< position (from 1) of the entry of `table` nearest to it; ties to the earlier
  // Text.
  same_text,
  choose_text,
  otherwise_text,
  text_missing,
  // Patterns to numbers.
  length,
  count,          ///< weeks with one of `letters`
  weigh,          ///< sum over weeks of what `weights` gives their letters
  weigh_by_week,  ///< the same, each times the number of its week
  first_week,     ///< with one of `letters`; missing where there is none
  last_week,      ///< likewise
  first_window,   ///< first week of the first window of `number` weeks with at least `index` of `letters`
  longest_run,    ///< of weeks with `letters`
  contains,       ///< `text`
  // Patterns to patterns.
  weeks,          ///< pattern, from, to
  pick,           ///< pattern, then the weeks that are taken
  recode,         ///< letters of `text` become those of `more`
  drop,           ///< weeks with `letters`
  fill,           ///< pattern, text: weeks with `letters` take the first letter of the text
  fill_between,   ///< a week with `letters` between two without takes their mean on the scale `text`
  pad,            ///< to `index` weeks with the letter `text`
  see,            ///< through the lattice `text`: a week that is hidden takes the last one seen
  most_frequent,  ///< of the letters of `text`; ties to the one named first; missing where there is none
};

using Step = std::uint32_t;

struct Node {
  Op op = Op::constant;
  Type type = Type::number;
  std::vector<Step> of;
  double number = 0;
  std::int32_t index = 0;
  LetterSet letters = 0;
  std::array<double, k_letters> weights{};
  std::string text, more;
  std::vector<double> table;
  bool operator==(const Node&) const = default;
};

struct Variable {
  std::string name;
  Type type = Type::number;
};

class Plan {
 public:
  explicit Plan(std::vector<Variable> inputs) : inputs_(std::move(inputs)) {}

  /// Adds a step unless there is an equal one. Operands must be steps of this plan.
  Step add(Node node);
  Step add(Op op, Type type, std::vector<Step> of);
  Step input(std::size_t index);
  Step constant(double number, Type type = Type::number);
  Step constant(std::string text);
  Step missing(Type type);
  /// What the trace calls a step, besides what it does.
  void name(Step step, std::string_view name) { names_.emplace(step, name); }

  const std::vector<Variable>& inputs() const { return inputs_; }
  std::span<const Node> nodes() const { return nodes_; }
  const Node& operator[](Step step) const { return nodes_[step]; }
  const std::string* name_of(Step step) const;
  std::size_t size() const { return nodes_.size(); }

 private:
  std::vector<Variable> inputs_;
  std::vector<Node> nodes_;
  std::map<Step, std::string> names_;
  std::multimap<std::size_t, Step> known_;  // by a hash of the node
};

}  // namespace homeward::expression
