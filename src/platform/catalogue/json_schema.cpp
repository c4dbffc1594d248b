#include "platform/catalogue/json_schema.hpp"

#include "base/check.hpp"
#include "base/text.hpp"
#include "platform/catalogue/schema_reader.hpp"
#include "platform/catalogue/schema_values.hpp"

#include <algorithm>
#include <cmath>

namespace homeward::catalogue {
namespace {

using json::Array;
using json::Object;
using json::Value;

constexpr int k_deepest = 200;  // a reference to itself ends here; documents have at most 32 levels

std::string_view type_of(const Value& v) {
  for (std::string_view type : {"null", "boolean", "number", "string", "array"})
    if (is_of_type(v, type)) return type;
  return "object";
}

/// For messages: a scalar as it stands, anything longer by its type.
std::string shown(const Value& v) {
  if (v.array() || v.object()) return std::string(type_of(v));
  std::string text = json::to_string(v);
  if (text.size() > 60) return std::string(type_of(v));
  return text;
}

}  // namespace

struct JsonSchema::Compiled {
  Value root;
  Patterns patterns;
};

/// One walk of a document along its schema.
class SchemaCheck {
 public:
  explicit SchemaCheck(const JsonSchema& schema) : schema_(*schema.compiled_) {}

  std::vector<SchemaFault> run(const Value& document) {
    check(schema_.root, document, "");
    return std::move(faults_);
  }

 private:
  void fault(const std::string& pointer, std::string detail) { faults_.push_back({pointer, std::move(detail)}); }

  bool fits(const Value& schema, const Value& v) {
    const std::size_t before = faults_.size();
    check(schema, v, "");
    const bool out = faults_.size() == before;
    faults_.resize(before);
    return out;
  }

  void check(const Value& schema, const Value& v, const std::string& at) {
    if (const bool* allowed = schema.boolean()) {
      if (!*allowed) fault(at, "nothing is allowed here");
      return;
    }
    HW_CHECK(++depth_ < k_deepest, "a schema refers to itself without end");
    if (const Value* reference = schema.find("$ref")) {  // in draft-07 nothing beside a reference counts
      check(*resolve(schema_.root, *reference->string()), v, at);
    } else {
      check_any(schema, v, at);
      check_number(schema, v, at);
      check_text(schema, v, at);
      if (v.array()) check_items(schema, *v.array(), at);
      if (v.object()) check_members(schema, *v.object(), v, at);
      check_combined(schema, v, at);
    }
    --depth_;
  }

  void check_any(const Value& schema, const Value& v, const std::string& at) {
    if (const Value* type = schema.find("type")) {
      const std::string* one = type->string();
      const bool holds =
          one ? is_of_type(v, *one)
              : std::ranges::any_of(*type->array(), [&](const Value& t) { return is_of_type(v, *t.string()); });
      if (!holds)
        fault(at, (one ? *one : "one of " + json::to_string(*type)) + " is expected, found " + std::string(type_of(v)));
    }
    if (const Value* all = schema.find("enum")) {
      if (std::ranges::none_of(*all->array(), [&](const Value& one) { return equal_json(one, v); })) {
        fault(at, shown(v) + " is not one of " + json::to_string(*all));
      }
    }
    if (const Value* one = schema.find("const"); one && !equal_json(*one, v))
      fault(at, shown(*one) + " is expected, found " + shown(v));
  }

  void check_number(const Value& schema, const Value& v, const std::string& at) {
    const auto found = number_in(v);
    if (!found) return;
    const auto bound = [&](std::string_view key, auto holds, const char* words) {
      const Value* limit = schema.find(key);
      if (limit && !holds(*found, *number_in(*limit))) fault(at, shown(v) + " is not " + words + " " + shown(*limit));
    };
    bound("minimum", std::greater_equal<>{}, "at least");
    bound("maximum", std::less_equal<>{}, "at most");
    bound("exclusiveMinimum", std::greater<>{}, "more than");
    bound("exclusiveMaximum", std::less<>{}, "less than");
    bound(
        "multipleOf",
        [](double n, double of) {
          const double times = n / of;
          return std::isfinite(times) && std::abs(times - std::round(times)) < 1e-9;
        },
        "a multiple of");
  }

  void check_text(const Value& schema, const Value& v, const std::string& at) {
    const std::string* text = v.string();
    if (!text) return;
    const auto length = static_cast<double>(count_code_points(*text));
    check_size(schema, length, "minLength", "maxLength", "characters", at);
    if (const Value* pattern = schema.find("pattern")) {
      if (!re2::RE2::PartialMatch(*text, *schema_.patterns.at(*pattern->string()))) {
        fault(at, shown(v) + " does not have the form " + *pattern->string());
      }
    }
  }

  void check_size(const Value& schema, double size, std::string_view least, std::string_view most, const char* what,
                  const std::string& at) {
    const Value* min = schema.find(least);
    const Value* max = schema.find(most);
    if (min && size < *number_in(*min)) fault(at, "at least " + shown(*min) + " " + what + " are expected");
    if (max && size > *number_in(*max)) fault(at, "at most " + shown(*max) + " " + what + " are allowed");
  }

  void check_items(const Value& schema, const Array& items, const std::string& at) {
    check_size(schema, static_cast<double>(items.size()), "minItems", "maxItems", "items", at);
    if (const Value* each = schema.find("items")) {
      const Array* by_place = each->array();
      const Value* others = by_place ? schema.find("additionalItems") : each;
      for (std::size_t i = 0; i < items.size(); ++i) {
        const Value* own = by_place && i < by_place->size() ? &(*by_place)[i] : others;
        if (own) check(*own, items[i], pointer_to(at, std::to_string(i)));
      }
    }
    if (const Value* unique = schema.find("uniqueItems"); unique && *unique->boolean()) {
      for (std::size_t i = 0; i < items.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
          if (equal_json(items[i], items[j]))
            fault(pointer_to(at, std::to_string(i)), shown(items[i]) + " is there twice");
    }
    if (const Value* wanted = schema.find("contains")) {
      if (std::ranges::none_of(items, [&](const Value& item) { return fits(*wanted, item); }))
        fault(at, "an item that must be there is missing");
    }
  }

  void check_members(const Value& schema, const Object& members, const Value& v, const std::string& at) {
    check_size(schema, static_cast<double>(members.size()), "minProperties", "maxProperties", "members", at);
    if (const Value* required = schema.find("required")) {
      for (const Value& name : *required->array())
        if (!v.find(*name.string())) fault(at, *name.string() + " is needed");
    }
    const Value* properties = schema.find("properties");
    const Value* patterns = schema.find("patternProperties");
    const Value* others = schema.find("additionalProperties");
    const Value* names = schema.find("propertyNames");
    for (const auto& [key, member] : members) {
      const std::string here = pointer_to(at, key);
      bool known = false;
      if (const Value* own = properties ? properties->find(key) : nullptr) {
        known = true;
        check(*own, member, here);
      }
      if (patterns) {
        for (const auto& [pattern, own] : *patterns->object()) {
          if (!re2::RE2::PartialMatch(key, *schema_.patterns.at(pattern))) continue;
          known = true;
          check(own, member, here);
        }
      }
      if (!known && others) {
        if (others->boolean() && !*others->boolean()) {
          fault(here, "no such member");
        } else {
          check(*others, member, here);
        }
      }
      if (names && !fits(*names, Value{key})) fault(here, "a member may not be called that");
    }
    check_dependencies(schema, v, at);
  }

  void check_dependencies(const Value& schema, const Value& v, const std::string& at) {
    const Value* dependencies = schema.find("dependencies");
    if (!dependencies) return;
    for (const auto& [key, needs] : *dependencies->object()) {
      if (!v.find(key)) continue;
      if (!needs.array()) {
        check(needs, v, at);
        continue;
      }
      for (const Value& name : *needs.array())
        if (!v.find(*name.string())) fault(at, *name.string() + " is needed where there is " + key);
    }
  }

  void check_combined(const Value& schema, const Value& v, const std::string& at) {
    if (const Value* all = schema.find("allOf")) {
      for (const Value& one : *all->array()) check(one, v, at);
    }
    if (const Value* any = schema.find("anyOf")) {
      if (std::ranges::none_of(*any->array(), [&](const Value& one) { return fits(one, v); }))
        name_closest(*any->array(), v, at);
    }
    if (const Value* alternatives = schema.find("oneOf")) {
      const auto fitting =
          std::ranges::count_if(*alternatives->array(), [&](const Value& one) { return fits(one, v); });
      if (fitting == 0) name_closest(*alternatives->array(), v, at);
      if (fitting > 1) fault(at, "more than one of the alternatives fits");
    }
    if (const Value* no = schema.find("not"); no && fits(*no, v)) fault(at, "this is not allowed");
    if (const Value* condition = schema.find("if")) {
      const Value* branch = schema.find(fits(*condition, v) ? "then" : "else");
      if (branch) check(*branch, v, at);
    }
  }

  /// The faults of the alternative that comes closest: what the author most likely meant.
  void name_closest(const Array& alternatives, const Value& v, const std::string& at) {
    const std::size_t before = faults_.size();
    std::vector<SchemaFault> closest;
    for (const Value& one : alternatives) {
      check(one, v, at);
      std::vector<SchemaFault> found(faults_.begin() + static_cast<std::ptrdiff_t>(before), faults_.end());
      faults_.resize(before);
      if (closest.empty() || found.size() < closest.size()) closest = std::move(found);
    }
    faults_.insert(faults_.end(), closest.begin(), closest.end());
    if (closest.empty()) fault(at, "none of the alternatives fits");
  }

  const JsonSchema::Compiled& schema_;
  std::vector<SchemaFault> faults_;
  int depth_ = 0;
};

JsonSchema::JsonSchema(std::unique_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}
JsonSchema::JsonSchema(JsonSchema&&) noexcept = default;
JsonSchema& JsonSchema::operator=(JsonSchema&&) noexcept = default;
JsonSchema::~JsonSchema() = default;

Result<JsonSchema> JsonSchema::create(json::Value schema) {
  auto compiled = std::make_unique<Compiled>();
  compiled->root = std::move(schema);
  FieldFaults faults = read_schema(compiled->root, compiled->patterns);
  if (faults.empty()) return JsonSchema(std::move(compiled));
  return tl::unexpected(Error{ErrorKind::invalid, "schema.invalid", "this is not a schema", std::move(faults)});
}

std::vector<SchemaFault> JsonSchema::check(const json::Value& document) const {
  return SchemaCheck(*this).run(document);
}

}  // namespace homeward::catalogue
