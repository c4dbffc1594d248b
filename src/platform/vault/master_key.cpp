#include "platform/vault/master_key.hpp"

#include "base/check.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <optional>
#include <sys/stat.h>
#include <unistd.h>

namespace homeward::vault {
namespace {

constexpr std::size_t k_lines = 4, k_line_bytes = 8, k_check_bytes = 2;
constexpr std::size_t k_digits = 2 * (k_line_bytes + k_check_bytes);

[[noreturn]] void fault(const std::string& file, const char* what) {
  throw StorageFailure(StorageFailure::Kind::gone, "master key " + file + ": " + what);
}

std::string_view view(const Key& key) { return {reinterpret_cast<const char*>(key.data()), key.size()}; }

char number_of(std::size_t line) { return static_cast<char>('1' + line); }

std::string check_of(std::size_t line, std::string_view bytes) {
  const Hash hash = sha256({std::string_view("homeward recovery copy"), std::string(1, number_of(line)), bytes});
  return {reinterpret_cast<const char*>(hash.data()), k_check_bytes};
}

std::optional<std::string> bytes_of_hex(std::string_view hex) {
  const auto digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; };
  std::string out;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    const int high = digit(hex[i]), low = digit(hex[i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    out += static_cast<char>(high * 16 + low);
  }
  return out;
}

/// "2  3f2a 9c01 77de 20b4  a1c9": the bytes of a line, when it is one of ours and fits its check.
void take_line(std::string_view line, std::array<std::string, k_lines>& found) {
  std::string bare;
  for (const char c : line)
    if (!std::isspace(static_cast<unsigned char>(c)) && c != '-')
      bare += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  if (bare.size() != 1 + k_digits || bare[0] < '1' || bare[0] >= number_of(k_lines)) return;
  const auto at = static_cast<std::size_t>(bare[0] - '1');
  const auto bytes = bytes_of_hex(std::string_view(bare).substr(1));
  if (bytes && bytes->substr(k_line_bytes) == check_of(at, bytes->substr(0, k_line_bytes)))
    found[at] = bytes->substr(0, k_line_bytes);
}

std::string mark_of(const Key& key) { return to_hex(keyed_hash(derive(key, "copied"), "recovery copy")); }
std::string mark_file(const std::string& file) { return file + ".copied"; }

}  // namespace

Key read_master_key(const std::string& file) {
  Key key;
  const int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0 && errno == ENOENT) fault(file, "is missing; put it back, or restore it from its recovery copy");
  if (fd < 0) fault(file, std::strerror(errno));
  struct stat info {};
  ::fstat(fd, &info);
  const ssize_t n = ::read(fd, key.data(), key.size());
  ::close(fd);
  if ((info.st_mode & 077) != 0) fault(file, "others may read it; its mode must be 0600");
  if (n != static_cast<ssize_t>(key.size()) || info.st_size != n) fault(file, "it does not hold 32 bytes");
  return key;
}

void write_master_key(const std::string& file, const Key& key) {
  const int fd = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0) fault(file, errno == EEXIST ? "is there already and is never overwritten" : "cannot be written");
  const bool kept = ::write(fd, key.data(), key.size()) == static_cast<ssize_t>(key.size()) && ::fsync(fd) == 0;
  ::close(fd);
  if (!kept) fault(file, "cannot be written");
}

bool master_key_exists(const std::string& file) {
  struct stat info {};
  return ::stat(file.c_str(), &info) == 0 || errno != ENOENT;
}

std::string copy_as_text(const Key& key) {
  std::string out;
  for (std::size_t line = 0; line < k_lines; ++line) {
    const std::string bytes(view(key).substr(line * k_line_bytes, k_line_bytes));
    const std::string hex = to_hex(bytes);
    out += number_of(line);
    for (std::size_t i = 0; i < hex.size(); i += 4) out += (i == 0 ? "  " : " ") + hex.substr(i, 4);
    out += "  " + to_hex(check_of(line, bytes)) + "\n";
  }
  return out;
}

Result<Key> key_of_copy(std::string_view text) {
  std::array<std::string, k_lines> found;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    take_line(text.substr(0, end), found);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  FieldFaults faults;
  Key key;
  for (std::size_t line = 0; line < k_lines; ++line) {
    if (found[line].empty()) {
      faults.push_back(
          {std::string("line ") + number_of(line), "recovery-copy.damaged", "is missing, or a digit of it is wrong"});
    } else {
      std::memcpy(key.data() + line * k_line_bytes, found[line].data(), k_line_bytes);
    }
  }
  if (faults.empty()) return key;
  return tl::unexpected(
      Error{ErrorKind::invalid, "recovery-copy.damaged", "this is not a whole recovery copy", std::move(faults)});
}

void note_copy_made(const std::string& file, const Key& key) { std::ofstream(mark_file(file)) << mark_of(key) << "\n"; }

bool copy_was_made(const std::string& file, const Key& key) {
  std::string mark;
  std::getline(std::ifstream(mark_file(file)), mark);
  return equal_constant_time(mark, mark_of(key));
}

}  // namespace homeward::vault
