#include "care/pathway/rules_handover.hpp"

#include <gtest/gtest.h>

namespace homeward::pathway {
namespace {

LocalDate day(std::string_view text) { return *LocalDate::parse(text); }

RoadRules road() { return {Days{14}, Days{1}, Days{1}, Days{21}, {}}; }

FollowUp not_heard_from() {
  FollowUp f;
  f.since = day("2026-03-01");
  f.act_by = day("2026-03-14");
  return f;
}

TEST(Handover, GoesRoundItsLoop) {
  using S = HandoverState;
  using T = HandoverStep;
  EXPECT_EQ(*decide_step(S::proposed, T::hold, Side::to), S::held);
  EXPECT_EQ(*decide_step(S::held, T::accept, Side::to), S::accepted);
  EXPECT_EQ(*decide_step(S::accepted, T::depart, Side::from), S::travelling);
  EXPECT_EQ(*decide_step(S::travelling, T::miss, Side::to), S::did_not_arrive);
  EXPECT_EQ(*decide_step(S::did_not_arrive, T::arrive, Side::to), S::arrived);
}

TEST(Handover, RefusesTheOtherHousesStepAndALateOne) {
  EXPECT_EQ(decide_step(HandoverState::proposed, HandoverStep::accept, Side::from).error().reason,
            "handover.other-side");
  EXPECT_EQ(decide_step(HandoverState::arrived, HandoverStep::accept, Side::to).error().reason, "handover.not-now");
}

TEST(Handover, EndsOnlyWithArrivalOrAnAnswer) {
  for (HandoverState s : {HandoverState::proposed, HandoverState::held, HandoverState::accepted,
                          HandoverState::travelling, HandoverState::did_not_arrive}) {
    EXPECT_TRUE(is_open(s)) << to_word(s);
  }
  for (HandoverState s : {HandoverState::arrived, HandoverState::rejected, HandoverState::withdrawn})
    EXPECT_FALSE(is_open(s));
}

TEST(Handover, WhoeverDidNotArriveIsSettledByTheHouseThatHandedOver) {
  const HandoverState missed = HandoverState::did_not_arrive;

  EXPECT_EQ(*decide_step(missed, HandoverStep::withdraw, Side::from), HandoverState::withdrawn);
  EXPECT_EQ(decide_step(missed, HandoverStep::withdraw, Side::to).error().reason, "handover.other-side");
  EXPECT_EQ(decide_step(HandoverState::travelling, HandoverStep::withdraw, Side::from).error().reason,
            "handover.not-now")
      << "somebody on the way arrives or does not";
}

TEST(FallsWithSearch, OnlyWhoDidNotArriveAndIsNotInCareThere) {
  for (int s = 0; s <= static_cast<int>(HandoverState::did_not_arrive); ++s) {
    Handover h;
    h.state = static_cast<HandoverState>(s);
    EXPECT_EQ(falls_with_search(h), h.state == HandoverState::did_not_arrive) << to_word(h.state);
    h.next_stay = Id<Stay>{*Uuid::parse("0195d1c8-0000-7000-8000-000000000001")};
    EXPECT_FALSE(falls_with_search(h)) << to_word(h.state);
  }
}

TEST(WaitsForCare, FromTheConfirmedArrivalUntilAStayBegins) {
  Handover h;
  for (const HandoverState other :
       {HandoverState::accepted, HandoverState::travelling, HandoverState::did_not_arrive}) {
    h.state = other;
    EXPECT_FALSE(waits_for_care(h)) << to_word(other);
    EXPECT_EQ(decide_completion(h).error().reason, "handover.not-now");
  }

  h.state = HandoverState::arrived;
  EXPECT_TRUE(waits_for_care(h));
  EXPECT_TRUE(decide_completion(h).has_value());
  EXPECT_TRUE(decide_miss(h).has_value()) << "somebody may go again before care began";

  h.next_stay = Id<Stay>{*Uuid::parse("0195d1c8-0000-7000-8000-000000000001")};
  EXPECT_FALSE(waits_for_care(h));
  EXPECT_EQ(decide_completion(h).error().reason, "handover.not-now");
  EXPECT_EQ(decide_miss(h).error().reason, "handover.not-now");
}

TEST(EndsEverySearch, OnlyWhereThePersonAskedForItOrDied) {
  for (int o = 0; o <= static_cast<int>(AttemptOutcome::other); ++o) {
    const auto outcome = static_cast<AttemptOutcome>(o);
    const bool ends = outcome == AttemptOutcome::asked_not_to_call || outcome == AttemptOutcome::died;
    EXPECT_EQ(ends_every_search(outcome), ends) << to_word(outcome);
  }
}

NoCall asked_on(const char* on) {
  NoCall wish;
  wish.on = day(on);
  return wish;
}

TEST(DecideNoCall, MayBeAskedAtAnyTimeOnce) {
  EXPECT_TRUE(decide_no_call(false, day("2026-03-10"), day("2026-03-10")));
  EXPECT_EQ(decide_no_call(true, day("2026-03-10"), day("2026-03-10")).error().reason, "no-call.stands");
  EXPECT_EQ(decide_no_call(false, day("2026-03-11"), day("2026-03-10")).error().fields[0].reason, "no-call.in-future");
}

TEST(DecideCallAgain, OnlyThePersonTakesItBack) {
  const NoCall wish = asked_on("2026-03-10");
  const auto decide = [&](std::span<const NoCall> wishes, bool own_word, const char* on) {
    return decide_call_again(wishes, own_word, day(on), day("2026-03-20"));
  };

  EXPECT_TRUE(decide({&wish, 1}, true, "2026-03-10"));
  EXPECT_EQ(decide({&wish, 1}, false, "2026-03-12").error().fields[0].reason, "no-call.own-word");
  EXPECT_EQ(decide({&wish, 1}, true, "2026-03-09").error().fields[0].reason, "no-call.before");
  EXPECT_EQ(decide({&wish, 1}, true, "2026-03-21").error().fields[0].reason, "no-call.in-future");
  EXPECT_EQ(decide({}, true, "2026-03-12").error().reason, "no-call.none");
  NoCall over = wish;
  over.ended_on = day("2026-03-11");
  EXPECT_EQ(decide({&over, 1}, true, "2026-03-12").error().reason, "no-call.none");
}

Stay a_stay(const char* started, const char* ended = nullptr) {
  Stay stay;
  stay.started = day(started);
  if (ended) stay.ended = day(ended);
  return stay;
}

bool ends(const NoCall& wish, const char* began, std::vector<Stay> others = {}) {
  return ended_by_care(wish, a_stay(began), others, road());
}

TEST(EndedByCare, OnlyByAStayThatBeganAfterIt) {
  const NoCall wish = asked_on("2026-03-10");

  EXPECT_TRUE(ends(wish, "2026-03-11"));
  EXPECT_FALSE(ends(wish, "2026-03-10"));
  EXPECT_FALSE(ends(wish, "2026-02-01")) << "began before it and was entered later";
  NoCall over = wish;
  over.ended_on = day("2026-03-10");
  EXPECT_FALSE(ends(over, "2026-03-11"));
}

TEST(EndedByCare, WhoComesBackHasTakenItBackAndWhoGoesOnHasNot) {
  const NoCall wish = asked_on("2026-03-10");

  EXPECT_TRUE(ends(wish, "2026-03-12", {a_stay("2026-02-01", "2026-03-09")})) << "said when care was over";
  EXPECT_FALSE(ends(wish, "2026-03-12", {a_stay("2026-02-01", "2026-03-10")})) << "said in care, on its last day";
  EXPECT_FALSE(ends(wish, "2026-03-12", {a_stay("2026-02-01")}));
  EXPECT_TRUE(ends(wish, "2026-03-12", {a_stay("2026-03-11")})) << "care that began after it";
}

TEST(EndedByCare, WhatWasSaidInCareEndsWithTheJourneyOfThatCare) {
  const NoCall wish = asked_on("2026-03-10");
  const Stay left = a_stay("2026-02-01", "2026-03-20"), went_on = a_stay("2026-04-10", "2026-05-01");

  EXPECT_FALSE(ends(wish, "2026-04-10", {left})) << "21 days later it is one journey";
  EXPECT_TRUE(ends(wish, "2026-04-11", {left}));
  EXPECT_TRUE(ends(wish, "2027-03-20", {left})) << "a year later care began again";
  EXPECT_FALSE(ends(wish, "2026-05-22", {went_on, left})) << "through a stay between the two";
  EXPECT_TRUE(ends(wish, "2026-05-23", {went_on, left}));
  EXPECT_FALSE(ends(wish, "2027-03-20", {left, a_stay("2026-04-01")})) << "care that never ended";
}

TEST(AfterAttempt, LooksOnWhereNobodyWasReached) {
  const FollowUp after = after_attempt(not_heard_from(), AttemptOutcome::not_reached, day("2026-03-10"), road());

  EXPECT_EQ(after.state, FollowUpState::open);
  EXPECT_EQ(after.act_by, day("2026-03-14"));
}

TEST(AfterAttempt, GivesTheDaysAgainToWhoGoesOnAndNeverFewer) {
  const FollowUp after = after_attempt(not_heard_from(), AttemptOutcome::reached_goes_on, day("2026-03-10"), road());

  EXPECT_EQ(after.state, FollowUpState::open);
  EXPECT_FALSE(after.outcome);
  EXPECT_EQ(after.act_by, day("2026-03-23"));

  const FollowUp written_later = after_attempt(after, AttemptOutcome::reached_goes_on, day("2026-03-05"), road());
  EXPECT_EQ(written_later.act_by, day("2026-03-23"));
}

TEST(AfterAttempt, SettlesWithEveryOtherOutcomeOnItsDay) {
  for (const AttemptOutcome outcome :
       {AttemptOutcome::reached_does_not_want, AttemptOutcome::asked_not_to_call, AttemptOutcome::went_elsewhere,
        AttemptOutcome::unreachable, AttemptOutcome::died, AttemptOutcome::other}) {
    const FollowUp after = after_attempt(not_heard_from(), outcome, day("2026-03-10"), road());

    EXPECT_EQ(after.state, FollowUpState::settled) << to_word(outcome);
    EXPECT_EQ(after.outcome, outcome);
    EXPECT_EQ(after.settled_on, day("2026-03-10"));
  }
}

}  // namespace
}  // namespace homeward::pathway
