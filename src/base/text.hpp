#pragma once
#include "base/result.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace homeward {

/// Checks and tidies input text: valid UTF-8, no control characters but line breaks and tabs, no surrounding white
/// space, no invisible direction overrides, at most `max` code points. Returns the tidied text.
/// Reasons: text.not-utf8, text.control-character, text.too-long.
Result<std::string> tidy_text(std::string_view input, std::size_t max);

/// Code points in valid UTF-8.
std::size_t count_code_points(std::string_view text);

/// Text of at most N code points, valid by construction. Empty is allowed; use `std::optional` for absent.
template <std::size_t N>
class Text {
 public:
  static constexpr std::size_t k_max = N;

  Text() = default;
  static Result<Text> create(std::string_view input) {
    HW_TRY(auto tidy, tidy_text(input, N));
    return Text(std::move(tidy));
  }
  /// For constants in our own code and for what was checked when it was stored.
  static Text trusted(std::string value) { return Text(std::move(value)); }

  const std::string& str() const { return value_; }
  bool empty() const { return value_.empty(); }
  auto operator<=>(const Text&) const = default;

 private:
  explicit Text(std::string value) : value_(std::move(value)) {}
  std::string value_;
};

/// A value that must not be logged, streamed or formatted: names, identifiers, contacts, notes, results.
/// It is sealed at rest. `reveal` is for rules, codecs and `access`; a log call with it does not compile.
template <class T>
class Protected {
 public:
  using value_type = T;
  Protected() = default;
  explicit Protected(T value) : value_(std::move(value)) {}

  const T& reveal() const { return value_; }
  T& reveal() { return value_; }
  bool operator==(const Protected&) const = default;

 private:
  T value_{};
};

}  // namespace homeward
