#include "bench/support/databases.hpp"

#include "base/json.hpp"
#include "support/pg_database.hpp"
#include "support/project_files.hpp"

#include <libpq-fe.h>
#include <sqlite3.h>

#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <sstream>
#include <stdexcept>

namespace homeward::bench {
namespace {

namespace fs = std::filesystem;
constexpr int k_runs = 2;

struct CsvTable {
  const char* name;
  const char* columns;
  int count;
};
constexpr CsvTable k_tables[] = {
    {"place", "id INTEGER PRIMARY KEY, region INTEGER", 2},
    {"person", "id INTEGER PRIMARY KEY, sex INTEGER, birth_year INTEGER", 3},
    {"episode",
     "id INTEGER PRIMARY KEY, person INTEGER, place INTEGER, opened INTEGER, closed INTEGER, end_type INTEGER", 6},
    {"stay",
     "id INTEGER PRIMARY KEY, person INTEGER, place INTEGER, stage INTEGER, started INTEGER, ended INTEGER, end_type "
     "INTEGER",
     7},
    {"contact",
     "id INTEGER PRIMARY KEY, episode INTEGER, person INTEGER, place INTEGER, on_day INTEGER, kind INTEGER, attendance "
     "INTEGER",
     7}};
constexpr const char* k_indexes[] = {"CREATE INDEX contact_episode ON contact (episode)",
                                     "CREATE INDEX stay_person ON stay (person)"};

double best_millis(const auto& run) {
  double best = 1e12;
  for (int i = 0; i < k_runs; ++i) {
    const auto begin = std::chrono::steady_clock::now();
    run();
    best = std::min(best, std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
  }
  return best;
}

using Sqlite = std::unique_ptr<sqlite3, int (*)(sqlite3*)>;
using Statement = std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)>;

Statement prepared(sqlite3* db, const std::string& sql) {
  sqlite3_stmt* out = nullptr;
  if (sqlite3_prepare_v2(db, sql.c_str(), -1, &out, nullptr) != SQLITE_OK)
    throw std::runtime_error(std::string(sqlite3_errmsg(db)) + " in: " + sql);
  return {out, sqlite3_finalize};
}
void execute(sqlite3* db, const std::string& sql) {
  char* fault = nullptr;
  if (sqlite3_exec(db, sql.c_str(), nullptr, nullptr, &fault) != SQLITE_OK) throw std::runtime_error(fault);
}

void load_csv(sqlite3* db, const CsvTable& table, const fs::path& folder) {
  execute(db, std::string("CREATE TABLE ") + table.name + " (" + table.columns + ")");
  std::string marks = "?";
  for (int i = 1; i < table.count; ++i) marks += ", ?";
  const auto insert = prepared(db, std::string("INSERT INTO ") + table.name + " VALUES (" + marks + ")");
  std::ifstream in(folder / (std::string(table.name) + ".csv"));
  execute(db, "BEGIN");
  for (std::string line; std::getline(in, line);) {
    const char* at = line.data();
    const char* const end = line.data() + line.size();
    for (int i = 1; i <= table.count; ++i) {
      std::int64_t value = 0;
      const auto [next, fault] = std::from_chars(at, end, value);
      if (fault == std::errc()) {
        sqlite3_bind_int64(insert.get(), i, value);
      } else {
        sqlite3_bind_null(insert.get(), i);
      }
      at = next < end ? next + 1 : end;
    }
    sqlite3_step(insert.get());
    sqlite3_reset(insert.get());
  }
  execute(db, "COMMIT");
}

using Pg = std::unique_ptr<PGconn, void (*)(PGconn*)>;
using PgAnswer = std::unique_ptr<PGresult, void (*)(PGresult*)>;

PgAnswer pg_run(PGconn* pg, const std::string& sql) {
  PgAnswer out(PQexec(pg, sql.c_str()), PQclear);
  const auto status = PQresultStatus(out.get());
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_COPY_IN)
    throw std::runtime_error(std::string(PQerrorMessage(pg)) + " in: " + sql);
  return out;
}

void copy_csv(PGconn* pg, const CsvTable& table, const fs::path& folder) {
  pg_run(pg, std::string("CREATE TABLE ") + table.name + " (" + table.columns + ")");
  pg_run(pg, std::string("COPY ") + table.name + " FROM STDIN (FORMAT csv)");
  std::ifstream in(folder / (std::string(table.name) + ".csv"), std::ios::binary);
  std::vector<char> piece(1 << 20);
  while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())), in.gcount() > 0)
    PQputCopyData(pg, piece.data(), static_cast<int>(in.gcount()));
  PQputCopyEnd(pg, nullptr);
  while (PgAnswer rest{PQgetResult(pg), PQclear}) {
    if (PQresultStatus(rest.get()) != PGRES_COMMAND_OK) throw std::runtime_error(PQerrorMessage(pg));
  }
}

std::string answer_of(const std::string& command) {
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(::popen(command.c_str(), "r"), ::pclose);
  std::string out;
  char piece[4096];
  while (pipe && std::fgets(piece, sizeof piece, pipe.get())) out += piece;
  return out;
}

std::string node() {
  const fs::path pinned = testing::project_folder() / "tools/node/node_modules/.bin/node";
  return fs::exists(pinned) ? pinned.string() : "node";
}

}  // namespace

DatabaseAnswers ask_sqlite(const fs::path& folder, const std::vector<std::string>& questions) {
  const fs::path file = folder / "questions.sqlite";
  fs::remove(file);
  sqlite3* opened = nullptr;
  sqlite3_open(file.c_str(), &opened);
  const Sqlite db(opened, sqlite3_close);
  for (const char* pragma : {"PRAGMA journal_mode=OFF", "PRAGMA synchronous=OFF", "PRAGMA cache_size=-1000000",
                             "PRAGMA temp_store=MEMORY", "PRAGMA threads=2"})
    execute(db.get(), pragma);
  for (const CsvTable& table : k_tables) load_csv(db.get(), table, folder);
  for (const char* index : k_indexes) execute(db.get(), index);
  execute(db.get(), "ANALYZE");
  DatabaseAnswers out;
  for (const std::string& sql : questions) {
    DatabaseAnswer& answer = out.answers.emplace_back();
    answer.millis = best_millis([&] {
      answer.rows.clear();
      const auto statement = prepared(db.get(), sql);
      while (sqlite3_step(statement.get()) == SQLITE_ROW) {
        std::string row;
        for (int c = 0; c < sqlite3_column_count(statement.get()); ++c) {
          const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement.get(), c));
          row += (c ? "|" : "") + std::string(text ? text : "null");
        }
        answer.rows.push_back(std::move(row));
      }
    });
  }
  fs::remove(file);
  return out;
}

DatabaseAnswers ask_postgres(const fs::path& folder, const std::vector<std::string>& questions) {
  const std::string url = testing::PgDatabase::base_url();
  if (url.empty()) return {{}, "HOMEWARD_TEST_PG names no server"};
  const testing::PgDatabase database;
  const Pg pg(PQconnectdb(database.url().c_str()), PQfinish);
  for (const CsvTable& table : k_tables) copy_csv(pg.get(), table, folder);
  for (const char* index : k_indexes) pg_run(pg.get(), index);
  pg_run(pg.get(), "VACUUM ANALYZE");
  pg_run(pg.get(), "SET work_mem = '512MB'");
  DatabaseAnswers out;
  for (const std::string& sql : questions) {
    DatabaseAnswer& answer = out.answers.emplace_back();
    answer.millis = best_millis([&] {
      answer.rows.clear();
      const auto result = pg_run(pg.get(), sql);
      for (int r = 0; r < PQntuples(result.get()); ++r) {
        std::string row;
        for (int c = 0; c < PQnfields(result.get()); ++c)
          row +=
              (c ? "|" : "") + std::string(PQgetisnull(result.get(), r, c) ? "null" : PQgetvalue(result.get(), r, c));
        answer.rows.push_back(std::move(row));
      }
    });
  }
  return out;
}

DatabaseAnswers ask_duckdb(const fs::path& folder, const std::vector<std::string>& questions) {
  const fs::path bench = testing::project_folder() / "bench/duckdb";
  if (!fs::exists(bench / "node_modules")) return {{}, "not installed; run npm ci in bench/duckdb"};
  json::Writer plan;
  plan.begin_object().key("load").begin_array();
  for (const CsvTable& table : k_tables) {
    plan.string(std::string("CREATE TABLE ") + table.name + " (" + table.columns + ")");
    plan.string(std::string("COPY ") + table.name + " FROM '" + (folder / table.name).string() + ".csv' (FORMAT csv)");
  }
  plan.end_array().key("questions").begin_array();
  for (const std::string& sql : questions) plan.string(sql);
  std::ofstream(folder / "plan.json") << plan.end_array().end_object().take();
  const fs::path answers = folder / "answers.json";
  fs::remove(answers);
  const std::string said = answer_of("'" + node() + "' '" + (bench / "run.mjs").string() + "' '" +
                                     (folder / "plan.json").string() + "' '" + answers.string() + "' 2>&1");
  if (!fs::exists(answers)) return {{}, said};
  std::ostringstream text;
  text << std::ifstream(answers).rdbuf();
  const auto parsed = json::parse(text.str());
  DatabaseAnswers out;
  for (const json::Value& one : *parsed->array()) {
    DatabaseAnswer& answer = out.answers.emplace_back();
    const json::Value* millis = one.find("millis");
    answer.millis = millis->integer() ? static_cast<double>(*millis->integer()) : *std::get_if<double>(&millis->is);
    for (const json::Value& row : *one.find("rows")->array()) answer.rows.push_back(*row.string());
  }
  return out;
}

RAnswer ask_r(const fs::path& csv, bool incidence) {
  const std::string fit = incidence ? "survfit(Surv(time, factor(status)) ~ group, data = d)"
                                    : "survfit(Surv(time, status == 1) ~ group, data = d)";
  const std::string last = incidence ? "f$pstate[f$strata[1], 2]" : "f$surv[f$strata[1]]";
  fs::path program = csv;
  program.replace_extension(".R");
  std::ofstream(program) << "suppressMessages(library(survival)); d <- read.csv('" << csv.string()
                         << "'); t <- system.time(f <- " << fit << ")[['elapsed']]; cat(t, " << last << ")";
  std::istringstream said(answer_of("Rscript '" + program.string() + "' 2>/dev/null"));
  RAnswer out;
  double seconds = 0;
  if (!(said >> seconds >> out.last)) return {0, 0, "Rscript with survival is not installed"};
  out.millis = seconds * 1000;
  return out;
}

}  // namespace homeward::bench
