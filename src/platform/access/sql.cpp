#include "platform/access/sql.hpp"

namespace homeward::access {

Sql& Sql::bind(Datum value) {
  params_.push_back(std::move(value));
  text_ += k_parameter;
  return *this;
}

Sql& Sql::add(const Sql& other) {
  text_ += other.text_;
  params_.insert(params_.end(), other.params_.begin(), other.params_.end());
  return *this;
}

std::string Sql::text() const {
  // Our own text holds `$` only where a parameter stands: values are never in the text.
  std::string out;
  out.reserve(text_.size() + 3 * params_.size());
  std::size_t number = 0, from = 0;
  for (std::size_t at; (at = text_.find(k_parameter, from)) != std::string::npos; from = at + 1) {
    out.append(text_, from, at + 1 - from);
    out += std::to_string(++number);
  }
  return out.append(text_, from);
}

}  // namespace homeward::access
