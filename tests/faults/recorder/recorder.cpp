// Preloaded into the server by the fault tests (LD_PRELOAD). Two things, each only where its variable is set:
//   HW_RECORD_LOG    each write, truncation, removal and sync of a file in HW_RECORD_DIR is appended to this log as
//                    "OP NAME OFFSET LENGTH\n" and the written bytes; OP: W write, T truncate, U unlink, S sync of a
//                    file, D sync of the folder. With HW_RECORD_NO_SYNC syncs are left out, as if there were none.
//   HW_FULL_SWITCH   while this file exists, writes to files in HW_RECORD_DIR find a full disk, every second one only
//                    after half of its bytes.
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <string>
#include <string_view>
#include <unistd.h>

namespace {

template <class F>
F real(const char* name) {
  return reinterpret_cast<F>(dlsym(RTLD_NEXT, name));
}

const std::string& folder() {
  static const std::string path = std::getenv("HW_RECORD_DIR") ? std::getenv("HW_RECORD_DIR") : "";
  return path;
}

/// Name inside the folder, "." for the folder itself, empty for anything else. The shared-memory file beside a WAL is
/// never durable and the owner's lock file holds nothing.
std::string name_in_folder(std::string_view path) {
  if (folder().empty() || !path.starts_with(folder())) return {};
  path.remove_prefix(folder().size());
  if (path.empty()) return ".";
  if (path[0] != '/' || path.ends_with("-shm") || path.ends_with("-owner")) return {};
  path.remove_prefix(1);
  return path == "out" || path == "err" ? std::string() : std::string(path);
}

std::string name_of(int file) {
  if (folder().empty()) return {};
  char link[64], path[512];
  std::snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  const ssize_t length = readlink(link, path, sizeof path);
  return length > 0 ? name_in_folder({path, static_cast<std::size_t>(length)}) : std::string();
}

void log_event(char operation, const std::string& name, std::int64_t offset, const void* data, std::size_t length) {
  static const char* const path = std::getenv("HW_RECORD_LOG");
  if (!path) return;
  static const bool no_sync = std::getenv("HW_RECORD_NO_SYNC") != nullptr;
  if (no_sync && (operation == 'S' || operation == 'D')) return;
  static const int log = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  std::string event =
      std::string(1, operation) + " " + name + " " + std::to_string(offset) + " " + std::to_string(length) + "\n";
  if (data) event.append(static_cast<const char*>(data), length);
  static const auto write_real = real<ssize_t (*)(int, const void*, std::size_t)>("write");
  if (write_real(log, event.data(), event.size()) < 0) std::abort();
}

/// How many bytes this write may write; -1: none, the disk is full.
ssize_t room_for(const std::string& name, std::size_t wanted) {
  static const char* const full = std::getenv("HW_FULL_SWITCH");
  if (!full || name.empty() || access(full, F_OK) != 0) return static_cast<ssize_t>(wanted);
  static std::atomic<unsigned> turn{0};
  return turn++ % 2 == 0 && wanted > 1 ? static_cast<ssize_t>(wanted / 2) : -1;
}

template <class Write>
ssize_t write_some(int file, const void* bytes, std::size_t wanted, std::int64_t offset, Write write) {
  const std::string name = name_of(file);
  const ssize_t room = room_for(name, wanted);
  if (room < 0) {
    errno = ENOSPC;
    return -1;
  }
  const ssize_t written = write(static_cast<std::size_t>(room));
  if (written > 0 && !name.empty()) log_event('W', name, offset, bytes, static_cast<std::size_t>(written));
  return written;
}

template <class Sync>
int sync_file(int file, Sync sync) {
  const std::string name = name_of(file);
  const int done = sync(file);
  if (done == 0 && !name.empty()) log_event(name == "." ? 'D' : 'S', name, 0, nullptr, 0);
  return done;
}

template <class Truncate>
int truncate_file(int file, std::int64_t length, Truncate truncate) {
  const std::string name = name_of(file);
  const int done = truncate(file, length);
  if (done == 0 && !name.empty()) log_event('T', name, length, nullptr, 0);
  return done;
}

}  // namespace

extern "C" {

ssize_t pwrite64(int file, const void* bytes, std::size_t n, off64_t at) {
  static const auto next = real<ssize_t (*)(int, const void*, std::size_t, off64_t)>("pwrite64");
  return write_some(file, bytes, n, at, [&](std::size_t room) { return next(file, bytes, room, at); });
}
ssize_t pwrite(int file, const void* bytes, std::size_t n, off_t at) { return pwrite64(file, bytes, n, at); }
ssize_t write(int file, const void* bytes, std::size_t n) {
  static const auto next = real<ssize_t (*)(int, const void*, std::size_t)>("write");
  const std::int64_t at = folder().empty() ? 0 : lseek64(file, 0, SEEK_CUR);
  return write_some(file, bytes, n, at, [&](std::size_t room) { return next(file, bytes, room); });
}
int ftruncate64(int file, off64_t length) {
  static const auto next = real<int (*)(int, off64_t)>("ftruncate64");
  return truncate_file(file, length, next);
}
int ftruncate(int file, off_t length) { return ftruncate64(file, length); }
int fsync(int file) {
  static const auto next = real<int (*)(int)>("fsync");
  return sync_file(file, next);
}
int fdatasync(int file) {
  static const auto next = real<int (*)(int)>("fdatasync");
  return sync_file(file, next);
}
int unlink(const char* path) {
  static const auto next = real<int (*)(const char*)>("unlink");
  const int done = next(path);
  const std::string name = name_in_folder(path);
  if (done == 0 && !name.empty()) log_event('U', name, 0, nullptr, 0);
  return done;
}
}
