#include "care/people/rules_tie.hpp"

#include <gtest/gtest.h>

namespace homeward::people {
namespace {

LocalDate day(const char* text) { return *LocalDate::parse(text); }
const LocalDate k_today = day("2026-03-10");
const Uuid k_person = *Uuid::parse("0195d1c8-0000-7000-8000-000000000001");
const Uuid k_other = *Uuid::parse("0195d1c8-0000-7000-8000-000000000002");

PersonTie a_tie(TieKind kind = TieKind::parent) {
  PersonTie tie;
  tie.person = {k_person};
  tie.tells_of = {k_other};
  tie.kind = kind;
  return tie;
}

std::vector<std::string> reasons(const FieldFaults& faults) {
  std::vector<std::string> out;
  for (const FieldFault& f : faults) out.push_back(f.path + " " + f.reason);
  return out;
}
using Reasons = std::vector<std::string>;

TEST(SeenFromTheOther, SeenTwiceItIsWhatItWas) {
  for (int k = 0; k <= static_cast<int>(TieKind::other); ++k) {
    const auto kind = static_cast<TieKind>(k);
    EXPECT_EQ(seen_from_the_other(seen_from_the_other(kind)), kind) << to_word(kind);
  }
  EXPECT_EQ(seen_from_the_other(TieKind::parent), TieKind::child);
  EXPECT_EQ(seen_from_the_other(TieKind::grandchild), TieKind::grandparent);
  EXPECT_EQ(seen_from_the_other(TieKind::guardian), TieKind::ward);
  EXPECT_EQ(seen_from_the_other(TieKind::sibling), TieKind::sibling);
}

TEST(CheckTie, TakesDaysThatHaveBeenInTheirOrder) {
  PersonTie tie = a_tie();
  EXPECT_EQ(reasons(check_tie(tie, k_today)), Reasons{});
  tie.since = k_today;
  tie.until = k_today;
  EXPECT_EQ(reasons(check_tie(tie, k_today)), Reasons{});
  tie.since = k_today + Days{1};
  tie.until = k_today + Days{2};
  EXPECT_EQ(reasons(check_tie(tie, k_today)), (Reasons{"since tie.in-future", "until tie.in-future"}));
  tie.since = k_today;
  tie.until = k_today - Days{1};
  EXPECT_EQ(reasons(check_tie(tie, k_today)), Reasons{"until tie.ends-before-start"});
}

TEST(CheckBeside, NobodyStandsBesideThemselvesUnderWhicheverRecord) {
  const Uuid alone[] = {k_person}, linked[] = {k_person, k_other};

  EXPECT_EQ(reasons(check_beside(a_tie(), alone, {}, k_today)), Reasons{});
  EXPECT_EQ(reasons(check_beside(a_tie(), linked, {}, k_today)), Reasons{"other tie.same-person"});
}

TEST(CheckBeside, SaysTheSameOnceAndAgainOnceItHasEnded) {
  const Uuid group[] = {k_person};
  std::vector<PersonTie> beside{a_tie(TieKind::partner)};

  EXPECT_EQ(reasons(check_beside(a_tie(TieKind::partner), group, beside, k_today)), Reasons{"kind tie.already"});
  EXPECT_EQ(reasons(check_beside(a_tie(TieKind::guardian), group, beside, k_today)), Reasons{});
  beside.front().until = k_today;
  EXPECT_EQ(reasons(check_beside(a_tie(TieKind::partner), group, beside, k_today)), Reasons{});
}

TEST(DecideEndOfTie, EndsItOnce) {
  PersonTie tie = a_tie();
  EXPECT_TRUE(decide_end_of_tie(tie));
  tie.until = k_today;
  EXPECT_EQ(decide_end_of_tie(tie).error().reason, "tie.ended");
}

}  // namespace
}  // namespace homeward::people
