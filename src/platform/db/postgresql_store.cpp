#include "platform/db/postgresql_store.hpp"

#include "platform/db/pool.hpp"
#include "platform/db/postgresql_connection.hpp"
#include "platform/db/postgresql_types.hpp"
#include "platform/db/postgresql_writers.hpp"

#include <libpq-fe.h>

namespace homeward::db {
namespace {

using Kind = StorageFailure::Kind;
using Clock = std::chrono::steady_clock;
using ReaderPool = Pool<PgConnection>;

/// Its BEGIN goes with the first query and nobody waits for its COMMIT: a read of one query is one round trip.
class PgReadTransaction final : public ReadTransaction {
 public:
  PgReadTransaction(std::shared_ptr<ReaderPool> pool, std::string url)
      : pool_(std::move(pool)), url_(std::move(url)), connection_(pool_->take()) {
    try {
      if (!connection_->alive()) connect_again();
    } catch (...) {
      pool_->give_back(nullptr);
      throw;
    }
  }
  ~PgReadTransaction() override {
    try {
      if (begun_ && !failure_) connection_->send_last("COMMIT");
      if (failure_ && connection_) connection_->rollback();
    } catch (...) {  // a destructor cannot throw; whoever reads next opens a new connection
      connection_.reset();
    }
    pool_->give_back(std::move(connection_));
  }
  PgReadTransaction(const PgReadTransaction&) = delete;
  PgReadTransaction& operator=(const PgReadTransaction&) = delete;

  Engine engine() const override { return Engine::postgresql; }
  void query(std::string_view sql, Params params, const EachRow& each) override {
    if (Clock::now() > deadline_) {
      throw StorageFailure(Kind::busy, "a read took longer than 5 seconds; read in smaller pages");
    }
    const PgResult result = run(sql, params);
    const int rows = PQntuples(result.get());
    for (int row = 0; row < rows; ++row) {
      if (!each(PgRow(result.get(), row))) return;
    }
  }

 private:
  void connect_again() {
    connection_.reset();  // before the new one: the server may count them
    connection_ = std::make_unique<PgConnection>(url_);
  }
  PgResult run(std::string_view sql, Params params) {
    if (failure_) std::rethrow_exception(failure_);
    try {
      return begun_ ? connection_->run(sql, params) : run_first(sql, params);
    } catch (...) {
      failure_ = std::current_exception();
      throw;
    }
  }
  PgResult run_first(std::string_view sql, Params params) {
    begun_ = true;
    try {
      connection_->control(k_begin);
      return connection_->run(sql, params);
    } catch (const ConnectionLost&) {  // nothing was read yet: a server that came back is as good as one that stayed
      connect_again();
      connection_->control(k_begin);
      return connection_->run(sql, params);
    }
  }

  static constexpr const char* k_begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
  std::shared_ptr<ReaderPool> pool_;
  const std::string url_;
  std::unique_ptr<PgConnection> connection_;
  const Clock::time_point deadline_ = Clock::now() + k_read_limit;
  bool begun_ = false;
  std::exception_ptr failure_;
};

class PgStore final : public Store {
 public:
  explicit PgStore(const Options& options)
      : options_(options),
        readers_(std::make_shared<ReaderPool>(options.readers,
                                              [url = options.url] { return std::make_unique<PgConnection>(url); })),
        writers_((readers_->give_back(readers_->take()), options)) {}  // a server that cannot be reached shows now
  ~PgStore() override { close(); }
  PgStore(const PgStore&) = delete;
  PgStore& operator=(const PgStore&) = delete;

  Engine engine() const override { return Engine::postgresql; }
  const Options& options() const override { return options_; }
  std::unique_ptr<ReadTransaction> read() override {
    return std::make_unique<PgReadTransaction>(readers_, options_.url);
  }
  void write(WriteBody body, WriteDone done) override { writers_.write(std::move(body), std::move(done)); }
  void checkpoint() override {}
  void close() override {
    writers_.close();
    readers_->close();
  }

 private:
  const Options options_;
  std::shared_ptr<ReaderPool> readers_;
  PgWriters writers_;
};

}  // namespace

std::unique_ptr<Store> open_postgresql(const Options& options) { return std::make_unique<PgStore>(options); }

}  // namespace homeward::db
