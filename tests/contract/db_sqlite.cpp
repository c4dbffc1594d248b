#include "base/check.hpp"
#include "support/db_backends.hpp"

#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

/// What only a SQLite store has: one owner, readers beside it, locks of other processes.
namespace homeward {
namespace {

using db::Options;
using db::Verdict;
using db::WriteTransaction;
using Kind = StorageFailure::Kind;

class DbSqlite : public ::testing::Test {
 protected:
  std::unique_ptr<db::Store> open(Options::Open how = Options::Open::owner) {
    Options options = scratch_.options();
    options.open = how;
    options.busy_millis = 200;
    return db::open_store(options);
  }
  static void run(db::Store& store, std::string_view sql) {
    store.write_and_wait([&](WriteTransaction& tx) {
      tx.execute(sql);
      return Verdict::keep;
    });
  }
  template <class Work>
  static Kind failure_of(const Work& work) {
    try {
      work();
    } catch (const StorageFailure& failure) {
      text() = failure.what();
      return failure.kind();
    }
    throw std::runtime_error("nothing failed");
  }
  static std::string& text() {
    static std::string last;
    return last;
  }
  testing::Scratch scratch_{db::Engine::sqlite};
};

/// A process that opens the store as its owner and holds it until told to leave.
class OtherOwner {
 public:
  explicit OtherOwner(const Options& options) {
    if (pipe(ready_) != 0 || pipe(leave_) != 0) throw std::runtime_error("no pipe");
    pid_ = fork();
    if (pid_ != 0) {
      char byte = 0;
      if (read(ready_[0], &byte, 1) != 1) throw std::runtime_error("the other process did not open the store");
      return;
    }
    const auto store = db::open_store(options);
    char byte = 1;
    if (write(ready_[1], &byte, 1) == 1) byte = static_cast<char>(read(leave_[0], &byte, 1));
    _exit(0);  // as a killed process leaves: nothing is closed
  }
  ~OtherOwner() { leave(); }
  OtherOwner(const OtherOwner&) = delete;
  OtherOwner& operator=(const OtherOwner&) = delete;
  void leave() {
    const char byte = 1;
    if (pid_ > 0 && write(leave_[1], &byte, 1) == 1) waitpid(pid_, nullptr, 0);
    pid_ = 0;
  }
  pid_t pid() const { return pid_; }

 private:
  int ready_[2], leave_[2];
  pid_t pid_ = 0;
};

TEST_F(DbSqlite, HasOneOwnerAndNamesIt) {
  OtherOwner other(scratch_.options());

  EXPECT_EQ(failure_of([&] { open(); }), Kind::busy);

  EXPECT_NE(text().find("process " + std::to_string(other.pid())), std::string::npos) << text();
  other.leave();
  run(*open(), "CREATE TABLE t (n INTEGER)");
}

TEST_F(DbSqlite, MayBeReadBesideItsOwner) {
  const auto owner = open();
  run(*owner, "CREATE TABLE t (n INTEGER)");
  const auto reader = open(Options::Open::reader);

  run(*owner, "INSERT INTO t VALUES (4)");

  EXPECT_EQ(reader->read()->find_integer("SELECT n FROM t"), 4);
  EXPECT_EQ(failure_of([&] { run(*reader, "DELETE FROM t"); }), Kind::read_only);
  EXPECT_EQ(failure_of([&] { reader->checkpoint(); }), Kind::read_only);
}

TEST_F(DbSqlite, MayBeReadWhenNobodyOwnsIt) {
  run(*open(), "CREATE TABLE t (n INTEGER)");

  EXPECT_EQ(open(Options::Open::reader)->read()->find_integer("SELECT count(*) FROM t"), 0);
}

TEST_F(DbSqlite, IsNotMadeByAReader) {
  EXPECT_EQ(failure_of([&] { open(Options::Open::reader); }), Kind::gone);

  EXPECT_FALSE(std::filesystem::exists(scratch_.file()));
}

TEST_F(DbSqlite, IsReadableByItsUserOnly) {
  const auto owner = open();
  run(*owner, "CREATE TABLE t (n INTEGER)");

  for (const char* ending : {"", "-wal", "-shm", "-owner"}) {
    struct stat about {};
    ASSERT_EQ(stat((scratch_.file().string() + ending).c_str(), &about), 0) << ending;
    EXPECT_EQ(about.st_mode & 0077U, 0u) << ending;
  }
}

TEST_F(DbSqlite, ReportsAFolderThatIsNotThere) {
  EXPECT_EQ(failure_of([&] { db::open_store({.url = "sqlite:/no/such/folder/store.db"}); }), Kind::gone);
}

TEST_F(DbSqlite, ReportsAFileThatIsNoDatabase) {
  FILE* file = fopen(scratch_.file().c_str(), "w");
  for (int i = 0; i < 1000; ++i) fputs("this is no database ", file);
  fclose(file);

  EXPECT_EQ(failure_of([&] { open(); }), Kind::damaged);
}

TEST_F(DbSqlite, FailsAllOfABatchWhenTheFileIsFullAndGoesOnAfterwards) {
  const auto owner = open();
  run(*owner, "CREATE TABLE t (n INTEGER, b BLOB)");
  run(*owner, "PRAGMA max_page_count = 300");
  std::atomic<int> kept{0}, full{0}, other{0}, waiting{20};
  for (int i = 0; i < 20; ++i) {
    owner->write(
        [i](WriteTransaction& tx) {
          const Datum params[] = {std::int64_t{i}, Blob{std::string(100'000, 'x')}};
          tx.execute("INSERT INTO t VALUES ($1, $2)", params);
          return Verdict::keep;
        },
        [&](db::WriteOutcome outcome) {
          if (outcome.kept) {
            ++kept;
          } else {
            try {
              std::rethrow_exception(outcome.failure);
            } catch (const StorageFailure& failure) {
              ++(failure.kind() == Kind::full ? full : other);
            }
          }
          if (--waiting == 0) waiting.notify_all();
        });
  }
  for (int now = waiting; now != 0; now = waiting) waiting.wait(now);

  EXPECT_GT(full, 0);
  EXPECT_EQ(other, 0);
  EXPECT_EQ(owner->read()->find_integer("SELECT count(*) FROM t"), kept);
  run(*owner, "PRAGMA max_page_count = 100000");
  run(*owner, "INSERT INTO t (n) VALUES (100)");
  EXPECT_EQ(owner->read()->find_integer("SELECT count(*) FROM t"), kept + 1);
}

TEST_F(DbSqlite, WaitsForALockOnlyAsLongAsToldAndGoesOnAfterwards) {
  const auto owner = open();
  run(*owner, "CREATE TABLE t (n INTEGER)");
  // The write lock taken by a second writer that does not care for the owner's lock, as a shell would.
  std::filesystem::create_symlink(scratch_.file(), scratch_.file().string() + "-shell");
  const auto shell = db::open_store({.url = scratch_.url() + "-shell"});
  std::atomic<bool> locked{false}, release{false};
  std::thread holder([&] {
    shell->write_and_wait([&](WriteTransaction& tx) {
      tx.execute("INSERT INTO t VALUES (1)");
      locked = true;
      locked.notify_all();
      release.wait(false);
      return Verdict::keep;
    });
  });
  locked.wait(false);

  const auto began = std::chrono::steady_clock::now();
  const Kind kind = failure_of([&] { run(*owner, "INSERT INTO t VALUES (2)"); });
  const auto took = std::chrono::steady_clock::now() - began;
  release = true;
  release.notify_all();
  holder.join();
  run(*owner, "INSERT INTO t VALUES (3)");

  EXPECT_EQ(kind, Kind::busy);
  EXPECT_LT(took, std::chrono::seconds(3));
  EXPECT_EQ(owner->read()->find_integer("SELECT sum(n) FROM t"), 4);
}

TEST_F(DbSqlite, KeepsCommittedWritesOfAnOwnerThatWasKilled) {
  run(*open(), "CREATE TABLE t (n INTEGER)");
  const pid_t child = fork();
  if (child == 0) {
    const auto store = open();
    for (int i = 0; i < 10; ++i) run(*store, "INSERT INTO t VALUES (1)");
    kill(getpid(), SIGKILL);
  }
  waitpid(child, nullptr, 0);

  EXPECT_EQ(open()->read()->find_integer("SELECT count(*) FROM t"), 10);
}

TEST_F(DbSqlite, GivesLaterBodiesOfABatchTheChangesOfEarlierOnes) {
  const auto owner = open();
  run(*owner, "CREATE TABLE t (n INTEGER)");
  std::vector<std::int64_t> seen;
  std::atomic<int> waiting{30};
  for (int i = 0; i < 30; ++i) {
    owner->write(
        [&](WriteTransaction& tx) {
          seen.push_back(tx.find_integer("SELECT count(*) FROM t").value());
          tx.execute("INSERT INTO t VALUES (1)");
          return Verdict::keep;
        },
        [&](const db::WriteOutcome&) {
          if (--waiting == 0) waiting.notify_all();
        });
  }
  for (int now = waiting; now != 0; now = waiting) waiting.wait(now);

  ASSERT_EQ(seen.size(), 30u);
  for (int i = 0; i < 30; ++i) EXPECT_EQ(seen[static_cast<std::size_t>(i)], i);
}

TEST_F(DbSqlite, BeginsItsLogAnewThoughSomebodyIsAlwaysReading) {
  const auto owner = open();
  run(*owner, "CREATE TABLE t (n INTEGER, b BLOB)");
  std::atomic<bool> stop{false};
  std::vector<std::thread> readers;
  for (int i = 0; i < 3; ++i) {
    readers.emplace_back([&] {
      while (!stop) {
        const auto tx = owner->read();
        tx->find_integer("SELECT count(*) FROM t");
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
      }
    });
  }

  const Datum row[] = {std::int64_t{1}, Blob{std::string(1'000'000, 'x')}};
  for (int i = 0; i < 200; ++i) {
    owner->write_and_wait([&](WriteTransaction& tx) {
      tx.execute("DELETE FROM t");
      tx.execute("INSERT INTO t VALUES ($1, $2)", row);
      return Verdict::keep;
    });
  }
  stop = true;
  for (auto& reader : readers) reader.join();

  EXPECT_LT(std::filesystem::file_size(scratch_.file().string() + "-wal"), 90'000'000u);
}

TEST_F(DbSqlite, EndsAReadThatTakesTooLong) {
  const auto owner = open();
  const auto tx = owner->read();
  const auto began = std::chrono::steady_clock::now();

  const Kind kind = failure_of([&] {
    tx->find_integer(
        "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 10000000000) SELECT max(n) FROM c");
  });

  EXPECT_EQ(kind, Kind::busy);
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(8));
  EXPECT_EQ(failure_of([&] { tx->find_integer("SELECT 1"); }), Kind::busy);
  EXPECT_EQ(owner->read()->find_integer("SELECT 1"), 1);
}

TEST_F(DbSqlite, LetsAReaderWaitForAConnectionNoLongerThanFiveSeconds) {
  Options options = scratch_.options();
  options.readers = 1;
  const auto owner = db::open_store(options);
  auto held = owner->read();

  EXPECT_EQ(failure_of([&] { owner->read(); }), Kind::busy);

  held.reset();
  EXPECT_EQ(owner->read()->find_integer("SELECT 1"), 1);
}

}  // namespace
}  // namespace homeward
