#include "base/json.hpp"
#include "support/project_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <re2/re2.h>

#include <set>
#include <sstream>

/// docs/reasons.md against the code. Any literal of the form `word.other-word` in our sources is taken for a reason
/// unless it is known to be something else, so that a new reason cannot be forgotten, whatever call it stands in.
namespace homeward {
namespace {

using ::testing::IsEmpty;
using Ids = std::set<std::string>;

const Ids k_paths_of_members = {"birth.date", "birth.year", "consent.recipient"};

Ids permissions() {
  Ids out;
  const auto schema = json::parse(testing::read_project_file("catalogue/roles/schema.json")).value();
  for (const json::Value& p : *schema.find("definitions")->find("permission")->find("enum")->array())
    out.insert(*p.string());
  return out;
}

bool is_something_else(const std::string& literal) {
  static const re2::RE2 other(R"([a-z]\.[a-z].*|[0-9.]+|.*\.(json|jsonl|db|toml|csv|gz|txt|pem|key|br|js|svg|html))");
  static const Ids known = permissions();
  return re2::RE2::FullMatch(literal, other) || known.contains(literal) || k_paths_of_members.contains(literal);
}

void find_reasons(const std::string& source, Ids& out) {
  static const re2::RE2 dotted(R"re("([a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)+)")re");
  static const re2::RE2 plain(R"re((?:reject\(\s*ErrorKind::\w+|problem\(\d+|refuse\(\d+),\s*"([a-z-]+)")re");
  // Reactions, findings of `homeward verify` and addresses in member lists are named alike but are no refusals.
  static const re2::RE2 not_refusing(R"(react<|\.what = "|\bfound\(")");
  std::istringstream lines(source);
  std::string line, id;
  while (std::getline(lines, line)) {
    if (re2::RE2::PartialMatch(line, not_refusing)) continue;
    if (const auto comment = line.find("//"); comment != std::string::npos && line.find("://") != comment - 1) {
      line.resize(comment);
    }
    for (re2::StringPiece rest(line); re2::RE2::FindAndConsume(&rest, dotted, &id);)
      if (!is_something_else(id)) out.insert(id);
    for (re2::StringPiece rest(line); re2::RE2::FindAndConsume(&rest, plain, &id);) out.insert(id);
  }
}

Ids reasons_in_code() {
  Ids out;
  for (const std::string& file : testing::list_sources("src")) {
    if (file.starts_with("src/app/demo/")) continue;  // invented people and places, no refusals of its own
    find_reasons(testing::read_project_file(file), out);
  }
  return out;
}

Ids without(const Ids& all, const Ids& known) {
  Ids out;
  std::ranges::set_difference(all, known, std::inserter(out, out.end()));
  return out;
}

TEST(ReasonsPage, ListsEveryReasonOfTheCodeAndNoOther) {
  const auto listed = testing::table_ids(testing::read_project_file("docs/reasons.md"));
  const Ids page(listed.begin(), listed.end()), code = reasons_in_code();

  EXPECT_THAT(without(code, page), IsEmpty()) << "add a line to docs/reasons.md";
  EXPECT_THAT(without(page, code), IsEmpty()) << "no code gives these any more";
  EXPECT_EQ(page.size(), listed.size()) << "a reason is listed twice";
}

TEST(ReasonsPage, FindsReasonsHoweverTheyAreGiven) {
  Ids found;
  find_reasons(R"(  return reject(ErrorKind::conflict, "not-found");
  faults.push_back({"name", "name.missing", "x"});
  return problem(404, "gone-away", "");
  inline constexpr Refusal bad_host{400, "http.bad-host"};  // never "comment.only"
  journal_->react<Stay>("pathway.stay", on_stay); require(tx, who, "person.read"); sql("t.id", "a.json");
  add({.what = "chain.broken"});)",
               found);

  EXPECT_EQ(found, (Ids{"not-found", "name.missing", "gone-away", "http.bad-host"}));
}

}  // namespace
}  // namespace homeward
