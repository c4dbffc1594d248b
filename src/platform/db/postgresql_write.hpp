#pragma once
#include "platform/db/postgresql_connection.hpp"

#include <memory>
#include <string>

namespace homeward::db {

/// Runs bodies of writes, one at a time, on a connection that it opens when needed and again when it was lost.
class PgWrite {
 public:
  explicit PgWrite(std::string url) : url_(std::move(url)) {}
  /// Again and again while others get in its way, up to a limit (busy); never throws.
  WriteOutcome run(const WriteBody& body);

 private:
  bool run_once(const WriteBody& body);

  const std::string url_;
  std::shared_ptr<PgConnection> connection_;
  bool committing_ = false;  ///< COMMIT was sent: nobody knows what became of it if the connection is lost now
};

}  // namespace homeward::db
