#pragma once
#include "platform/vault/crypto.hpp"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

namespace homeward::http {

/// One thread for what takes long by design (Argon2id, some 170 ms each), so that sign-ins never stall the others.
/// Bounded: refuses when too many wait. Thread-safe.
class HashPool {
 public:
  explicit HashPool(vault::PasswordCost cost);
  ~HashPool();
  /// False when 32 already wait.
  bool run(std::function<void()> work);
  /// At the cost of this house; called from the work.
  std::string hash(std::string_view secret) const { return vault::hash_password(secret, cost_); }

 private:
  const vault::PasswordCost cost_;
  std::mutex mutex_;  // guards what follows
  std::condition_variable wake_;
  std::deque<std::function<void()>> waiting_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace homeward::http
