#pragma once
#include <filesystem>
#include <string>
#include <vector>

/// The project's own files, for tests that compare pages with code. Tests are started inside the project's folder.
namespace homeward::testing {

/// Throws when the tests were started elsewhere.
std::filesystem::path project_folder();
/// The text of a file, by its path in the project. Throws when it is not there.
std::string read_project_file(const std::string& path);
/// Paths below `folder` with one of the endings, sorted, test files left out.
std::vector<std::string> list_sources(const std::string& folder);
/// The code spans in the first cells of the tables of a page: | `id` | ...
std::vector<std::string> table_ids(const std::string& page);

}  // namespace homeward::testing
