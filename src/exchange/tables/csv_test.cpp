#include "exchange/tables/csv.hpp"

#include "base/csv_writer.hpp"
#include "support/test_data.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <fstream>

namespace homeward::tables {
namespace {

using Rows = std::vector<std::vector<std::string>>;

/// Hands out at most `size` bytes at a time.
class SmallPieces final : public ByteSource {
 public:
  SmallPieces(std::string_view text, std::size_t size) : inner_(bytes_of(text)), size_(size) {}
  FileResult<std::size_t> read(std::span<char> into) override {
    return inner_->read(into.first(std::min(into.size(), size_)));
  }

 private:
  std::unique_ptr<ByteSource> inner_;
  std::size_t size_;
};

struct Outcome {
  Rows rows;  // the header first
  std::vector<FileFault> faults;
  bool operator==(const Outcome&) const = default;
};

Outcome read(std::unique_ptr<ByteSource> source, CsvLimits limits = {}) {
  Outcome out;
  auto reader = CsvReader::over(std::move(source), "t.csv", limits);
  if (!reader) return {{}, {reader.error()}};
  out.rows.push_back(reader->header());
  for (int i = 0; i < 10'000; ++i) {
    const auto found = reader->next();
    if (found && !*found) return out;
    if (found) {
      out.rows.emplace_back(reader->row().begin(), reader->row().end());
    } else {
      const bool again = !out.faults.empty() && out.faults.back() == found.error();
      if (again) return out;
      out.faults.push_back(found.error());
    }
  }
  return out;
}
Outcome read(std::string_view text, CsvLimits limits = {}) { return read(bytes_of(text), limits); }

/// `file:line:column reason` of the only fault.
std::string fault_of(std::string_view text, CsvLimits limits = {}) {
  const Outcome out = read(text, limits);
  if (out.faults.size() != 1) return "there are " + std::to_string(out.faults.size()) + " faults";
  const FileFault& f = out.faults[0];
  return f.file + ":" + std::to_string(f.line) + ":" + std::to_string(f.column) + " " + f.reason;
}

TEST(CsvReader, ReadsRecordsEndedEitherWay) {
  const Rows expected{{"who", "what"}, {"1", "a"}, {"2", ""}, {"3", "c"}};

  EXPECT_EQ(read("who,what\n1,a\n2,\n3,c\n").rows, expected);
  EXPECT_EQ(read("who,what\r\n1,a\r\n2,\r\n3,c").rows, expected);
  EXPECT_EQ(read("\xef\xbb\xbf\"who\",\"what\"\n1,\"a\"\n2,\"\"\n3,c").rows, expected);
}

TEST(CsvReader, SkipsAByteOrderMarkThatComesInPieces) {
  EXPECT_EQ(read(std::make_unique<SmallPieces>("\xef\xbb\xbf"
                                               "a\n1\n",
                                               1))
                .rows,
            (Rows{{"a"}, {"1"}}));
}

TEST(CsvReader, TakesQuotesCommasAndLineBreaksInsideQuotes) {
  EXPECT_EQ(read("a,b\n\"x,\"\"y\"\"\",\"1\r\n2\n3\"\n\"\"\"\",z\n").rows,
            (Rows{{"a", "b"}, {"x,\"y\"", "1\r\n2\n3"}, {"\"", "z"}}));
}

TEST(CsvReader, TakesAnEmptyLineAsOneEmptyFieldOnly) {
  EXPECT_EQ(read("a\n\nx\n").rows, (Rows{{"a"}, {""}, {"x"}}));
  EXPECT_EQ(fault_of("a,b\n\n1,2\n"), "t.csv:2:2 csv.wrong-number-of-columns");
}

TEST(CsvReader, SaysWhereAFaultIs) {
  EXPECT_EQ(fault_of(""), "t.csv:1:1 csv.no-header");
  EXPECT_EQ(fault_of("\xef\xbb\xbf"), "t.csv:1:1 csv.no-header");
  EXPECT_EQ(fault_of("a,b,a\n"), "t.csv:1:3 csv.duplicate-column");
  EXPECT_EQ(fault_of("a,b\n1,2\n3\n4,5\n"), "t.csv:3:2 csv.wrong-number-of-columns");
  EXPECT_EQ(fault_of("a,b\n1,2,3\n"), "t.csv:2:3 csv.wrong-number-of-columns");
  EXPECT_EQ(fault_of("a,b\n1,2\n3,\xff\n"), "t.csv:3:2 csv.not-utf8");
  EXPECT_EQ(fault_of("a,\xc3\n1,2\n"), "t.csv:1:2 csv.not-utf8");
  EXPECT_EQ(fault_of("a,b\n\"1\n2\",\"x\n\n"), "t.csv:3:2 csv.quote-unclosed");
  EXPECT_EQ(fault_of("a,b\n1,x\"y\n"), "t.csv:2:2 csv.quote-misplaced");
  EXPECT_EQ(fault_of("a,b\n1,\"x\"y\n"), "t.csv:2:2 csv.quote-misplaced");
  EXPECT_EQ(fault_of("a,b\n1,\"x\" \n"), "t.csv:2:2 csv.quote-misplaced");
  EXPECT_EQ(fault_of("a,b\n1\r,2\n"), "t.csv:2:1 csv.line-break");
  EXPECT_EQ(fault_of("a,b\n1,2\r"), "t.csv:2:2 csv.line-break");
}

TEST(CsvReader, GoesOnBehindALineThatIsWrongAlone) {
  const Outcome out = read("a,b\n1\n2,x\n\xff,y\n3,z\n");

  EXPECT_EQ(out.rows, (Rows{{"a", "b"}, {"2", "x"}, {"3", "z"}}));
  ASSERT_EQ(out.faults.size(), 2u);
  EXPECT_EQ(out.faults[0].to_string(),
            "t.csv:2:2: csv.wrong-number-of-columns: the header has 2 columns, this line has 1");
  EXPECT_EQ(out.faults[1].line, 4u);
}

TEST(CsvReader, KeepsItsLimits) {
  const std::string longest = "a\n" + std::string(99, 'x') + "\n";

  EXPECT_EQ(read(longest, {.line_bytes = 100}).rows[1][0].size(), 99u);
  EXPECT_EQ(fault_of(longest, {.line_bytes = 99}), "t.csv:2:1 csv.line-too-long");
  EXPECT_EQ(fault_of("a\n\"" + std::string(3 << 20, 'x')), "t.csv:2:1 csv.line-too-long");
  EXPECT_EQ(fault_of("a,b,c\n", {.columns = 2}), "t.csv:1:3 csv.too-many-columns");
}

TEST(CsvReader, CountsLinesInsideQuotesForFaultsOfItsCaller) {
  auto reader = CsvReader::over(bytes_of("a,b,c\n\"1\n2\",\"3\n4\",5\n6,7,8\n"), "t.csv");
  ASSERT_TRUE(reader && *reader->next());

  EXPECT_EQ(reader->line(), 2u);
  EXPECT_EQ(reader->fault(2, "number.malformed", "x").line, 4u);
  ASSERT_TRUE(*reader->next());
  EXPECT_EQ(reader->line(), 5u);
  EXPECT_EQ(reader->fault(0, "number.malformed", "a whole number is expected").to_string(),
            "t.csv:5:1: number.malformed: a whole number is expected");
}

class Files : public testing::Test {
 protected:
  std::filesystem::path path(const char* name) { return std::filesystem::path(testing::TempDir()) / name; }
};

TEST_F(Files, GzipIsWrittenAndReadByItsEnding) {
  for (const char* name : {"hw_csv_test.csv", "hw_csv_test.csv.gz"}) {
    auto sink = create_bytes(path(name));
    ASSERT_TRUE(sink);
    CsvWriter csv;
    csv.row({"n", "text"});
    for (int i = 0; i < 50'000; ++i) csv.integer(i).field("x,y").end_row();
    ASSERT_TRUE((*sink)->write(csv.take()) && (*sink)->close());

    auto reader = CsvReader::open(path(name));
    ASSERT_TRUE(reader);
    int rows = 0;
    while (*reader->next()) ++rows;
    EXPECT_EQ(rows, 50'000) << name;
    EXPECT_EQ((*reader).line(), 50'002u);
  }
  EXPECT_LT(std::filesystem::file_size(path("hw_csv_test.csv.gz")),
            std::filesystem::file_size(path("hw_csv_test.csv")) / 3);
}

TEST_F(Files, DamagedGzipIsRefused) {
  {
    auto sink = create_bytes(path("hw_whole.csv.gz"));
    ASSERT_TRUE((*sink)->write("a\n1\n2\n") && (*sink)->close());
  }
  std::ifstream in(path("hw_whole.csv.gz"), std::ios::binary);
  const std::string whole(std::istreambuf_iterator<char>(in), {});
  const auto outcome = [](const std::string& bytes) {
    const Outcome out = read(unpacked_bytes_of(bytes, "t.csv.gz"));
    return out.faults.empty() ? "rows " + std::to_string(out.rows.size()) : out.faults[0].reason;
  };

  EXPECT_EQ(outcome(whole), "rows 3");
  EXPECT_EQ(outcome(whole + whole), "rows 6");  // two members, the header is then a row
  for (std::size_t n = 0; n < whole.size(); ++n) EXPECT_EQ(outcome(whole.substr(0, n)), "gzip.damaged") << n;
  EXPECT_EQ(outcome(whole + "x"), "gzip.damaged");
  EXPECT_EQ(outcome("a\n1\n"), "gzip.damaged");
}

TEST_F(Files, UnreadableIsAFault) {
  EXPECT_EQ(CsvReader::open(path("hw_absent.csv")).error().reason, "file.unreadable");
  EXPECT_EQ(CsvReader::open(testing::TempDir()).error().reason, "file.unreadable");
  EXPECT_EQ(create_bytes(path("hw_absent_folder/x.csv")).error().reason, "file.unwritable");
}

TEST(CsvWriter, QuotesOnlyWhereNeeded) {
  CsvWriter csv;
  csv.field("a").field("b,c").field("d\"e").missing().end_row();
  csv.integer(-3).number(0.1).number(1e300 * 1e10).field("x\ny").end_row();
  csv.row({""});

  EXPECT_EQ(csv.str(), "a,\"b,c\",\"d\"\"e\",\r\n-3,0.1,,\"x\ny\"\r\n\"\"\r\n");
}

rc::Gen<std::string> any_field() {
  return rc::gen::container<std::string>(rc::gen::elementOf(std::string("ab1,\"\r\n ;=\t")));
}

RC_GTEST_PROP(CsvProperty, WhatIsWrittenReadsBackInPiecesOfAnySize, ()) {
  const auto columns = *rc::gen::inRange<std::size_t>(1, 5);
  Rows rows(1);
  for (std::size_t i = 0; i < columns; ++i) rows[0].push_back("c" + std::to_string(i));
  for (int r = *rc::gen::inRange(0, 8); r > 0; --r)
    rows.push_back(*rc::gen::container<std::vector<std::string>>(columns, any_field()));
  CsvWriter csv;
  for (const auto& row : rows) {
    for (const auto& f : row) csv.field(f);
    csv.end_row();
  }
  const auto piece = *rc::gen::inRange<std::size_t>(1, 20);

  const Outcome out = read(std::make_unique<SmallPieces>(csv.str(), piece));

  RC_ASSERT(out.faults.empty());
  RC_ASSERT(out.rows == rows);
}

RC_GTEST_PROP(CsvProperty, PiecesDoNotChangeTheOutcome, ()) {
  const std::string text =
      "a,b\n" + *any_field() + "," + *any_field() + "\n" + *any_field() + *any_field() + "," + *any_field();

  RC_ASSERT(read(text) == read(std::make_unique<SmallPieces>(text, *rc::gen::inRange<std::size_t>(1, 9))));
}

TEST(CsvShared, ReadsTheLargestSharedTable) {
  HW_NEEDS_SHARED(path, "ctn0094/all_drugs.csv.gz");
  auto reader = CsvReader::open(path);
  ASSERT_TRUE(reader);
  std::size_t rows = 0;
  for (auto found = reader->next(); found && *found; found = reader->next()) ++rows;

  EXPECT_EQ(rows, 206'365u);
}

}  // namespace
}  // namespace homeward::tables
