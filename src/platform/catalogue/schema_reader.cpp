#include "platform/catalogue/schema_reader.hpp"

#include "platform/catalogue/json_schema.hpp"
#include "platform/catalogue/schema_values.hpp"

#include <algorithm>
#include <functional>
#include <unordered_map>

namespace homeward::catalogue {
namespace {

using json::Array;
using json::Object;
using json::Value;

constexpr std::string_view k_types[] = {"null", "boolean", "integer", "number", "string", "array", "object"};

/// What stands under a keyword.
enum class Holds {
  anything,
  schema,
  schemas,
  schema_or_schemas,
  schema_map,
  dependencies,
  patterns,
  pattern,
  text,
  number,
  count,
  boolean,
  strings,
  types,
  values
};

const std::unordered_map<std::string_view, Holds>& keywords() {
  static const std::unordered_map<std::string_view, Holds> all = {{"$schema", Holds::text},
                                                                  {"$id", Holds::text},
                                                                  {"$comment", Holds::text},
                                                                  {"title", Holds::text},
                                                                  {"description", Holds::text},
                                                                  {"default", Holds::anything},
                                                                  {"examples", Holds::anything},
                                                                  {"readOnly", Holds::boolean},
                                                                  {"format", Holds::text},
                                                                  {"$ref", Holds::text},
                                                                  {"definitions", Holds::schema_map},
                                                                  {"type", Holds::types},
                                                                  {"enum", Holds::values},
                                                                  {"const", Holds::anything},
                                                                  {"multipleOf", Holds::number},
                                                                  {"maximum", Holds::number},
                                                                  {"exclusiveMaximum", Holds::number},
                                                                  {"minimum", Holds::number},
                                                                  {"exclusiveMinimum", Holds::number},
                                                                  {"maxLength", Holds::count},
                                                                  {"minLength", Holds::count},
                                                                  {"pattern", Holds::pattern},
                                                                  {"items", Holds::schema_or_schemas},
                                                                  {"additionalItems", Holds::schema},
                                                                  {"maxItems", Holds::count},
                                                                  {"minItems", Holds::count},
                                                                  {"uniqueItems", Holds::boolean},
                                                                  {"contains", Holds::schema},
                                                                  {"maxProperties", Holds::count},
                                                                  {"minProperties", Holds::count},
                                                                  {"required", Holds::strings},
                                                                  {"properties", Holds::schema_map},
                                                                  {"patternProperties", Holds::patterns},
                                                                  {"additionalProperties", Holds::schema},
                                                                  {"dependencies", Holds::dependencies},
                                                                  {"propertyNames", Holds::schema},
                                                                  {"if", Holds::schema},
                                                                  {"then", Holds::schema},
                                                                  {"else", Holds::schema},
                                                                  {"allOf", Holds::schemas},
                                                                  {"anyOf", Holds::schemas},
                                                                  {"oneOf", Holds::schemas},
                                                                  {"not", Holds::schema}};
  return all;
}

class SchemaReader {
 public:
  SchemaReader(const Value& root, Patterns& patterns) : root_(root), patterns_(patterns) {}

  void schema(const Value& at, const std::string& pointer) {
    if (at.boolean()) return;
    const Object* members = at.object();
    if (!members) return fault(pointer, "a schema is an object, true or false");
    for (const auto& [key, value] : *members) {
      const std::string here = pointer_to(pointer, key);
      const auto known = keywords().find(key);
      if (known == keywords().end()) {
        fault(here, "no such keyword");
      } else {
        keyword(known->second, value, here);
      }
      if (key == "$ref" && value.string() && !resolve(root_, *value.string())) {
        fault(here, "names nothing in this schema");
      }
    }
  }

  FieldFaults take() { return std::move(faults_); }

 private:
  void fault(const std::string& pointer, std::string detail) {
    faults_.push_back({pointer, "schema.invalid", std::move(detail)});
  }
  void expect(bool holds, const std::string& pointer, const char* what) {
    if (!holds) fault(pointer, std::string(what) + " is expected");
  }
  void each(const Value& value, const std::string& pointer,
            const std::function<void(const Value&, const std::string&)>& visit) {
    if (const Array* items = value.array()) {
      for (std::size_t i = 0; i < items->size(); ++i) visit((*items)[i], pointer_to(pointer, std::to_string(i)));
    } else if (const Object* members = value.object()) {
      for (const auto& [key, member] : *members) visit(member, pointer_to(pointer, key));
    }
  }
  void pattern(const std::string& text, const std::string& pointer) {
    if (patterns_.contains(text)) return;
    re2::RE2::Options quiet;
    quiet.set_log_errors(false);
    auto compiled = std::make_unique<re2::RE2>(text, quiet);
    if (!compiled->ok()) fault(pointer, "not a pattern: " + compiled->error());
    patterns_.emplace(text, std::move(compiled));
  }
  static bool all_strings(const Value& v) {
    return v.array() && std::ranges::all_of(*v.array(), [](const Value& item) { return item.string() != nullptr; });
  }

  void keyword(Holds holds, const Value& v, const std::string& at) {
    const auto descend = [&](const Value& inner, const std::string& pointer) { schema(inner, pointer); };
    switch (holds) {
      case Holds::anything: return;
      case Holds::schema: return schema(v, at);
      case Holds::schemas:
        expect(v.array() && !v.array()->empty(), at, "a list of schemas");
        return each(v, at, descend);
      case Holds::schema_or_schemas: return v.array() ? each(v, at, descend) : schema(v, at);
      case Holds::schema_map: expect(v.object(), at, "an object"); return each(v, at, descend);
      case Holds::patterns:
        expect(v.object(), at, "an object");
        if (v.object())
          for (const auto& [text, inner] : *v.object()) pattern(text, pointer_to(at, text));
        return each(v, at, descend);
      case Holds::dependencies:
        expect(v.object(), at, "an object");
        return each(v, at, [&](const Value& inner, const std::string& pointer) {
          if (inner.array()) return expect(all_strings(inner), pointer, "a list of names");
          schema(inner, pointer);
        });
      case Holds::pattern:
        expect(v.string(), at, "a pattern");
        if (v.string()) pattern(*v.string(), at);
        return;
      case Holds::text: return expect(v.string(), at, "text");
      case Holds::number: return expect(number_in(v).has_value(), at, "a number");
      case Holds::count: return expect(whole(v) && *number_in(v) >= 0, at, "a whole number");
      case Holds::boolean: return expect(v.boolean(), at, "true or false");
      case Holds::strings: return expect(all_strings(v), at, "a list of names");
      case Holds::values: return expect(v.array() && !v.array()->empty(), at, "a list of values");
      case Holds::types: {
        const auto known = [](const Value& t) {
          return t.string() && std::ranges::find(k_types, *t.string()) != std::end(k_types);
        };
        return expect(known(v) || (v.array() && std::ranges::all_of(*v.array(), known)), at, "a type of JSON");
      }
    }
  }

  const Value& root_;
  Patterns& patterns_;
  FieldFaults faults_;
};

}  // namespace

FieldFaults read_schema(const Value& root, Patterns& patterns) {
  SchemaReader reader(root, patterns);
  reader.schema(root, "");
  return reader.take();
}

}  // namespace homeward::catalogue
