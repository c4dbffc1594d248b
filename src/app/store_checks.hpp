#pragma once
#include "app/house.hpp"
#include "platform/access/view.hpp"
#include "platform/jobs/runner.hpp"
#include "platform/journal/verify.hpp"

#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

/// Whether the store still says what its journal says, looked at beside the running server: every day, and when an
/// administrator asks. What `homeward verify` does; what each finding means: docs/operations/verify.md.
namespace homeward::app {

using access::ListOf;
using access::PublicText;

/// The figure of the job that says how much is wrong.
constexpr std::string_view k_found = "found";

/// In this order: entries of the journal, rows against their last entry, rows that no entry made; entries of the access
/// log, and whether each is in its chain. How many there are is known of entries and of looks.
enum class CheckPhase { entries, rows, without_entry, looks, looks_linked };
BOOST_DESCRIBE_ENUM(CheckPhase, entries, rows, without_entry, looks, looks_linked)

/// Where something is wrong: positions, ids and names of records. The person whom a look was about is left out.
struct CheckFinding {
  PublicText what;
  std::optional<std::int64_t> position;
  std::optional<Uuid> entry;
  std::optional<PublicText> record;
  std::optional<Uuid> row;
};
BOOST_DESCRIBE_STRUCT(CheckFinding, (), (what, position, entry, record, row))

/// `findings`: the first hundred of `found`. `daily`: nobody asked for it. `entries` and `rows` are of the journal,
/// `looks` are entries of the access log; of a cancelled one they say how far it came, and what it found is kept.
struct StoreCheck {
  Id<jobs::Job> id;
  jobs::JobState state = jobs::JobState::waiting;
  bool daily = false;
  std::optional<CheckPhase> phase;
  std::int64_t done = 0, total = 0;
  Instant asked;
  std::optional<Instant> started, ended;
  std::optional<PublicText> reason;
  std::int64_t entries = 0, rows = 0, looks = 0, found = 0;
  std::vector<CheckFinding> findings;
};
BOOST_DESCRIBE_STRUCT(StoreCheck, (),
                      (id, state, daily, phase, done, total, asked, started, ended, reason, entries, rows, looks, found,
                       findings))

/// One check at a time. They are remembered until the server ends, as many as the runner remembers, and the last that
/// came to its end also after that; the house and the runner outlive this. Thread-safe.
class StoreChecks {
 public:
  struct Options {
    std::string checkpoint_file = {};                         ///< empty: none is compared with
    std::chrono::milliseconds first = std::chrono::hours(1);  ///< from the start: a house may start anew each night
    std::chrono::milliseconds every = std::chrono::hours(24);
  };
  StoreChecks(House& house, jobs::Runner& runner, Options options);
  ~StoreChecks() { stop(); }
  StoreChecks(const StoreChecks&) = delete;
  StoreChecks& operator=(const StoreChecks&) = delete;

  /// The daily ones begin.
  void start_daily();
  /// Keeps what a check that is done has said, so that it is known after a restart. Other jobs are left alone.
  void keep(const jobs::JobInfo& ended);
  /// No further daily one; what runs is the runner's, and needs nothing of this any more.
  void stop();

  /// `owner` absent: the daily one. Reasons: store-check.running and those of the runner.
  Result<StoreCheck> start(std::optional<Id<Account>> owner);
  /// It ends within moments; one that is over stays as it is. Reason: not-found.
  Result<StoreCheck> cancel(Id<jobs::Job> check);
  Result<StoreCheck> find(Id<jobs::Job> check) const;
  /// Newest first.
  ListOf<StoreCheck> list() const;

 private:
  struct Found;
  static Result<jobs::Figures> check(House& house, const std::string& checkpoint_file, jobs::Control& control,
                                     Found& found);
  static void add(const journal::VerifyReport& report, bool of_journal, Found& found);
  StoreCheck said(const jobs::JobInfo& job) const;

  House& house_;
  jobs::Runner& runner_;
  const Options options_;
  const std::optional<StoreCheck> before_;  ///< the last one of an earlier run of the server
  mutable std::mutex mutex_;                // guards what follows; not held while a check works
  std::map<Id<jobs::Job>, std::shared_ptr<Found>> found_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::thread daily_;
};

}  // namespace homeward::app
