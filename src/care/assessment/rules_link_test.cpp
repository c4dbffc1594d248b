#include "care/assessment/rules_link.hpp"

#include <gtest/gtest.h>

namespace homeward::assessment {
namespace {

constexpr Instant k_made{1'790'000'000'000'000};

FormLink a_link() {
  FormLink link;
  link.made = k_made;
  link.expires = k_made + k_link_lives;
  return link;
}

TEST(StandingOfLink, IsOpenForAWeek) {
  EXPECT_EQ(standing_of(a_link(), k_made), LinkStanding::open);
  EXPECT_EQ(standing_of(a_link(), k_made + Seconds{7 * 24 * 3600 - 1}), LinkStanding::open);
  EXPECT_EQ(standing_of(a_link(), k_made + Seconds{7 * 24 * 3600}), LinkStanding::gone);
}

TEST(StandingOfLink, ShowsTheResultForAWhileAlsoBeyondItsTime) {
  FormLink link = a_link();
  link.used = link.expires + Seconds{-1};

  EXPECT_EQ(standing_of(link, *link.used), LinkStanding::result_only);
  EXPECT_EQ(standing_of(link, *link.used + Seconds{899}), LinkStanding::result_only);
  EXPECT_EQ(standing_of(link, *link.used + Seconds{900}), LinkStanding::gone);
}

TEST(StandingOfLink, IsGoneAtOnceWhenTakenBack) {
  FormLink link = a_link();
  link.revoked = k_made;

  EXPECT_EQ(standing_of(link, k_made), LinkStanding::gone);
  EXPECT_EQ(decide_revoke(link, k_made).error().reason, "form-link.closed");
}

TEST(CheckLink, TakesWhatIsFilledInAloneAndIsHere) {
  scoring::Instrument alone;
  alone.administered_by = {"self"};
  alone.tier = scoring::Tier::a;
  scoring::Instrument paper = alone;
  paper.tier = scoring::Tier::b;
  scoring::Instrument talk = alone;
  talk.administered_by = {"clinician"};

  EXPECT_TRUE(check_link(alone).empty());
  EXPECT_EQ(check_link(paper).at(0).reason, "instrument.no-text");
  EXPECT_EQ(check_link(talk).at(0).reason, "form.mode-not-allowed");
}

}  // namespace
}  // namespace homeward::assessment
