#pragma once
#include "base/time.hpp"

#include <atomic>
#include <chrono>
#include <string_view>

namespace homeward::journal {

/// Where "now" comes from. Thread-safe. Every entry says by which clock it was made.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
  virtual std::string_view name() const = 0;
};

class SystemClock final : public Clock {
 public:
  Instant now() const override {
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::microseconds>(since).count()};
  }
  std::string_view name() const override { return "server"; }
};

/// Runs on from where it is set. Exists only for databases marked as demo or test (app/wiring refuses it elsewhere).
class SettableClock final : public Clock {
 public:
  Instant now() const override { return {system_.now().micros + offset_.load()}; }
  std::string_view name() const override { return "set"; }
  void set(Instant at) { offset_.store(at.micros - system_.now().micros); }

 private:
  SystemClock system_;
  std::atomic<std::int64_t> offset_{0};
};

}  // namespace homeward::journal
