#include "care/assessment/weekly_pattern.hpp"

#include <gtest/gtest.h>

namespace homeward::assessment {
namespace {

const LocalDate k_start = *LocalDate::from(2026, 1, 5);
const LocalDate k_long_after = *LocalDate::from(2027, 1, 1);

LocalDate day(int number) { return k_start + Days{number}; }
std::string pattern(std::vector<CarePeriod> periods, const TestDays& tests, LocalDate today = k_long_after) {
  return pattern_of(weeks_of(periods, tests, today));
}

TEST(WeeklyPattern, HasOneLetterAWeekFromTheDayTreatmentBegan) {
  TestDays tests(TestEvidence::samples);
  tests.sample(day(0));  // week 1
  tests.sample(day(7));  // week 2, an opioid
  tests.found(day(7), "opioid");
  tests.sample(day(14));  // week 3, both
  tests.found(day(16), "methadone");
  tests.sample(day(-1));  // before week 1

  EXPECT_EQ(pattern({{day(0), day(27)}}, tests), "-+*o");
}

TEST(WeeklyPattern, OtherSubstancesAreATestWithoutAnOpioid) {
  TestDays tests(TestEvidence::samples);
  tests.found(day(1), "cocaine");
  tests.found(day(8), "cocaine");
  tests.found(day(8), "buprenorphine");

  EXPECT_EQ(pattern({{day(0), day(13)}}, tests), "-+");
}

TEST(WeeklyPattern, ASampleTestedForOthersAloneSaysNothingOfOpioids) {
  for (const bool first : {true, false}) {
    TestDays tests(TestEvidence::samples);
    if (first) tests.sample(day(1), k_not_for_opioids);
    tests.found(day(1), "cocaine");
    tests.sample(day(1), k_not_for_opioids);
    tests.sample(day(8), k_not_for_opioids);
    tests.sample(day(8));  // a second one, of another house

    EXPECT_EQ(pattern({{day(0), day(13)}}, tests), "o-");
  }
}

TEST(WeeklyPattern, AKeptVisitIsATestOnlyInRecordsOfATrial) {
  TestDays trial(TestEvidence::kept_visits), care(TestEvidence::samples);
  for (TestDays* tests : {&trial, &care}) tests->kept_visit(day(2));

  EXPECT_EQ(pattern({{day(0), day(6)}}, trial), "-");
  EXPECT_EQ(pattern({{day(0), day(6)}}, care), "o");
}

TEST(WeeklyPattern, IsWholeOnceTheLastDayIsOver) {
  const CarePeriod periods[] = {{day(0), day(6)}, {day(14), day(20)}};

  EXPECT_FALSE(all_weeks_over(periods, day(10)));
  EXPECT_FALSE(all_weeks_over(periods, day(20)));
  EXPECT_TRUE(all_weeks_over(periods, day(21)));
}

TEST(WeeklyPattern, NothingIsDueBetweenTwoTreatments) {
  const TestDays none(TestEvidence::samples);

  EXPECT_EQ(pattern({{day(0), day(6)}, {day(21), day(27)}}, none), "o__o");
}

TEST(WeeklyPattern, AWeekThatIsNotOverIsLeftOut) {
  TestDays tests(TestEvidence::samples);
  tests.sample(day(8));

  EXPECT_EQ(pattern({{day(0), day(27)}}, tests, day(13)), "o");
  EXPECT_EQ(pattern({{day(0), day(27)}}, tests, day(14)), "o-");
  EXPECT_EQ(pattern({{day(0), day(8)}}, tests, day(9)), "o-") << "care ended on day 8";
}

TEST(WeeklyPattern, OfNobodyInTreatmentIsEmpty) {
  TestDays tests(TestEvidence::samples);
  tests.sample(day(8));

  EXPECT_EQ(pattern({}, tests), "");
}

}  // namespace
}  // namespace homeward::assessment
