#include "base/json.hpp"
#include "support/project_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <re2/re2.h>

#include <set>

namespace homeward {
namespace {

TEST(VerifyPage, SaysOfEveryFindingWhatItMeans) {
  static const re2::RE2 finding(R"re((?:\.what = |\bfound\()"([a-z.-]+)")re");
  std::set<std::string> in_code;
  for (const char* file : {"src/platform/journal/verify.cpp", "src/platform/access/verify.cpp"}) {
    const std::string source = testing::read_project_file(file);
    std::string id;
    for (re2::StringPiece rest(source); re2::RE2::FindAndConsume(&rest, finding, &id);) in_code.insert(id);
  }

  const auto listed = testing::table_ids(testing::read_project_file("docs/operations/verify.md"));

  EXPECT_EQ(std::set<std::string>(listed.begin(), listed.end()), in_code);
}

TEST(VerifyPage, ListsWhatTheScreensHaveWordsFor) {
  const auto words = json::parse(testing::read_project_file("catalogue/languages/en.json"), 4 << 20);
  std::set<std::string> on_screen;
  for (const auto& [about, whats] : *words->find("text")->find("checks")->find("means")->object())
    for (const auto& [what, means] : *whats.object()) on_screen.insert(about + "." + what);

  const auto listed = testing::table_ids(testing::read_project_file("docs/operations/verify.md"));

  EXPECT_EQ(on_screen, std::set<std::string>(listed.begin(), listed.end()));
}

}  // namespace
}  // namespace homeward
