#include "base/check.hpp"
#include "support/db_backends.hpp"

#include <atomic>
#include <functional>
#include <thread>

/// What only PostgreSQL has: a server that can leave, and transactions that run beside each other.
namespace homeward {
namespace {

using db::Options;
using db::Verdict;
using db::WriteTransaction;

class DbPostgreSql : public testing::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (!IsSkipped()) run("CREATE TABLE \"t\" (\"n\" bigint PRIMARY KEY NOT NULL, \"v\" bigint)");
  }
  /// Ends all connections of the store but the one that asks.
  void end_connections() {
    const auto other = db::open_store(scratch_->options());
    const Datum params[] = {application()};
    other->read()->query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1 AND "
        "pid <> pg_backend_pid()",
        params, [](const db::Row&) { return true; });
  }
  void reopen_under_own_name(Options options) {
    options.url += "&application_name=" + application();
    reopen(options);
  }
  std::string application() { return "test_" + scratch_->options().url.substr(scratch_->options().url.rfind('_') + 1); }
};
INSTANTIATE_TEST_SUITE_P(Engine, DbPostgreSql, ::testing::Values(db::Engine::postgresql), testing::engine_name);

TEST_P(DbPostgreSql, RunsABodyAgainWhenAnotherOneCameBetween) {
  run("INSERT INTO \"t\" VALUES (1, 0)");
  int runs = 0;

  const bool kept = store().write_and_wait([&](WriteTransaction& tx) {
    const auto before = tx.find_integer("SELECT \"v\" FROM \"t\" WHERE \"n\" = 1").value();
    if (++runs == 1) run("UPDATE \"t\" SET \"v\" = \"v\" + 10 WHERE \"n\" = 1");
    const Datum params[] = {before + 1};
    tx.enqueue("UPDATE \"t\" SET \"v\" = $1 WHERE \"n\" = 1", params);
    return Verdict::keep;
  });

  EXPECT_TRUE(kept);
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(store().read()->find_integer("SELECT \"v\" FROM \"t\""), 11);
}

TEST_P(DbPostgreSql, RunsABodyAgainThatHidesTheConflict) {
  run("INSERT INTO \"t\" VALUES (1, 0)");
  int runs = 0;

  store().write_and_wait([&](WriteTransaction& tx) {
    tx.find_integer("SELECT \"v\" FROM \"t\" WHERE \"n\" = 1");
    if (++runs == 1) run("UPDATE \"t\" SET \"v\" = 10 WHERE \"n\" = 1");
    try {
      tx.execute("UPDATE \"t\" SET \"v\" = \"v\" + 1 WHERE \"n\" = 1");
    } catch (const std::exception&) {
      return Verdict::undo;
    }
    return Verdict::keep;
  });

  EXPECT_EQ(runs, 2);
  EXPECT_EQ(store().read()->find_integer("SELECT \"v\" FROM \"t\""), 11);
}

TEST_P(DbPostgreSql, GivesUpAfterTwentyConflicts) {
  run("INSERT INTO \"t\" VALUES (1, 0)");
  int runs = 0;

  try {
    store().write_and_wait([&](WriteTransaction& tx) {
      ++runs;
      tx.find_integer("SELECT \"v\" FROM \"t\" WHERE \"n\" = 1");
      run("UPDATE \"t\" SET \"v\" = \"v\" + 10 WHERE \"n\" = 1");
      tx.execute("UPDATE \"t\" SET \"v\" = 0 WHERE \"n\" = 1");
      return Verdict::keep;
    });
    ADD_FAILURE() << "it did not give up";
  } catch (const StorageFailure& failure) {
    EXPECT_EQ(failure.kind(), StorageFailure::Kind::busy);
  }
  EXPECT_EQ(runs, 20);
}

TEST_P(DbPostgreSql, LetsWritersThatCollideAgainAndAgainGoOneAfterTheOther) {
  run("INSERT INTO \"t\" VALUES (1, 0)");
  constexpr int k_threads = 12, k_times = 6;
  std::atomic<int> failed{0};
  std::vector<std::thread> threads;
  std::vector<std::unique_ptr<db::Store>> stores;
  for (int t = 0; t < k_threads; ++t) stores.push_back(db::open_store(scratch_->options()));
  for (int t = 0; t < k_threads; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < k_times; ++i) {
        try {
          stores[static_cast<std::size_t>(t)]->write_and_wait([](WriteTransaction& tx) {
            const auto before = tx.find_integer("SELECT \"v\" FROM \"t\" WHERE \"n\" = 1").value();
            std::this_thread::sleep_for(std::chrono::milliseconds(15));  // as on a machine that has much to do
            const Datum params[] = {before + 1};
            tx.execute("UPDATE \"t\" SET \"v\" = $1 WHERE \"n\" = 1", params);
            return Verdict::keep;
          });
        } catch (const StorageFailure&) {
          ++failed;
        }
      }
    });
  }
  for (auto& thread : threads) thread.join();

  EXPECT_EQ(failed, 0);
  EXPECT_EQ(store().read()->find_integer("SELECT \"v\" FROM \"t\""), k_threads * k_times);
}

/// Collides with another write in the first runs.
class CollidingBody {
 public:
  CollidingBody(db::Store& other, int collisions) : other_(other), collisions_(collisions) {}
  Verdict operator()(WriteTransaction& tx) {
    tx.find_integer("SELECT \"v\" FROM \"t\" WHERE \"n\" = 1");
    if (++runs <= collisions_) {
      other_.write_and_wait([](WriteTransaction& w) {
        w.execute("UPDATE \"t\" SET \"v\" = \"v\" + 10 WHERE \"n\" = 1");
        return Verdict::keep;
      });
    }
    tx.execute("UPDATE \"t\" SET \"v\" = \"v\" + 1 WHERE \"n\" = 1");
    return Verdict::keep;
  }
  int runs = 0;

 private:
  db::Store& other_;
  int collisions_;
};

constexpr std::string_view k_turns = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = 4841673";

TEST_P(DbPostgreSql, LeavesTheQueueWhateverTheBodyDoes) {
  run("INSERT INTO \"t\" VALUES (1, 0)");
  const auto other = db::open_store(scratch_->options());
  CollidingBody collides(*other, 5), throws(*other, 4);
  std::optional<std::int64_t> held;

  store().write_and_wait(std::ref(collides));
  const auto after = store().read()->find_integer(k_turns);
  EXPECT_THROW(store().write_and_wait([&](WriteTransaction& tx) {
    throws(tx);
    if (throws.runs == 5) {
      held = other->read()->find_integer(k_turns);
      throw InternalError("on purpose");
    }
    return Verdict::keep;
  }),
               InternalError);

  EXPECT_EQ(collides.runs, 6);
  EXPECT_EQ(after, 0);
  EXPECT_EQ(held, 1) << "it stood in the queue";
  EXPECT_EQ(other->read()->find_integer(k_turns), 0);
}

TEST_P(DbPostgreSql, GoesOnWithoutATurnWhereSomebodyKeepsIt) {
  run("INSERT INTO \"t\" VALUES (1, 0)");
  const auto other = db::open_store(scratch_->options()), keeper = db::open_store(scratch_->options());
  keeper->write_and_wait([](WriteTransaction& tx) {
    tx.query("SELECT pg_advisory_lock(4841673)", {}, [](const db::Row&) { return true; });  // of the session
    return Verdict::keep;
  });
  CollidingBody collides(*other, 6);

  EXPECT_TRUE(store().write_and_wait(std::ref(collides)));

  EXPECT_EQ(collides.runs, 7);
  EXPECT_EQ(store().read()->find_integer(k_turns), 1) << "the keeper's";
}

TEST_P(DbPostgreSql, NoticesAWriteSkew) {
  // Each of two bodies may take the last place only when the other has not: SERIALIZABLE, not only a snapshot.
  run("INSERT INTO \"t\" VALUES (1, 0), (2, 0)");
  int runs = 0;
  const auto take = [](WriteTransaction& tx, std::int64_t n) {
    if (tx.find_integer("SELECT sum(\"v\") FROM \"t\"") != 0) return Verdict::undo;
    const Datum params[] = {n};
    tx.execute("UPDATE \"t\" SET \"v\" = 1 WHERE \"n\" = $1", params);
    return Verdict::keep;
  };

  store().write_and_wait([&](WriteTransaction& tx) {
    tx.find_integer("SELECT sum(\"v\") FROM \"t\"");
    if (++runs == 1) store().write_and_wait([&](WriteTransaction& other) { return take(other, 2); });
    return take(tx, 1);
  });

  EXPECT_EQ(store().read()->find_integer("SELECT sum(\"v\") FROM \"t\""), 1);
}

TEST_P(DbPostgreSql, ConnectsAgainAfterTheServerEndedItsConnections) {
  reopen_under_own_name(scratch_->options());
  for (int i = 0; i < 3; ++i) {
    const Datum params[] = {std::int64_t{i}};
    run("INSERT INTO \"t\" VALUES ($1, 0)", params);
    EXPECT_EQ(store().read()->find_integer("SELECT count(*) FROM \"t\""), i + 1);
    end_connections();
  }
}

TEST_P(DbPostgreSql, RunsABodyAgainWhoseConnectionWasLostBeforeItsCommit) {
  reopen_under_own_name(scratch_->options());
  int runs = 0;

  store().write_and_wait([&](WriteTransaction& tx) {
    tx.execute("INSERT INTO \"t\" VALUES (1, 0)");
    if (++runs == 1) end_connections();
    tx.execute("INSERT INTO \"t\" VALUES (2, 0)");
    return Verdict::keep;
  });

  EXPECT_EQ(runs, 2);
  EXPECT_EQ(store().read()->find_integer("SELECT count(*) FROM \"t\""), 2);
}

TEST_P(DbPostgreSql, FailsAWriteWhoseCommitGotNoAnswer) {
  reopen_under_own_name(scratch_->options());
  int runs = 0;

  try {
    store().write_and_wait([&](WriteTransaction& tx) {
      ++runs;
      tx.execute("INSERT INTO \"t\" VALUES (1, 0)");
      end_connections();
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
      return Verdict::keep;
    });
    ADD_FAILURE() << "kept without an answer";
  } catch (const StorageFailure& failure) {
    EXPECT_EQ(failure.kind(), StorageFailure::Kind::gone);
  }

  EXPECT_EQ(runs, 1);
  run("INSERT INTO \"t\" VALUES (5, 0)");
}

TEST_P(DbPostgreSql, ReportsALostConnectionToTheReadUnderWayOnly) {
  reopen_under_own_name(scratch_->options());
  {
    const auto tx = store().read();
    tx->find_integer("SELECT count(*) FROM \"t\"");
    end_connections();
    EXPECT_THROW(tx->find_integer("SELECT count(*) FROM \"t\""), StorageFailure);
  }
  EXPECT_EQ(store().read()->find_integer("SELECT count(*) FROM \"t\""), 0);
}

TEST_P(DbPostgreSql, ReportsAServerThatIsNotThere) {
  try {
    db::open_store({.url = "postgresql://nobody@127.0.0.1:1/none"});
    ADD_FAILURE() << "opened";
  } catch (const StorageFailure& failure) {
    EXPECT_EQ(failure.kind(), StorageFailure::Kind::gone);
  }
}

TEST_P(DbPostgreSql, SendsLargeBatchesWithoutWaitingForTheServerToRead) {
  // More than fits the buffers of both sides: neither may wait for the other for ever.
  run("CREATE TABLE \"big\" (\"n\" bigint, \"s\" text)");
  store().write_and_wait([](WriteTransaction& tx) {
    for (std::int64_t i = 0; i < 5000; ++i) {
      const Datum params[] = {i, std::string(4000, 'x')};
      tx.enqueue("INSERT INTO \"big\" VALUES ($1, $2) RETURNING \"s\"", params);
    }
    return Verdict::keep;
  });

  EXPECT_EQ(store().read()->find_integer("SELECT count(*) FROM \"big\""), 5000);
}

TEST_P(DbPostgreSql, EndsAStatementThatTakesTooLong) {
  const auto tx = store().read();
  try {
    tx->query("SELECT pg_sleep(20)", {}, [](const db::Row&) { return true; });
    ADD_FAILURE() << "it went on";
  } catch (const StorageFailure& failure) {
    EXPECT_EQ(failure.kind(), StorageFailure::Kind::busy);
  }
}

}  // namespace
}  // namespace homeward
