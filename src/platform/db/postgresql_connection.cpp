#include "platform/db/postgresql_connection.hpp"

#include "platform/db/postgresql_faults.hpp"
#include "platform/db/postgresql_types.hpp"

#include <libpq-fe.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <poll.h>

namespace homeward::db {
namespace {

using Kind = StorageFailure::Kind;

/// Replies wait in memory until they are read: not without end.
constexpr std::size_t k_max_expected = 2000;

/// Set after connecting, so that `options` in the store's address stay the operator's own.
constexpr const char* k_settings =
    "SET statement_timeout = 5000; SET idle_in_transaction_session_timeout = 60000; SET jit = off; "
    // An answer is sent when the write is durable, whatever the database's default says.
    "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'";

pg_conn* connect(const std::string& url) {
  // What stands before `dbname` are defaults that the address may change. A host that vanished without a word is
  // noticed after some ten seconds.
  static constexpr std::array<const char*, 9> k_names{"application_name",
                                                      "connect_timeout",
                                                      "client_encoding",
                                                      "keepalives_idle",
                                                      "keepalives_interval",
                                                      "keepalives_count",
                                                      "tcp_user_timeout",
                                                      "dbname",
                                                      nullptr};
  const std::array<const char*, 9> values{"homeward", "5", "UTF8", "5", "2", "3", "10000", url.c_str(), nullptr};
  return PQconnectdbParams(k_names.data(), values.data(), 1);
}

bool fits(const PgStatement& statement, Params params) {
  if (statement.types.size() != params.size()) return false;
  for (std::size_t i = 0; i < params.size(); ++i) {
    const unsigned type = type_of(params[i]);
    if (type != 0 && type != statement.types[i]) return false;
  }
  return true;
}

}  // namespace

void PgResultDeleter::operator()(pg_result* result) const { PQclear(result); }

PgConnection::PgConnection(const std::string& url) : connection_(connect(url)) {
  std::string failed;
  if (PQstatus(connection_) != CONNECTION_OK) {
    failed = PQerrorMessage(connection_);
  } else {
    PQsetNoticeReceiver(
        connection_, [](void*, const pg_result*) {}, nullptr);
    const PgResult settings(PQexec(connection_, k_settings));
    if (PQresultStatus(settings.get()) != PGRES_TUPLES_OK || PQenterPipelineMode(connection_) != 1) {
      failed = PQerrorMessage(connection_);
    }
  }
  if (failed.empty()) return;
  PQfinish(connection_);
  throw ConnectionLost(Kind::gone, "no connection to PostgreSQL: " + failed);
}

PgConnection::~PgConnection() { PQfinish(connection_); }

bool PgConnection::alive() {
  if (PQstatus(connection_) != CONNECTION_OK) return false;
  pollfd socket{PQsocket(connection_), POLLIN, 0};
  if (poll(&socket, 1, 0) == 0) return true;
  // A server that leaves says so first: the second reading meets the end.
  return PQconsumeInput(connection_) == 1 && PQconsumeInput(connection_) == 1;
}

void PgConnection::control(const char* sql) { send_control(sql, false); }

void PgConnection::send_control(const char* sql, bool quiet) {
  check_sent(PQsendQueryParams(connection_, sql, 0, nullptr, nullptr, nullptr, nullptr, 1));
  expected_.push_back({.statement = nullptr, .quiet = quiet});
}

void PgConnection::enqueue(std::string_view sql, Params params) {
  send(statement(sql, params), params);
  if (expected_.size() > k_max_expected) finish();
}

PgResult PgConnection::run(std::string_view sql, Params params) {
  send(statement(sql, params), params);
  sync();
  return wait();
}

std::string PgConnection::finish() {
  sync();
  const PgResult last = wait();
  return last ? PQcmdStatus(last.get()) : "";
}

void PgConnection::send_last(const char* sql) {
  send_control(sql, true);
  sync();
}

void PgConnection::rollback() {
  for (Expected& expected : expected_) expected.quiet = true;
  sync();  // a fault so far skips all commands up to here, and the next one must not be skipped
  send_control("ROLLBACK", true);
  sync();
  wait();
}

void PgConnection::send(const std::shared_ptr<PgStatement>& statement, Params params) {
  const EncodedParams encoded(params);
  check_sent(PQsendQueryPrepared(connection_, statement->name.c_str(), static_cast<int>(params.size()),
                                 encoded.values(), encoded.lengths(), encoded.formats(), 1));
  expected_.push_back({.statement = statement});
}

void PgConnection::sync() {
  check_sent(PQpipelineSync(connection_));
  expected_.push_back({.sync = true});
}

PgResult PgConnection::wait() {
  PgResult last;
  std::optional<Fault> fault;
  while (!expected_.empty()) {
    if (!take_reply(last, fault)) lost();
  }
  if (fault) throw_fault(fault->state, fault->text);
  return last;
}

/// Reads all of one command's reply, or one sync. False when the connection is of no further use.
bool PgConnection::take_reply(PgResult& last, std::optional<Fault>& fault) {
  const Expected expected = std::move(expected_.front());
  expected_.pop_front();
  while (PgResult result{PQgetResult(connection_)}) {
    const ExecStatusType status = PQresultStatus(result.get());
    if (PQstatus(connection_) != CONNECTION_OK) return false;
    if (status == PGRES_PIPELINE_SYNC) return expected.sync;
    const bool good = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
    if (!good && expected.prepares) cache_.erase(expected.statement->sql);
    if (status == PGRES_FATAL_ERROR && !expected.quiet && !fault) {
      const char* state = PQresultErrorField(result.get(), PG_DIAG_SQLSTATE);
      const char* text = PQresultErrorField(result.get(), PG_DIAG_MESSAGE_PRIMARY);
      fault = Fault{state ? state : "", ""};
      // Class 22 quotes the value that does not fit: it may be personal.
      if (text && !fault->state.starts_with("22")) fault->text = text;
      fault->text += " (PostgreSQL " + fault->state + ")";
      if (expected.statement) fault->text += " in: " + expected.statement->sql;
    }
    if (good && !expected.quiet) last = std::move(result);
  }
  return !expected.sync && PQstatus(connection_) == CONNECTION_OK;
}

std::shared_ptr<PgStatement> PgConnection::statement(std::string_view sql, Params params) {
  const auto known = cache_.find(sql);
  if (known && fits(*known, params)) return known;
  if (known) send_control(("DEALLOCATE " + known->name).c_str(), true);
  if (!known && cache_.full()) {
    send_control("DEALLOCATE ALL", true);
    cache_.clear();
  }
  auto fresh = std::make_shared<PgStatement>();
  fresh->sql = sql;
  for (std::size_t i = 0; i < params.size(); ++i) {
    const unsigned type = type_of(params[i]);
    fresh->types.push_back(type == 0 && known && i < known->types.size() ? known->types[i] : type);
  }
  cache_.erase(sql);
  const bool all_known = std::ranges::find(fresh->types, 0U) == fresh->types.end();
  if (all_known) {
    send_prepare(fresh);
  } else {
    learn_types(fresh);
  }
  cache_.insert(sql, fresh);
  return fresh;
}

void PgConnection::send_prepare(const std::shared_ptr<PgStatement>& statement) {
  statement->name = "s" + std::to_string(next_name_++);
  check_sent(PQsendPrepare(connection_, statement->name.c_str(), statement->sql.c_str(),
                           static_cast<int>(statement->types.size()), statement->types.data()));
  expected_.push_back({.statement = statement, .prepares = true});
}

void PgConnection::check_sent(int sent) {
  if (sent != 1) lost();
}

void PgConnection::lost() {
  throw ConnectionLost(Kind::gone,
                       "the connection to PostgreSQL was lost: " + std::string(PQerrorMessage(connection_)));
}

}  // namespace homeward::db
