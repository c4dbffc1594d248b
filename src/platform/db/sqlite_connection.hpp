#pragma once
#include "base/check.hpp"
#include "platform/db/statement_cache.hpp"
#include "platform/db/store.hpp"

#include <chrono>
#include <string>

struct sqlite3;
struct sqlite3_stmt;

namespace homeward::db {

/// One prepared statement with the parameter number ($3 is 3) of each of SQLite's bind positions.
struct SqliteStatement {
  explicit SqliteStatement(sqlite3_stmt* prepared);
  ~SqliteStatement();
  SqliteStatement(const SqliteStatement&) = delete;
  SqliteStatement& operator=(const SqliteStatement&) = delete;

  sqlite3_stmt* handle;
  std::vector<int> numbers;
  int highest = 0;
  bool in_use = false;
};

/// One SQLite connection with its prepared statements. Used by one thread at a time.
/// Throws StorageFailure by SQLite's code; InternalError for faulty SQL and broken constraints (our own bugs).
class SqliteConnection {
 public:
  enum class Role { writer, reader };
  SqliteConnection(const std::string& file, Role role, std::int64_t busy_millis);
  ~SqliteConnection();
  SqliteConnection(const SqliteConnection&) = delete;
  SqliteConnection& operator=(const SqliteConnection&) = delete;

  std::int64_t execute(std::string_view sql, Params params);
  void query(std::string_view sql, Params params, const EachRow& each);
  bool in_transaction() const;

  /// Merges a WAL that has grown into the file; call it between transactions. Left to itself, SQLite never begins the
  /// WAL anew while some reader or other is always under way (seen: 100 MB a second), so that a large one makes
  /// writers wait until the readers of the moment have finished, at most half a second.
  void tend_wal();

  /// Statements are interrupted after this moment (StorageFailure busy).
  void set_deadline(std::chrono::steady_clock::time_point deadline) { deadline_ = deadline; }
  std::chrono::steady_clock::time_point deadline() const { return deadline_; }
  /// The StorageFailure kind that last left this connection, if any: the owner of the connection decides by it
  /// whether the transaction can go on and whether the connection can be used again.
  std::optional<StorageFailure::Kind> failed() const { return failed_; }
  void forget_failure() { failed_.reset(); }

 private:
  class Use;
  std::shared_ptr<SqliteStatement> statement(std::string_view sql);
  std::shared_ptr<SqliteStatement> prepare(std::string_view sql, bool kept);
  void open(const std::string& file, int flags);
  void set_up(Role role);
  [[noreturn]] void fail(int code, std::string_view doing);

  const int busy_millis_;
  int wal_pages_ = 0;   ///< at the last commit
  int next_merge_ = 0;  ///< pages of the WAL at which it is merged
  sqlite3* db_ = nullptr;
  StatementCache<SqliteStatement> cache_;
  std::chrono::steady_clock::time_point deadline_ = std::chrono::steady_clock::time_point::max();
  std::optional<StorageFailure::Kind> failed_;
};

}  // namespace homeward::db
