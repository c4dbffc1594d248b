#include "base/check.hpp"
#include "support/db_backends.hpp"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace homeward {
namespace {

using db::Verdict;
using db::WriteOutcome;
using db::WriteTransaction;

/// Collects outcomes that arrive on the store's threads.
class Outcomes {
 public:
  db::WriteDone next(std::string name = {}) {
    return [this, name = std::move(name)](WriteOutcome outcome) {
      const std::lock_guard lock(mutex_);
      list_.emplace_back(name, std::move(outcome));
      changed_.notify_all();
    };
  }
  std::vector<std::pair<std::string, WriteOutcome>> wait_for(std::size_t count) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return list_.size() >= count; });
    return list_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::pair<std::string, WriteOutcome>> list_;
};

std::int64_t count_of(db::ReadTransaction& tx) { return tx.find_integer("SELECT count(*) FROM \"t\"").value(); }

void insert(WriteTransaction& tx, std::int64_t n) {
  const Datum params[] = {n, "text " + std::to_string(n)};
  tx.execute("INSERT INTO \"t\" (\"n\", \"s\") VALUES ($1, $2)", params);
}

class DbTransactions : public testing::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    run(GetParam() == db::Engine::sqlite
            ? "CREATE TABLE \"t\" (\"n\" INTEGER PRIMARY KEY NOT NULL, \"s\" TEXT, \"d\" REAL)"
            : "CREATE TABLE \"t\" (\"n\" bigint PRIMARY KEY NOT NULL, \"s\" text, \"d\" double precision)");
  }
};
HW_ON_BOTH_ENGINES(DbTransactions);

TEST_P(DbTransactions, KeepsOnlyWhatTheBodySaysToKeep) {
  const bool kept = store().write_and_wait([](WriteTransaction& tx) {
    insert(tx, 1);
    return Verdict::keep;
  });
  const bool undone = store().write_and_wait([](WriteTransaction& tx) {
    insert(tx, 2);
    return Verdict::undo;
  });

  EXPECT_TRUE(kept);
  EXPECT_FALSE(undone);
  EXPECT_EQ(store().read()->find_integer("SELECT max(\"n\") FROM \"t\""), 1);
}

TEST_P(DbTransactions, UndoesABodyThatThrowsAndHandsItsExceptionBack) {
  struct Own : std::runtime_error {
    using runtime_error::runtime_error;
  };

  EXPECT_THROW(store().write_and_wait([](WriteTransaction& tx) -> Verdict {
    insert(tx, 1);
    throw Own("mine");
  }),
               Own);

  EXPECT_EQ(count_of(*store().read()), 0);
}

TEST_P(DbTransactions, UndoesOnlyTheRefusedBodyAmongThree) {
  Outcomes outcomes;
  for (std::int64_t n = 1; n <= 3; ++n) {
    store().write(
        [n](WriteTransaction& tx) {
          insert(tx, n);
          insert(tx, n + 10);
          return n == 2 ? Verdict::undo : Verdict::keep;
        },
        outcomes.next());
  }

  std::size_t kept = 0;
  for (const auto& [name, outcome] : outcomes.wait_for(3)) {
    EXPECT_FALSE(outcome.failure);
    kept += outcome.kept;
  }
  EXPECT_EQ(kept, 2u);
  EXPECT_EQ(count_of(*store().read()), 4);
  EXPECT_FALSE(store().read()->find_integer("SELECT \"n\" FROM \"t\" WHERE \"n\" = 2"));
}

TEST_P(DbTransactions, FailsABodyWhoseStatementFailedEvenWhenItWentOn) {
  EXPECT_THROW(store().write_and_wait([](WriteTransaction& tx) {
    insert(tx, 1);
    try {
      tx.execute("INSERT INTO \"t\" (\"n\") VALUES (1)");
    } catch (const std::exception&) {
    }
    return Verdict::keep;
  }),
               InternalError);

  EXPECT_EQ(count_of(*store().read()), 0);
}

TEST_P(DbTransactions, SeesItsOwnChanges) {
  store().write_and_wait([](WriteTransaction& tx) {
    insert(tx, 1);
    const Datum second[] = {std::int64_t{2}, std::string("queued")};
    tx.enqueue("INSERT INTO \"t\" (\"n\", \"s\") VALUES ($1, $2)", second);
    EXPECT_EQ(count_of(tx), 2);
    EXPECT_EQ(tx.execute("UPDATE \"t\" SET \"s\" = 'new'"), 2);
    EXPECT_EQ(tx.execute("DELETE FROM \"t\" WHERE \"n\" = 5"), 0);
    return Verdict::keep;
  });

  EXPECT_EQ(store().read()->find_text("SELECT \"s\" FROM \"t\" WHERE \"n\" = 2"), "new");
}

TEST_P(DbTransactions, ReportsAQueuedStatementThatFails) {
  EXPECT_THROW(store().write_and_wait([](WriteTransaction& tx) {
    for (int i = 0; i < 3; ++i) {
      const Datum same[] = {std::int64_t{1}, std::string("twice")};
      tx.enqueue("INSERT INTO \"t\" (\"n\", \"s\") VALUES ($1, $2)", same);
    }
    return Verdict::keep;
  }),
               InternalError);

  EXPECT_EQ(count_of(*store().read()), 0);
}

TEST_P(DbTransactions, ReadsOneSnapshot) {
  run("INSERT INTO \"t\" (\"n\") VALUES (1)");
  const auto before = store().read();
  EXPECT_EQ(count_of(*before), 1);

  run("INSERT INTO \"t\" (\"n\") VALUES (2)");

  EXPECT_EQ(count_of(*before), 1);
  EXPECT_EQ(count_of(*store().read()), 2);
}

TEST_P(DbTransactions, CannotChangeAnythingInARead) {
  const auto tx = store().read();

  EXPECT_THROW(tx->query("INSERT INTO \"t\" (\"n\") VALUES (1)", {}, [](const db::Row&) { return true; }),
               StorageFailure);

  EXPECT_EQ(count_of(*store().read()), 0);
}

TEST_P(DbTransactions, BindsAndReadsEveryTypeAndNull) {
  const Uuid id = sample::uuid(1, 2);
  const bool sqlite = GetParam() == db::Engine::sqlite;
  run(sqlite ? "CREATE TABLE \"all\" (\"i\" INTEGER, \"d\" REAL, \"s\" TEXT, \"u\" BLOB, \"b\" BLOB)"
             : "CREATE TABLE \"all\" (\"i\" bigint, \"d\" double precision, \"s\" text, \"u\" uuid, \"b\" bytea)");
  const std::string_view sql = "INSERT INTO \"all\" (\"i\", \"d\", \"s\", \"u\", \"b\") VALUES ($1, $2, $3, $4, $5)";
  const Datum nulls[5];
  const Datum values[] = {std::int64_t{-5}, 2.5, std::string(), id, Blob{}};

  run(sql, nulls);
  run(sql, values);
  run(sql, nulls);

  int rows = 0;
  store().read()->query("SELECT \"i\", \"d\", \"s\", \"u\", \"b\" FROM \"all\" WHERE \"i\" IS NOT NULL", {},
                        [&](const db::Row& row) {
                          EXPECT_EQ(row.integer(0), -5);
                          EXPECT_EQ(row.number(1), 2.5);
                          EXPECT_EQ(row.text(2), "");
                          EXPECT_EQ(row.uuid(3), id);
                          EXPECT_EQ(row.blob(4), "");
                          for (int i = 0; i < 5; ++i) EXPECT_FALSE(row.is_null(i));
                          return ++rows, true;
                        });
  EXPECT_EQ(rows, 1);
  store().read()->query("SELECT \"i\", \"d\", \"s\", \"u\", \"b\" FROM \"all\" WHERE \"i\" IS NULL", {},
                        [&](const db::Row& row) {
                          for (int i = 0; i < 5; ++i) EXPECT_TRUE(row.is_null(i));
                          EXPECT_THROW(row.integer(0), InternalError);
                          EXPECT_THROW(row.text(2), InternalError);
                          return ++rows, true;
                        });
  EXPECT_EQ(rows, 3);
}

TEST_P(DbTransactions, RefusesToReadAColumnAsAnotherType) {
  run("INSERT INTO \"t\" (\"n\", \"s\", \"d\") VALUES (1, 'x', 0.5)");
  const auto tx = store().read();

  tx->query("SELECT \"n\", \"s\", \"d\" FROM \"t\"", {}, [](const db::Row& row) {
    EXPECT_THROW(row.text(0), InternalError);
    EXPECT_THROW(row.uuid(0), InternalError);
    EXPECT_THROW(row.integer(1), InternalError);
    EXPECT_THROW(row.blob(1), InternalError);
    EXPECT_THROW(row.integer(2), InternalError);
    return true;
  });
}

TEST_P(DbTransactions, ReadsCountsSumsAndMeans) {
  run("INSERT INTO \"t\" (\"n\", \"d\") VALUES (1, 0.5), (2, 1.5), (-70000000003, NULL)");
  const auto tx = store().read();

  tx->query(
      "SELECT count(*), sum(\"n\"), avg(\"n\"), sum(\"d\"), count(\"d\") > 1, 7, coalesce(sum(\"s\"), 0) "
      "FROM (SELECT \"n\", \"d\", \"n\" * 0 AS \"s\" FROM \"t\") AS q",
      {}, [](const db::Row& row) {
        EXPECT_EQ(row.integer(0), 3);
        EXPECT_EQ(row.integer(1), -70000000000);
        EXPECT_NEAR(row.number(2), -70000000000.0 / 3, 1e-4);
        EXPECT_EQ(row.number(3), 2.0);
        EXPECT_EQ(row.integer(4), 1);
        EXPECT_EQ(row.integer(5), 7);
        EXPECT_EQ(row.integer(6), 0);
        return true;
      });
}

TEST_P(DbTransactions, UsesAParameterTwiceAndOutOfOrder) {
  run("INSERT INTO \"t\" (\"n\", \"s\") VALUES (1, 'a'), (2, 'b'), (3, 'c')");
  const Datum params[] = {std::int64_t{2}, std::string("c"), std::int64_t{10}};

  const auto found = store().read()->find_integer(
      "SELECT count(*) FROM \"t\" WHERE \"s\" = $2 OR \"n\" = $1 OR \"n\" = $1 + 100 LIMIT $3", params);

  EXPECT_EQ(found, 2);
}

TEST_P(DbTransactions, TakesAbsentParametersAsOpenConditions) {
  run("INSERT INTO \"t\" (\"n\", \"s\", \"d\") VALUES (1, 'a', 0.5), (2, 'b', 0.5)");
  const std::string_view sql =
      "SELECT count(*) FROM \"t\" WHERE ($1 IS NULL OR \"n\" > $1) AND ($2 IS NULL OR \"s\" = $2) AND "
      "($3 IS NULL OR \"d\" < $3)";
  const Datum open[] = {Datum(), Datum(), Datum()};
  const Datum closed[] = {std::int64_t{1}, std::string("b"), 1.0};
  const Datum mixed[] = {Datum(), std::string("b"), Datum()};

  EXPECT_EQ(store().read()->find_integer(sql, open), 2);
  EXPECT_EQ(store().read()->find_integer(sql, closed), 1);
  EXPECT_EQ(store().read()->find_integer(sql, mixed), 1);
  EXPECT_EQ(store().read()->find_integer(sql, open), 2);
}

TEST_P(DbTransactions, GoesOnAfterFaultySql) {
  const auto tx = store().read();
  EXPECT_THROW(tx->find_integer("SELEKT 1"), InternalError);
  EXPECT_THROW(tx->find_integer("SELECT \"n\" FROM \"t\" WHERE \"n\" = $1"), InternalError);

  EXPECT_EQ(count_of(*store().read()), 0);
}

TEST_P(DbTransactions, LeavesNoLockBehindWhenReadingStopsEarly) {
  run("INSERT INTO \"t\" (\"n\") VALUES (1), (2), (3)");
  for (int i = 0; i < 3; ++i) {
    store().write_and_wait([&](WriteTransaction& tx) {
      int seen = 0;
      tx.query("SELECT \"n\" FROM \"t\"", {}, [&](const db::Row&) { return ++seen < 2; });
      EXPECT_THROW(tx.query("SELECT \"n\" FROM \"t\"", {}, [](const db::Row&) -> bool { throw std::string("mine"); }),
                   std::string);
      tx.execute("UPDATE \"t\" SET \"s\" = 'x'");
      return Verdict::keep;
    });
  }
  EXPECT_EQ(run("DELETE FROM \"t\""), 3);
}

TEST_P(DbTransactions, QueriesInsideTheCallbackOfAQuery) {
  run("INSERT INTO \"t\" (\"n\") VALUES (1), (2), (3)");
  const auto tx = store().read();
  const std::string_view sql = "SELECT \"n\" FROM \"t\" ORDER BY \"n\"";
  int pairs = 0;

  tx->query(sql, {}, [&](const db::Row& outer) {
    const auto n = outer.integer(0);
    tx->query(sql, {}, [&](const db::Row&) { return ++pairs, true; });
    EXPECT_EQ(outer.integer(0), n);
    return true;
  });

  EXPECT_EQ(pairs, 9);
}

TEST_P(DbTransactions, ForgetsStatementsWhenThereAreTooMany) {
  const auto tx = store().read();
  for (int i = 0; i < 1200; ++i) {
    EXPECT_EQ(tx->find_integer("SELECT " + std::to_string(i)), i);
  }
}

TEST_P(DbTransactions, LosesNoneOfManyConcurrentWrites) {
  constexpr int k_threads = 16;
  constexpr int k_writes = 200;
  std::vector<std::thread> threads;
  std::atomic<int> kept{0};
  for (int t = 0; t < k_threads; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < k_writes; ++i) {
        kept += store().write_and_wait([&](WriteTransaction& tx) {
          insert(tx, t * k_writes + i);
          return i % 10 == 9 ? Verdict::undo : Verdict::keep;
        });
        if (i % 20 == 0) store().read()->find_integer("SELECT count(*) FROM \"t\"");
      }
    });
  }
  for (auto& thread : threads) thread.join();

  EXPECT_EQ(kept, k_threads * k_writes * 9 / 10);
  EXPECT_EQ(count_of(*store().read()), kept);
}

TEST_P(DbTransactions, AddsUpIncrementsThatCollide) {
  run("INSERT INTO \"t\" (\"n\", \"d\") VALUES (1, 0)");
  std::vector<std::thread> threads;
  for (int t = 0; t < 2; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 25; ++i) {
        store().write_and_wait([&](WriteTransaction& tx) {
          double before = -1;
          tx.query("SELECT \"d\" FROM \"t\" WHERE \"n\" = 1", {}, [&](const db::Row& row) {
            before = row.number(0);
            return true;
          });
          const Datum params[] = {before + 1};
          tx.execute("UPDATE \"t\" SET \"d\" = $1 WHERE \"n\" = 1", params);
          return Verdict::keep;
        });
      }
    });
  }
  for (auto& thread : threads) thread.join();

  EXPECT_EQ(store().read()->find_integer("SELECT \"n\" FROM \"t\" WHERE \"d\" = 50"), 1);
}

TEST_P(DbTransactions, FinishesWhatIsWaitingWhenClosed) {
  Outcomes outcomes;
  for (int i = 0; i < 50; ++i) {
    store().write(
        [i](WriteTransaction& tx) {
          insert(tx, i);
          return Verdict::keep;
        },
        outcomes.next());
  }
  store().close();

  for (const auto& [name, outcome] : outcomes.wait_for(50)) EXPECT_TRUE(outcome.kept);
  EXPECT_THROW(store().read(), StorageFailure);
  EXPECT_THROW(store().write_and_wait([](WriteTransaction&) { return Verdict::keep; }), StorageFailure);
  reopen(scratch_->options());
  EXPECT_EQ(count_of(*store().read()), 50);
}

TEST_P(DbTransactions, RefusesAtOnceWhenTooManyWait) {
  db::Options options = scratch_->options();
  options.max_waiting = 5;
  options.writers = 1;
  reopen(options);
  std::mutex gate;
  Outcomes outcomes;
  {
    const std::lock_guard closed(gate);
    for (int i = 0; i < 20; ++i) {
      store().write(
          [&gate](WriteTransaction&) {
            const std::lock_guard passed(gate);
            return Verdict::keep;
          },
          outcomes.next());
    }
    EXPECT_GE(outcomes.wait_for(14).size(), 14u);
  }

  std::size_t kept = 0;
  for (const auto& [name, outcome] : outcomes.wait_for(20)) {
    kept += outcome.kept;
    if (outcome.kept) continue;
    try {
      std::rethrow_exception(outcome.failure);
    } catch (const StorageFailure& failure) {
      EXPECT_EQ(failure.kind(), StorageFailure::Kind::busy);
    }
  }
  EXPECT_GE(kept, 5u);
  EXPECT_LE(kept, 6u);
}

TEST_P(DbTransactions, MergesItsLogOnRequest) {
  run("INSERT INTO \"t\" (\"n\") VALUES (1)");

  store().checkpoint();

  if (GetParam() == db::Engine::sqlite) {
    EXPECT_EQ(std::filesystem::file_size(scratch_->file().string() + "-wal"), 0u);
  }
  EXPECT_EQ(count_of(*store().read()), 1);
}

}  // namespace
}  // namespace homeward
