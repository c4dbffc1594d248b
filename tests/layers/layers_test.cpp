#include "layers/layers.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace homeward::layers {

void PrintTo(const Violation& violation, std::ostream* out) {
  *out << "src/" << violation.file << ":" << violation.line << ": " << violation.rule;
}

namespace {

namespace fs = std::filesystem;

/// The project's src/, from wherever below the project the test was started.
fs::path source_folder() {
  for (fs::path at = fs::current_path();; at = at.parent_path()) {
    if (fs::exists(at / "src" / "base") && fs::exists(at / "CMakePresets.json")) return at / "src";
    if (at == at.root_path()) throw std::runtime_error("start the tests inside the project's folder");
  }
}

TEST(Layers, SourceKeepsTheAllowedIncludes) {
  const fs::path root = source_folder();
  std::vector<Violation> found;
  std::size_t files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (entry.path().extension() != ".hpp" && entry.path().extension() != ".cpp") continue;
    std::ifstream in(entry.path());
    const std::string text(std::istreambuf_iterator<char>(in), {});
    const auto broken = check_file(entry.path().lexically_relative(root).generic_string(), text);
    found.insert(found.end(), broken.begin(), broken.end());
    ++files;
  }

  EXPECT_GT(files, 0u);
  EXPECT_EQ(found, std::vector<Violation>{});
}

struct Case {
  std::string_view file, line, rule;  // no rule: the line is allowed
};

class LayerRule : public testing::TestWithParam<Case> {};

TEST_P(LayerRule, IsEnforced) {
  const Case& given = GetParam();

  const auto found = check_file(given.file, given.line);

  EXPECT_EQ(found.empty() ? "" : found.front().rule, given.rule);
}

void PrintTo(const Case& given, std::ostream* out) { *out << given.file << ": " << given.line; }

INSTANTIATE_TEST_SUITE_P(
    Tiers, LayerRule,
    testing::Values(
        Case{"base/text.cpp", R"(#include "engine/x.hpp")", "base may not include engine"},
        Case{"base/text_test.cpp", R"(#include "platform/db/store.hpp")", "base may not include platform"},
        Case{"engine/scoring/score.cpp", R"(#include "base/result.hpp")", ""},
        Case{"platform/db/store.cpp", R"(#include "care/people/records.hpp")", "platform may not include care"},
        Case{"care/people/views.cpp", R"(#include "oversight/reports/views.hpp")", "care may not include oversight"},
        Case{"oversight/reports/views.cpp", R"(#include "care/people/rules.hpp")", ""},
        Case{"oversight/reports/views.cpp", R"(#include "care/people/views.hpp")",
             "oversight may include only records.hpp and rules.hpp of care"},
        Case{"exchange/fhir/patient.cpp", R"(#include "care/people/views.hpp")", ""},
        Case{"app/wiring.cpp", R"(#include "care/people/actions.hpp")", ""},
        Case{"care/people/views.cpp", R"(#include "records.hpp")", "includes of ours are rooted at src/"},
        Case{"utils/strings.cpp", "", "src/ has no such tier"}));

INSTANTIATE_TEST_SUITE_P(Rooms, LayerRule,
                         testing::Values(Case{"platform/journal/write.cpp", R"(#include "platform/db/store.hpp")", ""},
                                         Case{"platform/db/store.cpp", R"(#include "platform/journal/write.hpp")",
                                              "platform/journal stands right of platform/db"},
                                         Case{"platform/mail/send.cpp", R"(#include "platform/db/store.hpp")",
                                              "platform/mail is not in the order of platform"},
                                         Case{"care/pathway/rules.hpp", R"(#include "care/people/records.hpp")", ""},
                                         Case{"care/people/rules.cpp", R"(#include "care/pathway/records.hpp")",
                                              "care/pathway stands right of care/people"},
                                         Case{"care/people/views.cpp", R"(#include "care/pathway/records.hpp")", ""},
                                         Case{"care/pathway/actions.cpp", R"(#include "care/people/actions.hpp")",
                                              "between rooms of care only records.hpp and rules.hpp"}));

INSTANTIATE_TEST_SUITE_P(
    Fences, LayerRule,
    testing::Values(Case{"platform/journal/chain.cpp", "#include <sqlite3.h>", "sqlite3 and libpq only in platform/db"},
                    Case{"platform/db/sqlite.cpp", "#include <sqlite3.h>", ""},
                    Case{"app/main.cpp", "#include <boost/asio/io_context.hpp>",
                         "Asio and Beast only in platform/http"},
                    Case{"base/record.hpp", "#include <boost/describe.hpp>", ""},
                    Case{"platform/db/store.cpp", "#include <sodium.h>", "libsodium only in platform/vault"},
                    Case{"platform/access/token.cpp", "#include <openssl/sha.h>",
                         "OpenSSL only in platform/vault, journal and http"},
                    Case{"care/people/actions.cpp", "#include <simdjson.h>",
                         "simdjson only in base/json, platform, exchange and routes.cpp"},
                    Case{"care/people/routes.cpp", "#include <simdjson.h>", ""}));

INSTANTIATE_TEST_SUITE_P(
    PureParts, LayerRule,
    testing::Values(Case{"base/uuid.cpp", "#include <random>", "pure parts read no clock and make no randomness"},
                    Case{"base/time.cpp", "#include <chrono>", ""},
                    Case{"engine/survival/cox.cpp", "  auto now = std::chrono::system_clock::now();",
                         "pure parts take now, randomness and settings as arguments and print nothing"},
                    Case{"base/time.hpp", "// never std::chrono::system_clock::now()", ""},
                    Case{"base/text.cpp", "  std::printf(\"x\");",
                         "pure parts take now, randomness and settings as arguments and print nothing"},
                    Case{"base/text.cpp", "  std::snprintf(at, 3, \"x\");", ""},
                    Case{"care/people/rules_names.cpp", "#include <fstream>", "pure parts do no I/O"},
                    Case{"care/people/rules.cpp", "#include <spdlog/spdlog.h>", "pure parts do not log"},
                    Case{"care/people/rules.cpp", "#include <mutex>", "records and rules know no threads"},
                    Case{"engine/simulation/run.cpp", "#include <thread>", ""},
                    Case{"care/people/rules.cpp", R"(#include "platform/db/store.hpp")",
                         "pure parts include only base, engine, records and rules"},
                    Case{"care/people/rules_test.cpp", "#include <fstream>", ""},
                    Case{"care/people/actions.cpp", "#include <random>", ""}));

}  // namespace
}  // namespace homeward::layers
