#include "platform/http/throttle.hpp"

#include <algorithm>

namespace homeward::http {
namespace {
constexpr int k_free_failures = 5;
constexpr std::int64_t k_longest_wait = 300;
constexpr std::size_t k_most_keys = 100'000;
}  // namespace

std::int64_t Throttle::must_wait(const std::string& key, Instant now) {
  const std::lock_guard lock(mutex_);
  const auto it = failures_.find(key);
  if (it == failures_.end() || it->second.until <= now) return 0;
  return (it->second.until.micros - now.micros) / 1'000'000 + 1;
}

void Throttle::failed(const std::string& key, Instant now) {
  const std::lock_guard lock(mutex_);
  if (failures_.size() >= k_most_keys) failures_.clear();  // a flood of names must not fill the memory
  Failures& f = failures_[key];
  ++f.count;
  if (f.count < k_free_failures) return;
  f.until = now + Seconds{std::min<std::int64_t>(k_longest_wait,
                                                 std::int64_t{1} << std::min(f.count - k_free_failures + 1, 20))};
}

void Throttle::succeeded(const std::string& key) {
  const std::lock_guard lock(mutex_);
  failures_.erase(key);
}

}  // namespace homeward::http
