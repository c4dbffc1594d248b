#include "platform/http/hash_pool.hpp"

namespace homeward::http {
namespace {
constexpr std::size_t k_longest_queue = 32;
}

HashPool::HashPool(vault::PasswordCost cost)
    : cost_(cost), thread_([this] {
        for (;;) {
          std::function<void()> work;
          {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, [&] { return stopping_ || !waiting_.empty(); });
            if (waiting_.empty()) return;
            work = std::move(waiting_.front());
            waiting_.pop_front();
          }
          work();
        }
      }) {}

HashPool::~HashPool() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

bool HashPool::run(std::function<void()> work) {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_ || waiting_.size() >= k_longest_queue) return false;
    waiting_.push_back(std::move(work));
  }
  wake_.notify_one();
  return true;
}

}  // namespace homeward::http
