#pragma once
#include "exchange/tables/bytes.hpp"
#include "support/test_data.hpp"

#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>

/// A copy of tests/data/ctn0094 that a test may spoil. Test code only.
namespace homeward::test {

class Ctn0094Directory {
 public:
  explicit Ctn0094Directory(const std::string& name)
      : path_(std::filesystem::temp_directory_path() / ("hw_ctn0094_" + name + "_" + std::to_string(::getpid()))) {
    std::filesystem::remove_all(path_);
    std::filesystem::copy(test_data("ctn0094"), path_);
  }
  ~Ctn0094Directory() {
    std::error_code ignored;  // a temporary folder that stays behind harms nobody
    std::filesystem::remove_all(path_, ignored);
  }
  Ctn0094Directory(const Ctn0094Directory&) = delete;
  Ctn0094Directory& operator=(const Ctn0094Directory&) = delete;

  const std::filesystem::path& path() const { return path_; }
  void remove(const std::string& table) {
    std::filesystem::remove(path_ / (table + ".csv"));
    std::filesystem::remove(path_ / (table + ".csv.gz"));
  }
  /// Plain text in place of the table, packed or not.
  void put(const std::string& table, const std::string& text) {
    remove(table);
    std::ofstream(path_ / (table + ".csv"), std::ios::binary) << text;
  }
  std::string text(const std::string& table) const {
    const auto plain = path_ / (table + ".csv");
    auto source = tables::open_bytes(std::filesystem::exists(plain) ? plain : path_ / (table + ".csv.gz"));
    std::string out;
    std::string piece(1 << 16, '\0');
    for (;;) {
      const std::size_t got = (*source)->read(piece).value();
      if (got == 0) return out;
      out.append(piece, 0, got);
    }
  }
  /// Replaces the only occurrence of `from`; says whether there was exactly one.
  bool replace(const std::string& table, const std::string& from, const std::string& to) {
    std::string now = text(table);
    const std::size_t at = now.find(from);
    if (at == std::string::npos || now.find(from, at + 1) != std::string::npos) return false;
    put(table, now.replace(at, from.size(), to));
    return true;
  }

 private:
  std::filesystem::path path_;
};

}  // namespace homeward::test
