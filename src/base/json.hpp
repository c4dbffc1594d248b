#pragma once
#include "base/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace homeward::json {

struct Value;
using Array = std::vector<Value>;
using Object = std::vector<std::pair<std::string, Value>>;  // in the order written; a key twice is refused

/// A parsed JSON document. Numbers that are whole and fit are integers, exact; others are doubles, exact.
struct Value {
  std::variant<std::nullptr_t, bool, std::int64_t, double, std::string, Array, Object> is = nullptr;

  bool is_null() const { return std::holds_alternative<std::nullptr_t>(is); }
  const std::string* string() const { return std::get_if<std::string>(&is); }
  const std::int64_t* integer() const { return std::get_if<std::int64_t>(&is); }
  const bool* boolean() const { return std::get_if<bool>(&is); }
  const Array* array() const { return std::get_if<Array>(&is); }
  const Object* object() const { return std::get_if<Object>(&is); }
  /// The member of an object, or nothing (also when this is no object).
  const Value* find(std::string_view key) const;
  bool operator==(const Value&) const = default;
};

/// Depth at most 32, size at most `max_bytes`, keys once, strings valid UTF-8.
/// Reasons: json.malformed, json.too-deep, json.too-large, json.duplicate-key.
Result<Value> parse(std::string_view text, std::size_t max_bytes = 1 << 20);

/// Writes JSON straight into a string. Strings must be valid UTF-8 (ours are). No white space.
class Writer {
 public:
  Writer& begin_object();
  Writer& end_object();
  Writer& begin_array();
  Writer& end_array();
  Writer& key(std::string_view name);
  Writer& string(std::string_view text);
  Writer& integer(std::int64_t n);
  Writer& number(double n);  // shortest form that reads back exactly; not finite writes null
  Writer& boolean(bool b);
  Writer& null();
  /// `json` must be one whole JSON value.
  Writer& raw(std::string_view json);
  Writer& value(const Value& v);

  const std::string& str() const { return out_; }
  std::string take() { return std::move(out_); }

 private:
  void separate();
  std::string out_;
  bool fresh_ = true;  // nothing written yet at this place, or just after a key
};

std::string to_string(const Value& v);

}  // namespace homeward::json
