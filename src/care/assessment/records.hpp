#pragma once
#include "care/pathway/records.hpp"

/// Forms that were filled in: raw answers with everything needed to score them again. Scores are never stored.
namespace homeward {

/// Who held the pen (domain reference 2.2: the mode belongs to the result).
enum class FormMode { self_on_device, self_by_link, interview, imported };
BOOST_DESCRIBE_ENUM(FormMode, self_on_device, self_by_link, interview, imported)
/// `entered_in_error`: kept, shown as such, never scored.
enum class FormState { started, finished, entered_in_error };
BOOST_DESCRIBE_ENUM(FormState, started, finished, entered_in_error)
/// Why an answer is not there. None of these is zero (domain reference 2.2).
enum class AnswerAbsence { unanswered, refused, not_applicable, not_asked };
BOOST_DESCRIBE_ENUM(AnswerAbsence, unanswered, refused, not_applicable, not_asked)

/// One answer: a number, words, or why there is none.
struct FormAnswer {
  Text<12> item;
  std::optional<double> value;
  std::optional<Text<1000>> words;
  std::optional<AnswerAbsence> absent;
};
BOOST_DESCRIBE_STRUCT(FormAnswer, (), (item, value, words, absent))
template <>
struct Described<FormAnswer> {
  static constexpr RecordTable table{
      .name = "form_answer", .category = Category::clinical, .doc = "One answer of a form."};
  static constexpr MemberTable members[] = {{1, "item", "Published number of the question, as in the pack: q1."},
                                            {2, "value", "The value of the chosen answer."},
                                            {3, "words", "Free words; never scored."},
                                            {4, "absent", "Why there is no answer."}};
};

/// Recorded beside a withdrawal scale, never scored (domain reference I-11).
struct VitalSigns {
  std::optional<std::int32_t> pulse;
  std::optional<std::int32_t> systolic;
  std::optional<std::int32_t> diastolic;
  std::optional<double> temperature;
  std::optional<std::int32_t> breaths;
};
BOOST_DESCRIBE_STRUCT(VitalSigns, (), (pulse, systolic, diastolic, temperature, breaths))
template <>
struct Described<VitalSigns> {
  static constexpr RecordTable table{
      .name = "vital_signs", .category = Category::clinical, .doc = "Vital signs of one moment."};
  static constexpr MemberTable members[] = {{1, "pulse", "Beats a minute."},
                                            {2, "systolic", "Upper blood pressure, mmHg."},
                                            {3, "diastolic", "Lower blood pressure, mmHg."},
                                            {4, "temperature", "Degrees Celsius."},
                                            {5, "breaths", "Breaths a minute."}};
};

struct Assessment {
  Id<Assessment> id;
  Id<Person> person;
  Id<Place> home;
  std::optional<Id<Episode>> episode;
  Text<40> instrument;
  std::int32_t instrument_version = 0;
  std::optional<Text<40>> reading;
  Text<35> language;
  FormMode mode = FormMode::interview;
  FormState state = FormState::started;
  LocalDate on;
  Instant started;
  std::optional<Instant> finished;
  std::optional<Id<Account>> administrator;
  Protected<std::vector<FormAnswer>> answers;
  std::optional<Protected<VitalSigns>> vitals;
  bool on_own_page = false;
};
BOOST_DESCRIBE_STRUCT(Assessment, (),
                      (id, person, home, episode, instrument, instrument_version, reading, language, mode, state, on,
                       started, finished, administrator, answers, vitals, on_own_page))
template <>
struct Described<Assessment> {
  static constexpr RecordTable table{.number = 62,
                                     .name = "assessment",
                                     .subject = "person",
                                     .home = "home",
                                     .day = "on",
                                     .category = Category::clinical,
                                     .doc = "A form of an instrument, filled in about a person."};
  static constexpr MemberTable members[] = {
      {1, "id", "Id."},
      {2, "person", "About whom; a relative's own form is in the relative's record."},
      {3, "home", "The place that asked."},
      {4, "episode", "In which episode of care."},
      {5, "instrument", "Id of the pack in catalogue/instruments."},
      {6, "instrument_version", "Version of the pack: which items, in which wording."},
      {7, "reading", "Bands that were named, where a score has several."},
      {8, "language", "BCP 47 language in which it was asked."},
      {9, "mode", "Who held the pen."},
      {10, "state", "Where it stands."},
      {11, "on", "Local day that the answers are about."},
      {12, "started", "When it was begun."},
      {13, "finished", "When it was finished."},
      {14, "administrator", "Who asked, or handed over the device."},
      {15, "answers", "As they were given."},
      {16, "vitals", "Vital signs of a round of a flow sheet."},
      {17, "on_own_page",
       "Its scores may stand on the page of whoever filled it in; else the row never opens to their own sign-in."}};
};

/// A form of another system as it came: what we hold of it is an Assessment; what goes out again is this.
struct ReceivedForm {
  Id<ReceivedForm> id;
  Id<Person> person;
  Id<Place> home;
  Id<Assessment> form;
  Protected<Text<200000>> resource;
  bool on_own_page = false;
};
BOOST_DESCRIBE_STRUCT(ReceivedForm, (), (id, person, home, form, resource, on_own_page))
template <>
struct Described<ReceivedForm> {
  static constexpr RecordTable table{.number = 64,
                                     .name = "received_form",
                                     .subject = "person",
                                     .home = "home",
                                     .category = Category::clinical,
                                     .doc = "A form of another system as it came."};
  static constexpr MemberTable members[] = {{1, "id", "Id."},
                                            {2, "person", "About whom."},
                                            {3, "home", "The place that took it in."},
                                            {4, "form", "What is held of it.", Index::plain},
                                            {5, "resource", "QuestionnaireResponse of FHIR R4, as it came."},
                                            {6, "on_own_page", "Never: it holds the answers themselves."}};
};

/// A form that a person may fill in on their own phone, once. Whoever holds the token reaches this form and nothing
/// else; the token itself is never stored.
struct FormLink {
  Id<FormLink> id;
  Id<Person> person;
  Id<Place> home;
  Text<40> instrument;
  std::int32_t instrument_version = 0;
  std::optional<Text<40>> reading;
  Text<35> language;
  Id<Assessment> form;
  Blob token_key;
  Id<Account> made_by;
  Instant made;
  Instant expires;
  std::optional<Instant> used;
  std::optional<Instant> revoked;
  std::optional<Id<Account>> revoked_by;
};
BOOST_DESCRIBE_STRUCT(FormLink, (),
                      (id, person, home, instrument, instrument_version, reading, language, form, token_key, made_by,
                       made, expires, used, revoked, revoked_by))
template <>
struct Described<FormLink> {
  static constexpr RecordTable table{.number = 63,
                                     .name = "form_link",
                                     .subject = "person",
                                     .home = "home",
                                     .category = Category::clinical,
                                     .doc = "A link by which a person fills in one form on their own phone."};
  static constexpr MemberTable members[] = {
      {1, "id", "Id."},
      {2, "person", "Who is asked."},
      {3, "home", "The place that asks."},
      {4, "instrument", "Id of the pack in catalogue/instruments."},
      {5, "instrument_version", "Version of the pack: which items, in which wording."},
      {6, "reading", "Bands that were named, where a score has several."},
      {7, "language", "BCP 47 language that was offered first."},
      {8, "form", "The form; there is no such row before the first answer.", Index::plain},
      {9, "token_key", "Keyed hash of the token.", Index::unique, Category::secret},
      {10, "made_by", "On whose invitation."},
      {11, "made", "When."},
      {12, "expires", "When it ends by itself."},
      {13, "used", "When the form was finished by it."},
      {14, "revoked", "When it was taken back."},
      {15, "revoked_by", "Who took it back."}};
};

}  // namespace homeward
