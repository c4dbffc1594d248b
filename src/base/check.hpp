#pragma once
#include <stdexcept>
#include <string>

namespace homeward {

/// Our own bug: an invariant that no input can break was broken. Ends the request, never the server.
class InternalError : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

/// The storage is gone, full, locked for too long or damaged. Thrown only by `platform/db`; the transaction rolls
/// back and nothing of it is kept. `kind` lets the edge say what to do about it.
class StorageFailure : public std::runtime_error {
 public:
  enum class Kind { gone, full, busy, damaged, read_only };
  StorageFailure(Kind kind, const std::string& what) : std::runtime_error(what), kind_(kind) {}
  Kind kind() const { return kind_; }

 private:
  Kind kind_;
};

namespace detail {
[[noreturn]] inline void check_failed(const char* condition, const char* file, int line, const std::string& why) {
  throw InternalError(std::string(file) + ":" + std::to_string(line) + ": " + condition + ": " + why);
}
}  // namespace detail
}  // namespace homeward

/// On in every build. Never for input: what a test can raise with a request is a `Result`, not a check.
#define HW_CHECK(condition, why)                                                               \
  do {                                                                                         \
    if (!(condition)) ::homeward::detail::check_failed(#condition, __FILE__, __LINE__, (why)); \
  } while (false)
