#pragma once
#include <string>

namespace homeward::db {

/// Makes one process the owner of a SQLite store: an exclusive lock on FILE-owner, which holds the owner's process
/// id. The lock goes with the process, however it ends; the file stays, because removing it would let two processes
/// lock two different files of the same name.
class OwnerLock {
 public:
  /// Throws StorageFailure busy naming the owner, or gone when the folder cannot be written.
  explicit OwnerLock(const std::string& database_file);
  ~OwnerLock();
  OwnerLock(const OwnerLock&) = delete;
  OwnerLock& operator=(const OwnerLock&) = delete;

 private:
  int file_ = -1;
};

}  // namespace homeward::db
