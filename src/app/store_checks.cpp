#include "app/store_checks.hpp"

#include "app/last_check.hpp"
#include "app/verification.hpp"
#include "base/check.hpp"

#include <algorithm>

namespace homeward::app {
namespace {

constexpr std::string_view k_kind = "store_check";
constexpr std::size_t k_shown = 100;

/// `journal::verify` says "chain" and "rows", and the name of the record where it looks for rows without entry.
CheckPhase phase_of(bool of_journal, std::string_view said) {
  if (!of_journal) return said == "chain" ? CheckPhase::looks : CheckPhase::looks_linked;
  return said == "chain" ? CheckPhase::entries : said == "rows" ? CheckPhase::rows : CheckPhase::without_entry;
}

/// Tells the job how far a verification is, in our phases: rows without entry are counted through all records.
class Teller {
 public:
  Teller(jobs::Control& control, bool of_journal) : control_(control), of_journal_(of_journal) {}
  bool operator()(std::string_view said, std::int64_t done, std::int64_t total) {
    if (const CheckPhase now = phase_of(of_journal_, said); now != phase_) {
      control_.phase(to_word(now));
      phase_ = now;
      before_ = 0;
    } else if (said != said_) {
      before_ += done_;
    }
    said_ = said;
    done_ = done;
    control_.progress(before_ + done, total);
    return !control_.cancelled();
  }

 private:
  jobs::Control& control_;
  const bool of_journal_;
  std::optional<CheckPhase> phase_;
  std::string said_;
  std::int64_t before_ = 0, done_ = 0;
};

CheckFinding shown(const journal::Finding& found, bool of_journal) {
  CheckFinding out{{std::string(found.what)}, {}, found.entry, {}, {}};
  if (found.position > 0) out.position = found.position;
  if (!found.record.empty()) out.record = PublicText{found.record};
  if (of_journal) out.row = found.row;
  return out;
}

}  // namespace

struct StoreChecks::Found {
  std::mutex mutex;  // guards what follows
  std::int64_t entries = 0, rows = 0, looks = 0, found = 0;
  std::vector<CheckFinding> findings;
};

StoreChecks::StoreChecks(House& house, jobs::Runner& runner, Options options)
    : house_(house), runner_(runner), options_(std::move(options)), before_(find_last_check(house.store())) {}

void StoreChecks::keep(const jobs::JobInfo& ended) {
  if (ended.kind != k_kind || ended.state != jobs::JobState::done) return;
  std::optional<StoreCheck> check;
  {
    const std::lock_guard lock(mutex_);
    if (found_.contains(ended.id)) check = said(ended);
  }
  try {
    if (check) keep_last_check(house_.store(), *check);
  } catch (const StorageFailure&) {
    // The store is away: the check is told until the server ends, and the next one is kept.
  }
}

void StoreChecks::add(const journal::VerifyReport& report, bool of_journal, Found& found) {
  const std::lock_guard lock(found.mutex);
  (of_journal ? found.entries : found.looks) = report.entries;
  found.rows += report.rows;
  found.found += report.found;
  for (const journal::Finding& one : report.findings)
    if (found.findings.size() < k_shown) found.findings.push_back(shown(one, of_journal));
}

Result<jobs::Figures> StoreChecks::check(House& house, const std::string& checkpoint_file, jobs::Control& control,
                                         Found& found) {
  for (const journal::Chain* chain : {&house.journal().entries(), &house.access_log().chain()}) {
    const bool of_journal = chain == &house.journal().entries();
    HW_TRY(journal::VerifyOptions options, verification_of(house, *chain, checkpoint_file));
    options.max_findings = k_shown;
    options.progress = Teller(control, of_journal);
    add(journal::verify(house.store(), *chain, options), of_journal, found);
    HW_TRY_VOID(control.go_on());
  }
  const std::lock_guard lock(found.mutex);
  return jobs::Figures{{k_found, found.found}};
}

Result<StoreCheck> StoreChecks::start(std::optional<Id<Account>> owner) {
  const std::lock_guard lock(mutex_);
  const auto jobs = runner_.list();
  if (std::ranges::any_of(jobs, [](const auto& job) { return job.kind == k_kind && !job.over(); })) {
    return reject(ErrorKind::conflict, "store-check.running", "a check is under way; wait for it or cancel it");
  }
  const auto forgotten = [&](const auto& one) {
    return std::ranges::find(jobs, one.first, &jobs::JobInfo::id) == jobs.end();
  };
  std::erase_if(found_, forgotten);
  auto found = std::make_shared<Found>();
  // Nothing of this is held: what runs may end after it.
  HW_TRY(const auto id, runner_.start(k_kind, owner,
                                      [&house = house_, file = options_.checkpoint_file,
                                       found](jobs::Control& control) { return check(house, file, control, *found); }));
  found_.emplace(id, found);
  const auto job = runner_.find(id);
  HW_CHECK(job, "a job is forgotten that began just now");
  return said(*job);
}

Result<StoreCheck> StoreChecks::cancel(Id<jobs::Job> check) {
  HW_TRY(StoreCheck now, find(check));
  if (before_ && before_->id == check) return now;
  if (const auto done = runner_.cancel(check); !done && done.error().reason != "job.over") {
    return tl::unexpected(done.error());
  }
  return find(check);
}

Result<StoreCheck> StoreChecks::find(Id<jobs::Job> check) const {
  if (before_ && before_->id == check) return *before_;
  const auto job = runner_.find(check);
  const std::lock_guard lock(mutex_);
  if (!job || !found_.contains(check)) return reject(ErrorKind::not_found, "not-found");
  return said(*job);
}

ListOf<StoreCheck> StoreChecks::list() const {
  ListOf<StoreCheck> out;
  const auto jobs = runner_.list();
  const std::lock_guard lock(mutex_);
  for (const jobs::JobInfo& job : jobs)
    if (found_.contains(job.id)) out.items.push_back(said(job));
  if (before_) out.items.push_back(*before_);
  return out;
}

StoreCheck StoreChecks::said(const jobs::JobInfo& job) const {
  StoreCheck out;
  out.id = job.id;
  out.state = job.state;
  out.daily = !job.owner;
  if (job.state == jobs::JobState::running) out.phase = from_word<CheckPhase>(job.phase);
  out.done = job.done;
  out.total = job.total;
  out.asked = job.asked;
  out.started = job.started;
  out.ended = job.ended;
  if (!job.reason.empty()) out.reason = PublicText{job.reason};
  Found& found = *found_.at(job.id);
  const std::lock_guard lock(found.mutex);
  out.entries = found.entries;
  out.rows = found.rows;
  out.looks = found.looks;
  out.found = found.found;
  out.findings = found.findings;
  return out;
}

void StoreChecks::start_daily() {
  daily_ = std::thread([this] {
    std::unique_lock lock(mutex_);
    for (auto wait = options_.first; !wake_.wait_for(lock, wait, [this] { return stopping_; }); wait = options_.every) {
      lock.unlock();
      // Refused where one is under way that somebody asked for: that one is today's.
      static_cast<void>(start(std::nullopt));
      lock.lock();
    }
  });
}

void StoreChecks::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  if (daily_.joinable()) daily_.join();
}

}  // namespace homeward::app
