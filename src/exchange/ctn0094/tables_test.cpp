#include "exchange/ctn0094/tables.hpp"

#include "support/ctn0094_directory.hpp"

#include <gtest/gtest.h>

namespace homeward::ctn0094 {
namespace {

struct Spoiled {
  const char* table;
  const char* from;
  const char* to;
  const char* fault;  // file:line:column reason
};
void PrintTo(const Spoiled& s, std::ostream* out) { *out << s.table << ": " << s.to; }

std::string fault_of(const std::filesystem::path& directory) {
  const auto tables = read_tables(directory);
  if (tables) return "nothing is wrong";
  const auto& f = tables.error();
  return f.file + ":" + std::to_string(f.line) + ":" + std::to_string(f.column) + " " + f.reason;
}

class SpoiledTables : public testing::TestWithParam<Spoiled> {};

TEST_P(SpoiledTables, AreRefusedWithFileLineAndColumn) {
  test::Ctn0094Directory directory("spoiled");
  ASSERT_TRUE(directory.replace(GetParam().table, GetParam().from, GetParam().to));

  EXPECT_EQ(fault_of(directory.path()), GetParam().fault);
}

INSTANTIATE_TEST_SUITE_P(
    ReadTables, SpoiledTables,
    testing::Values(
        Spoiled{"everybody", "298,\"51\"", "298,\"52\"", "everybody.csv:3:2 ctn.word-unknown"},
        Spoiled{"everybody", "298,\"51\"", "298,", "everybody.csv:3:2 ctn.value-missing"},
        Spoiled{"everybody", "298,\"51\"", "62,\"51\"", "everybody.csv:3:1 ctn.who-repeated"},
        Spoiled{"everybody", "298,\"51\"", "0,\"51\"", "everybody.csv:3:1 ctn.who-malformed"},
        Spoiled{"everybody", "298,\"51\"", ",\"51\"", "everybody.csv:3:1 ctn.who-malformed"},
        Spoiled{"everybody", "298,\"51\"", "298,\"51\",1", "everybody.csv:3:3 csv.wrong-number-of-columns"},
        Spoiled{"everybody", "298,\"51\"", "298,\"51", "everybody.csv:3:2 csv.quote-misplaced"},
        Spoiled{"everybody", "3214,\"27\"", "3214,\"27", "everybody.csv:14:2 csv.quote-unclosed"},
        Spoiled{"everybody", "\"project\"", "\"trial\"", "everybody.csv:1:0 csv.column-missing"},
        Spoiled{"everybody", "\"project\"", "\"who\"", "everybody.csv:1:2 csv.duplicate-column"},
        Spoiled{"demographics", "\n298,38", "\n299,38", "demographics.csv:3:1 ctn.who-unknown"},
        Spoiled{"demographics", "\n298,38", "\n298,abc", "demographics.csv:3:2 number.malformed"},
        Spoiled{"demographics", "\n298,38", "\n298,9", "demographics.csv:3:2 number.out-of-range"},
        Spoiled{"demographics", "\n298,38", "\n62,38", "demographics.csv:3:1 ctn.who-repeated"},
        Spoiled{"demographics", "\n298,38", "\n298,38\xff", "demographics.csv:3:2 csv.not-utf8"},
        Spoiled{"site_masked", "\n298,\"10", "\n298,\"10012345678901234567890", "site_masked.csv:3:2 text.too-long"},
        Spoiled{"randomization", "298,\"Inpatient BUP\",\"1\",2", "298,\"Inpatient BUP\",\"1\",two",
                "randomization.csv:2:4 number.malformed"},
        Spoiled{"randomization", "298,\"Inpatient BUP\",\"1\",2", "298,\"Inpatient BUP\",\"2\",2",
                "randomization.csv:3:1 ctn.who-repeated"},
        Spoiled{"randomization", "298,\"Inpatient BUP\",\"1\",2", "298,\"Placebo\",\"1\",2",
                "randomization.csv:2:2 ctn.word-unknown"},
        Spoiled{"detox", "298,\"discharge\",3", "298,\"discharge\",-3", "detox.csv:5:3 number.out-of-range"},
        Spoiled{"detox", "298,\"discharge\",3", "298,\"escape\",3", "detox.csv:5:2 ctn.word-unknown"},
        Spoiled{"meta_study_length", "\"27\",\"Methadone\",\"1\",\"1\",24", "\"27\",\"Methadone\",\"3\",\"1\",24",
                "meta_study_length.csv:2:3 ctn.word-unknown"},
        Spoiled{"visit", "298,\"WK0\",\"visit\"", "298,\"WK99\",\"visit\"", "visit.csv:2:2 ctn.word-unknown"},
        Spoiled{"visit", "298,\"WK0\",\"visit\"", "298,\"WK0\",\"seen\"", "visit.csv:2:3 ctn.word-unknown"},
        Spoiled{"visit", "298,\"WK0\",\"visit\",", "298,\"WK0\",\"visit\",2", "visit.csv:2:4 number.out-of-range"},
        Spoiled{"visit", "298,\"WK0\",\"visit\",,,,,,,,,,,,,,,,3", "298,\"WK0\",\"visit\",,,,,,,,,,,,,,,,99999",
                "visit.csv:2:19 number.out-of-range"}));

TEST(ReadTables, TakesTheWholeDirectory) {
  const auto tables = read_tables(test::test_data("ctn0094"));

  ASSERT_TRUE(tables) << tables.error().to_string();
  EXPECT_EQ(tables->people.size(), 13u);
  EXPECT_EQ(tables->visits.size(), 189u);
  EXPECT_EQ(tables->reported_use.size(), 325u);
  EXPECT_EQ(tables->doses.size(), 455u);
  EXPECT_EQ(tables->without_person, 1u);  // a row of fagerstrom names nobody
}

TEST(ReadTables, NeedsOnlyTwoTables) {
  test::Ctn0094Directory directory("two");
  for (const auto& file : std::filesystem::directory_iterator(test::test_data("ctn0094"))) {
    const std::string name = file.path().filename().string();
    if (!name.starts_with("everybody") && !name.starts_with("demographics")) {
      std::filesystem::remove(directory.path() / name);
    }
  }

  const auto tables = read_tables(directory.path());

  ASSERT_TRUE(tables) << tables.error().to_string();
  EXPECT_EQ(tables->people.size(), 13u);
  EXPECT_EQ(tables->weeks[2][0], 24);

  EXPECT_EQ(absent_tables(directory.path()),
            (std::vector<std::string>{"randomization", "visit", "uds", "tlfb", "treatment", "withdrawal"}));
  EXPECT_EQ(absent_tables(test::test_data("ctn0094")), std::vector<std::string>{});
  EXPECT_EQ(absent_tables("/nowhere"), std::vector<std::string>{});

  directory.remove("demographics");
  EXPECT_EQ(fault_of(directory.path()), "demographics.csv:0:0 file.unreadable");
  EXPECT_EQ(fault_of("/nowhere"), "everybody.csv:0:0 file.unreadable");
}

TEST(ReadTables, ReadsTheSamePlainAndPacked) {
  test::Ctn0094Directory directory("plain");
  for (const char* table : {"tlfb", "treatment", "uds", "visit", "rbs"}) directory.put(table, directory.text(table));

  const auto plain = read_tables(directory.path());
  const auto packed = read_tables(test::test_data("ctn0094"));

  ASSERT_TRUE(plain && packed);
  EXPECT_EQ(plain->rows, packed->rows);
  EXPECT_EQ(plain->doses.size(), packed->doses.size());
}

TEST(ReadTables, RefusesADamagedPackedFile) {
  test::Ctn0094Directory directory("damaged");
  std::filesystem::resize_file(directory.path() / "tlfb.csv.gz", 300);

  EXPECT_EQ(fault_of(directory.path()), "tlfb.csv.gz:77:3 gzip.damaged");
}

TEST(ReadTables, OrdersRowsOfAPersonByLineEvenWhereTheFileDoesNot) {
  test::Ctn0094Directory directory("order");
  directory.put("uds", "\"who\",\"what\",\"when\"\n371,\"Opioid\",5\n62,\"Thc\",1\n371,\"Thc\",3\n");

  const auto tables = read_tables(directory.path());

  ASSERT_TRUE(tables);
  ASSERT_EQ(of_person(tables->urine_results, 2).size(), 2u);  // 371 is the third of everybody
  EXPECT_EQ(of_person(tables->urine_results, 2)[1].line, 4u);
  EXPECT_EQ(of_person(tables->urine_results, 0)[0].line, 3u);
  EXPECT_TRUE(of_person(tables->urine_results, 5).empty());
}

}  // namespace
}  // namespace homeward::ctn0094
