#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Where test files lie, wherever the test program is started from: looked for upward from the current folder and from
/// the program itself. Test code only.
namespace homeward::test {

inline std::optional<std::filesystem::path> find_upward(const std::filesystem::path& relative) {
  namespace fs = std::filesystem;
  std::error_code ignored;  // an unreadable parent is as good as none
  std::vector<fs::path> starts{fs::current_path(ignored)};
  if (const fs::path program = fs::read_symlink("/proc/self/exe", ignored); !program.empty()) starts.push_back(program);
  for (fs::path at : starts) {
    for (;; at = at.parent_path()) {
      if (fs::exists(at / relative, ignored)) return at / relative;
      if (at == at.parent_path()) break;
    }
  }
  return std::nullopt;
}

/// A file or folder of `tests/data`, which is part of the repository.
inline std::filesystem::path test_data(std::string_view name) {
  const auto found = find_upward(std::filesystem::path("tests/data") / name);
  return found ? *found : std::filesystem::path("tests/data") / name;
}

/// A file of the public data sets beside the checkout. They are no part of the repository: a test that needs one is
/// skipped by name where it is absent.
inline std::optional<std::filesystem::path> shared_data(std::string_view name) {
  return find_upward(std::filesystem::path("shared/data") / name);
}

}  // namespace homeward::test

/// First line of a test that needs a shared file: `HW_NEEDS_SHARED(path, "names/names.csv");`
#define HW_NEEDS_SHARED(variable, name)                                              \
  const auto hw_found_##variable = ::homeward::test::shared_data(name);              \
  if (!hw_found_##variable) GTEST_SKIP() << "needs the shared data file " << (name); \
  const std::filesystem::path& variable = *hw_found_##variable
