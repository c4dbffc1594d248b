#pragma once
#include "care/pathway/rules.hpp"
#include "care/pathway/rules_handover.hpp"
#include "care/people/records.hpp"
#include "platform/access/authority.hpp"

/// What staff do on a person's road. Refusals carry the reasons of rules.hpp and rules_handover.hpp, `capacity.full`,
/// `place.not-offered`, `place.not-offered-yet`, and those of access::require.
namespace homeward::pathway {

struct NewSubstance {
  SubstanceRank rank = SubstanceRank::principal;
  Substance substance = Substance::not_known;
  Route route = Route::not_asked;
  Frequency frequency = Frequency::not_asked;
  Answer age_answer = Answer::not_asked;
  std::optional<std::int32_t> age_first_use;
};
BOOST_DESCRIBE_STRUCT(NewSubstance, (), (rank, substance, route, frequency, age_answer, age_first_use))
struct NewMark {
  std::optional<Id<StageMark>> id;
  Stage stage = Stage::detoxification;
  MarkKind kind = MarkKind::not_needed;
  DecidedBy decided_by = DecidedBy::team;
};
BOOST_DESCRIBE_STRUCT(NewMark, (), (id, stage, kind, decided_by))

struct Admit {
  Id<Episode> episode;
  Id<Stay> stay;
  Id<Place> place;
  Stage stage = Stage::detoxification;
  Setting setting = Setting::inpatient;
  LocalDate started;
  std::optional<LocalDate> planned_until;
  ReferralSource referral_source = ReferralSource::not_asked;
  std::optional<Text<80>> programme;
  std::optional<Id<Account>> keyworker;
  std::optional<Protected<Text<300>>> back_reason;
  std::vector<NewSubstance> substances;
  std::vector<NewMark> marks;
  std::optional<Id<Handover>> handover;
};
BOOST_DESCRIBE_STRUCT(Admit, (),
                      (episode, stay, place, stage, setting, started, planned_until, referral_source, programme,
                       keyworker, back_reason, substances, marks, handover))
struct EndStay {
  LocalDate ended;
  EndType end_type = EndType::as_planned;
  EndReason end_reason = EndReason::not_stated;
};
BOOST_DESCRIBE_STRUCT(EndStay, (), (ended, end_type, end_reason))
struct MoveOn {
  Id<Stay> stay;
  Id<Place> place;
  Stage stage = Stage::treatment;
  Setting setting = Setting::inpatient;
  LocalDate started;
  std::optional<LocalDate> planned_until;
  EndType end_type = EndType::as_planned;
  EndReason end_reason = EndReason::programme_completed;
  std::optional<Id<Account>> keyworker;
  std::optional<Protected<Text<300>>> back_reason;
  std::vector<NewMark> marks;
};
BOOST_DESCRIBE_STRUCT(MoveOn, (),
                      (stay, place, stage, setting, started, planned_until, end_type, end_reason, keyworker,
                       back_reason, marks))

/// Opens an episode (or goes on with the open one of this house) and begins a stay in it. A handover that brought the
/// person learns that care began, and nothing else. Reasons besides those above: handover.not-now.
Result<journal::Changed> admit(journal::Transaction& tx, const access::Viewer& who, const RoadRules& road,
                               Id<Person> person, const Admit& c);
Result<journal::Changed> end_stay(journal::Transaction& tx, const access::Viewer& who, journal::Stored<Stay>& stay,
                                  const EndStay& c);
/// Nobody who died is in care: in every record of this person the day of death is set and what is open ends with it.
void note_death(journal::Transaction& tx, Id<Person> person, LocalDate died_on, EndReason reason);
/// Inside one house: the stay ends and the next begins, in one save. Answers the new stay.
Result<journal::Changed> move_on(journal::Transaction& tx, const access::Viewer& who, const RoadRules& road,
                                 journal::Stored<Stay>& stay, const MoveOn& c);
Result<journal::Changed> mark_stage(journal::Transaction& tx, const access::Viewer& who, Id<Person> person,
                                    const NewMark& c);

/// The journey a stay that starts on this day belongs to, open or ended not longer ago than the road allows; else a new
/// one.
journal::Stored<Journey> journey_for(journal::Transaction& tx, const RoadRules& road, Id<Person> person, Id<Place> home,
                                     LocalDate started);
std::optional<journal::Stored<Journey>> latest_journey(journal::Transaction& tx, Id<Person> person);

}  // namespace homeward::pathway

namespace homeward {
template <>
struct Described<pathway::NewSubstance> {
  static constexpr RecordTable table{
      .name = "new_substance", .category = Category::clinical, .doc = "A substance at the start of an episode."};
  static constexpr MemberTable members[] = {{1, "rank", "Principal or secondary."},
                                            {2, "substance", "Which."},
                                            {3, "route", "Usual route."},
                                            {4, "frequency", "In the last 30 days."},
                                            {5, "age_answer", "Whether the age was answered."},
                                            {6, "age_first_use", "In years."}};
};
template <>
struct Described<pathway::NewMark> {
  static constexpr RecordTable table{
      .name = "new_mark", .category = Category::care, .doc = "A stage that is left out on purpose."};
  static constexpr MemberTable members[] = {{1, "id", "Id, made by the sender."},
                                            {2, "stage", "Which stage."},
                                            {3, "kind", "Not needed, not wanted, or done in another house."},
                                            {4, "decided_by", "Who decided."}};
};
template <>
struct Described<pathway::Admit> {
  static constexpr RecordTable table{.name = "admit", .category = Category::care, .doc = "Care begins."};
  static constexpr MemberTable members[] = {{1, "episode", "Id of a new episode; ignored where one is open here."},
                                            {2, "stay", "Id of the new stay."},
                                            {3, "place", "Where."},
                                            {4, "stage", "Which stage."},
                                            {5, "setting", "How."},
                                            {6, "started", "First day."},
                                            {7, "planned_until", "Planned last day."},
                                            {8, "referral_source", "Who sent the person."},
                                            {9, "programme", "Programme."},
                                            {10, "keyworker", "Who is responsible."},
                                            {11, "back_reason", "Why the road goes back."},
                                            {12, "substances", "Substances at the start."},
                                            {13, "marks", "Stages left out."},
                                            {14, "handover",
                                             "The confirmed arrival that brought the person, where they were "
                                             "registered here anew."}};
};
template <>
struct Described<pathway::EndStay> {
  static constexpr RecordTable table{.name = "end_stay", .category = Category::care, .doc = "A stay ends."};
  static constexpr MemberTable members[] = {
      {1, "ended", "Last day."}, {2, "end_type", "How it ended."}, {3, "end_reason", "Why it ended."}};
};
template <>
struct Described<pathway::MoveOn> {
  static constexpr RecordTable table{
      .name = "move_on", .category = Category::care, .doc = "On to another stage in the same house."};
  static constexpr MemberTable members[] = {{1, "stay", "Id of the new stay."},
                                            {2, "place", "Where."},
                                            {3, "stage", "Which stage."},
                                            {4, "setting", "How."},
                                            {5, "started", "First day, also the last of the old stay."},
                                            {6, "planned_until", "Planned last day."},
                                            {7, "end_type", "How the old stay ended."},
                                            {8, "end_reason", "Why it ended."},
                                            {9, "keyworker", "Who is responsible."},
                                            {10, "back_reason", "Why the road goes back."},
                                            {11, "marks", "Stages left out."}};
};
}  // namespace homeward
