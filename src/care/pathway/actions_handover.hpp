#pragma once
#include "care/pathway/actions.hpp"
#include "care/people/rules.hpp"

/// Handing over to another house, and reaching those who were not heard from.
namespace homeward::pathway {

struct HandOver {
  Id<Handover> handover;
  Id<Place> to;
  Stage stage = Stage::treatment;
  Setting setting = Setting::inpatient;
  LocalDate expected_on;
  std::optional<Protected<Text<300>>> reason;
  std::optional<people::NewConsent> consent;
};
BOOST_DESCRIBE_STRUCT(HandOver, (), (handover, to, stage, setting, expected_on, reason, consent))
struct HoldPlace {
  LocalDate held_until;
};
BOOST_DESCRIBE_STRUCT(HoldPlace, (), (held_until))
struct RejectHandover {
  RejectReason reject_reason = RejectReason::other;
  std::optional<Protected<Text<300>>> reason;
};
BOOST_DESCRIBE_STRUCT(RejectHandover, (), (reject_reason, reason))
struct WithdrawHandover {
  std::optional<Protected<Text<300>>> reason;
};
BOOST_DESCRIBE_STRUCT(WithdrawHandover, (), (reason))
struct Depart {
  LocalDate left_on;
};
BOOST_DESCRIBE_STRUCT(Depart, (), (left_on))
struct Arrive {
  LocalDate arrived_on;
};
BOOST_DESCRIBE_STRUCT(Arrive, (), (arrived_on))
struct RecordAttempt {
  Id<Attempt> id;
  std::optional<Id<SafeContact>> by;
  LocalDate on;
  AttemptOutcome outcome = AttemptOutcome::not_reached;
  std::optional<Protected<Text<500>>> note;
  std::optional<LocalDate> died_on;
};
BOOST_DESCRIBE_STRUCT(RecordAttempt, (), (id, by, on, outcome, note, died_on))

/// Whoever did not arrive in one house may be asked for in another; the first is then not waiting any more.
Result<journal::Changed> propose_handover(journal::Transaction& tx, const access::Viewer& who, const RoadRules& road,
                                          Id<Stay> stay, const HandOver& c);
Result<journal::Changed> hold_place(journal::Transaction& tx, const access::Viewer& who, const RoadRules& road,
                                    Id<Handover> id, const HoldPlace& c);
/// The last place asked for twice: exactly one gets it, the other is told `capacity.full`.
Result<journal::Changed> accept_handover(journal::Transaction& tx, const access::Viewer& who, const RoadRules& road,
                                         Id<Handover> id);
Result<journal::Changed> reject_handover(journal::Transaction& tx, const access::Viewer& who, Id<Handover> id,
                                         const RejectHandover& c);
/// Also of somebody who did not arrive: the search for them goes on, nobody expects them there.
Result<journal::Changed> withdraw_handover(journal::Transaction& tx, const access::Viewer& who, Id<Handover> id,
                                           const WithdrawHandover& c);
/// The person leaves; an open stay ends as transferred.
Result<journal::Changed> depart(journal::Transaction& tx, const access::Viewer& who, Id<Handover> id, const Depart& c);
/// Works without consent to content. With a consent that names identity, the receiving house may open the record.
Result<journal::Changed> confirm_arrival(journal::Transaction& tx, const access::Viewer& who, Id<Handover> id,
                                         const Arrive& c);
/// The person is not there, or went again before care began; the house that handed over looks for them.
Result<journal::Changed> deny_arrival(journal::Transaction& tx, const access::Viewer& who, Id<Handover> id);

/// Only by a safe way of the person. Who was reached and goes on has the days for a next stay again from then on.
/// Of a death the day is the one that is said, else the day it was heard of; open stays end with it.
/// Reasons: attempt.only-safe-ways, attempt.in-future, attempt.died-on, follow-up.settled.
Result<journal::Changed> record_attempt(journal::Transaction& tx, const access::Viewer& who, const RoadRules& road,
                                        Id<FollowUp> id, const RecordAttempt& c);

/// The pathway's answers to changes; registered in app.
/// A stay begins: the care relation, the follow-up that waited for it, the handover it completes, a wish not to be
/// called.
Result<void> on_stay(journal::Transaction& tx, const journal::Change<Stay>& change, const RoadRules& road);
/// A handover moves: tasks with clocks, who has to act. Where a search is settled, or none begins, nobody waits any
/// more for who did not arrive: see falls_with_search.
Result<void> on_handover(journal::Transaction& tx, const journal::Change<Handover>& change, const RoadRules& road);
/// A place that closes must have no open stays. Reasons: place.has-stays.
Result<void> on_place(journal::Transaction& tx, const journal::Change<Place>& change);
/// A stage is offered as long as somebody is in it or on the way to it. Reasons: offer.has-stays.
Result<void> on_offer(journal::Transaction& tx, const journal::Change<PlaceOffer>& change, const RoadRules& road);
/// A consent ends: what an arrival opened by it is closed.
Result<void> on_consent(journal::Transaction& tx, const journal::Change<Consent>& change);

/// A follow-up opens or is settled: its task.
Result<void> on_follow_up(journal::Transaction& tx, const journal::Change<FollowUp>& change);

}  // namespace homeward::pathway

namespace homeward {
template <>
struct Described<pathway::HandOver> {
  static constexpr RecordTable table{
      .name = "hand_over", .category = Category::presence, .doc = "On to another house."};
  static constexpr MemberTable members[] = {{1, "handover", "Id, made by the sender."},
                                            {2, "to", "The house that is asked."},
                                            {3, "stage", "Stage that is to begin."},
                                            {4, "setting", "How."},
                                            {5, "expected_on", "Expected day of arrival."},
                                            {6, "reason", "In words."},
                                            {7, "consent", "What may be shared; absent: only the bare fact."}};
};
template <>
struct Described<pathway::HoldPlace> {
  static constexpr RecordTable table{.name = "hold_place", .category = Category::presence, .doc = "Keep a place free."};
  static constexpr MemberTable members[] = {{1, "held_until", "Until the end of this day."}};
};
template <>
struct Described<pathway::RejectHandover> {
  static constexpr RecordTable table{.name = "reject_handover", .category = Category::presence, .doc = "Not taken."};
  static constexpr MemberTable members[] = {{1, "reject_reason", "Why."}, {2, "reason", "In words."}};
};
template <>
struct Described<pathway::WithdrawHandover> {
  static constexpr RecordTable table{.name = "withdraw_handover", .category = Category::presence, .doc = "Taken back."};
  static constexpr MemberTable members[] = {{1, "reason", "In words."}};
};
template <>
struct Described<pathway::Depart> {
  static constexpr RecordTable table{.name = "depart", .category = Category::presence, .doc = "The person leaves."};
  static constexpr MemberTable members[] = {{1, "left_on", "Day."}};
};
template <>
struct Described<pathway::Arrive> {
  static constexpr RecordTable table{.name = "arrive", .category = Category::presence, .doc = "The person arrived."};
  static constexpr MemberTable members[] = {{1, "arrived_on", "Day."}};
};
template <>
struct Described<pathway::RecordAttempt> {
  static constexpr RecordTable table{
      .name = "record_attempt", .category = Category::care, .doc = "One attempt to reach a person."};
  static constexpr MemberTable members[] = {{1, "id", "Id, made by the sender."},
                                            {2, "by", "By which safe way."},
                                            {3, "on", "Day."},
                                            {4, "outcome", "What came of it."},
                                            {5, "note", "In words."},
                                            {6, "died_on",
                                             "Day of death, where it is known: else the day it was "
                                             "heard of."}};
};
}  // namespace homeward
