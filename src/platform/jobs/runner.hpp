#pragma once
#include "base/describe.hpp"
#include "platform/journal/clock.hpp"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

/// Work that outlasts a request: imports, exports, verification. Bounded, cancellable, and seen while it runs. Nothing
/// personal can be in what a job says of itself: phases and names are constants of our code, the rest are numbers.
namespace homeward {
struct Account;
}

namespace homeward::jobs {

struct Job;  // only as the type of an id

enum class JobState { waiting, running, done, failed, cancelled };
BOOST_DESCRIBE_ENUM(JobState, waiting, running, done, failed, cancelled)

/// Named counts: what a job answers with.
using Figures = std::vector<std::pair<std::string_view, std::int64_t>>;

/// A job as it stands at one moment.
struct JobInfo {
  Id<Job> id;
  std::string_view kind;
  std::optional<Id<Account>> owner;
  JobState state = JobState::waiting;
  std::string_view phase;            ///< what it is doing, one word
  std::int64_t done = 0, total = 0;  ///< within the phase; total 0: not known
  Instant asked;
  std::optional<Instant> started, ended;
  std::string reason;  ///< of a failed one: an id of docs/reasons.md
  std::string detail;  ///< of a failed one: a sentence without personal text
  Figures figures;     ///< of one that is done
  bool over() const { return state != JobState::waiting && state != JobState::running; }
};

/// The job's side: says how far it is and hears that it should end. Thread-safe.
class Control {
 public:
  /// A word of our own; progress begins anew.
  void phase(std::string_view constant);
  void progress(std::int64_t done, std::int64_t total = 0);
  bool cancelled() const;
  /// For HW_TRY_VOID between two pieces of work. Reason job.cancelled.
  Result<void> go_on() const;

 private:
  friend class Runner;
  struct Entry;
  Control(class Runner& runner, Entry& entry) : runner_(runner), entry_(entry) {}
  Runner& runner_;
  Entry& entry_;
};

/// What a job does. It looks at `Control` often enough to end within a second of being cancelled, and leaves nothing
/// half done when it does. Exceptions of the storage and bugs of ours fail the job, never the program.
using Body = std::function<Result<Figures>(Control&)>;

/// Thread-safe. Has `Options::running` threads between construction and `stop`.
class Runner {
 public:
  struct Options {
    int running = 1;               ///< jobs at the same time
    std::size_t waiting = 16;      ///< more are refused
    std::size_t remembered = 100;  ///< ended ones that can still be asked about
  };
  Runner(const journal::Clock& clock, Options options);
  explicit Runner(const journal::Clock& clock) : Runner(clock, Options{}) {}
  ~Runner();
  Runner(const Runner&) = delete;
  Runner& operator=(const Runner&) = delete;

  /// `kind` is a constant of our code. Reasons: job.too-many, job.stopping.
  Result<Id<Job>> start(std::string_view kind, std::optional<Id<Account>> owner, Body body);
  /// A waiting job ends at once, a running one when it looks. Reasons: not-found, job.over.
  Result<void> cancel(Id<Job> job);
  std::optional<JobInfo> find(Id<Job> job) const;
  /// Newest first.
  std::vector<JobInfo> list() const;
  /// Until the job is over or the time is; answers how it stands then.
  std::optional<JobInfo> wait(Id<Job> job, std::chrono::milliseconds at_most) const;
  /// Cancels everything, waits for what runs, takes nothing more. Not from a job.
  void stop();

  struct Counts {
    std::size_t waiting = 0, running = 0;
    std::uint64_t done = 0, failed = 0, cancelled = 0;
  };
  Counts counts() const;

  /// Called on the job's thread after each job that ended, under no lock; for the log. Set before the first start.
  std::function<void(const JobInfo&)> on_end = nullptr;

 private:
  friend class Control;
  void run();
  void work(const std::shared_ptr<Control::Entry>& entry);
  void end(const std::shared_ptr<Control::Entry>& entry, JobState state);
  std::shared_ptr<Control::Entry> find_entry(Id<Job> job) const;
  void forget_oldest();

  const journal::Clock& clock_;
  const Options options_;
  mutable std::mutex mutex_;  // guards what follows and the entries; not held while a job works
  mutable std::condition_variable changed_;
  std::deque<std::shared_ptr<Control::Entry>> waiting_;
  std::vector<std::shared_ptr<Control::Entry>> all_;  // oldest first
  Counts counts_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace homeward::jobs
