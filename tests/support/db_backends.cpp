#include "support/db_backends.hpp"

#include <atomic>
#include <cstdlib>
#include <unistd.h>

namespace homeward::testing {
namespace {

std::string base_url() {
  const char* url = std::getenv("HOMEWARD_TEST_PG");
  return url ? url : "";
}

void on_server(const std::string& sql) {
  db::Options options{.url = base_url(), .readers = 1, .writers = 1};
  db::open_store(options)->write_and_wait([&](db::WriteTransaction& tx) {
    tx.execute(sql);
    return db::Verdict::keep;
  });
}

std::filesystem::path memory_folder() {
  return std::filesystem::exists("/dev/shm") ? "/dev/shm" : std::filesystem::temp_directory_path();
}

}  // namespace

std::string Scratch::missing(db::Engine engine) {
  if (engine == db::Engine::sqlite || !base_url().empty()) return {};
  return "PostgreSQL is NOT tested: HOMEWARD_TEST_PG is not set";
}

Scratch::Scratch(db::Engine engine) : engine_(engine) {
  static std::atomic<int> next{0};
  name_ = "hwtest_" + std::to_string(getpid()) + "_" + std::to_string(next++);
  if (engine == db::Engine::sqlite) {
    folder_ = memory_folder() / name_;
    std::filesystem::create_directories(folder_);
    url_ = "sqlite:" + file().string();
  } else {
    on_server("CREATE SCHEMA " + name_);
    const std::string base = base_url();
    url_ = base + (base.find('?') == std::string::npos ? "?" : "&") + "options=-csearch_path%3D" + name_;
  }
}

Scratch::~Scratch() {
  if (engine_ == db::Engine::sqlite) {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  } else {
    try {
      on_server("DROP SCHEMA " + name_ + " CASCADE");
    } catch (const std::exception& e) {
      ADD_FAILURE() << "the schema of the test stays behind: " << e.what();
    }
  }
}

void OnBothEngines::SetUp() {
  if (const std::string missing = Scratch::missing(GetParam()); !missing.empty()) GTEST_SKIP() << missing;
  scratch_ = std::make_unique<Scratch>(GetParam());
  store_ = db::open_store(scratch_->options());
}

void OnBothEngines::TearDown() {
  store_.reset();
  scratch_.reset();
}

void OnBothEngines::reopen(const db::Options& options) {
  store_.reset();
  store_ = db::open_store(options);
}

void OnBothEngines::make_tables(const Meta& meta) {
  store().write_and_wait([&](db::WriteTransaction& tx) {
    for (const std::string& sql : db::schema_of(meta, tx.engine())) tx.execute(sql);
    return db::Verdict::keep;
  });
}

std::int64_t OnBothEngines::run(std::string_view sql, db::Params params) {
  std::int64_t changed = 0;
  store().write_and_wait([&](db::WriteTransaction& tx) {
    changed = tx.execute(sql, params);
    return db::Verdict::keep;
  });
  return changed;
}

std::string engine_name(const ::testing::TestParamInfo<db::Engine>& info) {
  return info.param == db::Engine::sqlite ? "Sqlite" : "PostgreSql";
}

}  // namespace homeward::testing
