#pragma once
#include "base/json.hpp"

namespace homeward::json {

/// The document with a line for every member, for files that people read and fill in; ends with a line break.
std::string indented(const Value& v);

}  // namespace homeward::json
