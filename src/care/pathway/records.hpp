#pragma once
#include "care/people/records.hpp"
#include "care/places/records.hpp"

/// A person's road: Person > Journey > Episode > Stay in one of the five stages (domain reference 0.2).
namespace homeward {

struct Stay;

/// All care of a person that hangs together. A gap of more than 21 days between an end and the next start ends it
/// (NDTMS, domain reference 0.2, unverified).
struct Journey {
  Id<Journey> id;
  Id<Person> person;
  Id<Place> home;
  LocalDate started;
  std::optional<LocalDate> ended;
};
BOOST_DESCRIBE_STRUCT(Journey, (), (id, person, home, started, ended))
template <>
struct Described<Journey> {
  static constexpr RecordTable table{.number = 50,
                                     .name = "journey",
                                     .subject = "person",
                                     .home = "home",
                                     .day = "started",
                                     .category = Category::care,
                                     .doc = "All care of a person that hangs together."};
  static constexpr MemberTable members[] = {{1, "id", "Id."},
                                            {2, "person", "Whose."},
                                            {3, "home", "The place where it began."},
                                            {4, "started", "First day of the first episode."},
                                            {5, "ended", "Last day, once it has ended."}};
};

/// TDI 3.0 referral sources; the three words for no answer differ (domain reference 3.1).
enum class ReferralSource {
  court_or_police,
  general_practitioner,
  drug_treatment_centre,
  other_health_or_social,
  education,
  self_family_friends,
  interventionist,
  peer,
  other,
  does_not_want_to_answer,
  not_known,
  not_asked
};
BOOST_DESCRIBE_ENUM(ReferralSource, court_or_police, general_practitioner, drug_treatment_centre,
                    other_health_or_social, education, self_family_friends, interventionist, peer, other,
                    does_not_want_to_answer, not_known, not_asked)

/// How something ended. Why it ended is another member: type and reason are two fields (domain reference 7.1, 9.9).
enum class EndType { as_planned, left_early, transferred, stopped_by_service, imprisoned, died, other };
BOOST_DESCRIBE_ENUM(EndType, as_planned, left_early, transferred, stopped_by_service, imprisoned, died, other)

/// After AODTS NMDS cessation reasons (domain reference 3.3) and BHA discharge reasons (7.1).
enum class EndReason {
  programme_completed,
  change_of_treatment,
  change_of_setting,
  change_of_substance,
  against_advice,
  without_notice,
  did_not_follow_rules,
  mutual_agreement,
  moved_away,
  family,
  work_or_school,
  health,
  no_funding,
  service_closed,
  legal,
  observation_ended,
  not_stated,
  other
};
BOOST_DESCRIBE_ENUM(EndReason, programme_completed, change_of_treatment, change_of_setting, change_of_substance,
                    against_advice, without_notice, did_not_follow_rules, mutual_agreement, moved_away, family,
                    work_or_school, health, no_funding, service_closed, legal, observation_ended, not_stated, other)

/// One place's care from opening to closing.
struct Episode {
  Id<Episode> id;
  Id<Person> person;
  Id<Place> home;
  Id<Journey> journey;
  ReferralSource referral_source = ReferralSource::not_asked;
  std::optional<Text<80>> programme;
  LocalDate opened;
  std::optional<LocalDate> closed;
  std::optional<EndType> end_type;
  std::optional<EndReason> end_reason;
  bool relative_date = false;
};
BOOST_DESCRIBE_STRUCT(Episode, (),
                      (id, person, home, journey, referral_source, programme, opened, closed, end_type, end_reason,
                       relative_date))
template <>
struct Described<Episode> {
  static constexpr RecordTable table{.number = 51,
                                     .name = "episode",
                                     .subject = "person",
                                     .home = "home",
                                     .day = "opened",
                                     .category = Category::care,
                                     .doc = "One place's care from opening to closing."};
  static constexpr MemberTable members[] = {{1, "id", "Id."},
                                            {2, "person", "Whose."},
                                            {3, "home", "The place that cares."},
                                            {4, "journey", "The journey it belongs to.", Index::plain},
                                            {5, "referral_source", "Who sent the person."},
                                            {6, "programme", "Programme or trial arm."},
                                            {7, "opened", "First day."},
                                            {8, "closed", "Last day."},
                                            {9, "end_type", "How it ended."},
                                            {10, "end_reason", "Why it ended."},
                                            {11, "relative_date", "Days were counted from an anchor, not recorded."}};
};

/// A dated interval in one stage at one place.
struct Stay {
  Id<Stay> id;
  Id<Person> person;
  Id<Place> home;
  Id<Episode> episode;
  Stage stage = Stage::detoxification;
  Setting setting = Setting::inpatient;
  LocalDate started;
  std::optional<LocalDate> planned_until;
  std::optional<LocalDate> ended;
  std::optional<EndType> end_type;
  std::optional<EndReason> end_reason;
  std::optional<Protected<Text<300>>> back_reason;
  std::optional<Id<Account>> keyworker;
  bool relative_date = false;
};
BOOST_DESCRIBE_STRUCT(Stay, (),
                      (id, person, home, episode, stage, setting, started, planned_until, ended, end_type, end_reason,
                       back_reason, keyworker, relative_date))
template <>
struct Described<Stay> {
  static constexpr RecordTable table{.number = 52,
                                     .name = "stay",
                                     .subject = "person",
                                     .home = "home",
                                     .day = "started",
                                     .category = Category::care,
                                     .doc = "A dated interval in one stage at one place."};
  static constexpr MemberTable members[] = {{1, "id", "Id."},
                                            {2, "person", "Whose."},
                                            {3, "home", "The place that keeps the stay."},
                                            {4, "episode", "The episode it belongs to.", Index::plain},
                                            {5, "stage", "Which of the five stages."},
                                            {6, "setting", "Inpatient, outpatient or community."},
                                            {7, "started", "First local day."},
                                            {8, "planned_until", "Planned last day."},
                                            {9, "ended", "Last local day.", Index::plain},
                                            {10, "end_type", "How it ended."},
                                            {11, "end_reason", "Why it ended."},
                                            {12, "back_reason", "Why the road went back to an earlier stage."},
                                            {13, "keyworker", "Who is responsible."},
                                            {14, "relative_date", "Days were counted from an anchor, not recorded."}};
};

/// `done_elsewhere`: the person says so; the house does not know of it otherwise.
enum class MarkKind { not_needed, not_wanted, done_elsewhere };
BOOST_DESCRIBE_ENUM(MarkKind, not_needed, not_wanted, done_elsewhere)
enum class DecidedBy { person, team, both, guardian, court };
BOOST_DESCRIBE_ENUM(DecidedBy, person, team, both, guardian, court)

/// A stage that is left out on purpose, with who decided.
struct StageMark {
  Id<StageMark> id;
  Id<Person> person;
  Id<Place> home;
  Id<Journey> journey;
  Stage stage = Stage::detoxification;
  MarkKind kind = MarkKind::not_needed;
  DecidedBy decided_by = DecidedBy::team;
  LocalDate on;
};
BOOST_DESCRIBE_STRUCT(StageMark, (), (id, person, home, journey, stage, kind, decided_by, on))
template <>
struct Described<StageMark> {
  static constexpr RecordTable table{.number = 53,
                                     .name = "stage_mark",
                                     .subject = "person",
                                     .home = "home",
                                     .day = "on",
                                     .category = Category::care,
                                     .doc = "A stage that is left out on purpose."};
  static constexpr MemberTable members[] = {{1, "id", "Id."},
                                            {2, "person", "Whose."},
                                            {3, "home", "The place that noted it."},
                                            {4, "journey", "On which journey.", Index::plain},
                                            {5, "stage", "Which stage."},
                                            {6, "kind", "Not needed, not wanted, or done in another house."},
                                            {7, "decided_by", "Who decided."},
                                            {8, "on", "Local day."}};
};

/// TDI 3.0 substances; alcohol and tobacco may be secondary only (domain reference 3.1).
enum class Substance {
  heroin,
  methadone_misused,
  buprenorphine_misused,
  fentanyls,
  other_opioids,
  cocaine_powder,
  crack,
  other_cocaine,
  amphetamines,
  methamphetamines,
  mdma,
  cathinones,
  other_stimulants,
  barbiturates,
  benzodiazepines,
  ghb,
  other_hypnotics,
  lsd,
  ketamine,
  other_hallucinogens,
  volatile_inhalants,
  cannabis_plant,
  cannabis_synthetic,
  other_cannabis,
  alcohol,
  tobacco,
  other,
  not_known
};
BOOST_DESCRIBE_ENUM(Substance, heroin, methadone_misused, buprenorphine_misused, fentanyls, other_opioids,
                    cocaine_powder, crack, other_cocaine, amphetamines, methamphetamines, mdma, cathinones,
                    other_stimulants, barbiturates, benzodiazepines, ghb, other_hypnotics, lsd, ketamine,
                    other_hallucinogens, volatile_inhalants, cannabis_plant, cannabis_synthetic, other_cannabis,
                    alcohol, tobacco, other, not_known)
enum class Route { inject, smoke_or_inhale, eat_or_drink, sniff, other, does_not_want_to_answer, not_known, not_asked };
BOOST_DESCRIBE_ENUM(Route, inject, smoke_or_inhale, eat_or_drink, sniff, other, does_not_want_to_answer, not_known,
                    not_asked)
enum class Frequency {
  daily,
  four_to_six_days_a_week,
  two_to_three_days_a_week,
  once_a_week_or_less,
  not_used,
  does_not_want_to_answer,
  not_known,
  not_asked
};
BOOST_DESCRIBE_ENUM(Frequency, daily, four_to_six_days_a_week, two_to_three_days_a_week, once_a_week_or_less, not_used,
                    does_not_want_to_answer, not_known, not_asked)
enum class Answer { answered, does_not_want_to_answer, not_known, not_asked };
BOOST_DESCRIBE_ENUM(Answer, answered, does_not_want_to_answer, not_known, not_asked)
enum class SubstanceRank { principal, secondary };
BOOST_DESCRIBE_ENUM(SubstanceRank, principal, secondary)

/// A substance at the start of an episode, with route, frequency in the last 30 days and age at first use.
struct SubstanceUse {
  Id<SubstanceUse> id;
  Id<Person> person;
  Id<Place> home;
  Id<Episode> episode;
  SubstanceRank rank = SubstanceRank::principal;
  Substance substance = Substance::not_known;
  Route route = Route::not_asked;
  Frequency frequency = Frequency::not_asked;
  Answer age_answer = Answer::not_asked;
  std::optional<std::int32_t> age_first_use;
  LocalDate on;
};
BOOST_DESCRIBE_STRUCT(SubstanceUse, (),
                      (id, person, home, episode, rank, substance, route, frequency, age_answer, age_first_use, on))
template <>
struct Described<SubstanceUse> {
  static constexpr RecordTable table{.number = 54,
                                     .name = "substance_use",
                                     .subject = "person",
                                     .home = "home",
                                     .day = "on",
                                     .category = Category::clinical,
                                     .doc = "A substance at the start of an episode (TDI 3.0 categories)."};
  static constexpr MemberTable members[] = {{1, "id", "Id."},
                                            {2, "person", "Whose."},
                                            {3, "home", "The place that asked."},
                                            {4, "episode", "At the start of which episode.", Index::plain},
                                            {5, "rank", "Principal or secondary."},
                                            {6, "substance", "Which."},
                                            {7, "route", "Usual route."},
                                            {8, "frequency", "In the last 30 days."},
                                            {9, "age_answer", "Whether the age was answered."},
                                            {10, "age_first_use", "Age at first use in years."},
                                            {11, "on", "Local day that the answers are about."}};
};

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
};
BOOST_DESCRIBE_STRUCT(Handover, (),
                      (id, person, from, to, stay, code, stage, setting, state, consent, proposed_on, answer_by,
                       expected_on, held_until, answered_on, reject_reason, reason, left_on, arrived_on, next_stay))
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
      {20, "next_stay", "The stay that began.", Index::none, Category::care}};
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
};
BOOST_DESCRIBE_STRUCT(Attempt, (), (id, person, home, follow_up, by, on, outcome, note))
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
                                            {8, "note", "In words."}};
};

}  // namespace homeward
