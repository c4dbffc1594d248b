#include "platform/db/sqlite_writer.hpp"

#include "base/check.hpp"

#include <pthread.h>

namespace homeward::db {
namespace {

using Kind = StorageFailure::Kind;
using Clock = std::chrono::steady_clock;

/// After this long no further body joins a batch, so that bulk work does not hold back the answers of the others.
constexpr std::chrono::milliseconds k_batch_limit{50};

/// Remembers a failed statement, so that a body which swallows the exception is not kept half done.
class SqliteWriteTransaction final : public WriteTransaction {
 public:
  explicit SqliteWriteTransaction(SqliteConnection& connection) : connection_(connection) {}
  Engine engine() const override { return Engine::sqlite; }
  void query(std::string_view sql, Params params, const EachRow& each) override {
    guarded([&] { connection_.query(sql, params, each); });
  }
  std::int64_t execute(std::string_view sql, Params params) override {
    std::int64_t changed = 0;
    guarded([&] { changed = connection_.execute(sql, params); });
    return changed;
  }
  void enqueue(std::string_view sql, Params params) override { execute(sql, params); }
  const std::exception_ptr& failure() const { return failure_; }

 private:
  template <class Work>
  void guarded(const Work& work) {
    if (failure_) std::rethrow_exception(failure_);
    try {
      work();
    } catch (const StorageFailure&) {
      failure_ = std::current_exception();
      throw;
    } catch (const InternalError&) {  // faulty SQL or a broken constraint; PostgreSQL gives up the transaction too
      failure_ = std::current_exception();
      throw;
    }
  }
  SqliteConnection& connection_;
  std::exception_ptr failure_;
};

void call(const WriteDone& done, WriteOutcome outcome) {
  try {
    done(std::move(outcome));
  } catch (...) {  // nobody is above to take it, and the other writers of the batch still wait for their answers
  }
}

}  // namespace

SqliteWriter::SqliteWriter(std::string file, const Options& options) : file_(std::move(file)), options_(options) {
  connect();
  thread_ = std::thread([this] { loop(); });
}

SqliteWriter::~SqliteWriter() { close(); }

void SqliteWriter::write(WriteBody body, WriteDone done) {
  std::exception_ptr refusal;
  {
    const std::lock_guard lock(mutex_);
    if (closing_) {
      refusal = std::make_exception_ptr(StorageFailure(Kind::gone, "the store is closed"));
    } else if (waiting_.size() >= options_.max_waiting) {
      refusal = std::make_exception_ptr(StorageFailure(Kind::busy, "too many writes are waiting; try again"));
    } else {
      waiting_.push_back({std::move(body), std::move(done), nullptr});
      if (waiting_.size() == 1) arrived_.notify_one();
    }
  }
  if (refusal) call(done, {false, refusal});
}

void SqliteWriter::run_alone(std::function<void(SqliteConnection&)> work) {
  std::mutex mutex;
  std::condition_variable finished;
  std::optional<WriteOutcome> outcome;
  const WriteDone done = [&](WriteOutcome result) {
    const std::lock_guard lock(mutex);  // notified under the lock: the waiting function owns all of this
    outcome = std::move(result);
    finished.notify_one();
  };
  {
    const std::lock_guard lock(mutex_);
    if (closing_) throw StorageFailure(Kind::gone, "the store is closed");
    waiting_.push_back({nullptr, done, std::move(work)});
    arrived_.notify_one();
  }
  std::unique_lock lock(mutex);
  finished.wait(lock, [&] { return outcome.has_value(); });
  if (outcome->failure) std::rethrow_exception(outcome->failure);
}

void SqliteWriter::close() {
  const std::lock_guard only_one(closing_mutex_);
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
    arrived_.notify_one();
  }
  if (thread_.joinable()) thread_.join();
}

void SqliteWriter::loop() {
  pthread_setname_np(pthread_self(), "db-writer");
  while (true) {
    std::optional<Job> alone;
    {
      std::unique_lock lock(mutex_);
      arrived_.wait(lock, [&] { return closing_ || !waiting_.empty(); });
      if (waiting_.empty()) break;
      if (waiting_.front().alone) {
        alone = std::move(waiting_.front());
        waiting_.pop_front();
      }
    }
    if (alone) {
      run_alone_job(std::move(*alone));
    } else {
      run_batch();
    }
  }
  connection_.reset();
}

void SqliteWriter::run_alone_job(Job job) {
  WriteOutcome outcome;
  try {
    connect();
    job.alone(*connection_);
    outcome.kept = true;
  } catch (...) {
    outcome.failure = std::current_exception();
    abandon();
  }
  call(job.done, std::move(outcome));
}

void SqliteWriter::run_batch() {
  std::vector<Finished> finished;
  try {
    connect();
    connection_->execute("BEGIN IMMEDIATE", {});
  } catch (...) {
    abandon();
    return fail_waiting(std::current_exception());
  }
  std::exception_ptr failure;
  try {
    run_bodies(finished);
    connection_->execute("COMMIT", {});
  } catch (...) {
    failure = std::current_exception();
    abandon();
  }
  for (Finished& one : finished) {
    // Even a body that was refused gets the failure: it may have decided on what others of its batch wrote.
    if (failure) one.outcome = {false, failure};
    call(one.done, std::move(one.outcome));
  }
  if (!failure) tend_wal();
}

void SqliteWriter::tend_wal() {
  try {
    connection_->tend_wal();
  } catch (...) {  // everything is in the WAL and stays there: merging is tried again after the next batch
    abandon();
  }
}

/// Throws what makes the whole batch impossible.
void SqliteWriter::run_bodies(std::vector<Finished>& finished) {
  const auto until = Clock::now() + k_batch_limit;
  while (auto job = next_body()) {
    finished.push_back({std::move(job->done), {}});
    finished.back().outcome = run_body(job->body);
    if (options_.in_the_making) continue;
    if (finished.size() >= static_cast<std::size_t>(options_.max_batch) || Clock::now() > until) return;
  }
}

WriteOutcome SqliteWriter::run_body(const WriteBody& body) {
  WriteOutcome outcome;
  connection_->execute("SAVEPOINT body", {});
  SqliteWriteTransaction tx(*connection_);
  try {
    outcome.kept = body(tx) == Verdict::keep;
  } catch (...) {
    outcome.failure = std::current_exception();
  }
  if (const auto kind = connection_->failed()) {
    // After a full disk or a failed read SQLite asks to roll all of it back, unless it has done so by itself. A
    // damaged page concerns only the body that met it.
    const bool goes_on = connection_->in_transaction() && (*kind == Kind::damaged || *kind == Kind::busy);
    if (!goes_on) std::rethrow_exception(tx.failure());
    connection_->forget_failure();
  }
  if (tx.failure()) outcome.failure = tx.failure();
  if (outcome.failure) outcome.kept = false;
  if (!outcome.kept) connection_->execute("ROLLBACK TO body", {});
  connection_->execute("RELEASE body", {});
  return outcome;
}

std::optional<SqliteWriter::Job> SqliteWriter::next_body() {
  const std::lock_guard lock(mutex_);
  if (waiting_.empty() || waiting_.front().alone) return std::nullopt;
  Job job = std::move(waiting_.front());
  waiting_.pop_front();
  return job;
}

void SqliteWriter::connect() {
  if (!connection_) {
    connection_ = std::make_unique<SqliteConnection>(file_, SqliteConnection::Role::writer, options_.busy_millis);
    if (options_.in_the_making) connection_->execute("PRAGMA synchronous=OFF", {});
  }
}

/// Called with a failure under way: leaves a connection that is outside any transaction, or none.
void SqliteWriter::abandon() {
  if (!connection_) return;
  const auto kind = connection_->failed();
  connection_->forget_failure();
  const bool usable = !kind || *kind == Kind::busy || *kind == Kind::full;
  try {
    if (usable && connection_->in_transaction()) connection_->execute("ROLLBACK", {});
    if (usable) return;
  } catch (const StorageFailure&) {  // the failure that led here is the one reported
  }
  connection_.reset();
}

void SqliteWriter::fail_waiting(const std::exception_ptr& failure) {
  // Everybody who waits gets the answer now: trying again for each batch would let the last wait for minutes.
  std::deque<Job> failing;
  {
    const std::lock_guard lock(mutex_);
    failing.swap(waiting_);
  }
  for (const Job& job : failing) call(job.done, {false, failure});
}

}  // namespace homeward::db
