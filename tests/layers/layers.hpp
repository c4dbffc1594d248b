#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace homeward::layers {

struct Violation {
  std::string file;
  int line;
  std::string rule;

  bool operator==(const Violation&) const = default;
};

/// Checks one source file against the table of allowed includes (ARCHITECTURE.md) and the fences around third-party
/// headers and pure parts (CONTRIBUTING.md). `path` is relative to src/. Reads include lines and, in pure parts, calls
/// of a clock; does not follow includes: since a pure part may include only pure parts, what holds for each holds for
/// all.
std::vector<Violation> check_file(std::string_view path, std::string_view text);

}  // namespace homeward::layers
