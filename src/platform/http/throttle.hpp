#pragma once
#include "base/time.hpp"

#include <mutex>
#include <string>
#include <unordered_map>

namespace homeward::http {

/// Slows guessing: after five failures a key (a login's hash, an address) waits 2, 4, 8 ... seconds, at most five
/// minutes; a success clears it. In memory only: a restart forgives. Thread-safe.
class Throttle {
 public:
  /// Seconds still to wait; 0 when it may try.
  std::int64_t must_wait(const std::string& key, Instant now);
  void failed(const std::string& key, Instant now);
  void succeeded(const std::string& key);

 private:
  struct Failures {
    int count = 0;
    Instant until;
  };
  std::mutex mutex_;  // guards failures_
  std::unordered_map<std::string, Failures> failures_;
};

}  // namespace homeward::http
