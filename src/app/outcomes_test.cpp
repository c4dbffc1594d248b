#include "app/content.hpp"
#include "care/assessment/outcome_packs.hpp"
#include "exchange/outcomes/outcome_file.hpp"
#include "exchange/tables/csv.hpp"
#include "support/test_data.hpp"

#include <gtest/gtest.h>

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <unistd.h>

namespace homeward::app {
namespace {

namespace fs = std::filesystem;

class Outcomes : public ::testing::Test {
 public:
  Outcomes() : folder_(fs::temp_directory_path() / ("hw_outcomes_" + std::to_string(::getpid()))) {
    fs::create_directories(folder_);
  }
  ~Outcomes() override { fs::remove_all(folder_); }

 protected:
  fs::path put(const std::string& text) const {
    std::ofstream(folder_ / "in.csv", std::ios::binary) << text;
    return folder_ / "in.csv";
  }
  tables::FileResult<tables::BlockRun> run(const fs::path& in, bool strict = false) const {
    const auto set = assessment::outcome_set(load_catalogue(""), "ctnote");
    return outcomes::write_outcomes(set.value(), {in, folder_ / "out.csv", "who", "usePatternUDS", strict, 2});
  }
  fs::path out() const { return folder_ / "out.csv"; }
  std::size_t files() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
  }

 private:
  fs::path folder_;
};

double number(std::string_view cell) {
  if (cell == "TRUE") return 1;
  if (cell == "FALSE") return 0;
  return std::stod(std::string(cell));
}

TEST_F(Outcomes, EqualsThePublishedAnswersCellForCell) {
  HW_NEEDS_SHARED(published, "ctn0094/outcomes.csv");

  ASSERT_EQ(run(published).value().rows, 2373u);

  auto ours = tables::CsvReader::open(out()).value(), theirs = tables::CsvReader::open(published).value();
  ASSERT_EQ(ours.header().size(), 63u);
  std::size_t cells = 0, wrong = 0;
  while (theirs.next().value()) {
    ASSERT_TRUE(ours.next().value());
    EXPECT_EQ(ours[0], theirs[0]);
    for (std::size_t i = 1; i < ours.row().size(); ++i, ++cells) {
      ASSERT_EQ(ours.header()[i], theirs.header()[i + 1]);
      const double a = number(ours[i]), b = number(theirs[i + 1]);
      if (std::abs(a - b) > 1e-13 * std::max(1.0, std::abs(b))) ++wrong;
    }
  }
  EXPECT_EQ(cells, 2373u * 62u);
  EXPECT_EQ(wrong, 0u);
}

/// The file of published answers went through readr, whose parser keeps 18 digits of a decimal, the zeros before it
/// among them, and scales with one multiplication: some decimals come back a last bit away and were written so again.
double as_readr_reads(const std::string& decimal) {
  std::string digits;
  for (char c : decimal)
    if (c != '.') digits += c;
  const auto kept = std::min<std::size_t>(digits.size(), 18);
  const std::size_t upper = kept > 9 ? kept - 9 : 0;
  const double high = upper > 0 ? std::stod(digits.substr(0, upper)) : 0;
  const double fraction = 1e9 * high + std::stod(digits.substr(upper, kept - upper));
  const auto exponent = static_cast<int>(kept) - static_cast<int>(std::min(decimal.find('.'), decimal.size()));
  double scale = 1, power = 10;
  for (int left = std::abs(exponent); left > 0; left >>= 1, power *= power)
    if ((left & 1) != 0) scale *= power;
  return exponent < 0 ? fraction * scale : fraction / scale;
}

std::string with_digits(double n, const char* format) {
  std::array<char, 64> out{};
  std::snprintf(out.data(), out.size(), format, n);
  return out.data();
}

std::string shortest(double n) {
  std::array<char, 64> out{};
  return {out.data(), std::to_chars(out.data(), out.data() + out.size(), n, std::chars_format::fixed).ptr};
}

/// The file says 0.0454545454545454 for 1/22, which is 0.04545454545454545...: where a cell differs from ours in its
/// last digit, it is for the way it was read and written, and not for the definition.
TEST_F(Outcomes, EqualsThePublishedAnswersAsTextOnceReadAsTheirFileWas) {
  HW_NEEDS_SHARED(published, "ctn0094/outcomes.csv");
  const auto set = assessment::outcome_set(load_catalogue(""), "ctnote");
  auto evaluator = set->evaluator();
  auto theirs = tables::CsvReader::open(published).value();

  std::size_t cells = 0, wrong = 0, ling_b = 0;
  while (theirs.next().value()) {
    evaluator.texts(0)[0] = theirs[1];
    evaluator.run(1);
    for (std::size_t i = 0; i < set->columns().size(); ++i, ++cells) {
      const outcomes::Column& column = set->columns()[i];
      const double ours = evaluator.numbers_of(set->step(i))[0];
      const std::string text = column.type == expression::Type::boolean
                                   ? (ours == 1 ? "TRUE" : "FALSE")
                                   : with_digits(as_readr_reads(shortest(ours)), "%.15g");
      if (text == theirs[i + 2]) continue;
      ++wrong;
      // R adds up 15 rounded products here, we add whole weeks first and round once.
      if (column.name == "Rd_lingB_1976") ++ling_b;
    }
  }
  EXPECT_EQ(cells, 2373u * 62u);
  EXPECT_EQ(wrong, 39u);
  EXPECT_EQ(ling_b, 39u);
}

TEST_F(Outcomes, ListsABadPatternAndLeavesItsOutcomesMissing) {
  const auto done = run(put("who,usePatternUDS\n1,+-+x\n\"2\",\n3,----\n"));

  ASSERT_EQ(done.value().faults.size(), 1u);
  EXPECT_EQ(done->faults[0].to_string(), "in.csv:2:2: pattern.malformed: sign 4 is none of + - o * _");
  auto reader = tables::CsvReader::open(out()).value();
  // Also where a definition says what takes the place of a part that cannot be computed.
  for (const bool missing : {true, true, false}) {
    ASSERT_TRUE(reader.next().value());
    for (std::size_t i = 1; i < reader.row().size(); ++i) EXPECT_EQ(reader[i].empty(), missing) << reader.header()[i];
  }
}

TEST_F(Outcomes, KnowWhichWeeksTheyName) {
  const auto weeks = [](const char* id) {
    const auto named = assessment::outcome_set(load_catalogue(""), id).value().weeks_named(0);
    return std::pair(static_cast<int>(named.begun), static_cast<int>(named.whole));
  };

  EXPECT_EQ(weeks("ab_krupitskyA_2011"), std::pair(5, 15));
  EXPECT_EQ(weeks("ab_schwartz_2006"), std::pair(15, 15));
  EXPECT_EQ(weeks("rd_strang_2010"), std::pair(12, 12)) << "the last twelve";
  EXPECT_EQ(weeks("rd_woody_2008"), std::pair(4, 12)) << "weeks 4, 8 and 12";
  EXPECT_EQ(weeks("rd_fiellin_2006"), std::pair(0, 0)) << "whatever there is";
}

TEST_F(Outcomes, WritesNothingWhereItRefuses) {
  EXPECT_EQ(run(put("who,usePatternUDS\n1,+-+x\n"), true).value().bad, 1u);
  EXPECT_EQ(run(put("who,other\n1,+\n")).error().reason, "csv.column-missing");
  EXPECT_EQ(run(put("who,usePatternUDS\n1,+-\n2\n")).error().to_string(),
            "in.csv:3:2: csv.wrong-number-of-columns: the header has 2 columns, this line has 1");

  EXPECT_EQ(files(), 1u) << "only the input is there";
}

}  // namespace
}  // namespace homeward::app
