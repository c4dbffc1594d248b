#pragma once
#include "base/check.hpp"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace homeward::db {

/// How long a caller waits for a connection, and how long a read transaction may last.
inline constexpr std::chrono::seconds k_read_limit{5};

/// Connections for reading, opened when first needed. The one used last is handed out first: its cache is warm.
/// Thread-safe; `make` runs outside the lock.
template <class Connection>
class Pool {
 public:
  using Make = std::function<std::unique_ptr<Connection>()>;
  Pool(int size, Make make) : free_slots_(size), make_(std::move(make)) {}

  /// Throws StorageFailure busy after 5 s, gone when closed, and whatever `make` throws.
  std::unique_ptr<Connection> take() {
    std::unique_lock lock(mutex_);
    const auto ready = [&] { return closed_ || !idle_.empty() || free_slots_ > 0; };
    if (!changed_.wait_for(lock, k_read_limit, ready)) {
      throw StorageFailure(StorageFailure::Kind::busy, "all connections for reading are in use; try again");
    }
    if (closed_) throw StorageFailure(StorageFailure::Kind::gone, "the store is closed");
    if (!idle_.empty()) {
      auto connection = std::move(idle_.back());
      idle_.pop_back();
      return connection;
    }
    --free_slots_;
    lock.unlock();
    try {
      return make_();
    } catch (...) {  // the slot is free again for the next caller
      give_back(nullptr);
      throw;
    }
  }

  /// `nullptr` instead of a connection that is broken: the next caller opens a new one.
  void give_back(std::unique_ptr<Connection> connection) {
    {
      const std::lock_guard lock(mutex_);
      if (connection && !closed_) {
        idle_.push_back(std::move(connection));
      } else {
        ++free_slots_;
      }
    }
    changed_.notify_one();
  }

  void close() {
    std::vector<std::unique_ptr<Connection>> closing;
    {
      const std::lock_guard lock(mutex_);
      closed_ = true;
      closing.swap(idle_);
    }
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::unique_ptr<Connection>> idle_;
  int free_slots_;
  bool closed_ = false;
  Make make_;
};

}  // namespace homeward::db
