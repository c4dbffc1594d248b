#include "platform/db/sqlite_store.hpp"

#include "base/check.hpp"
#include "platform/db/owner_lock.hpp"
#include "platform/db/pool.hpp"
#include "platform/db/sqlite_connection.hpp"
#include "platform/db/sqlite_writer.hpp"

#include <fcntl.h>
#include <filesystem>
#include <unistd.h>

namespace homeward::db {
namespace {

using Kind = StorageFailure::Kind;
using Clock = std::chrono::steady_clock;
using ReaderPool = Pool<SqliteConnection>;

class SqliteReadTransaction final : public ReadTransaction {
 public:
  explicit SqliteReadTransaction(std::shared_ptr<ReaderPool> pool)
      : pool_(std::move(pool)), connection_(pool_->take()) {
    try {
      connection_->set_deadline(Clock::now() + k_read_limit);
      connection_->execute("BEGIN DEFERRED", {});
    } catch (...) {
      pool_->give_back(nullptr);
      throw;
    }
  }
  ~SqliteReadTransaction() override {
    connection_->set_deadline(Clock::time_point::max());
    try {
      if (connection_->in_transaction()) connection_->execute("ROLLBACK", {});
      const auto kind = connection_->failed();
      if (kind && *kind != Kind::busy) connection_.reset();
      if (connection_) connection_->forget_failure();
    } catch (...) {  // a destructor cannot throw; whoever reads next opens a new connection
      connection_.reset();
    }
    pool_->give_back(std::move(connection_));
  }
  SqliteReadTransaction(const SqliteReadTransaction&) = delete;
  SqliteReadTransaction& operator=(const SqliteReadTransaction&) = delete;

  Engine engine() const override { return Engine::sqlite; }
  void query(std::string_view sql, Params params, const EachRow& each) override {
    if (Clock::now() > connection_->deadline()) {
      throw StorageFailure(Kind::busy, "a read took longer than 5 seconds; read in smaller pages");
    }
    connection_->query(sql, params, each);
  }

 private:
  std::shared_ptr<ReaderPool> pool_;
  std::unique_ptr<SqliteConnection> connection_;
};

std::string file_of(const Options& options) {
  return std::filesystem::absolute(options.url.substr(std::string_view("sqlite:").size())).string();
}

/// Readable by nobody else; the WAL takes its rights from this file. Never touches a file that exists: closing it
/// would drop the locks of this process's other connections to it.
void create_private(const std::string& file) {
  const int created = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (created >= 0) ::close(created);
}

class SqliteStore final : public Store {
 public:
  explicit SqliteStore(const Options& options) : options_(options), file_(file_of(options)) {
    using Role = SqliteConnection::Role;
    if (options_.open == Options::Open::owner) {
      lock_ = std::make_unique<OwnerLock>(file_);
      create_private(file_);
      writer_ = std::make_unique<SqliteWriter>(file_, options_);
    }
    readers_ = std::make_shared<ReaderPool>(options_.readers, [file = file_, busy = options_.busy_millis] {
      return std::make_unique<SqliteConnection>(file, Role::reader, busy);
    });
    readers_->give_back(readers_->take());  // a file that cannot be read shows now
  }
  ~SqliteStore() override { close(); }
  SqliteStore(const SqliteStore&) = delete;
  SqliteStore& operator=(const SqliteStore&) = delete;

  Engine engine() const override { return Engine::sqlite; }
  const Options& options() const override { return options_; }
  std::unique_ptr<ReadTransaction> read() override { return std::make_unique<SqliteReadTransaction>(readers_); }

  void write(WriteBody body, WriteDone done) override {
    if (writer_) return writer_->write(std::move(body), std::move(done));
    done({false, std::make_exception_ptr(StorageFailure(Kind::read_only, "the store was opened for reading"))});
  }

  void checkpoint() override {
    if (!writer_) throw StorageFailure(Kind::read_only, "the store was opened for reading");
    writer_->run_alone([](SqliteConnection& connection) {
      bool incomplete = false;
      connection.query("PRAGMA wal_checkpoint(TRUNCATE)", {}, [&](const Row& row) {
        incomplete = row.integer(0) != 0;
        return true;
      });
      if (incomplete) throw StorageFailure(Kind::busy, "a reader keeps the WAL from being merged; try again");
    });
  }

  void close() override {
    readers_->close();  // before the writer, which merges the WAL when it is the last to close
    if (writer_) writer_->close();
    lock_.reset();
  }

 private:
  const Options options_;
  const std::string file_;
  std::unique_ptr<OwnerLock> lock_;
  std::unique_ptr<SqliteWriter> writer_;
  std::shared_ptr<ReaderPool> readers_;
};

}  // namespace

std::unique_ptr<Store> open_sqlite(const Options& options) { return std::make_unique<SqliteStore>(options); }

}  // namespace homeward::db
