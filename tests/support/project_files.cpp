#include "support/project_files.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

namespace homeward::testing {

namespace fs = std::filesystem;

fs::path project_folder() {
  for (fs::path at = fs::current_path();; at = at.parent_path()) {
    if (fs::exists(at / "CMakePresets.json") && fs::exists(at / "src")) return at;
    if (at == at.root_path()) throw std::runtime_error("start the tests inside the project's folder");
  }
}

std::string read_project_file(const std::string& path) {
  std::ifstream in(project_folder() / path, std::ios::binary);
  if (!in) throw std::runtime_error("there is no file " + path);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> list_sources(const std::string& folder) {
  std::vector<std::string> out;
  const fs::path root = project_folder();
  for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
    const std::string name = entry.path().filename();
    const bool source = name.ends_with(".cpp") || name.ends_with(".hpp");
    if (source && !name.ends_with("_test.cpp")) out.push_back(entry.path().lexically_relative(root).generic_string());
  }
  std::ranges::sort(out);
  return out;
}

std::vector<std::string> table_ids(const std::string& page) {
  std::vector<std::string> out;
  std::istringstream lines(page);
  std::string line;
  while (std::getline(lines, line)) {
    if (!line.starts_with("| `")) continue;
    out.push_back(line.substr(3, line.find('`', 3) - 3));
  }
  return out;
}

}  // namespace homeward::testing
