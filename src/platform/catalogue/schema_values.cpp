#include "platform/catalogue/schema_values.hpp"

#include "platform/catalogue/json_schema.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace homeward::catalogue {

using json::Array;
using json::Object;
using json::Value;

namespace {

std::string unescape_step(std::string_view step) {
  std::string out;
  for (std::size_t i = 0; i < step.size(); ++i) {
    if (step[i] == '~' && i + 1 < step.size()) {
      out += step[++i] == '1' ? '/' : '~';
    } else if (unsigned code = 0; step[i] == '%' && i + 2 < step.size() &&
                                  std::from_chars(&step[i + 1], &step[i + 1] + 2, code, 16).ptr == &step[i + 1] + 2) {
      out += static_cast<char>(code);
      i += 2;
    } else {
      out += step[i];
    }
  }
  return out;
}

}  // namespace

std::optional<double> number_in(const Value& v) {
  if (const std::int64_t* n = v.integer()) return static_cast<double>(*n);
  if (const double* x = std::get_if<double>(&v.is)) return *x;
  return std::nullopt;
}

bool whole(const Value& v) {
  const double* x = std::get_if<double>(&v.is);
  return v.integer() || (x && std::trunc(*x) == *x);
}

bool is_of_type(const Value& v, std::string_view type) {
  if (type == "null") return v.is_null();
  if (type == "boolean") return v.boolean() != nullptr;
  if (type == "integer") return whole(v);
  if (type == "number") return number_in(v).has_value();
  if (type == "string") return v.string() != nullptr;
  if (type == "array") return v.array() != nullptr;
  return type == "object" && v.object() != nullptr;
}

const Value* resolve(const Value& root, std::string_view reference) {
  if (reference.empty() || reference[0] != '#') return nullptr;
  const Value* at = &root;
  std::string_view rest = reference.substr(1);
  while (at && !rest.empty()) {
    if (rest[0] != '/') return nullptr;
    rest.remove_prefix(1);
    const auto end = std::min(rest.find('/'), rest.size());
    const std::string step = unescape_step(rest.substr(0, end));
    rest.remove_prefix(end);
    if (const Array* items = at->array()) {
      const bool digits =
          !step.empty() && step.size() < 7 && std::ranges::all_of(step, [](char c) { return c >= '0' && c <= '9'; });
      const auto index = digits ? static_cast<std::size_t>(std::stoul(step)) : items->size();
      at = index < items->size() ? &(*items)[index] : nullptr;
    } else {
      at = at->find(step);
    }
  }
  return at;
}

bool equal_json(const Value& a, const Value& b) {
  if (const auto x = number_in(a)) {
    if (a.integer() && b.integer()) return *a.integer() == *b.integer();
    return x == number_in(b);
  }
  if (const Array* items = a.array()) {
    return b.array() && std::ranges::equal(*items, *b.array(), equal_json);
  }
  if (const Object* members = a.object()) {
    if (!b.object() || members->size() != b.object()->size()) return false;
    return std::ranges::all_of(*members, [&](const auto& member) {
      const Value* other = b.find(member.first);
      return other && equal_json(member.second, *other);
    });
  }
  return a.is == b.is;
}

std::string pointer_to(const std::string& parent, std::string_view step) {
  std::string out = parent + "/";
  for (const char c : step) {
    if (c == '~') {
      out += "~0";
    } else if (c == '/') {
      out += "~1";
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace homeward::catalogue
