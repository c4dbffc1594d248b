#pragma once
#include <tl/expected.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace homeward {

/// Closed on purpose: a kind is added by a decision page. `platform/http` maps each to a status.
enum class ErrorKind { invalid, not_found, conflict, forbidden };

/// One field that is wrong. `path` is a JSON path like `names[1].given`; `reason` an id of docs/reasons.md.
struct FieldFault {
  std::string path;
  std::string reason;
  std::string detail;
  bool operator==(const FieldFault&) const = default;
};
using FieldFaults = std::vector<FieldFault>;

/// An answer that is a refusal. Compare `reason` (stable id of docs/reasons.md), never `detail`.
/// `detail` is one lower-case sentence without personal text.
struct Error {
  ErrorKind kind = ErrorKind::invalid;
  std::string reason;
  std::string detail;
  FieldFaults fields;
  bool operator==(const Error&) const = default;
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> reject(ErrorKind kind, std::string_view reason, std::string detail = {}) {
  return tl::unexpected<Error>(Error{kind, std::string(reason), std::move(detail), {}});
}
inline tl::unexpected<Error> reject_fields(FieldFaults fields) {
  return tl::unexpected<Error>(
      Error{ErrorKind::invalid, "input.invalid", "some fields cannot be accepted; each is listed", std::move(fields)});
}

}  // namespace homeward

#define HW_CAT_IMPL(a, b) a##b
#define HW_CAT(a, b) HW_CAT_IMPL(a, b)
#define HW_TRY_IMPL(tmp, decl, ...)                          \
  auto tmp = (__VA_ARGS__);                                  \
  if (!tmp) return ::tl::unexpected(std::move(tmp).error()); \
  decl = *std::move(tmp)
/// `HW_TRY(auto stay, decide(...));` declares `stay` or returns the error upward. Three statements: needs braces.
#define HW_TRY(decl, ...) HW_TRY_IMPL(HW_CAT(hw_try_, __COUNTER__), decl, __VA_ARGS__)
#define HW_TRY_VOID_IMPL(tmp, ...) \
  auto tmp = (__VA_ARGS__);        \
  if (!tmp) return ::tl::unexpected(std::move(tmp).error())
/// The same for a `Result<void>`, or where the value is not needed.
#define HW_TRY_VOID(...) HW_TRY_VOID_IMPL(HW_CAT(hw_try_, __COUNTER__), __VA_ARGS__)
