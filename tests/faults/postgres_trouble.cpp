#include "faults/pg_cluster.hpp"
#include "faults/writers.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <sstream>

namespace homeward::testing {
namespace {

/// PostgreSQL goes away under load, or several servers work on one database.
class OnPostgres : public ::testing::Test {
 protected:
  void SetUp() override {
    if (const std::string missing = PgCluster::missing(); !missing.empty()) GTEST_SKIP() << missing;
    cluster_ = std::make_unique<PgCluster>();
    world_ = std::make_unique<World>(WorldOptions{.backend = Backend::postgresql, .postgres = cluster_->url()});
    const std::string house = world_->a_place("centre", "House", world_->a_region("Region"));
    counsellor_ = &world_->a_counsellor(house);
  }
  void TearDown() override {
    world_.reset();
    cluster_.reset();
  }

  std::string value(const std::string& sql) { return run_on_postgres(world_->server().db(), sql); }
  void expect_all_there(const std::vector<std::string>& acknowledged) {
    std::string wanted;
    for (const std::string& id : acknowledged) wanted += (wanted.empty() ? "('" : "'),('") + id;
    EXPECT_EQ(value("SELECT count(*) FROM (VALUES " + wanted +
                    "')) AS a(id) WHERE NOT EXISTS (SELECT 1 FROM person p WHERE p.id = a.id::uuid)"),
              "0")
        << "acknowledged, but not there";
  }
  /// Entries are chained within some hundredths of a second; then positions must be those from 1 on, each once.
  void expect_whole_chain() {
    for (int i = 0; i < 100 && value("SELECT (SELECT count(*) FROM entry) - (SELECT count(*) FROM entry_chain)") != "0";
         ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    const ServerOptions& o = world_->server().options();
    EXPECT_EQ(verified(o.db, o.keys, o.master_key), "");
  }

  std::unique_ptr<PgCluster> cluster_;
  std::unique_ptr<World> world_;
  Session* counsellor_ = nullptr;
};

TEST_F(OnPostgres, ARestartUnderLoadIsSaidClearlyAndPasses) {
  Writers writers(world_->server(), *counsellor_, {.threads = 8, .insist = true});
  const auto wait = [](int millis) { std::this_thread::sleep_for(std::chrono::milliseconds(millis)); };

  wait(700);
  cluster_->restart_at_once();
  wait(700);
  cluster_->restart_at_once();
  wait(1500);
  const std::size_t before = writers.acknowledged().size();
  wait(700);
  writers.stop();
  const std::size_t after = writers.acknowledged().size();

  EXPECT_GT(after, before) << "it goes on without a restart of the server";
  EXPECT_EQ(counsellor_->get("/api/v1/me").status, 200);
  int clear = 0;
  for (const auto& [answer, times] : writers.answers()) {
    const bool taken = answer == "201" || answer == "200";
    EXPECT_TRUE(taken || answer == "503 storage.gone" || answer == "503 storage.busy")
        << answer << ", " << times << " times";
    clear += taken ? 0 : times;
  }
  EXPECT_GT(clear, 0) << "the restarts were not noticed: too little load";
  expect_all_there(writers.acknowledged());
  expect_whole_chain();
}

/// Reads the feed while it is written, as every follower does: what is beyond the last position that was read.
class FeedReader {
 public:
  explicit FeedReader(std::string db) : db_(std::move(db)), thread_([this] { run(); }) {}
  ~FeedReader() {
    stopping_ = true;
    thread_.join();
  }
  FeedReader(const FeedReader&) = delete;
  FeedReader& operator=(const FeedReader&) = delete;

  /// Positions from 1 on in the order in which they were read, up to the last one there is now.
  std::vector<std::int64_t> stop() {
    const std::int64_t last = std::stoll(run_on_postgres(db_, "SELECT max(position) FROM entry_chain"));
    for (int i = 0; i < 200 && read_to_ < last; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(25));
    const std::lock_guard lock(mutex_);
    return positions_;
  }
  std::size_t times() const { return times_; }

 private:
  void run() {
    while (!stopping_) {
      const std::string found =
          run_on_postgres(db_,
                          "SELECT coalesce(string_agg(position::text, ' ' ORDER BY position), '') FROM entry_chain "
                          "WHERE position > " +
                              std::to_string(read_to_));
      std::istringstream words(found);
      const std::lock_guard lock(mutex_);
      for (std::int64_t position = 0; words >> position;) {
        positions_.push_back(position);
        read_to_ = position;
      }
      ++times_;
    }
  }

  std::string db_;
  std::atomic<std::int64_t> read_to_{0};
  std::atomic<std::size_t> times_{0};
  std::atomic<bool> stopping_{false};
  std::mutex mutex_;  // guards what follows
  std::vector<std::int64_t> positions_;
  std::thread thread_;
};

TEST_F(OnPostgres, TwoServersMakeOneChain) {
  const TemporaryFolder folder;
  ServerProcess second(folder.path(), world_->server().options());
  second.start();
  FeedReader feed(world_->server().db());

  {
    Writers at_first(world_->server(), *counsellor_, {.threads = 4});
    Writers at_second(second, *counsellor_, {.threads = 4});
    std::this_thread::sleep_for(std::chrono::seconds(2));
    at_first.stop();
    at_second.stop();
    for (const auto* writers : {&at_first, &at_second})
      for (const auto& [answer, times] : writers->answers()) {
        EXPECT_EQ(answer, "201") << times << " times";
      }
    expect_all_there(at_first.acknowledged());
    expect_all_there(at_second.acknowledged());
    EXPECT_FALSE(at_first.acknowledged().empty());
    EXPECT_FALSE(at_second.acknowledged().empty());
  }
  expect_whole_chain();
  const std::vector<std::int64_t> read = feed.stop();
  for (std::size_t i = 0; i < read.size(); ++i)
    ASSERT_EQ(read[i], static_cast<std::int64_t>(i + 1)) << "who reads on while two processes write misses nothing";
  EXPECT_EQ(std::to_string(read.size()), value("SELECT count(*) FROM entry")) << "each entry once";
  EXPECT_GT(feed.times(), 10U) << "it was read while it was written";
  EXPECT_EQ(second.stop(), 0) << second.log();
}

TEST_F(OnPostgres, AServerThatIsKilledLeavesTheChainToTheOther) {
  const TemporaryFolder folder;
  ServerProcess second(folder.path(), world_->server().options());
  second.start();
  Writers at_second(second, *counsellor_, {.threads = 4});
  Writers at_first(world_->server(), *counsellor_, {.threads = 4});

  std::this_thread::sleep_for(std::chrono::milliseconds(700));
  world_->server().kill();  // the first one chains as a rule
  std::this_thread::sleep_for(std::chrono::milliseconds(700));
  at_first.stop();
  at_second.stop();

  expect_all_there(at_first.acknowledged());
  expect_all_there(at_second.acknowledged());
  expect_whole_chain();
  EXPECT_EQ(second.stop(), 0) << second.log();
}

}  // namespace
}  // namespace homeward::testing
