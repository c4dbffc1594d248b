#pragma once
#include "base/json.hpp"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace re2 {
class RE2;
}

namespace homeward::catalogue {

/// One place in a document that a schema does not allow. `pointer` is a JSON pointer (RFC 6901), empty for the whole.
struct SchemaFault {
  std::string pointer;
  std::string detail;
  bool operator==(const SchemaFault&) const = default;
};

/// JSON Schema draft-07 within one document: every keyword of it but `format` (an annotation here) and references to
/// other documents. Stricter than the draft in one point: a keyword that it does not know is a fault of the schema, so
/// that a misspelt rule never passes unnoticed. Patterns are RE2's (linear time; no look-around).
/// Why it is our own: docs/decisions/0003-json-schema.md. It passes the test suite of json-schema.org for draft-07.
/// Immutable; thread-safe.
class JsonSchema {
 public:
  /// Reason schema.invalid; `fields` holds each fault with the pointer into the schema.
  static Result<JsonSchema> create(json::Value schema);
  JsonSchema(JsonSchema&&) noexcept;
  JsonSchema& operator=(JsonSchema&&) noexcept;
  ~JsonSchema();

  /// All faults of a document, in its order; empty when it fits.
  std::vector<SchemaFault> check(const json::Value& document) const;

 private:
  friend class SchemaCheck;
  struct Compiled;
  explicit JsonSchema(std::unique_ptr<const Compiled> compiled);

  std::unique_ptr<const Compiled> compiled_;
};

/// Equal as JSON Schema sees it: numbers by value, objects without order.
bool equal_json(const json::Value& a, const json::Value& b);

/// `parent` with one more step, escaped as RFC 6901 wants it.
std::string pointer_to(const std::string& parent, std::string_view step);

}  // namespace homeward::catalogue
