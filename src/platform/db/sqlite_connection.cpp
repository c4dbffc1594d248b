#include "platform/db/sqlite_connection.hpp"

#include "base/check.hpp"
#include "platform/db/sqlite_row.hpp"

#include <sqlite3.h>

#include <cerrno>
#include <charconv>
#include <mutex>

namespace homeward::db {
namespace {

using Kind = StorageFailure::Kind;

bool no_space(int system_errno) { return system_errno == ENOSPC || system_errno == EDQUOT; }

/// Nothing for codes that mean a bug of ours.
std::optional<Kind> kind_of(int code, int system_errno) {
  switch (code & 0xff) {
    case SQLITE_FULL: return Kind::full;
    case SQLITE_IOERR:  // the shared-memory file of the WAL reports a full disk this way
    case SQLITE_CANTOPEN: return no_space(system_errno) ? Kind::full : Kind::gone;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
    case SQLITE_INTERRUPT:
    case SQLITE_NOMEM: return Kind::busy;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return Kind::damaged;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH: return Kind::read_only;
    default: return std::nullopt;
  }
}

struct Bind {
  sqlite3_stmt* statement;
  int position;

  // The bytes outlive the step, so SQLite need not copy them.
  int operator()(std::monostate) const { return sqlite3_bind_null(statement, position); }
  int operator()(std::int64_t v) const { return sqlite3_bind_int64(statement, position, v); }
  int operator()(double v) const { return sqlite3_bind_double(statement, position, v); }
  int operator()(const std::string& v) const {
    return sqlite3_bind_text64(statement, position, v.data(), v.size(), SQLITE_STATIC, SQLITE_UTF8);
  }
  int operator()(const Uuid& v) const {
    return sqlite3_bind_blob(statement, position, v.bytes.data(), 16, SQLITE_STATIC);
  }
  int operator()(const Blob& v) const {
    return sqlite3_bind_blob64(statement, position, v.bytes.data(), v.bytes.size(), SQLITE_STATIC);
  }
};

int remember_wal_pages(void* pages, sqlite3*, const char*, int now) {
  *static_cast<int*>(pages) = now;
  return SQLITE_OK;
}

int give_up_after_deadline(void* connection) {
  return std::chrono::steady_clock::now() > static_cast<SqliteConnection*>(connection)->deadline();
}

}  // namespace

SqliteStatement::SqliteStatement(sqlite3_stmt* prepared) : handle(prepared) {
  const int count = sqlite3_bind_parameter_count(handle);
  for (int position = 1; position <= count; ++position) {
    const char* name = sqlite3_bind_parameter_name(handle, position);
    const std::string_view text = name ? name : "";
    int number = 0;
    if (text.size() > 1) std::from_chars(text.data() + 1, text.data() + text.size(), number);
    HW_CHECK(number > 0, std::string("parameters are written $1, $2, ... in: ") + sqlite3_sql(handle));
    numbers.push_back(number);
    highest = std::max(highest, number);
  }
}

SqliteStatement::~SqliteStatement() { sqlite3_finalize(handle); }

/// One run of a statement. Resets it however the run ends: a statement left standing keeps its lock, and the next
/// write of this connection would fail.
class SqliteConnection::Use {
 public:
  Use(SqliteConnection& connection, std::string_view sql, Params params)
      : connection_(connection), sql_(sql), statement_(connection.statement(sql)) {
    HW_CHECK(static_cast<int>(params.size()) >= statement_->highest, "too few parameters for: " + std::string(sql));
    statement_->in_use = true;
    for (std::size_t i = 0; i < statement_->numbers.size(); ++i) {
      const auto& datum = params[static_cast<std::size_t>(statement_->numbers[i] - 1)];
      const int code = std::visit(Bind{statement_->handle, static_cast<int>(i) + 1}, datum);
      if (code != SQLITE_OK) {
        release();
        connection_.fail(code, sql_);
      }
    }
  }
  ~Use() { release(); }
  Use(const Use&) = delete;
  Use& operator=(const Use&) = delete;

  bool step() {
    const int code = sqlite3_step(statement_->handle);
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) connection_.fail(code, sql_);
    return false;
  }
  sqlite3_stmt* handle() const { return statement_->handle; }

 private:
  void release() {
    sqlite3_reset(statement_->handle);
    statement_->in_use = false;
  }
  SqliteConnection& connection_;
  std::string_view sql_;
  std::shared_ptr<SqliteStatement> statement_;
};

SqliteConnection::SqliteConnection(const std::string& file, Role role, std::int64_t busy_millis)
    : busy_millis_(static_cast<int>(busy_millis)) {
  static std::once_flag once;
  // The counters of SQLite's allocator sit behind one lock that all connections would share. A connection is one
  // thread's at a time; said of the whole process, a column's value may be read without a lock of its own.
  std::call_once(once, [] {
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
  });
  const int access = role == Role::writer ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
  try {
    open(file, access | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE);
    set_up(role);
  } catch (...) {
    cache_.clear();
    sqlite3_close_v2(db_);
    throw;
  }
}

SqliteConnection::~SqliteConnection() {
  cache_.clear();
  sqlite3_close_v2(db_);
}

void SqliteConnection::open(const std::string& file, int flags) {
  const int code = sqlite3_open_v2(file.c_str(), &db_, flags, nullptr);
  if (code != SQLITE_OK) fail(code, "opening the database file");
}

void SqliteConnection::set_up(Role role) {
  const auto ignore = [](const Row&) { return true; };
  sqlite3_busy_timeout(db_, busy_millis_);
  // A plan must not depend on what is bound: SQLite would prepare every LIKE with a parameter anew at each run.
  sqlite3_db_config(db_, SQLITE_DBCONFIG_ENABLE_QPSG, 1, nullptr);
  if (role == Role::writer) {
    std::string mode;
    query("PRAGMA journal_mode=WAL", {}, [&](const Row& row) { return mode = row.text(0), true; });
    if (mode != "wal") throw StorageFailure(Kind::read_only, "the database file cannot be used with a WAL");
    query("PRAGMA synchronous=FULL", {}, ignore);
    query("PRAGMA secure_delete=ON", {}, ignore);
    query("PRAGMA foreign_keys=OFF", {}, ignore);
    sqlite3_wal_hook(db_, remember_wal_pages, &wal_pages_);  // in place of SQLite's own merging
    query("PRAGMA journal_size_limit=67108864", {}, ignore);
    query("PRAGMA cache_size=-65536", {}, ignore);
  } else {
    query("PRAGMA query_only=ON", {}, ignore);
    // The system keeps the file's pages as well: four times as much a reader took 60 MB of an idle server with 100,000
    // people and answered no page sooner.
    query("PRAGMA cache_size=-4096", {}, ignore);
    sqlite3_progress_handler(db_, 4000, give_up_after_deadline, this);
  }
  // A mapped file made no difference in measurements, and a disk that cannot be read would end the whole server by a
  // signal instead of one request by a StorageFailure.
  query("PRAGMA mmap_size=0", {}, ignore);
  query("PRAGMA temp_store=MEMORY", {}, ignore);
  query("PRAGMA trusted_schema=OFF", {}, ignore);
}

std::int64_t SqliteConnection::execute(std::string_view sql, Params params) {
  Use use(*this, sql, params);
  const std::int64_t before = sqlite3_total_changes64(db_);
  while (use.step()) {
  }
  // Not `changes`, which after a statement that changes nothing tells about the one before.
  return sqlite3_total_changes64(db_) == before ? 0 : sqlite3_changes64(db_);
}

void SqliteConnection::query(std::string_view sql, Params params, const EachRow& each) {
  Use use(*this, sql, params);
  const SqliteRow row(use.handle());
  while (use.step()) {
    if (!each(row)) return;
  }
}

void SqliteConnection::tend_wal() {
  // 16 MB before it is merged: with SQLite's 4 MB bulk work writes the same pages of the file again and again.
  static constexpr int k_merge_pages = 4000;
  static constexpr int k_restart_pages = 16000;
  static constexpr int k_wait_millis = 500;
  const bool began_anew = wal_pages_ < k_merge_pages;
  if (!began_anew && wal_pages_ < next_merge_) return;
  next_merge_ = began_anew ? k_merge_pages : wal_pages_ + k_merge_pages;
  if (began_anew) return;
  const auto ignore = [](const Row&) { return true; };
  if (wal_pages_ < k_restart_pages) return query("PRAGMA wal_checkpoint(PASSIVE)", {}, ignore);
  sqlite3_busy_timeout(db_, k_wait_millis);
  try {
    query("PRAGMA wal_checkpoint(RESTART)", {}, ignore);
  } catch (...) {
    sqlite3_busy_timeout(db_, busy_millis_);
    throw;
  }
  sqlite3_busy_timeout(db_, busy_millis_);
}

bool SqliteConnection::in_transaction() const { return sqlite3_get_autocommit(db_) == 0; }

std::shared_ptr<SqliteStatement> SqliteConnection::statement(std::string_view sql) {
  if (auto cached = cache_.find(sql)) {
    if (!cached->in_use) return cached;
    return prepare(sql, false);  // a callback runs the text it is itself reading from
  }
  if (cache_.full()) cache_.clear();
  auto fresh = prepare(sql, true);
  cache_.insert(sql, fresh);
  return fresh;
}

std::shared_ptr<SqliteStatement> SqliteConnection::prepare(std::string_view sql, bool kept) {
  sqlite3_stmt* handle = nullptr;
  const char* tail = nullptr;
  const int code = sqlite3_prepare_v3(db_, sql.data(), static_cast<int>(sql.size()),
                                      kept ? SQLITE_PREPARE_PERSISTENT : 0U, &handle, &tail);
  if (code != SQLITE_OK) fail(code, sql);
  HW_CHECK(handle != nullptr, "empty SQL");
  auto statement = std::make_shared<SqliteStatement>(handle);
  const std::string_view rest(tail, static_cast<std::size_t>(sql.data() + sql.size() - tail));
  HW_CHECK(rest.find_first_not_of(" \n;") == std::string_view::npos, "more than one statement: " + std::string(sql));
  return statement;
}

void SqliteConnection::fail(int code, std::string_view doing) {
  const std::string text = std::string(db_ ? sqlite3_errmsg(db_) : sqlite3_errstr(code)) + " (SQLite " +
                           std::to_string(code) + ") in: " + std::string(doing);
  const auto kind = kind_of(code, db_ ? sqlite3_system_errno(db_) : ENOMEM);
  if (code == SQLITE_CONSTRAINT_PRIMARYKEY || code == SQLITE_CONSTRAINT_UNIQUE) throw DuplicateKey(text);
  if (!kind) throw InternalError(text);
  failed_ = kind;
  throw StorageFailure(*kind, text);
}

}  // namespace homeward::db
