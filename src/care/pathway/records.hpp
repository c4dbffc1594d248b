#pragma once
#include "care/pathway/records_handover.hpp"
#include "care/pathway/records_substance.hpp"

/// A person's road: Person > Journey > Episode > Stay in one of the five stages (domain reference 0.2).
namespace homeward {

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
                                     .home_with = {"ended", "stage", "setting"},
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

}  // namespace homeward
