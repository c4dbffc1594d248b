#include "platform/access/sql.hpp"

#include <charconv>

namespace homeward::access {

Sql& Sql::add(const Sql& other) {
  // Our own text holds `$` only before a parameter number: values are never in the text.
  for (std::size_t i = 0; i < other.text_.size();) {
    if (other.text_[i] != '$') {
      text_ += other.text_[i++];
      continue;
    }
    std::size_t number = 0;
    const char* end = std::from_chars(other.text_.data() + i + 1, other.text_.data() + other.text_.size(), number).ptr;
    bind(other.params_[number - 1]);
    i = static_cast<std::size_t>(end - other.text_.data());
  }
  return *this;
}

}  // namespace homeward::access
