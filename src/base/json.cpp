#include "base/json.hpp"

#include <simdjson.h>

#include <array>
#include <charconv>
#include <cmath>
#include <unordered_set>

namespace homeward::json {
namespace {

constexpr std::size_t k_max_depth = 32;

Result<Value> convert(simdjson::dom::element e) {
  using Type = simdjson::dom::element_type;
  switch (e.type()) {
    case Type::NULL_VALUE: return Value{nullptr};
    case Type::BOOL: return Value{bool(e)};
    case Type::INT64: return Value{std::int64_t(e)};
    case Type::UINT64: return Value{static_cast<double>(std::uint64_t(e))};
    case Type::DOUBLE: return Value{double(e)};
    case Type::STRING: return Value{std::string(std::string_view(e))};
    case Type::ARRAY: {
      Array out;
      for (auto item : simdjson::dom::array(e)) {
        HW_TRY(auto v, convert(item));
        out.push_back(std::move(v));
      }
      return Value{std::move(out)};
    }
    case Type::OBJECT: {
      Object out;
      std::unordered_set<std::string_view> seen;
      for (auto [key, item] : simdjson::dom::object(e)) {
        if (!seen.insert(key).second) {
          return reject(ErrorKind::invalid, "json.duplicate-key", "an object has the same key twice");
        }
        HW_TRY(auto v, convert(item));
        out.emplace_back(std::string(key), std::move(v));
      }
      return Value{std::move(out)};
    }
  }
  return reject(ErrorKind::invalid, "json.malformed", "the text is not JSON");
}

}  // namespace

const Value* Value::find(std::string_view key) const {
  if (const Object* o = object()) {
    for (const auto& [name, v] : *o)
      if (name == key) return &v;
  }
  return nullptr;
}

Result<Value> parse(std::string_view text, std::size_t max_bytes) {
  if (text.size() > max_bytes) return reject(ErrorKind::invalid, "json.too-large", "the text is too large");
  thread_local simdjson::dom::parser parser;
  if (parser.allocate(std::max<std::size_t>(text.size(), 4096), k_max_depth) != simdjson::SUCCESS) {
    return reject(ErrorKind::invalid, "json.too-large", "the text is too large");
  }
  const simdjson::padded_string padded(text);
  simdjson::dom::element root;
  const auto error = parser.parse(padded).get(root);
  if (error == simdjson::DEPTH_ERROR) return reject(ErrorKind::invalid, "json.too-deep", "at most 32 levels");
  if (error != simdjson::SUCCESS) return reject(ErrorKind::invalid, "json.malformed", "the text is not JSON");
  return convert(root);
}

void Writer::separate() {
  if (!fresh_) out_ += ',';
  fresh_ = false;
}
Writer& Writer::begin_object() {
  separate();
  out_ += '{';
  fresh_ = true;
  return *this;
}
Writer& Writer::end_object() {
  out_ += '}';
  fresh_ = false;
  return *this;
}
Writer& Writer::begin_array() {
  separate();
  out_ += '[';
  fresh_ = true;
  return *this;
}
Writer& Writer::end_array() {
  out_ += ']';
  fresh_ = false;
  return *this;
}
Writer& Writer::key(std::string_view name) {
  string(name);
  out_ += ':';
  fresh_ = true;
  return *this;
}
Writer& Writer::string(std::string_view text) {
  separate();
  out_ += '"';
  std::size_t from = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    out_.append(text.substr(from, i - from));
    from = i + 1;
    switch (c) {
      case '"': out_ += "\\\""; break;
      case '\\': out_ += "\\\\"; break;
      case '\n': out_ += "\\n"; break;
      case '\r': out_ += "\\r"; break;
      case '\t': out_ += "\\t"; break;
      default: {
        constexpr char hex[] = "0123456789abcdef";
        out_ += "\\u00";
        out_ += hex[c >> 4];
        out_ += hex[c & 15];
      }
    }
  }
  out_.append(text.substr(from));
  out_ += '"';
  return *this;
}
Writer& Writer::integer(std::int64_t n) {
  separate();
  std::array<char, 24> text;
  const auto end = std::to_chars(text.data(), text.data() + text.size(), n).ptr;
  out_.append(text.data(), end);
  return *this;
}
Writer& Writer::number(double n) {
  if (!std::isfinite(n)) return null();
  separate();
  std::array<char, 40> text;
  const auto end = std::to_chars(text.data(), text.data() + text.size(), n).ptr;
  out_.append(text.data(), end);
  return *this;
}
Writer& Writer::boolean(bool b) { return raw(b ? "true" : "false"); }
Writer& Writer::null() { return raw("null"); }
Writer& Writer::raw(std::string_view json) {
  separate();
  out_ += json;
  return *this;
}
Writer& Writer::value(const Value& v) {
  struct Visit {
    Writer& w;
    void operator()(std::nullptr_t) { w.null(); }
    void operator()(bool b) { w.boolean(b); }
    void operator()(std::int64_t n) { w.integer(n); }
    void operator()(double n) { w.number(n); }
    void operator()(const std::string& s) { w.string(s); }
    void operator()(const Array& a) {
      w.begin_array();
      for (const Value& item : a) w.value(item);
      w.end_array();
    }
    void operator()(const Object& o) {
      w.begin_object();
      for (const auto& [key, item] : o) w.key(key).value(item);
      w.end_object();
    }
  };
  std::visit(Visit{*this}, v.is);
  return *this;
}

std::string to_string(const Value& v) { return Writer{}.value(v).take(); }

}  // namespace homeward::json
