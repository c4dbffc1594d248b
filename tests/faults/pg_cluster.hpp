#pragma once
#include <string>

namespace homeward::testing {

/// A PostgreSQL server of its own, which a test may end roughly; made by the same steps as the one of all tests
/// (tools/setup/postgres.sh), with syncing on.
class PgCluster {
 public:
  PgCluster();
  ~PgCluster();
  PgCluster(const PgCluster&) = delete;
  PgCluster& operator=(const PgCluster&) = delete;

  const std::string& url() const { return url_; }
  /// As after a crash: every connection is cut, and it recovers from its log.
  void restart_at_once();
  /// Empty where it can be used, else why not.
  static std::string missing();

 private:
  std::string url_, folder_;
};

}  // namespace homeward::testing
