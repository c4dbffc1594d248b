#pragma once
#include "base/json.hpp"

#include <initializer_list>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// JSON as tests write and read it: `object({{"kinds", list({"in_care"})}})`, `answer["items"][0]["id"].text()`.
/// Reading what is not there gives null, so that a comparison fails with a value and not with a crash.
namespace homeward::testing {

class Json {
 public:
  Json() = default;
  Json(std::nullptr_t) {}
  Json(bool b) : value_{b} {}
  Json(int n) : value_{std::int64_t{n}} {}
  Json(std::int64_t n) : value_{n} {}
  Json(double n) : value_{n} {}
  Json(const char* text) : value_{std::string(text)} {}
  Json(std::string_view text) : value_{std::string(text)} {}
  Json(std::string text) : value_{std::move(text)} {}
  Json(json::Value value) : value_(std::move(value)) {}

  /// Null when the text is not JSON.
  static Json parse(std::string_view text);

  Json operator[](std::string_view key) const;
  Json operator[](std::size_t index) const;
  Json operator[](int index) const { return (*this)[static_cast<std::size_t>(index)]; }
  bool has(std::string_view key) const { return value_.find(key) != nullptr; }
  bool is_null() const { return value_.is_null(); }
  std::size_t size() const;
  std::vector<Json> items() const;
  std::vector<std::string> keys() const;
  /// Empty, zero and false where it is something else.
  std::string text() const;
  std::int64_t number() const;
  bool truth() const;
  /// Every string anywhere in it.
  bool mentions(std::string_view text) const;

  /// A copy with this member set or left out.
  Json with(std::string_view key, Json value) const;
  Json without(std::string_view key) const;

  std::string dump() const { return json::to_string(value_); }
  const json::Value& value() const { return value_; }
  bool operator==(const Json&) const = default;

 private:
  json::Value value_;
};

Json object(std::initializer_list<std::pair<std::string, Json>> members);
Json list(std::vector<Json> items);

/// The first item whose member (a path like "follow_up.id") has this text; null where there is none.
Json find_item(const Json& items, std::string_view path, std::string_view text);
Json at_path(const Json& value, std::string_view path);

void PrintTo(const Json& value, std::ostream* out);

}  // namespace homeward::testing
