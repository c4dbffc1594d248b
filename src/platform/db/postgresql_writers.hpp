#pragma once
#include "platform/db/postgresql_connection.hpp"
#include "platform/db/store.hpp"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

namespace homeward::db {

/// Threads that write to PostgreSQL, each with a connection of its own, fed from one queue. Thread-safe.
/// A body runs again after a conflict (20 times at most, with jitter, from the fifth on in a queue with others that
/// collide as often; after two seconds in it without), after meeting a key that another transaction
/// has just made (3 times), and once after a connection that was lost before its commit was sent.
class PgWriters {
 public:
  explicit PgWriters(const Options& options);
  ~PgWriters();

  void write(WriteBody body, WriteDone done);
  void close();

 private:
  struct Job {
    WriteBody body;
    WriteDone done;
  };
  void loop();

  const Options options_;
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<Job> waiting_;
  bool closing_ = false;
  std::mutex closing_mutex_;
  std::vector<std::thread> threads_;
};

}  // namespace homeward::db
