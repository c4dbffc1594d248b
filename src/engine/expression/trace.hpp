#pragma once
#include "engine/expression/plan.hpp"

#include <span>
#include <string>
#include <variant>
#include <vector>

namespace homeward::expression {

/// A single value: missing, a number or truth, a text or pattern.
using Value = std::variant<std::monostate, double, std::string>;

/// One step of how a value came out.
struct TraceLine {
  std::string name;   ///< what `let` calls it; empty for most
  std::string what;   ///< `count(recode(u, "o*", "++"), "-")`
  std::string value;  ///< `6`, `true`, `missing`, a pattern as it is
  bool operator==(const TraceLine&) const = default;
};

/// A step in the words of the language. What has a name is called by it, but for the step itself.
std::string text_of(const Plan& plan, Step step);
/// `value` as the trace writes it.
std::string text_of(Type type, const Value& value);

/// One step as it is built, with what it came to: for those who say it in other words than `text_of`.
struct TracedStep {
  Step step = 0;
  Value value;
};

/// What carries a step out, in one word: a function by its name, else `add`, `less`, `both`, `weeks` and so on. Texts
/// and numbers share a word where they share a sign.
std::string_view word_of(Op op);

/// What a step comes to for one row, and each step on the way, in the order in which they build on each other; inputs
/// and constants speak for themselves and are left out.
std::vector<TracedStep> trace_steps(const Plan& plan, Step wanted, std::span<const Value> inputs);

/// The same in the words of the language.
std::vector<TraceLine> trace(const Plan& plan, Step wanted, std::span<const Value> inputs);

}  // namespace homeward::expression
