#include "support/server_process.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace homeward::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

/// `homeward score` and `homeward outcomes` as somebody runs them: files, exit codes, what is said of bad cells.
class ScoreFiles : public ::testing::Test {
 protected:
  std::string path(const std::string& name) const { return (folder_.path() / name).string(); }
  std::string put(const std::string& name, const std::string& text) const {
    std::ofstream(path(name), std::ios::binary) << text;
    return path(name);
  }
  std::string written() const {
    std::ifstream in(path("out.csv"), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  bool anything_written() const { return std::filesystem::exists(path("out.csv")); }

  Finished score(const std::string& instrument, const std::string& in, std::vector<std::string> more = {}) const {
    std::vector<std::string> words{"score", instrument, "--in", in, "--id", "id", "--out", path("out.csv")};
    words.insert(words.end(), more.begin(), more.end());
    return run_homeward(words);
  }
  Finished outcomes(const std::string& in, std::vector<std::string> more = {}) const {
    std::vector<std::string> words{"outcomes", "--in", in, "--id", "id", "--pattern", "u", "--out", path("out.csv")};
    words.insert(words.end(), more.begin(), more.end());
    return run_homeward(words);
  }

  const std::string phq_9_ = "id,q1,q2,q3,q4,q5,q6,q7,q8,q9\n";

 private:
  TemporaryFolder folder_;
};

TEST_F(ScoreFiles, ListEveryBadCellWithLineAndColumn) {
  const std::string in = put("in.csv", phq_9_ + "a,1,1,1,1,1,1,1,1,1\nb,4,x,NaN,inf,1,1,1,1,-1\n");

  const Finished done = score("phq-9", in);

  EXPECT_EQ(done.code, 0);
  EXPECT_EQ(done.output, "rows 2, bad cells 5\n");
  EXPECT_THAT(done.errors, HasSubstr("in.csv:3:2: answer.out-of-range: "));
  EXPECT_THAT(done.errors, HasSubstr("in.csv:3:3: answer.not-a-number: "));
  EXPECT_THAT(done.errors, HasSubstr("in.csv:3:4: answer.not-a-number: ")) << "NaN is no answer";
  EXPECT_THAT(done.errors, HasSubstr("in.csv:3:5: answer.not-a-number: ")) << "neither is infinity";
  EXPECT_THAT(done.errors, HasSubstr("in.csv:3:10: answer.out-of-range: "));
  EXPECT_EQ(written(), "id,total,syndrome,status,band\r\na,9,0,complete,mild\r\nb,,,incomplete,\r\n");
}

TEST_F(ScoreFiles, AreNotWrittenWhereStrictAndACellIsBad) {
  const std::string answers = put("in.csv", phq_9_ + "a,4,1,1,1,1,1,1,1,1\n");
  const std::string patterns = put("patterns.csv", "id,u\n1,+x\n");

  for (const Finished& done : {score("phq-9", answers, {"--strict"}), outcomes(patterns, {"--strict"})}) {
    EXPECT_EQ(done.code, 2);
    EXPECT_THAT(done.errors, HasSubstr("Nothing was written."));
    EXPECT_FALSE(anything_written());
  }
}

TEST_F(ScoreFiles, RefuseAFileThatIsCutOff) {
  const std::string patterns = put("patterns.csv", "id,u\n1,----\n"), packed = path("packed.csv.gz");
  const std::vector<std::string> pack{"outcomes", "--in",  patterns, "--id",  "id",          "--pattern",
                                      "u",        "--out", packed,   "--set", "ab_ling_1998"};
  ASSERT_EQ(run_homeward(pack).code, 0);
  std::filesystem::resize_file(packed, std::filesystem::file_size(packed) - 5);

  // The check sum at the end is what is cut: all that stands before it can be read.
  const Finished done =
      run_homeward({"outcomes", "--in", packed, "--id", "id", "--pattern", "Ab_ling_1998", "--out", path("out.csv")});

  EXPECT_EQ(done.code, 2);
  EXPECT_THAT(done.errors, HasSubstr("packed.csv.gz:3:1: gzip.damaged: the packed file is cut off"));
  EXPECT_FALSE(anything_written());
}

TEST_F(ScoreFiles, RefuseALineOfTenMegabytes) {
  const std::string in = put("in.csv", phq_9_ + "a," + std::string(10 << 20, '1') + ",1,1,1,1,1,1,1,1\n");
  const std::string patterns = put("patterns.csv", "id,u\n1," + std::string(10 << 20, '+') + "\n");

  for (const auto& [done, name] : {std::pair{score("phq-9", in), "in.csv"}, {outcomes(patterns), "patterns.csv"}}) {
    EXPECT_EQ(done.code, 2);
    EXPECT_THAT(done.errors, HasSubstr(name + std::string(":2:2: csv.line-too-long: ")));
    EXPECT_FALSE(anything_written());
  }
}

TEST_F(ScoreFiles, TakeAnswersFromNamedColumns) {
  const std::string in = put("in.csv", "id,A,B,q3,q4,q5,q6,q7,q8,q9\na,3,0,0,0,0,0,0,0,0\n");

  EXPECT_EQ(score("phq-9", in, {"--columns", "q1=A,q2=B"}).code, 0);
  EXPECT_THAT(written(), HasSubstr("\na,3,"));
  EXPECT_THAT(score("phq-9", in).errors, HasSubstr("in.csv:1:11: csv.column-missing: there is no column q1"));
  EXPECT_THAT(score("phq-9", in, {"--columns", "q1=A,q1=B"}).errors, HasSubstr("each item once"));
  EXPECT_THAT(score("phq-9", in, {"--columns", "q1="}).errors, HasSubstr("--columns is a list"));
  EXPECT_THAT(score("phq-9", in, {"--columns", "q1=A,q2=B,q99=A"}).errors,
              HasSubstr("instrument.unknown-item: phq-9 has no item q99"));
}

TEST_F(ScoreFiles, FollowTheStudysHabitOnlyWhereAsked) {
  std::string header = "id", lacking = "a";
  for (int i = 1; i <= 20; ++i) {
    header += ",q" + std::to_string(i);
    lacking += i <= 16 ? ",1" : ",";
  }
  const std::string in = put("in.csv", header + "\n" + lacking + "\n");

  EXPECT_EQ(score("ces-d", in, {"--missing", "as-study"}).code, 0);
  const std::string habit = written();
  EXPECT_EQ(score("ces-d", in).code, 0);

  EXPECT_NE(habit, written());
  EXPECT_EQ(score("ces-d", in, {"--missing", "maybe"}).code, 2);
}

TEST_F(ScoreFiles, SayWhatThereIsAndHowItIsScored) {
  const Finished list = run_homeward({"score", "--list"}), explained = run_homeward({"score", "phq-9", "--explain"});

  EXPECT_EQ(list.code, 0);
  EXPECT_THAT(list.output, HasSubstr("phq-9\tPHQ-9\ttier A\tverified"));
  EXPECT_THAT(explained.output, StartsWith("PHQ-9 (phq-9, version 1)"));
  EXPECT_EQ(run_homeward({"score"}).code, 2);
  EXPECT_EQ(run_homeward({"score", "phq-9"}).code, 2);
  EXPECT_THAT(run_homeward({"score", "horoscope", "--explain"}).errors, HasSubstr("instrument.unknown"));
}

TEST_F(ScoreFiles, OutcomesAreComputedOneByOneOrAsASet) {
  const std::string in = put("in.csv", "id,u\n1,----\n2,+x\n3,\n");

  const Finished one = outcomes(in, {"--set", "ab_ling_1998"});

  EXPECT_EQ(one.code, 0);
  EXPECT_THAT(one.errors, HasSubstr("in.csv:3:2: pattern.malformed: sign 2 is none of + - o * _"));
  EXPECT_EQ(written(), "id,Ab_ling_1998\r\n1,TRUE\r\n2,\r\n3,\r\n");
  EXPECT_EQ(outcomes(in).code, 0);
  const std::string all = written();
  EXPECT_EQ(std::count(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(all.find('\n')), ','), 62);
  EXPECT_THAT(outcomes(in, {"--set", "horoscope"}).errors, HasSubstr("outcome.unknown"));
  EXPECT_EQ(run_homeward({"outcomes", "--in", in}).code, 2);
}

}  // namespace
}  // namespace homeward::testing
