#include "support/server_process.hpp"
#include "support/test_data.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

namespace homeward::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

/// `homeward survival`, as somebody runs it.
class SurvivalCommand : public ::testing::Test {
 protected:
  Finished run(std::vector<std::string> arguments, const std::string& file) {
    const std::string in = (folder_.path() / "in.csv").string();
    std::ofstream(in, std::ios::binary) << file;
    arguments.insert(arguments.begin(), "survival");
    arguments.insert(arguments.end(), {"--in", in});
    Finished done = run_homeward(arguments);
    std::erase(done.output, '\r');
    return done;
  }
  TemporaryFolder folder_;
};

TEST_F(SurvivalCommand, WritesACurveAByteCanBeComparedWith) {
  const Finished done = run({"km", "--time", "t", "--event", "e", "--by", "house,sex"},
                            "t,e,house,sex\n4,1,10,f\n2,0,10,f\n2,1,9,m\n4,1,10,f\n");

  EXPECT_EQ(done.code, 0) << done.errors;
  EXPECT_EQ(
      done.output,
      "stratum,time,n_risk,n_event,n_censor,surv,se_greenwood,lo_plain,hi_plain,lo_log,hi_log,lo_loglog,hi_loglog,"
      "nelson_aalen,na_se\n"
      "\"house=9,sex=m\",2,1,1,0,0,,,,,,,,1,1\n"
      "\"house=10,sex=f\",2,3,0,1,1,0,1,1,1,1,,,0,0\n"
      "\"house=10,sex=f\",4,2,2,0,0,,,,,,,,1,0.7071067811865476\n");
}

TEST_F(SurvivalCommand, NamesEveryBadRowAndWritesNothing) {
  const std::string file = "in,out,e\n0,5,1\n7,5,1\n0,-2,0\n0,,1\n0,soon,2\n0,NaN,0\n0,9\n3,8,0\n";
  const std::vector<std::string> ask{"km", "--time", "out", "--entry", "in", "--event", "e"};

  const Finished refused = run(ask, file);
  auto leaving_out = ask;
  leaving_out.push_back("--exclude-bad");
  const Finished done = run(leaving_out, file);

  EXPECT_EQ(refused.code, 2);
  EXPECT_EQ(refused.output, "");
  for (const char* fault :
       {"in.csv:3:2: survival.exit-before-entry", "in.csv:4:2: survival.time-negative",
        "in.csv:5:2: survival.value-missing", "in.csv:6:2: survival.not-a-number", "in.csv:6:3: survival.event-unknown",
        "in.csv:7:2: survival.not-a-number", "in.csv:8:3: csv.wrong-number-of-columns", "6 of 8 rows cannot be used"})
    EXPECT_THAT(refused.errors, HasSubstr(fault));
  EXPECT_EQ(done.code, 0);
  EXPECT_THAT(done.errors, HasSubstr("6 of 8 rows were left out"));
  EXPECT_THAT(done.output, HasSubstr("\nall,5,2,1,0,0.5,"));
}

TEST_F(SurvivalCommand, AnswersTestsAndModelsAsJsonToo) {
  const std::string file = "t,e,g,x\n1,1,b,3\n2,0,a,1\n3,1,a,2\n4,1,b,5\n5,1,a,4\n6,0,b,1\n7,1,a,1\n8,1,b,2\n";

  const Finished test = run({"logrank", "--time", "t", "--event", "e", "--by", "g"}, file);
  const Finished json = run({"cox", "--time", "t", "--event", "e", "--x", "x,factor(g)", "--format", "json"}, file);

  EXPECT_THAT(test.output, StartsWith("group,n,observed,expected\na,4,"));
  EXPECT_THAT(test.output, HasSubstr("\nchisq,df,p\n"));
  EXPECT_THAT(json.output, StartsWith(R"({"terms":[{"term":"x","coef":)"));
  EXPECT_THAT(json.output, HasSubstr(R"({"term":"factor(g)b","coef":)"));
  EXPECT_THAT(json.output, HasSubstr(R"("concordance":)"));
  EXPECT_THAT(json.output, HasSubstr(R"("zph":[{"term":"x","chisq":)"));
}

TEST_F(SurvivalCommand, SaysWhatHasNoCoefficient) {
  const std::string file = "t,e,x,y\n1,1,1,2\n2,1,1,2\n3,0,0,0\n4,0,0,0\n5,1,1,2\n";

  const Finished done = run({"cox", "--time", "t", "--event", "e", "--x", "x,y"}, file);

  EXPECT_EQ(done.code, 0);
  EXPECT_THAT(done.errors, HasSubstr("survival.term-infinite: the likelihood goes on rising with x"));
  EXPECT_THAT(done.errors, HasSubstr("survival.term-dependent: y"));
  EXPECT_THAT(done.output, HasSubstr("\nx,,,,,,\ny,,,,,,\n"));
}

TEST_F(SurvivalCommand, RefusesRoadsOnWhichNobodyCanHaveGone) {
  const std::vector<std::string> ask{"aj",      "--id", "id",     "--from", "a",        "--to", "b",
                                     "--entry", "s",    "--exit", "e",      "--censor", "cens"};

  const Finished overlap = run(ask, "id,a,b,s,e\n1,in,out,0,5\n1,out,in,4,6\n");
  const Finished jump = run(ask, "id,a,b,s,e\n1,in,out,0,5\n1,home,in,5,6\n");
  const Finished stays = run(ask, "id,a,b,s,e\n1,in,in,0,5\n1,cens,in,5,6\n");

  EXPECT_THAT(overlap.errors, HasSubstr("survival.rows-overlap: in.csv:3"));
  EXPECT_THAT(jump.errors, HasSubstr("survival.state-jumps: in.csv:3"));
  EXPECT_THAT(stays.errors, HasSubstr("in.csv:2:3: survival.state-stays"));
  EXPECT_THAT(stays.errors, HasSubstr("in.csv:3:2: survival.state-unknown"));
  for (const Finished& done : {overlap, jump, stays}) EXPECT_EQ(done.code, 2);

  const Finished many = run(ask, "id,a,b,s,e\n1,in,out,0,5\n1,out,in,4,6\n2,in,out,0,5\n2,home,in,5,6\n");
  EXPECT_THAT(many.errors, HasSubstr("survival.rows-overlap: in.csv:3"));
  EXPECT_THAT(many.errors, HasSubstr("survival.state-jumps: in.csv:5")) << "every line is named";
}

TEST_F(SurvivalCommand, SaysEachFaultOnceAndAllMissingColumnsTogether) {
  const auto times = [](const std::string& text, const std::string& part) {
    int found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
  };
  const Finished empty =
      run({"aj", "--id", "id", "--from", "a", "--to", "b", "--entry", "s", "--exit", "e", "--censor", "cens"},
          "id,a,b,s,e\n1,,out,0,5\n");
  const Finished absent = run({"km", "--time", "when", "--event", "e", "--by", "house"}, "t,e\n1,1\n");

  EXPECT_EQ(times(empty.errors, "in.csv:2:2: survival.value-missing"), 1) << empty.errors;
  EXPECT_THAT(absent.errors, HasSubstr("'when', 'house'"));
}

TEST_F(SurvivalCommand, ForgivesBlanksAndRepeatedTimesButNoTimeAtZero) {
  const std::string road = "id,a,b,s,e\n1,in,out,0,5\n2,in,out,0,7\n";
  const Finished twice = run({"aj", "--id", "id", "--from", "a", "--to", "b", "--entry", "s", "--exit", "e", "--censor",
                              "cens", "--times", "5,5"},
                             road);
  const std::string file = "t,e,g\n1,1,b\n2,0,a\n3,1,a\n4,1,b\n5,1,a\n";
  const Finished blank = run({"cox", "--time", "t", "--event", "e", "--x", "factor( g )"}, file);
  const Finished zero = run({"rmst", "--time", "t", "--event", "e", "--tau", "0"}, file);
  const Finished gray = run(
      {"fine-gray", "--time", "t", "--status", "e", "--cause", "1", "--censor", "0", "--x", "t", "--format", "json"},
      file);

  EXPECT_EQ(std::ranges::count(twice.output, '\n'), 5) << "a header and one line for each pair of states";
  EXPECT_EQ(blank.code, 0) << blank.errors;
  EXPECT_EQ(zero.code, 2);
  EXPECT_THAT(zero.errors, HasSubstr("a number above 0 is expected"));
  for (const char* member : {"\"concordance\":null", "\"score_chisq\":null", "\"zph\":[]"})
    EXPECT_THAT(gray.output, HasSubstr(member)) << gray.errors;
}

TEST_F(SurvivalCommand, ExplainsEveryStandardErrorWithItsSource) {
  for (const auto& [command, source] : std::map<std::string, std::string>{{"km", "Greenwood 1926"},
                                                                          {"quantiles", "Brookmeyer & Crowley 1982"},
                                                                          {"rmst", "Klein & Moeschberger 2003"},
                                                                          {"cif", "Aalen"},
                                                                          {"aj", "Andersen et al. 1993"},
                                                                          {"logrank", "Harrington & Fleming 1982"},
                                                                          {"cox", "Lin & Wei"},
                                                                          {"fine-gray", "Fine & Gray 1999"},
                                                                          {"mean-count", "Lawless & Nadeau 1995"}}) {
    Finished done = run_homeward({"survival", command, "--help"});
    std::ranges::replace(done.output, '\n', ' ');
    EXPECT_THAT(done.output, HasSubstr(source)) << command;
  }
}

// Without terms everybody has 9 of 30: R's qbinom(c(.025, .975), 20, .3) is 2, 10; pbinom(1, 20, .3) = 0.00763725977.
TEST_F(SurvivalCommand, FunnelPutsUnitsBesideWhatIsExpectedInTheOrderOfTheirNames) {
  std::string file = "kept,house,age\n";
  for (int i = 0; i < 20; ++i) file += std::string(i < 1 ? "1" : "0") + ",North," + std::to_string(20 + i) + "\n";
  for (int i = 0; i < 10; ++i) file += std::string(i < 8 ? "1" : "0") + ",East," + std::to_string(20 + i) + "\n";

  const Finished plain = run({"funnel", "--event", "kept", "--by", "house"}, file);
  const Finished adjusted = run({"funnel", "--event", "kept", "--by", "house", "--x", "age"}, file);
  const Finished one_level =
      run({"funnel", "--event", "kept", "--by", "house", "--x", "factor(house)"}, "kept,house\n1,North\n0,North\n");

  EXPECT_EQ(plain.code, 0) << plain.errors;
  EXPECT_THAT(plain.output, StartsWith("unit,n,observed,expected,ratio,lo95,hi95,lo998,hi998,p,p_holm,signal\n"
                                       "East,10,8,3"));
  EXPECT_THAT(plain.output, HasSubstr("\nNorth,20,1,"));
  EXPECT_THAT(plain.output, HasSubstr(",0.01527451954839"));
  EXPECT_THAT(plain.errors, HasSubstr("nothing is adjusted for"));
  EXPECT_THAT(adjusted.output, HasSubstr("\nage,"));
  EXPECT_NE(plain.output, adjusted.output);
  EXPECT_EQ(one_level.code, 2);
  EXPECT_THAT(one_level.errors, HasSubstr("survival.one-level"));
}

}  // namespace
}  // namespace homeward::testing
