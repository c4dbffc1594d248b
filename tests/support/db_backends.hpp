#pragma once
#include "platform/db/store.hpp"
#include "support/db_samples.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>

/// A contract suite runs on both engines: derive from `OnBothEngines` and name it in HW_ON_BOTH_ENGINES.
namespace homeward::testing {

/// A place for one store that vanishes with the test: a folder in memory, or a schema of the PostgreSQL server that
/// HOMEWARD_TEST_PG names (postgresql://user@host:port/database).
class Scratch {
 public:
  explicit Scratch(db::Engine engine);
  ~Scratch();
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  const std::string& url() const { return url_; }
  /// SQLite: the database file.
  std::filesystem::path file() const { return folder_ / "store.db"; }
  db::Options options() const { return {.url = url_}; }
  /// Nothing where the engine can be used, else why not.
  static std::string missing(db::Engine engine);

 private:
  db::Engine engine_;
  std::string name_;
  std::filesystem::path folder_;
  std::string url_;
};

class OnBothEngines : public ::testing::TestWithParam<db::Engine> {
 protected:
  void SetUp() override;
  void TearDown() override;
  db::Store& store() { return *store_; }
  /// Closes the store and opens it again with other options.
  void reopen(const db::Options& options);
  /// Makes the tables of a described record.
  void make_tables(const Meta& meta);
  /// One write of one statement.
  std::int64_t run(std::string_view sql, db::Params params = {});

  std::unique_ptr<Scratch> scratch_;
  std::unique_ptr<db::Store> store_;
};

std::string engine_name(const ::testing::TestParamInfo<db::Engine>& info);

}  // namespace homeward::testing

#define HW_ON_BOTH_ENGINES(Suite)                                                                                 \
  INSTANTIATE_TEST_SUITE_P(Engines, Suite,                                                                        \
                           ::testing::Values(::homeward::db::Engine::sqlite, ::homeward::db::Engine::postgresql), \
                           ::homeward::testing::engine_name)
