#pragma once
#include "engine/expression/fault.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// The text of an expression as a tree; no types yet.
///
///     # weeks whose sample was negative, of those looked at
///     let w = u[5..15];
///     (count(w, "-") + 0.5 * count(w, "*")) / length(w) ?? 0
///
///     text    := { "let" name "=" value ";" } value
///     value   := "if" value "then" value "else" value | choice
///     choice  := either { "??" either }                 the first that is not missing
///     either  := both { "or" both }
///     both    := denied { "and" denied }
///     denied  := "not" denied | compare
///     compare := sum [ ("=" | "!=" | "<" | "<=" | ">" | ">=") sum | "is" ("missing" | "known") ]
///     sum     := product { ("+" | "-") product }
///     product := sign { ("*" | "/") sign }
///     sign    := "-" sign | part
///     part    := atom { "[" [value] ".." [value] "]" | "[" value "]" }
///     atom    := number | "text" | "true" | "false" | "missing" | name | name "(" [value {"," value}] ")" | "(" value
///     ")"
///
/// `#` begins a comment that goes to the end of the line. Names are letters, digits and `_`.
namespace homeward::expression {

enum class Form : std::uint8_t {
  number,
  text,
  truth,
  missing,
  name,
  call,
  choose,  ///< condition, then, else
  negate,
  deny,
  add,
  subtract,
  multiply,
  divide,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  both,
  either,
  otherwise,
  is_missing,
  is_known,
  weeks,  ///< pattern, from, to; `k_none` where an end is open
};

struct Syntax {
  static constexpr std::uint32_t k_none = ~std::uint32_t{0};
  struct Node {
    Form form = Form::missing;
    Place at;
    std::string word;   ///< of a name or call; the content of a text
    double number = 0;  ///< also 1 and 0 of a truth
    bool whole = false;
    std::vector<std::uint32_t> of;
  };
  struct Let {
    std::string name;
    Place at;
    std::uint32_t value = 0;
  };
  std::vector<Node> nodes;  ///< operands stand before what they are operands of
  std::vector<Let> lets;
  std::uint32_t result = 0;
};

/// Limits: 16 KiB, 2,000 nodes, 60 levels. Reasons: expression.malformed, expression.too-large.
Checked<Syntax> parse(std::string_view text);

}  // namespace homeward::expression
