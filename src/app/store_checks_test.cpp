#include "app/store_checks.hpp"

#include "care/places/actions.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <future>
#include <sys/stat.h>

namespace homeward::app {
namespace {

using namespace std::chrono_literals;
using jobs::JobState;
using ::testing::SizeIs;

std::string a_folder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "homeward-checks-XXXXXX").string();
  return ::mkdtemp(pattern.data());
}

class StoreCheckJobs : public ::testing::Test {
 public:
  ~StoreCheckJobs() override {
    runner_.stop();
    std::filesystem::remove_all(folder_);
  }

 protected:
  StoreCheckJobs() : house_({.db = "sqlite:" + folder_ + "/house.db", .create_as = StoreKind::test}) {
    add_place("Nation");
  }

  void add_place(const std::string& name) {
    const auto done =
        house_.journal().write_as_system("test", [&](journal::Transaction& tx) -> Result<journal::Changed> {
          tx.allow_all("test");
          Place place;
          place.id = tx.new_id<Place>();
          place.kind = PlaceKind::nation;
          place.name = Text<160>::trusted(name);
          place.opened = today(Zone{}, tx.now());
          return places::insert_place(tx, place, std::nullopt);
        });
    ASSERT_TRUE(done) << done.error().reason;
  }
  StoreCheck ended(const Result<StoreCheck>& check) {
    EXPECT_TRUE(check) << check.error().reason;
    runner_.wait(check.value().id, 10s);
    return checks_.find(check.value().id).value();
  }
  template <class Condition>
  static void wait_until(Condition condition) {
    for (int i = 0; i < 10'000 && !condition(); ++i) std::this_thread::sleep_for(1ms);
    EXPECT_TRUE(condition());
  }
  /// A checkpoint file that can be read only once `let_go` was called: what looks at it is held until then.
  std::string held_file() {
    const std::string name = folder_ + "/held";
    EXPECT_EQ(::mkfifo(name.c_str(), 0600), 0);
    return name;
  }
  static void let_go(const std::string& file) { std::ofstream(file).close(); }
  bool runs(const StoreChecks& checks, Id<jobs::Job> id) { return checks.find(id)->state == JobState::running; }

  const std::string folder_ = a_folder();
  House house_;
  jobs::Runner runner_{house_.clock()};
  StoreChecks checks_{house_, runner_, {}};
  const Id<Account> somebody_{*Uuid::parse("01890a5d-ac96-774b-bcce-b302099a8057")};
};

TEST_F(StoreCheckJobs, SayWhatWasComparedWhereEverythingFits) {
  add_place("Another");

  const StoreCheck check = ended(checks_.start(somebody_));

  EXPECT_EQ(check.state, JobState::done);
  EXPECT_FALSE(check.daily);
  EXPECT_EQ(check.found, 0);
  EXPECT_GE(check.entries, 2);
  EXPECT_GE(check.rows, 2);
  EXPECT_EQ(check.phase, std::nullopt);
  EXPECT_TRUE(check.started && check.ended);
}

TEST_F(StoreCheckJobs, NameARowThatWasChangedBesideTheJournal) {
  house_.store().write_and_wait([](db::WriteTransaction& tx) {
    tx.execute("UPDATE place SET name = 'Elsewhere'");
    return db::Verdict::keep;
  });

  const StoreCheck check = ended(checks_.start(somebody_));

  EXPECT_EQ(check.state, JobState::done) << "to find something is what it is for";
  EXPECT_EQ(check.found, 1);
  ASSERT_THAT(check.findings, SizeIs(1));
  EXPECT_EQ(check.findings[0].what.text, "row.damaged");
  EXPECT_TRUE(check.findings[0].row);
}

TEST_F(StoreCheckJobs, AreOneAtATime) {
  StoreChecks checks(house_, runner_, {.checkpoint_file = held_file()});
  const StoreCheck first = checks.start(somebody_).value();

  EXPECT_EQ(checks.start(somebody_).error().reason, "store-check.running");
  EXPECT_EQ(checks.start(std::nullopt).error().reason, "store-check.running");

  EXPECT_THAT(checks.list().items, SizeIs(1));
  wait_until([&] { return runs(checks, first.id); });
  EXPECT_TRUE(checks.cancel(first.id));
  let_go(folder_ + "/held");
  runner_.wait(first.id, 10s);
  const auto next = checks.start(somebody_);
  ASSERT_TRUE(next) << "once it is over the next may begin";
  wait_until([&] { return runs(checks, next->id); });
  EXPECT_TRUE(checks.cancel(next->id));
  let_go(folder_ + "/held");
}

TEST_F(StoreCheckJobs, EndWhereTheyAreCancelled) {
  StoreChecks checks(house_, runner_, {.checkpoint_file = held_file()});
  const StoreCheck check = checks.start(somebody_).value();
  wait_until([&] { return runs(checks, check.id); });

  EXPECT_TRUE(checks.cancel(check.id));
  let_go(folder_ + "/held");

  runner_.wait(check.id, 10s);
  const StoreCheck after = checks.find(check.id).value();
  EXPECT_EQ(after.state, JobState::cancelled);
  EXPECT_EQ(after.looks, 0) << "the access log was not begun";
  EXPECT_EQ(checks.cancel(check.id).value().state, JobState::cancelled) << "one that is over stays as it is";
}

TEST_F(StoreCheckJobs, ThatNobodyStartedAreNotFound) {
  const Id<jobs::Job> nothing{*Uuid::parse("01890a5d-ac96-774b-bcce-b302099a8058")};
  const auto other = runner_.start("other", somebody_, [](jobs::Control&) { return jobs::Figures{}; });

  EXPECT_EQ(checks_.find(nothing).error().reason, "not-found");
  EXPECT_EQ(checks_.cancel(nothing).error().reason, "not-found");
  EXPECT_EQ(checks_.cancel(other.value()).error().reason, "not-found") << "a job of another kind";
  EXPECT_THAT(checks_.list().items, SizeIs(0));
}

TEST_F(StoreCheckJobs, BeginByThemselvesAgainAndAgain) {
  StoreChecks checks(house_, runner_, {.first = 1ms, .every = 5ms});
  checks.start_daily();

  wait_until([&] { return checks.list().items.size() >= 2; });
  checks.stop();

  EXPECT_TRUE(checks.list().items[0].daily);
}

TEST_F(StoreCheckJobs, FailWithTheReasonWhereTheCheckpointsAreGone) {
  StoreChecks checks(house_, runner_, {.checkpoint_file = folder_ + "/nowhere"});
  const StoreCheck check = checks.start(somebody_).value();
  runner_.wait(check.id, 10s);

  const StoreCheck after = checks.find(check.id).value();

  EXPECT_EQ(after.state, JobState::failed);
  EXPECT_EQ(after.reason.value_or(PublicText{}).text, "checkpoint.no-file");
}

TEST_F(StoreCheckJobs, EndWithTheServer) {
  std::vector<JobState> told;
  jobs::Runner runner(house_.clock());
  runner.on_end = [&](const jobs::JobInfo& info) { told.push_back(info.state); };
  std::optional<StoreChecks> checks;
  checks.emplace(house_, runner, StoreChecks::Options{.checkpoint_file = held_file()});
  checks->start_daily();
  const StoreCheck check = checks->start(somebody_).value();
  wait_until([&] { return runs(*checks, check.id); });

  checks.reset();
  const auto stopped = std::async(std::launch::async, [&] { runner.stop(); });
  wait_until([&] {
    const auto refused = runner.start("other", somebody_, [](jobs::Control&) { return jobs::Figures{}; });
    return !refused && refused.error().reason == "job.stopping";
  });
  let_go(folder_ + "/held");
  stopped.wait();

  ASSERT_FALSE(told.empty());
  EXPECT_EQ(told.front(), JobState::cancelled);
}

}  // namespace
}  // namespace homeward::app
