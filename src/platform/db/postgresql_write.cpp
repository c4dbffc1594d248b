#include "platform/db/postgresql_write.hpp"

#include "platform/db/postgresql_types.hpp"

#include <libpq-fe.h>

#include <charconv>
#include <chrono>
#include <optional>
#include <random>
#include <thread>
#include <utility>

namespace homeward::db {
namespace {

constexpr int k_max_runs = 20;
/// Whoever collided in as many runs stands in a queue from then on.
constexpr int k_runs_at_large = 4;
constexpr int k_max_duplicates = 3;

class PgWriteTransaction final : public WriteTransaction {
 public:
  explicit PgWriteTransaction(PgConnection& connection) : connection_(connection) {}
  Engine engine() const override { return Engine::postgresql; }

  void query(std::string_view sql, Params params, const EachRow& each) override {
    PgResult result;
    guarded([&] { result = connection_.run(sql, params); });
    const int rows = PQntuples(result.get());
    for (int row = 0; row < rows; ++row) {
      if (!each(PgRow(result.get(), row))) return;
    }
  }
  std::int64_t execute(std::string_view sql, Params params) override {
    PgResult result;
    guarded([&] { result = connection_.run(sql, params); });
    const std::string_view changed = PQcmdTuples(result.get());  // empty for commands that do not count
    std::int64_t count = 0;
    std::from_chars(changed.data(), changed.data() + changed.size(), count);
    return count;
  }
  void enqueue(std::string_view sql, Params params) override {
    guarded([&] { connection_.enqueue(sql, params); });
  }

  void commit() {
    if (!begun_) return;
    connection_.control("COMMIT");
    const std::string tag = connection_.finish();
    HW_CHECK(tag == "COMMIT", "PostgreSQL answered COMMIT with " + tag);
  }
  void rollback() {
    if (begun_) connection_.rollback();
  }
  /// Of a statement; a body that swallows it is not kept half done.
  const std::exception_ptr& failure() const { return failure_; }

 private:
  template <class Work>
  void guarded(const Work& work) {
    if (failure_) std::rethrow_exception(failure_);
    try {
      if (!begun_) {
        begun_ = true;
        connection_.control("BEGIN ISOLATION LEVEL SERIALIZABLE");
      }
      work();
    } catch (...) {
      failure_ = std::current_exception();
      throw;
    }
  }

  PgConnection& connection_;
  bool begun_ = false;
  std::exception_ptr failure_;
};

/// One after the other of those who collided again and again, of whatever process: they cannot collide with each other.
/// Belongs to the session and not to the transaction, which would look before it waits and so have seen too little.
/// A process that stands still with it loses it together with its connection.
class Turn {
 public:
  /// Waits for two seconds at most. When this throws, the session may hold the turn nevertheless: it has to end.
  explicit Turn(std::shared_ptr<PgConnection>& connection) : connection_(connection) {
    connection_->control("SET lock_timeout = 2000");
    connection_->control("SET idle_session_timeout = 10000");
    connection_->run("SELECT pg_advisory_lock(4841673)", {});
    connection_->control("RESET lock_timeout");
    connection_->finish();
  }
  ~Turn() {
    if (!connection_) return;
    try {
      connection_->control("RESET idle_session_timeout");
      connection_->run("SELECT pg_advisory_unlock(4841673)", {});
    } catch (...) {  // whatever became of it, the server lets go of it together with the connection
      connection_.reset();
    }
  }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

 private:
  std::shared_ptr<PgConnection>& connection_;
};

/// Waits longer after each of the first runs, and hardly ever as long as the one it collided with.
void pause_before_run(int run) {
  thread_local std::minstd_rand random{std::random_device{}()};
  const int limit = 1000 << std::min(run, 7);
  std::this_thread::sleep_for(std::chrono::microseconds(std::uniform_int_distribution<int>(0, limit)(random)));
}

}  // namespace

WriteOutcome PgWrite::run(const WriteBody& body) {
  WriteOutcome outcome;
  int duplicates = 0;
  bool lost_before = false, queued = false;
  std::optional<Turn> turn;  // kept until this write is done
  for (int run = 1; run <= k_max_runs; ++run) {
    if (run > 1) pause_before_run(run);
    committing_ = false;
    try {
      if (!connection_ || !connection_->alive()) connection_ = std::make_shared<PgConnection>(url_);
      if (run > k_runs_at_large && !std::exchange(queued, true)) {
        try {
          turn.emplace(connection_);
        } catch (const StorageFailure&) {  // those before take long: goes on without
          connection_ = std::make_shared<PgConnection>(url_);
        }
      }
      return {run_once(body), nullptr};
    } catch (const Conflict&) {
      outcome.failure = std::current_exception();
    } catch (const DuplicateKey&) {
      outcome.failure = std::current_exception();
      if (++duplicates >= k_max_duplicates) break;
    } catch (const ConnectionLost&) {
      outcome.failure = std::current_exception();
      turn.reset();
      connection_.reset();
      if (committing_ || lost_before) break;
      lost_before = true;
    } catch (...) {
      outcome.failure = std::current_exception();
      break;
    }
  }
  return outcome;
}

bool PgWrite::run_once(const WriteBody& body) {
  PgWriteTransaction tx(*connection_);
  bool keep = false;
  std::exception_ptr failure;
  try {
    keep = body(tx) == Verdict::keep;
    if (tx.failure()) std::rethrow_exception(tx.failure());
    if (keep) {
      committing_ = true;
      tx.commit();
      return true;
    }
  } catch (...) {
    failure = tx.failure() ? tx.failure() : std::current_exception();
  }
  try {
    tx.rollback();
  } catch (const ConnectionLost&) {  // the server rolls back by itself; the failure that led here is the one reported
    connection_.reset();
  }
  if (failure) std::rethrow_exception(failure);
  return false;
}

}  // namespace homeward::db
