#pragma once
#include "base/check.hpp"
#include "platform/db/statement_cache.hpp"
#include "platform/db/store.hpp"

#include <deque>
#include <memory>
#include <string>
#include <vector>

struct pg_conn;
struct pg_result;

namespace homeward::db {

/// Two transactions got in each other's way: run again.
class Conflict : public StorageFailure {
 public:
  using StorageFailure::StorageFailure;
};
/// The server refuses the statement.
class FaultySql : public InternalError {
 public:
  FaultySql(std::string_view state, const std::string& text) : InternalError(text), state_(state) {}
  const std::string& state() const { return state_; }

 private:
  std::string state_;
};
/// The server is gone, or left in the middle of this.
class ConnectionLost : public StorageFailure {
 public:
  using StorageFailure::StorageFailure;
};

struct PgResultDeleter {
  void operator()(pg_result* result) const;
};
using PgResult = std::unique_ptr<pg_result, PgResultDeleter>;

struct PgStatement {
  std::string name;
  std::string sql;
  std::vector<unsigned> types;  ///< of the parameters
};

/// One connection in pipeline mode with its prepared statements: commands are sent together and their replies read at
/// the next `run` or `finish`. Used by one thread at a time. After ConnectionLost it is of no further use.
class PgConnection {
 public:
  explicit PgConnection(const std::string& url);
  ~PgConnection();
  PgConnection(const PgConnection&) = delete;
  PgConnection& operator=(const PgConnection&) = delete;

  /// False when the server has closed the connection while nobody used it. Costs no round trip.
  bool alive();
  /// Sends a command without parameters, such as BEGIN.
  void control(const char* sql);
  void enqueue(std::string_view sql, Params params);
  /// Everything that was queued, then this. Throws the first fault among them.
  PgResult run(std::string_view sql, Params params);
  /// The replies of everything that was queued; the last one's command tag.
  std::string finish();
  /// Sends a command whose reply nobody waits for; it is read with the next one's.
  void send_last(const char* sql);
  /// Ends a transaction whatever state it is in. Faults of what was queued are of no interest any more.
  void rollback();

 private:
  struct Expected {
    std::shared_ptr<PgStatement> statement;  ///< null for a control command
    bool prepares = false;
    bool quiet = false;  ///< a fault concerns nobody
    bool sync = false;
  };
  struct Fault {
    std::string state;
    std::string text;
  };
  void send(const std::shared_ptr<PgStatement>& statement, Params params);
  void send_control(const char* sql, bool quiet);
  void sync();
  PgResult wait();
  bool take_reply(PgResult& last, std::optional<Fault>& fault);
  std::shared_ptr<PgStatement> statement(std::string_view sql, Params params);
  void send_prepare(const std::shared_ptr<PgStatement>& statement);
  void learn_types(const std::shared_ptr<PgStatement>& statement);
  void describe(const std::shared_ptr<PgStatement>& statement);
  void check_sent(int sent);
  [[noreturn]] void lost();

  pg_conn* connection_;
  StatementCache<PgStatement> cache_;
  std::deque<Expected> expected_;
  std::uint64_t next_name_ = 0;
};

}  // namespace homeward::db
