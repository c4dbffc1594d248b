#pragma once
#include <atomic>
#include <chrono>
#include <cstdint>
#include <limits>

namespace homeward::http {

/// Until when a connection may go on as it does. Its coroutine moves it, which costs one store and no timer; the
/// server's sweep looks at it. Met in the very moment in which it passes, it may still cut: to the other end that is
/// the same as to have missed it.
class Deadline {
 public:
  enum class Cuts { reading, everything };

  void set(std::chrono::milliseconds at, Cuts cuts) {
    value_.store(at.count() * 2 + (cuts == Cuts::everything ? 1 : 0), std::memory_order_release);
  }
  void clear() { value_.store(k_never, std::memory_order_release); }
  bool passed() const { return value_.load(std::memory_order_acquire) == k_passed; }

  enum class Due { no, reading, everything };
  /// The sweep's side: marks it as passed when it is due.
  Due expire(std::chrono::milliseconds now) {
    std::int64_t value = value_.load(std::memory_order_acquire);
    if (value == k_passed || value / 2 > now.count()) return Due::no;
    if (!value_.compare_exchange_strong(value, k_passed)) return Due::no;
    return value % 2 != 0 ? Due::everything : Due::reading;
  }

 private:
  static constexpr std::int64_t k_never = std::numeric_limits<std::int64_t>::max();
  static constexpr std::int64_t k_passed = -1;
  std::atomic<std::int64_t> value_{k_never};
};

}  // namespace homeward::http
