#include "oversight/curves/whereabouts.hpp"

#include <gtest/gtest.h>

namespace homeward::curves {
namespace {

using cohort::k_missing;
using cohort::Spell;

constexpr Days k_gap{21};

std::int32_t code(Stage stage) { return static_cast<std::int32_t>(stage); }
std::int32_t code(EndType how) { return static_cast<std::int32_t>(how); }

Spell a_stay(Stage stage, std::int32_t from, std::int32_t until = k_missing, EndType how = EndType::as_planned) {
  return {from, until, code(stage), until == k_missing ? k_missing : code(how)};
}

/// "0 treatment, 40 between": days since the road began on day 1000.
std::string road(const std::vector<Spell>& stays, std::int32_t died = k_missing, std::int32_t until = 2000) {
  std::vector<cohort::Moved> moves;
  whereabouts({1000, until, died, stays}, k_gap, moves);
  std::string out;
  for (const auto& move : moves)
    out += (out.empty() ? "" : ", ") + std::to_string(move.day) + " " + std::string(word_of_where(move.state));
  return out;
}

TEST(Whereabouts, FollowTheStages) {
  EXPECT_EQ(road({a_stay(Stage::detoxification, 1000, 1010), a_stay(Stage::treatment, 1010, 1100),
                  a_stay(Stage::medical_rehabilitation, 1105)}),
            "0 detoxification, 10 treatment, 100 between, 105 medical_rehabilitation");
}

TEST(Whereabouts, OfWhoGoesBackAreTheEarlierStage) {
  EXPECT_EQ(road({a_stay(Stage::treatment, 1000, 1050, EndType::transferred), a_stay(Stage::detoxification, 1050, 1060),
                  a_stay(Stage::treatment, 1060)}),
            "0 treatment, 50 detoxification, 60 treatment");
}

TEST(Whereabouts, SayThatTheNextStageDidNotBeginOnceNoneCanBelongToTheRoad) {
  EXPECT_EQ(road({a_stay(Stage::treatment, 1000, 1050)}), "0 treatment, 50 between, 72 next_did_not_begin");
  EXPECT_EQ(road({a_stay(Stage::social_rehabilitation, 1000, 1050)}),
            "0 social_rehabilitation, 50 between, 72 next_did_not_begin")
      << "who finishes rehabilitation and never reaches resocialization";
  EXPECT_EQ(road({a_stay(Stage::social_rehabilitation, 1000, 1050), a_stay(Stage::resocialization, 1200, 1300)}),
            "0 social_rehabilitation, 50 between, 72 next_did_not_begin, 200 resocialization, 300 ended_as_planned")
      << "late is not never";
  EXPECT_EQ(road({a_stay(Stage::treatment, 1000, 1050)}, k_missing, 1071), "0 treatment, 50 between")
      << "what is known on day 71 does not hang on what comes later";
  EXPECT_EQ(road({a_stay(Stage::resocialization, 1000, 1050)}), "0 resocialization, 50 ended_as_planned")
      << "no stage comes behind the last";
}

TEST(Whereabouts, NeverTakeSilenceForAnEnd) {
  EXPECT_EQ(road({a_stay(Stage::detoxification, 1000, 1010, EndType::transferred)}), "0 detoxification, 10 between");
  EXPECT_EQ(road({}), "0 between");
}

TEST(Whereabouts, TellLeavingFromPrisonAndDeath) {
  EXPECT_EQ(road({a_stay(Stage::treatment, 1000, 1005, EndType::left_early)}), "0 treatment, 5 left");
  EXPECT_EQ(road({a_stay(Stage::treatment, 1000, 1005, EndType::imprisoned)}), "0 treatment, 5 ended_otherwise");
  EXPECT_EQ(road({{1000, 1005, code(Stage::treatment), k_missing}}), "0 treatment, 5 ended_otherwise")
      << "an end of which nobody said how is an end";
  EXPECT_EQ(road({a_stay(Stage::treatment, 1000, 1005, EndType::died)}), "0 treatment, 5 died");
}

TEST(Whereabouts, OfTheDeadStay) {
  EXPECT_EQ(road({a_stay(Stage::treatment, 1000, 1005, EndType::left_early)}, 1020), "0 treatment, 5 left, 20 died");
  EXPECT_EQ(road({a_stay(Stage::treatment, 1000), a_stay(Stage::treatment, 1030)}, 1020), "0 treatment, 20 died")
      << "a stay that nobody closed, or one entered wrongly, does not bring anybody back";
}

TEST(Whereabouts, OfWhoComesBackAreAStageAgain) {
  EXPECT_EQ(road({a_stay(Stage::treatment, 1000, 1005, EndType::left_early), a_stay(Stage::detoxification, 1200)}),
            "0 treatment, 5 left, 200 detoxification");
}

TEST(Whereabouts, OfTwoOpenStaysAreTheOneThatBeganLast) {
  EXPECT_EQ(road({a_stay(Stage::treatment, 1000), a_stay(Stage::social_rehabilitation, 1030, 1060)}),
            "0 treatment, 30 social_rehabilitation, 60 treatment");
  EXPECT_EQ(road({a_stay(Stage::treatment, 1000), a_stay(Stage::medical_rehabilitation, 1000)}),
            "0 medical_rehabilitation")
      << "on one day the later stage";
}

TEST(Whereabouts, SayWhatHoldsAfterTheDay) {
  EXPECT_EQ(road({a_stay(Stage::detoxification, 1000, 1000, EndType::left_early)}), "0 left")
      << "begun and left on one day";
  EXPECT_EQ(road({a_stay(Stage::treatment, 900, 950, EndType::left_early)}), "0 between")
      << "how an earlier road ended says nothing of this one";
  EXPECT_EQ(road({a_stay(Stage::treatment, 990)}), "0 treatment") << "a stay of another record that was open already";
  EXPECT_EQ(road({a_stay(Stage::treatment, 1000)}, k_missing, 1000), "0 treatment") << "begun today";
}

}  // namespace
}  // namespace homeward::curves
