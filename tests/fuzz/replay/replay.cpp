// Feeds every file of tests/fuzz/corpus/<name>/ to its fuzz target, as ordinary tests without libFuzzer.
#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace {

void replay(const std::string& name, int (*run)(const std::uint8_t*, std::size_t)) {
  const std::filesystem::path corpus = "tests/fuzz/corpus/" + name;
  ASSERT_TRUE(std::filesystem::is_directory(corpus)) << "a fuzz target needs a corpus to begin from: " << corpus;
  for (const auto& entry : std::filesystem::directory_iterator(corpus)) {
    SCOPED_TRACE(entry.path().string());
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(in), {});
    EXPECT_EQ(run(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()), 0);
  }
  EXPECT_EQ(run(nullptr, 0), 0);
}

}  // namespace

// fuzzers.inc is made by cmake/tests.cmake: a declaration and a line HW_FUZZER(name) for each target.
#define HW_FUZZER(name) \
  TEST(FuzzReplay, name) { replay(#name, hw_fuzz_##name); }
#include "fuzzers.inc"
