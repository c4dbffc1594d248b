#include "platform/db/owner_lock.hpp"

#include "base/check.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace homeward::db {
namespace {

using Kind = StorageFailure::Kind;

std::string owner_written_in(int file) {
  std::array<char, 32> text{};
  const ssize_t length = pread(file, text.data(), text.size(), 0);
  std::string owner(text.data(), length > 0 ? static_cast<std::size_t>(length) : 0);
  while (!owner.empty() && owner.back() == '\n') owner.pop_back();
  return owner.empty() ? "unknown" : owner;
}

}  // namespace

OwnerLock::OwnerLock(const std::string& database_file) {
  const std::string name = database_file + "-owner";
  file_ = ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file_ < 0) {
    const int error = errno;
    const Kind kind = error == EROFS || error == EACCES ? Kind::read_only : error == ENOSPC ? Kind::full : Kind::gone;
    throw StorageFailure(kind, "the owner's lock file of the store cannot be made: " + std::string(strerror(error)));
  }
  if (flock(file_, LOCK_EX | LOCK_NB) != 0) {
    const std::string owner = owner_written_in(file_);
    ::close(file_);
    throw StorageFailure(Kind::busy,
                         "the store is owned by process " + owner + "; stop it, or send the work to it instead");
  }
  const std::string pid = std::to_string(getpid()) + "\n";
  // The lock counts, not the text: a full disk must not keep the owner of a store from reading it.
  if (ftruncate(file_, 0) != 0 || pwrite(file_, pid.data(), pid.size(), 0) < 0) errno = 0;
}

OwnerLock::~OwnerLock() { ::close(file_); }

}  // namespace homeward::db
