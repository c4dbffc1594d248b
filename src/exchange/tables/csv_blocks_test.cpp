#include "exchange/tables/csv_blocks.hpp"

#include <gtest/gtest.h>

namespace homeward::tables {
namespace {

struct Read {
  std::vector<std::string> first_fields;
  std::vector<std::string> faults;
  std::size_t blocks = 0, plain = 0;
};

/// Every record of every block, with the faults where they are in the file.
Read read(const std::string& text, CsvLimits limits = {}) {
  Read out;
  std::uint64_t lines = 0;
  auto blocks = CsvBlocks::over(bytes_of(text), "a.csv", limits).value();
  while (auto block = blocks.next().value()) {
    ++out.blocks;
    out.plain += block->is_plain() ? 1 : 0;
    auto reader = blocks.reader(*block).value();
    for (;;) {
      const auto found = reader.next();
      if (!found) {
        FileFault fault = found.error();
        fault.line += lines;
        out.faults.push_back(fault.to_string());
        break;
      }
      if (!*found) break;
      out.first_fields.push_back(std::string(reader[0]));
    }
    lines += block->lines();
  }
  return out;
}

TEST(CsvBlocks, HoldWholeRecordsWithTheirLines) {
  std::string text = "id,note\r\n";
  for (int i = 0; i < 200'000; ++i) text += std::to_string(i) + ",\"a\nb \"\"c\"\"\"\n";
  text += "last,\n";

  const Read all = read(text);

  EXPECT_GT(all.blocks, 2u);
  EXPECT_EQ(all.faults, std::vector<std::string>{});
  ASSERT_EQ(all.first_fields.size(), 200'001u);
  EXPECT_EQ(all.first_fields[123'456], "123456");
  EXPECT_EQ(all.first_fields.back(), "last");
}

TEST(CsvBlocks, CountLinesOverTheWholeFile) {
  std::string text = "id,n\n";
  for (int i = 0; i < 300'000; ++i) text += std::to_string(i) + ",1\n";
  text += "wrong\n";

  const Read all = read(text);

  EXPECT_EQ(all.plain, all.blocks);
  ASSERT_EQ(all.faults.size(), 1u);
  EXPECT_TRUE(all.faults[0].starts_with("a.csv:300002:2: csv.wrong-number-of-columns")) << all.faults[0];
}

TEST(CsvBlocks, EndWhereALineIsTooLong) {
  const std::string text = "id,n\n1,2\n" + std::string(10'000'000, '7') + "\n3,4\n";

  const Read all = read(text);

  ASSERT_FALSE(all.faults.empty());
  EXPECT_TRUE(all.faults[0].starts_with("a.csv:3:1: csv.line-too-long")) << all.faults[0];
  EXPECT_EQ(all.first_fields, std::vector<std::string>{"1"});
}

TEST(CsvBlocks, AreNoneWhereOnlyAHeaderIs) {
  EXPECT_EQ(read("id").blocks, 0u);
  EXPECT_EQ(read("id\n").blocks, 0u);
  EXPECT_EQ(CsvBlocks::over(bytes_of(""), "a.csv").error().reason, "csv.no-header");
}

}  // namespace
}  // namespace homeward::tables
