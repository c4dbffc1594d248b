#pragma once
#include "base/json.hpp"

#include <optional>
#include <string_view>

/// JSON values as JSON Schema draft-07 sees them.
namespace homeward::catalogue {

/// The value of a number, whole or not.
std::optional<double> number_in(const json::Value& v);
/// 3 and 3.0 are whole.
bool whole(const json::Value& v);
/// `type`: null, boolean, integer, number, string, array or object.
bool is_of_type(const json::Value& v, std::string_view type);
/// The value that a reference like "#/definitions/scope" names within `root`; null when there is none.
const json::Value* resolve(const json::Value& root, std::string_view reference);

}  // namespace homeward::catalogue
