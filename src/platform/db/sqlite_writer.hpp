#pragma once
#include "platform/db/sqlite_connection.hpp"
#include "platform/db/store.hpp"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace homeward::db {

/// The one thread that writes to a SQLite store: bodies run one after another, each in a savepoint, and share a
/// commit. Thread-safe. After a failure that concerns the file the connection is opened anew for the next batch.
class SqliteWriter {
 public:
  /// Opens the connection at once, so that a file that cannot be used shows at the start.
  SqliteWriter(std::string file, const Options& options);
  ~SqliteWriter();

  void write(WriteBody body, WriteDone done);
  /// Runs `work` between two batches and waits for it; rethrows its failure.
  void run_alone(std::function<void(SqliteConnection&)> work);
  void close();

 private:
  struct Job {
    WriteBody body;
    WriteDone done;
    std::function<void(SqliteConnection&)> alone;  ///< instead of a body
  };
  struct Finished {
    WriteDone done;
    WriteOutcome outcome;
  };
  void loop();
  void run_alone_job(Job job);
  void run_batch();
  void tend_wal();
  void run_bodies(std::vector<Finished>& finished);
  WriteOutcome run_body(const WriteBody& body);
  std::optional<Job> next_body();
  void connect();
  void abandon();
  void fail_waiting(const std::exception_ptr& failure);

  const std::string file_;
  const Options options_;
  std::unique_ptr<SqliteConnection> connection_;  // of the writing thread
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<Job> waiting_;
  bool closing_ = false;
  std::mutex closing_mutex_;
  std::thread thread_;
};

}  // namespace homeward::db
