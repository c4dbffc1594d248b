#include "platform/jobs/runner.hpp"

#include "base/check.hpp"
#include "platform/vault/crypto.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>

namespace homeward::jobs {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::Pair;
using ::testing::SizeIs;

class JobRunner : public ::testing::Test {
 protected:
  void SetUp() override { vault::init(); }

  Id<Job> start(Runner& runner, Body body) { return runner.start("test", std::nullopt, std::move(body)).value(); }
  JobInfo ended(Runner& runner, Id<Job> job) {
    const auto info = runner.wait(job, 10s);
    EXPECT_TRUE(info && info->over());
    return info.value_or(JobInfo{});
  }
  /// A job that says it runs and waits until it may end.
  Body held() {
    return [this](Control& control) -> Result<Figures> {
      running_.set_value();
      while (!released_ && !control.cancelled()) std::this_thread::sleep_for(1ms);
      HW_TRY_VOID(control.go_on());
      return Figures{};
    };
  }

  journal::SystemClock clock_;
  std::promise<void> running_;
  std::atomic<bool> released_ = false;
};

TEST_F(JobRunner, AnswersWithFigures) {
  Runner runner(clock_);

  const auto info = ended(runner, start(runner, [](Control&) -> Result<Figures> { return Figures{{"places", 3}}; }));

  EXPECT_EQ(info.state, JobState::done);
  EXPECT_THAT(info.figures, ElementsAre(Pair("places", 3)));
  EXPECT_TRUE(info.started && info.ended && info.asked <= *info.started && *info.started <= *info.ended);
  EXPECT_EQ(runner.counts().done, 1u);
}

TEST_F(JobRunner, ShowsHowFarAJobIs) {
  Runner runner(clock_);
  const auto job = start(runner, [this](Control& control) -> Result<Figures> {
    control.phase("reading");
    control.progress(5);
    control.phase("writing");
    control.progress(7, 10);
    running_.set_value();
    while (!released_) std::this_thread::sleep_for(1ms);
    return Figures{};
  });
  running_.get_future().wait();

  const auto info = runner.find(job);

  EXPECT_EQ(info->state, JobState::running);
  EXPECT_EQ(info->phase, "writing");
  EXPECT_EQ(info->done, 7);
  EXPECT_EQ(info->total, 10);
  EXPECT_EQ(info->kind, "test");
  EXPECT_EQ(runner.counts().running, 1u);
  released_ = true;
}

TEST_F(JobRunner, KeepsTheReasonOfARefusal) {
  Runner runner(clock_);

  const auto info = ended(runner, start(runner, [](Control&) -> Result<Figures> {
                            return reject(ErrorKind::invalid, "import.bad-file", "line 3");
                          }));

  EXPECT_EQ(info.state, JobState::failed);
  EXPECT_EQ(info.reason, "import.bad-file");
  EXPECT_EQ(info.detail, "line 3");
}

TEST_F(JobRunner, TurnsWhatAJobThrowsIntoAReason) {
  Runner runner(clock_);

  const auto full = start(runner, [](Control&) -> Result<Figures> {
    throw StorageFailure(StorageFailure::Kind::full, "no space on /secret/path");
  });
  const auto bug = start(runner, [](Control&) -> Result<Figures> { throw InternalError("name of somebody"); });

  EXPECT_EQ(ended(runner, full).reason, "storage.full");
  EXPECT_EQ(ended(runner, full).detail.find("secret"), std::string::npos);
  EXPECT_EQ(ended(runner, bug).reason, "internal");
  EXPECT_EQ(ended(runner, bug).detail.find("name"), std::string::npos);
  EXPECT_EQ(runner.counts().failed, 2u);
}

TEST_F(JobRunner, CancelsARunningJob) {
  Runner runner(clock_);
  const auto job = start(runner, held());
  running_.get_future().wait();

  EXPECT_TRUE(runner.cancel(job));

  EXPECT_EQ(ended(runner, job).state, JobState::cancelled);
  EXPECT_EQ(runner.cancel(job).error().reason, "job.over");
}

TEST_F(JobRunner, CancelsAWaitingJobAtOnceAndNeverRunsIt) {
  Runner runner(clock_);
  const auto first = start(runner, held());
  running_.get_future().wait();
  std::atomic<bool> ran = false;
  const auto second = start(runner, [&](Control&) -> Result<Figures> {
    ran = true;
    return Figures{};
  });

  EXPECT_TRUE(runner.cancel(second));

  EXPECT_EQ(runner.find(second)->state, JobState::cancelled);
  released_ = true;
  ended(runner, first);
  runner.stop();
  EXPECT_FALSE(ran);
  EXPECT_EQ(runner.counts().cancelled, 1u);
}

TEST_F(JobRunner, RunsNoMoreThanItMayAtOnce) {
  Runner runner(clock_, {.running = 2, .waiting = 100});
  std::atomic<int> now = 0, most = 0;
  std::vector<Id<Job>> jobs;
  for (int i = 0; i < 20; ++i) {
    jobs.push_back(start(runner, [&](Control&) -> Result<Figures> {
      const int n = ++now;
      int seen = most;
      while (n > seen && !most.compare_exchange_weak(seen, n)) {
      }
      std::this_thread::sleep_for(1ms);
      --now;
      return Figures{};
    }));
  }
  for (const auto job : jobs) ended(runner, job);

  EXPECT_EQ(most, 2);
}

TEST_F(JobRunner, RefusesMoreThanMayWait) {
  Runner runner(clock_, {.running = 1, .waiting = 1});
  start(runner, held());
  running_.get_future().wait();
  start(runner, [](Control&) -> Result<Figures> { return Figures{}; });

  const auto third = runner.start("test", std::nullopt, [](Control&) -> Result<Figures> { return Figures{}; });

  EXPECT_EQ(third.error().reason, "job.too-many");
  released_ = true;
}

TEST_F(JobRunner, ListsNewestFirstAndForgetsTheOldestThatEnded) {
  Runner runner(clock_, {.running = 1, .waiting = 10, .remembered = 2});
  std::vector<Id<Job>> jobs;
  for (int i = 0; i < 5; ++i) {
    jobs.push_back(start(runner, [](Control&) -> Result<Figures> { return Figures{}; }));
    ended(runner, jobs.back());
  }

  const auto listed = runner.list();

  ASSERT_THAT(listed, SizeIs(2));
  EXPECT_EQ(listed[0].id, jobs[4]);
  EXPECT_EQ(listed[1].id, jobs[3]);
  EXPECT_EQ(runner.find(jobs[0]), std::nullopt);
  EXPECT_EQ(runner.cancel(jobs[0]).error().reason, "not-found");
}

TEST_F(JobRunner, StopsWhatRunsAndWhatWaitsAndTakesNothingMore) {
  Runner runner(clock_);
  std::vector<JobState> told;
  std::mutex mutex;
  runner.on_end = [&](const JobInfo& info) {
    const std::lock_guard lock(mutex);
    told.push_back(info.state);
  };
  start(runner, held());
  running_.get_future().wait();
  std::atomic<bool> ran = false;
  start(runner, [&](Control&) -> Result<Figures> {
    ran = true;
    return Figures{};
  });

  runner.stop();

  EXPECT_FALSE(ran);
  EXPECT_THAT(told, ElementsAre(JobState::cancelled, JobState::cancelled));
  const auto late = runner.start("test", std::nullopt, [](Control&) -> Result<Figures> { return Figures{}; });
  EXPECT_EQ(late.error().reason, "job.stopping");
  runner.stop();
}

}  // namespace
}  // namespace homeward::jobs
