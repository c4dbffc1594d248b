#include "care/contact/rules.hpp"

#include <gtest/gtest.h>

namespace homeward::contact {
namespace {

constexpr LocalDate k_today{20'000};

std::vector<std::string> reasons(LocalDate on, Attendance attendance, std::vector<AbsenceReason> absence = {}) {
  std::vector<std::string> out;
  for (const auto& fault : check_contact(on, attendance, absence, k_today)) out.push_back(std::string(fault.reason));
  return out;
}
using Reasons = std::vector<std::string>;

TEST(CheckContact, IsPlannedAheadAndSettledAfterwards) {
  EXPECT_EQ(reasons(k_today, Attendance::planned), Reasons{});
  EXPECT_EQ(reasons(k_today, Attendance::came), Reasons{});
  EXPECT_EQ(reasons(k_today - Days{1}, Attendance::planned), Reasons{"contact.in-past"});
  EXPECT_EQ(reasons(k_today + Days{1}, Attendance::did_not_come), Reasons{"contact.in-future"});
  EXPECT_EQ(reasons(k_today + Days{366}, Attendance::planned), Reasons{});
  EXPECT_EQ(reasons(k_today + Days{367}, Attendance::planned), Reasons{"contact.too-far"});
}

TEST(CheckContact, OnlyWhoDidNotComeHasAReasonForIt) {
  EXPECT_EQ(reasons(k_today, Attendance::excused, {AbsenceReason::ill, AbsenceReason::travelling}), Reasons{});
  EXPECT_EQ(reasons(k_today, Attendance::came, {AbsenceReason::ill}), Reasons{"contact.absence-of-present"});
  EXPECT_EQ(reasons(k_today, Attendance::not_required, {AbsenceReason::ill}), Reasons{"contact.absence-of-present"});
  EXPECT_EQ(reasons(k_today, Attendance::did_not_come, {AbsenceReason::ill, AbsenceReason::ill}),
            Reasons{"contact.reason-twice"});
}

TEST(DecideOutcome, IsSaidOnce) {
  EXPECT_TRUE(decide_outcome(Attendance::planned, Attendance::did_not_come));
  EXPECT_EQ(decide_outcome(Attendance::came, Attendance::did_not_come).error().reason, "contact.settled");
  EXPECT_EQ(decide_outcome(Attendance::planned, Attendance::planned).error().fields.front().reason,
            "contact.still-planned");
}

}  // namespace
}  // namespace homeward::contact
