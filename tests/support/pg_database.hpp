#pragma once
#include <string>

/// A fresh database on the PostgreSQL server that HOMEWARD_TEST_PG names; dropped at the end, whoever still uses it.
namespace homeward::testing {

class PgDatabase {
 public:
  /// `server`: another server's URL.
  explicit PgDatabase(const std::string& server = base_url());
  ~PgDatabase();
  PgDatabase(const PgDatabase&) = delete;
  PgDatabase& operator=(const PgDatabase&) = delete;
  const std::string& url() const { return url_; }

  /// Empty where PostgreSQL cannot be tested.
  static std::string base_url();

 private:
  std::string server_, name_, url_;
};

/// One statement outside any transaction; throws std::runtime_error. Answers the first value of the first row.
std::string run_on_postgres(const std::string& url, const std::string& sql);

}  // namespace homeward::testing
