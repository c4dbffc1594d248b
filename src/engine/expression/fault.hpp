#pragma once
#include "base/result.hpp"

#include <tl/expected.hpp>

#include <cstdint>
#include <string>

namespace homeward::expression {

/// Where in a text; both from 1, columns in bytes.
struct Place {
  std::uint32_t line = 1, column = 1;
  bool operator==(const Place&) const = default;
};

/// What is wrong with an expression, and where.
/// Reasons: expression.malformed, expression.unknown-name, expression.wrong-type, expression.too-large.
struct Fault {
  Place at;
  std::string reason;
  std::string detail;  ///< one lower-case sentence

  /// `3:14: expression.wrong-type: a number is expected, this is text`
  std::string to_string() const {
    return std::to_string(at.line) + ":" + std::to_string(at.column) + ": " + reason + ": " + detail;
  }
  Error to_error() const { return {ErrorKind::invalid, reason, to_string(), {}}; }
  bool operator==(const Fault&) const = default;
};

template <class T>
using Checked = tl::expected<T, Fault>;

inline tl::unexpected<Fault> reject_at(Place at, std::string_view reason, std::string detail) {
  return tl::unexpected<Fault>(Fault{at, std::string(reason), std::move(detail)});
}

}  // namespace homeward::expression
