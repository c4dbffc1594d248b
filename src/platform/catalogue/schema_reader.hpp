#pragma once
#include "base/json.hpp"

#include <re2/re2.h>

#include <map>
#include <memory>
#include <string>

namespace homeward::catalogue {

using Patterns = std::map<std::string, std::unique_ptr<re2::RE2>, std::less<>>;

/// Everything that is wrong with a schema (reason schema.invalid, at its pointer); compiles its patterns.
FieldFaults read_schema(const json::Value& root, Patterns& patterns);

}  // namespace homeward::catalogue
