// Durable registrations: 64 clients over HTTP at the real server, each answered after its commit, against bare SQLite
// that commits as many bytes in groups of 64 on the same disk, in turns and in one run.
#include "app/demo/somebody.hpp"
#include "bench/support/country.hpp"
#include "bench/support/load.hpp"
#include "bench/support/process.hpp"
#include "bench/support/table.hpp"
#include "support/world.hpp"

#include <sqlite3.h>

#include <cstdio>

namespace {

using namespace homeward;
using namespace homeward::bench;
using namespace homeward::testing;
namespace fs = std::filesystem;

constexpr int k_clients = 64, k_rounds = 3;
constexpr std::chrono::milliseconds k_length{3000};

/// Requests made before the run: people with names as they come in the demo country, because the search for doubles
/// works on each who is registered. Id and idempotency key are written in when one is sent.
class Registrations {
 public:
  explicit Registrations(const Session& clerk) {
    app::demo::World world;
    world.today = *LocalDate::from(2026, 11, 22);
    world.first = world.today - Days{500};
    for (int i = 0; i < k_different; ++i) {
      const auto who = app::demo::make_somebody(world, i, i % 2);
      const PersonName& name = who.names.front();
      requests_.push_back(request(clerk, a_person(name.given->str(), name.family ? name.family->str() : "Testov")));
    }
  }
  std::string_view next() {
    Request& r = requests_[next_++ % requests_.size()];
    for (const std::size_t at : {r.key, r.id}) {
      const std::string fresh = new_id();
      r.bytes.replace(at, fresh.size(), fresh);
    }
    return r.bytes;
  }

 private:
  static constexpr int k_different = 20'000;
  struct Request {
    std::string bytes;
    std::size_t key, id;
  };

  static Request request(const Session& clerk, const Json& person) {
    const std::string id = person["id"].text(), body = person.dump();
    std::string head = "POST /api/v1/people HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n";
    for (const auto& [name, value] : clerk.cookie_header()) head += name + ": " + value + "\r\n";
    head += "X-CSRF-Token: " + clerk.csrf() + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
    head += "Idempotency-Key: ";
    const std::size_t key = head.size();
    head += id + "\r\n\r\n";
    return {head + body, key, head.size() + body.find(id)};
  }
  std::vector<Request> requests_;
  std::size_t next_ = 0;
};

std::uintmax_t bytes_in(const fs::path& folder) {
  std::uintmax_t sum = 0;
  for (const auto& file : fs::directory_iterator(folder))
    if (file.path().extension() == ".db") sum += fs::file_size(file.path());
  return sum;
}

/// Commits of 64 rows of `bytes` each, with the settings of our writer; rows a second.
class BareSqlite {
 public:
  BareSqlite(const fs::path& file, std::size_t bytes) : row_(bytes, 'x') {
    if (sqlite3_open(file.c_str(), &db_) != SQLITE_OK) throw std::runtime_error("cannot open the floor's database");
    run("PRAGMA journal_mode=WAL");
    run("PRAGMA synchronous=FULL");
    run("PRAGMA wal_autocheckpoint=4000");
    run("CREATE TABLE row (id BLOB PRIMARY KEY, bytes BLOB NOT NULL) WITHOUT ROWID");
    sqlite3_prepare_v2(db_, "INSERT INTO row VALUES (?, ?)", -1, &insert_, nullptr);
  }
  ~BareSqlite() {
    sqlite3_finalize(insert_);
    sqlite3_close(db_);
  }
  BareSqlite(const BareSqlite&) = delete;
  BareSqlite& operator=(const BareSqlite&) = delete;

  double rows_a_second(std::chrono::milliseconds length) {
    using Clock = std::chrono::steady_clock;
    const auto start = Clock::now();
    long rows = 0;
    while (Clock::now() - start < length) {
      run("BEGIN");
      for (int i = 0; i < k_clients; ++i, ++rows) {
        const std::string id = new_id();
        sqlite3_bind_text(insert_, 1, id.data(), static_cast<int>(id.size()), SQLITE_TRANSIENT);
        sqlite3_bind_blob(insert_, 2, row_.data(), static_cast<int>(row_.size()), SQLITE_STATIC);
        if (sqlite3_step(insert_) != SQLITE_DONE) throw std::runtime_error(sqlite3_errmsg(db_));
        sqlite3_reset(insert_);
      }
      run("COMMIT");
    }
    return static_cast<double>(rows) / std::chrono::duration<double>(Clock::now() - start).count();
  }

 private:
  void run(const char* sql) {
    if (sqlite3_exec(db_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(db_));
  }
  sqlite3* db_ = nullptr;
  sqlite3_stmt* insert_ = nullptr;
  std::string row_;
};

}  // namespace

int main() try {
  World world({.where = disk()});
  const std::string region = world.a_region("North");
  Session& clerk = world.a_worker("clerk", world.a_place("centre", "House", region));
  Registrations registrations(clerk);
  const auto load = [&](std::chrono::milliseconds length) {
    return drive({.port = world.server().port(), .connections = k_clients, .length = length},
                 [&] { return registrations.next(); });
  };

  // How many bytes one leaves in the files, its indexes and entries with it: all merged and closed before and after.
  world.restart();
  world.server().stop();
  const auto before = bytes_in(world.folder());
  world.server().start();
  const std::size_t count = load(k_length).millis.size();
  world.server().stop();
  const std::size_t bytes = (bytes_in(world.folder()) - before) / count;
  world.server().start();

  BareSqlite floor(world.folder() / "floor.sqlite", bytes);
  std::vector<double> ours, bare, millis, micros;
  for (int round = 0; round < k_rounds; ++round) {
    const double used = processor_seconds(world.server().pid());
    const Answers answers = load(k_length);
    ours.push_back(answers.per_second());
    micros.push_back((processor_seconds(world.server().pid()) - used) * 1e6 /
                     static_cast<double>(answers.millis.size()));
    millis.insert(millis.end(), answers.millis.begin(), answers.millis.end());
    bare.push_back(floor.rows_a_second(k_length));
  }

  std::printf("Registrations, %d clients over HTTP, %zu bytes on the disk each; medians of %d turns\n", k_clients,
              bytes, k_rounds);
  Table table("bare SQLite");
  table.add("durable registrations", "/s", median(ours), median(bare));
  table.add("processor time each", "us", median(micros), std::nullopt);
  table.add("answer, p50", "ms", percentile(millis, 0.5), std::nullopt);
  table.add("answer, p99", "ms", percentile(millis, 0.99), std::nullopt);
  table.print();
} catch (const std::exception& e) {  // so that folders and servers go away by unwinding
  std::fprintf(stderr, "%s\n", e.what());
  return 1;
}
