#include "support/golden.hpp"

#include "support/test_data.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>

namespace homeward::testing {

::testing::AssertionResult equals_golden(const std::string& name, const std::string& text) {
  const auto folder = test::find_upward("tests/golden");
  if (!folder) return ::testing::AssertionFailure() << "there is no tests/golden above the test program";
  const auto file = *folder / name;
  if (std::getenv("HOMEWARD_REBASELINE")) {
    std::ofstream(file, std::ios::binary) << text;
    return ::testing::AssertionSuccess();
  }
  std::ifstream in(file, std::ios::binary);
  const std::string golden{std::istreambuf_iterator<char>(in), {}};
  if (golden == text) return ::testing::AssertionSuccess();
  std::istringstream old_lines(golden), new_lines(text);
  std::string old_line, new_line, differences;
  for (int shown = 0; shown < 20;) {
    const bool more_old = static_cast<bool>(std::getline(old_lines, old_line));
    const bool more_new = static_cast<bool>(std::getline(new_lines, new_line));
    if (!more_old && !more_new) break;
    if (more_old && more_new && old_line == new_line) continue;
    if (more_old) differences += "- " + old_line + "\n";
    if (more_new) differences += "+ " + new_line + "\n";
    ++shown;
  }
  return ::testing::AssertionFailure() << name << " differs from tests/golden (./dev rebaseline writes it anew):\n"
                                       << differences;
}

}  // namespace homeward::testing
