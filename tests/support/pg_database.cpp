#include "support/pg_database.hpp"

#include <gtest/gtest.h>
#include <libpq-fe.h>

#include <atomic>
#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <unistd.h>

namespace homeward::testing {
namespace {

struct Finish {
  void operator()(PGconn* c) const { PQfinish(c); }
  void operator()(PGresult* r) const { PQclear(r); }
};

}  // namespace

std::string run_on_postgres(const std::string& url, const std::string& sql) {
  const std::unique_ptr<PGconn, Finish> connection(PQconnectdb(url.c_str()));
  if (PQstatus(connection.get()) != CONNECTION_OK) throw std::runtime_error(PQerrorMessage(connection.get()));
  const std::unique_ptr<PGresult, Finish> result(PQexec(connection.get(), sql.c_str()));
  const ExecStatusType status = PQresultStatus(result.get());
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
    throw std::runtime_error(sql + ": " + PQerrorMessage(connection.get()));
  }
  return PQntuples(result.get()) > 0 ? PQgetvalue(result.get(), 0, 0) : "";
}

std::string PgDatabase::base_url() {
  const char* url = std::getenv("HOMEWARD_TEST_PG");
  return url ? url : "";
}

PgDatabase::PgDatabase(const std::string& server) : server_(server) {
  static std::atomic<int> next{0};
  name_ = "hwfunctional_" + std::to_string(::getpid()) + "_" + std::to_string(next++);
  run_on_postgres(server_, "CREATE DATABASE " + name_);
  const std::size_t path = server_.rfind('/') + 1;
  const std::size_t end = std::min(server_.find('?', path), server_.size());
  url_ = server_.substr(0, path) + name_ + server_.substr(end);
}

PgDatabase::~PgDatabase() {
  try {
    run_on_postgres(server_, "DROP DATABASE " + name_ + " WITH (FORCE)");
  } catch (const std::exception& e) {
    ADD_FAILURE() << "the database of the test stays behind: " << e.what();
  }
}

}  // namespace homeward::testing
