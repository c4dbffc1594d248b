#include "platform/db/postgresql_writers.hpp"

#include "platform/db/postgresql_write.hpp"

#include <pthread.h>

namespace homeward::db {
namespace {

using Kind = StorageFailure::Kind;

void call(const WriteDone& done, WriteOutcome outcome) {
  try {
    done(std::move(outcome));
  } catch (...) {  // nobody is above to take it, and the thread has the next writes to do
  }
}

}  // namespace

PgWriters::PgWriters(const Options& options) : options_(options) {
  for (int i = 0; i < options_.writers; ++i) threads_.emplace_back([this] { loop(); });
}

PgWriters::~PgWriters() { close(); }

void PgWriters::write(WriteBody body, WriteDone done) {
  std::exception_ptr refusal;
  {
    const std::lock_guard lock(mutex_);
    if (closing_) {
      refusal = std::make_exception_ptr(StorageFailure(Kind::gone, "the store is closed"));
    } else if (waiting_.size() >= options_.max_waiting) {
      refusal = std::make_exception_ptr(StorageFailure(Kind::busy, "too many writes are waiting; try again"));
    } else {
      waiting_.push_back({std::move(body), std::move(done)});
    }
  }
  if (refusal) return call(done, {false, refusal});
  arrived_.notify_one();
}

void PgWriters::close() {
  const std::lock_guard only_one(closing_mutex_);
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
  }
  arrived_.notify_all();
  for (std::thread& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

void PgWriters::loop() {
  pthread_setname_np(pthread_self(), "db-writer");
  PgWrite write(options_.url);
  while (true) {
    Job job;
    {
      std::unique_lock lock(mutex_);
      arrived_.wait(lock, [&] { return closing_ || !waiting_.empty(); });
      if (waiting_.empty()) return;
      job = std::move(waiting_.front());
      waiting_.pop_front();
    }
    call(job.done, write.run(job.body));
  }
}

}  // namespace homeward::db
