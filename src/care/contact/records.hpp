#pragma once
#include "care/pathway/records.hpp"

/// What happened on a day: contacts that took place or did not, and what was observed.
namespace homeward {

enum class ContactKind { visit, session, call, group, other };
BOOST_DESCRIBE_ENUM(ContactKind, visit, session, call, group, other)
/// `not_required` and `missed` differ: nobody failed to come to what was not due (domain reference 2.5).
enum class Attendance { planned, came, did_not_come, excused, not_required };
BOOST_DESCRIBE_ENUM(Attendance, planned, came, did_not_come, excused, not_required)
enum class AbsenceReason {
  forgot,
  ill,
  in_hospital,
  imprisoned,
  moved,
  travelling,
  left,
  unable,
  died,
  outside_window,
  no_funding,
  not_explained,
  other
};
BOOST_DESCRIBE_ENUM(AbsenceReason, forgot, ill, in_hospital, imprisoned, moved, travelling, left, unable, died,
                    outside_window, no_funding, not_explained, other)

struct Contact {
  Id<Contact> id;
  Id<Person> person;
  Id<Place> home;
  std::optional<Id<Episode>> episode;
  LocalDate on;
  ContactKind kind = ContactKind::visit;
  Attendance attendance = Attendance::planned;
  std::vector<AbsenceReason> absence;
  std::optional<Text<60>> label;
  bool relative_date = false;
};
BOOST_DESCRIBE_STRUCT(Contact, (), (id, person, home, episode, on, kind, attendance, absence, label, relative_date))
template <>
struct Described<Contact> {
  static constexpr RecordTable table{.number = 60,
                                     .name = "contact",
                                     .subject = "person",
                                     .home = "home",
                                     .day = "on",
                                     .category = Category::clinical,
                                     .doc = "A contact that took place or did not."};
  static constexpr MemberTable members[] = {{1, "id", "Id."},
                                            {2, "person", "With whom."},
                                            {3, "home", "The place."},
                                            {4, "episode", "In which episode of care."},
                                            {5, "on", "Local day."},
                                            {6, "kind", "What it was."},
                                            {7, "attendance", "Whether it took place."},
                                            {8, "absence", "Why not, as far as known."},
                                            {9, "label", "Name in the schedule."},
                                            {10, "relative_date", "The day was counted from an anchor, not recorded."}};
};

enum class ObservationKind {
  urine_sample,      ///< a sample was given (value: temperature in range yes/no)
  urine_result,      ///< a substance was found in urine
  reported_use,      ///< a day of use, reported by the person
  medication_given,  ///< an amount given on a day
  withdrawal,        ///< severity
  pain,
  assessment,      ///< one answer of a form, until assessments have a room
  urine_not_found  ///< a substance was looked for in urine and not found
};
BOOST_DESCRIBE_ENUM(ObservationKind, urine_sample, urine_result, reported_use, medication_given, withdrawal, pain,
                    assessment, urine_not_found)

struct Observation {
  Id<Observation> id;
  Id<Person> person;
  Id<Place> home;
  std::optional<Id<Episode>> episode;
  LocalDate on;
  ObservationKind kind = ObservationKind::urine_result;
  std::optional<Text<60>> what;
  std::optional<double> amount;
  std::optional<Text<16>> unit;
  bool relative_date = false;
};
BOOST_DESCRIBE_STRUCT(Observation, (), (id, person, home, episode, on, kind, what, amount, unit, relative_date))
template <>
struct Described<Observation> {
  static constexpr RecordTable table{.number = 61,
                                     .name = "observation",
                                     .subject = "person",
                                     .home = "home",
                                     .day = "on",
                                     .category = Category::clinical,
                                     .doc = "Something observed, tested or reported."};
  static constexpr MemberTable members[] = {{1, "id", "Id."},
                                            {2, "person", "About whom."},
                                            {3, "home", "The place."},
                                            {4, "episode", "In which episode of care."},
                                            {5, "on", "Local day it is about."},
                                            {6, "kind", "What was looked at."},
                                            {7, "what", "Substance or item, a coded word."},
                                            {8, "amount", "How much."},
                                            {9, "unit", "UCUM unit of the amount."},
                                            {10, "relative_date", "The day was counted from an anchor, not recorded."}};
};

}  // namespace homeward
