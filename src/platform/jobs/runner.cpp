#include "platform/jobs/runner.hpp"

#include "base/check.hpp"
#include "platform/vault/crypto.hpp"

#include <algorithm>

namespace homeward::jobs {
namespace {

std::string_view reason_of(StorageFailure::Kind kind) {
  switch (kind) {
    case StorageFailure::Kind::full: return "storage.full";
    case StorageFailure::Kind::busy: return "storage.busy";
    case StorageFailure::Kind::damaged: return "storage.damaged";
    case StorageFailure::Kind::read_only:
    case StorageFailure::Kind::gone: break;
  }
  return "storage.gone";
}

/// One of the three places that catch: what a job throws ends the job.
Result<Figures> outcome_of(const Body& body, Control& control) {
  try {
    return body(control);
  } catch (const StorageFailure& failure) {
    return reject(ErrorKind::conflict, reason_of(failure.kind()),
                  "the storage failed; what was not committed is undone");
  } catch (const std::exception&) {
    return reject(ErrorKind::conflict, "internal", "something went wrong on our side");
  }
}

}  // namespace

struct Control::Entry {
  JobInfo info;
  Body body;
  std::atomic<bool> cancelled = false;
};

void Control::phase(std::string_view constant) {
  const std::lock_guard lock(runner_.mutex_);
  entry_.info.phase = constant;
  entry_.info.done = entry_.info.total = 0;
}

void Control::progress(std::int64_t done, std::int64_t total) {
  const std::lock_guard lock(runner_.mutex_);
  entry_.info.done = done;
  entry_.info.total = total;
}

bool Control::cancelled() const { return entry_.cancelled; }

Result<void> Control::go_on() const {
  if (cancelled()) return reject(ErrorKind::conflict, "job.cancelled", "the job was cancelled");
  return {};
}

Runner::Runner(const journal::Clock& clock, Options options) : clock_(clock), options_(options) {
  for (int i = 0; i < std::max(1, options_.running); ++i) threads_.emplace_back([this] { run(); });
}

Runner::~Runner() { stop(); }

Result<Id<Job>> Runner::start(std::string_view kind, std::optional<Id<Account>> owner, Body body) {
  const Instant now = clock_.now();
  auto entry = std::make_shared<Control::Entry>();
  entry->info.id = vault::new_id<Job>(now);
  entry->info.kind = kind;
  entry->info.owner = owner;
  entry->info.asked = now;
  entry->body = std::move(body);
  {
    const std::lock_guard lock(mutex_);
    if (stopping_) return reject(ErrorKind::conflict, "job.stopping", "the server is stopping");
    if (waiting_.size() >= options_.waiting) {
      return reject(ErrorKind::conflict, "job.too-many", "too many jobs are waiting; try again later");
    }
    waiting_.push_back(entry);
    all_.push_back(entry);
    forget_oldest();
  }
  changed_.notify_all();
  return entry->info.id;
}

void Runner::forget_oldest() {
  auto over = std::ranges::count_if(all_, [](const auto& entry) { return entry->info.over(); });
  for (auto it = all_.begin(); it != all_.end() && over > static_cast<std::ptrdiff_t>(options_.remembered);) {
    if ((*it)->info.over()) {
      it = all_.erase(it);
      --over;
    } else {
      ++it;
    }
  }
}

void Runner::run() {
  for (;;) {
    std::shared_ptr<Control::Entry> entry;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] { return stopping_ || !waiting_.empty(); });
      if (waiting_.empty()) return;
      entry = std::move(waiting_.front());
      waiting_.pop_front();
      if (!entry->cancelled) {
        entry->info.state = JobState::running;
        entry->info.started = clock_.now();
        ++counts_.running;
      }
    }
    work(entry);
  }
}

void Runner::work(const std::shared_ptr<Control::Entry>& entry) {
  if (entry->cancelled && entry->info.state == JobState::waiting) return end(entry, JobState::cancelled);
  Control control(*this, *entry);
  Result<Figures> outcome = outcome_of(entry->body, control);
  entry->body = nullptr;  // what it holds is let go of now, not when the job is forgotten
  JobState state = JobState::done;
  {
    const std::lock_guard lock(mutex_);
    --counts_.running;
    if (outcome) {
      entry->info.figures = std::move(*outcome);
    } else if (outcome.error().reason == "job.cancelled") {
      state = JobState::cancelled;
    } else {
      state = JobState::failed;
      entry->info.reason = outcome.error().reason;
      entry->info.detail = outcome.error().detail;
    }
  }
  end(entry, state);
}

void Runner::end(const std::shared_ptr<Control::Entry>& entry, JobState state) {
  JobInfo info;
  {
    const std::lock_guard lock(mutex_);
    entry->info.state = state;
    entry->info.ended = clock_.now();
    ++(state == JobState::done ? counts_.done : state == JobState::failed ? counts_.failed : counts_.cancelled);
    forget_oldest();
    info = entry->info;
  }
  changed_.notify_all();
  if (on_end) on_end(info);
}

std::shared_ptr<Control::Entry> Runner::find_entry(Id<Job> job) const {
  const auto found = std::ranges::find_if(all_, [&](const auto& entry) { return entry->info.id == job; });
  return found == all_.end() ? nullptr : *found;
}

Result<void> Runner::cancel(Id<Job> job) {
  std::shared_ptr<Control::Entry> entry;
  {
    const std::lock_guard lock(mutex_);
    entry = find_entry(job);
    if (!entry) return reject(ErrorKind::not_found, "not-found");
    if (entry->info.over()) return reject(ErrorKind::conflict, "job.over", "the job has ended already");
    entry->cancelled = true;
    const auto waiting = std::ranges::find(waiting_, entry);
    if (waiting == waiting_.end()) return {};
    waiting_.erase(waiting);
  }
  end(entry, JobState::cancelled);
  return {};
}

std::optional<JobInfo> Runner::find(Id<Job> job) const {
  const std::lock_guard lock(mutex_);
  const auto entry = find_entry(job);
  return entry ? std::optional(entry->info) : std::nullopt;
}

std::vector<JobInfo> Runner::list() const {
  const std::lock_guard lock(mutex_);
  std::vector<JobInfo> out;
  for (auto it = all_.rbegin(); it != all_.rend(); ++it) out.push_back((*it)->info);
  return out;
}

std::optional<JobInfo> Runner::wait(Id<Job> job, std::chrono::milliseconds at_most) const {
  std::unique_lock lock(mutex_);
  const auto entry = find_entry(job);
  if (!entry) return std::nullopt;
  changed_.wait_for(lock, at_most, [&] { return entry->info.over(); });
  return entry->info;
}

void Runner::stop() {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_ && threads_.empty()) return;
    stopping_ = true;
    for (const auto& entry : all_) entry->cancelled = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_)
    if (thread.joinable()) thread.join();
  threads_.clear();
}

Runner::Counts Runner::counts() const {
  const std::lock_guard lock(mutex_);
  Counts out = counts_;
  out.waiting = waiting_.size();
  return out;
}

}  // namespace homeward::jobs
