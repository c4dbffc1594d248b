#pragma once
#include "engine/expression/fault.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace homeward::expression {

struct Token {
  enum class Kind : std::uint8_t { end, number, text, name, keyword, sign } kind = Kind::end;
  Place at;
  std::string_view text;  ///< of a text what stands between the quotes
};

/// All tokens of a text; the last one is `end`. The views last as long as the text.
/// Reason: expression.malformed.
Checked<std::vector<Token>> tokens_of(std::string_view text);

}  // namespace homeward::expression
