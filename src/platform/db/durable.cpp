#include "platform/db/durable.hpp"

#include <fcntl.h>
#include <unistd.h>

namespace homeward::db {

bool flush_to_disk(const std::filesystem::path& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return false;
  const bool kept = ::fsync(fd) == 0;
  ::close(fd);
  return kept;
}

}  // namespace homeward::db
