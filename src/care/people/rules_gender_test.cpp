#include "care/people/rules_gender.hpp"

#include <gtest/gtest.h>

namespace homeward::people {
namespace {

std::string refused(const GenderAsked& asked, const char* said) {
  const FieldFaults faults = check_gender(asked, Protected(Text<40>::trusted(said)));
  return faults.empty() ? "" : faults.front().reason;
}

TEST(CheckGender, TakesNothingWhereItIsNotAsked) {
  const GenderAsked off{false, true, {{"woman", {}}}};

  EXPECT_EQ(refused(off, "woman"), "gender.off");
  EXPECT_EQ(refused(off, ""), "gender.off");
  EXPECT_TRUE(check_gender(off, std::nullopt).empty());
}

TEST(CheckGender, TakesWhatIsOfferedAndOwnWordsWhereTheyAreWanted) {
  GenderAsked asked{true, false, {{"woman", {}}, {"man", {}}}};

  EXPECT_EQ(refused(asked, "man"), "");
  EXPECT_EQ(refused(asked, "in my own words"), "gender.unknown");
  EXPECT_EQ(refused(asked, ""), "") << "what was said can be taken back";
  EXPECT_TRUE(check_gender(asked, std::nullopt).empty()) << "nobody has to say it";
  asked.own_words = true;
  EXPECT_EQ(refused(asked, "in my own words"), "");
}

}  // namespace
}  // namespace homeward::people
