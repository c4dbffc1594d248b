#pragma once
#include "engine/expression/plan.hpp"
#include "engine/expression/syntax.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace homeward::expression {

/// Checks the types of expressions and adds them to a plan. One compiler serves many definitions that shall share
/// steps.
class Compiler {
 public:
  explicit Compiler(std::vector<Variable> inputs);

  /// A further name for a step, for definitions that build on earlier ones.
  void define(std::string name, Step step) { names_.insert_or_assign(std::move(name), step); }
  /// The step that a text comes to. `wanted`: the type it must have (an integer passes as a number, missing as all).
  /// Reasons: see Fault.
  Checked<Step> compile(std::string_view text, std::optional<Type> wanted = {});

  Plan& plan() { return plan_; }
  const Plan& plan() const { return plan_; }

 private:
  friend class Typing;
  Plan plan_;
  std::map<std::string, Step, std::less<>> names_;
};

/// A function of the language, for pages that list them.
struct Function {
  std::string_view name;
  /// One sign a parameter: `P` pattern, `I` whole number, `N` number, `B` truth, `A` anything, `T` text, `L` letters,
  /// `C` a constant text, `K` a constant whole number, `W` one or more pairs of letters and constant weight;
  /// `+` behind the last: one or more of it.
  std::string_view takes;
  Type gives;
  Op op;
  std::string_view means;
};
std::span<const Function> functions();

}  // namespace homeward::expression
