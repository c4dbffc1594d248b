#pragma once
#include "care/people/records.hpp"
#include "care/places/records.hpp"

/// Handing over to another house, and finding again who was not heard from.
namespace homeward {

struct Stay;

enum class HandoverState { proposed, held, accepted, rejected, withdrawn, travelling, arrived, did_not_arrive };
BOOST_DESCRIBE_ENUM(HandoverState, proposed, held, accepted, rejected, withdrawn, travelling, arrived, did_not_arrive)
enum class RejectReason { no_place, not_suitable, not_offered, distance, needs_other_care, other };
BOOST_DESCRIBE_ENUM(RejectReason, no_place, not_suitable, not_offered, distance, needs_other_care, other)

/// Handing a person over to another house. Both places know this fact; who the person is and what happened before
/// is known to the receiving one only by consent. `code` lets an arrival be confirmed without any content.
struct Handover {
  Id<Handover> id;
  Id<Person> person;
  Id<Place> from;
  Id<Place> to;
  std::optional<Id<Stay>> stay;
  Text<12> code;
  Stage stage = Stage::treatment;
  Setting setting = Setting::inpatient;
  HandoverState state = HandoverState::proposed;
  std::optional<Id<Consent>> consent;
  LocalDate proposed_on;
  LocalDate answer_by;
  LocalDate expected_on;
  std::optional<LocalDate> held_until;
  std::optional<LocalDate> answered_on;
  std::optional<RejectReason> reject_reason;
  std::optional<Protected<Text<300>>> reason;
  std::optional<LocalDate> left_on;
  std::optional<LocalDate> arrived_on;
  std::optional<Id<Stay>> next_stay;
  std::optional<LocalDate> leave_by;
};
BOOST_DESCRIBE_STRUCT(Handover, (),
                      (id, person, from, to, stay, code, stage, setting, state, consent, proposed_on, answer_by,
                       expected_on, held_until, answered_on, reject_reason, reason, left_on, arrived_on, next_stay,
                       leave_by))
template <>
struct Described<Handover> {
  static constexpr RecordTable table{.number = 55,
                                     .name = "handover",
                                     .subject = "person",
                                     .home = "from",
                                     .other_home = "to",
                                     .category = Category::presence,
                                     .doc = "Handing a person over to another house."};
  static constexpr MemberTable members[] = {
      {1, "id", "Id."},
      {2, "person", "Whom."},
      {3, "from", "The place that hands over."},
      {4, "to", "The place that is asked."},
      {5, "stay", "The stay that ends.", Index::none, Category::care},
      {6, "code", "Short code that confirms an arrival without a name.", Index::plain},
      {7, "stage", "The stage that is to begin."},
      {8, "setting", "In which setting."},
      {9, "state", "Where it stands."},
      {10, "consent", "Under which content is shared.", Index::none, Category::consent},
      {11, "proposed_on", "Local day of the proposal."},
      {12, "answer_by", "Answer is due by this day."},
      {13, "expected_on", "Expected day of arrival."},
      {14, "held_until", "The place is held until the end of this day."},
      {15, "answered_on", "Local day of the answer."},
      {16, "reject_reason", "Why it was not taken."},
      {17, "reason", "In words.", Index::none, Category::care},
      {18, "left_on", "Day of departure."},
      {19, "arrived_on", "Day of confirmed arrival."},
      {20, "next_stay", "The stay that began.", Index::none, Category::care},
      {21, "leave_by", "Once accepted: the person sets out by this day."}};
};

enum class FollowUpState { open, settled };
BOOST_DESCRIBE_ENUM(FollowUpState, open, settled)
/// What an attempt to reach somebody came to. `asked_not_to_call` ends every search and reminder everywhere at once.
enum class AttemptOutcome {
  reached_goes_on,
  reached_does_not_want,
  asked_not_to_call,
  went_elsewhere,
  not_reached,
  unreachable,
  died,
  other
};
BOOST_DESCRIBE_ENUM(AttemptOutcome, reached_goes_on, reached_does_not_want, asked_not_to_call, went_elsewhere,
                    not_reached, unreachable, died, other)

/// A person who was not heard from: a stay ended and no next one began, or an arrival was not confirmed.
struct FollowUp {
  Id<FollowUp> id;
  Id<Person> person;
  Id<Place> home;
  std::optional<Id<Place>> other_home;
  Id<Stay> stay;
  Stage ended_stage = Stage::detoxification;
  Id<Place> who_acts;
  LocalDate since;
  LocalDate act_by;
  FollowUpState state = FollowUpState::open;
  std::optional<AttemptOutcome> outcome;
  std::optional<LocalDate> settled_on;
};
BOOST_DESCRIBE_STRUCT(FollowUp, (),
                      (id, person, home, other_home, stay, ended_stage, who_acts, since, act_by, state, outcome,
                       settled_on))
template <>
struct Described<FollowUp> {
  static constexpr RecordTable table{.number = 56,
                                     .name = "follow_up",
                                     .subject = "person",
                                     .home = "home",
                                     .other_home = "other_home",
                                     .category = Category::presence,
                                     .doc = "A person who was not heard from."};
  static constexpr MemberTable members[] = {{1, "id", "Id."},
                                            {2, "person", "Whom."},
                                            {3, "home", "The place whose stay ended."},
                                            {4, "other_home", "The place that expects the person."},
                                            {5, "stay", "The stay that ended.", Index::plain, Category::care},
                                            {6, "ended_stage", "Its stage."},
                                            {7, "who_acts", "The place that has to act."},
                                            {8, "since", "Day the stay ended."},
                                            {9, "act_by", "By which local day."},
                                            {10, "state", "Where it stands."},
                                            {11, "outcome", "What settled it."},
                                            {12, "settled_on", "Local day it was settled."}};
};

/// One attempt to reach a person, only by their safe-contact profile.
struct Attempt {
  Id<Attempt> id;
  Id<Person> person;
  Id<Place> home;
  Id<FollowUp> follow_up;
  std::optional<Id<SafeContact>> by;
  LocalDate on;
  AttemptOutcome outcome = AttemptOutcome::not_reached;
  std::optional<Protected<Text<500>>> note;
  std::optional<Text<40>> number_left;
};
BOOST_DESCRIBE_STRUCT(Attempt, (), (id, person, home, follow_up, by, on, outcome, note, number_left))
template <>
struct Described<Attempt> {
  static constexpr RecordTable table{.number = 57,
                                     .name = "attempt",
                                     .subject = "person",
                                     .home = "home",
                                     .day = "on",
                                     .category = Category::care,
                                     .doc = "One attempt to reach a person."};
  static constexpr MemberTable members[] = {{1, "id", "Id."},
                                            {2, "person", "Whom."},
                                            {3, "home", "The place that tried."},
                                            {4, "follow_up", "On which entry.", Index::plain},
                                            {5, "by", "By which safe way."},
                                            {6, "on", "Local day."},
                                            {7, "outcome", "What came of it."},
                                            {8, "note", "In words."},
                                            {9, "number_left", "Number to call at any time that was left with them."}};
};

}  // namespace homeward
