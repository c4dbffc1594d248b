#pragma once
#include "care/assessment/instruments.hpp"
#include "care/assessment/rules.hpp"
#include "platform/access/authority.hpp"

/// Filling in forms. Refusals carry the reasons of rules.hpp, those of access::require, and instrument.unknown,
/// instrument.version-gone, form.not-open, form.in-future.
namespace homeward::assessment {

struct BeginForm {
  Id<Assessment> id;
  Text<40> instrument;
  Text<35> language;
  FormMode mode = FormMode::interview;
  LocalDate on;
  std::optional<Text<40>> reading;
};
BOOST_DESCRIBE_STRUCT(BeginForm, (), (id, instrument, language, mode, on, reading))
struct SaveAnswers {
  Protected<std::vector<FormAnswer>> answers;
};
BOOST_DESCRIBE_STRUCT(SaveAnswers, (), (answers))

/// These forms, on this device, in the hands of the person whom they ask.
struct HandOver {
  std::vector<Id<Assessment>> forms;
  std::optional<Protected<Text<40>>> pin;
};
BOOST_DESCRIBE_STRUCT(HandOver, (), (forms, pin))

/// A round of a flow sheet: begun and finished at once, with the vital signs of the moment.
struct TakeRound {
  Id<Assessment> id;
  Text<40> instrument;
  Text<35> language;
  Instant taken;
  Protected<std::vector<FormAnswer>> answers;
  std::optional<Protected<VitalSigns>> vitals;
};
BOOST_DESCRIBE_STRUCT(TakeRound, (), (id, instrument, language, taken, answers, vitals))

Result<journal::Changed> begin_form(journal::Transaction& tx, const access::Viewer& who, const Instruments& instruments,
                                    Id<Person> person, const BeginForm& c);
/// Autosave: replaces the answers of a form that is still open. Reasons besides: form.by-link.
Result<journal::Changed> save_answers(journal::Transaction& tx, const access::Viewer& who,
                                      const Instruments& instruments, journal::Stored<Assessment>& form,
                                      const SaveAnswers& c);
/// The last answers; alerts of the instrument open their tasks in the same save, at any total.
Result<journal::Changed> finish_form(journal::Transaction& tx, const access::Viewer& who,
                                     const Instruments& instruments, journal::Stored<Assessment>& form,
                                     const SaveAnswers& c);
/// Narrows the sign-in of this device to these forms, of one person and begun for that; without a line some may be
/// finished by now. `pin_hash` of the command's PIN; a device that had no line may have lost it, and is narrowed all
/// the same: then the password takes it back. Reasons besides: sign-in.handed-over.
Result<journal::Changed> hand_over(journal::Transaction& tx, const access::Viewer& who, const HandOver& c,
                                   const std::optional<std::string>& pin_hash);
/// Before its PIN is hashed. Reasons: field.missing and those of access::check_pin.
Result<void> check_hand_over(const HandOver& c);
/// Also what was taken without a line and arrives later. Reasons besides: instrument.no-flow-sheet,
/// vitals.out-of-range, vitals.pressure-order.
Result<journal::Changed> take_round(journal::Transaction& tx, const access::Viewer& who, const Instruments& instruments,
                                    Id<Person> person, const TakeRound& c);
/// Filled in for the wrong person or by mistake: kept and marked.
Result<journal::Changed> mark_as_error(journal::Transaction& tx, journal::Stored<Assessment>& form);

}  // namespace homeward::assessment

namespace homeward {
template <>
struct Described<assessment::BeginForm> {
  static constexpr RecordTable table{
      .name = "begin_form", .category = Category::clinical, .doc = "A form of an instrument is begun."};
  static constexpr MemberTable members[] = {{1, "id", "Id, made by the sender."},
                                            {2, "instrument", "Id of the instrument."},
                                            {3, "language", "BCP 47 language in which it is asked."},
                                            {4, "mode", "Who holds the pen."},
                                            {5, "on", "Local day that the answers are about."},
                                            {6, "reading", "Bands to be used, where a score has several."}};
};
template <>
struct Described<assessment::SaveAnswers> {
  static constexpr RecordTable table{
      .name = "save_answers", .category = Category::clinical, .doc = "All answers given so far."};
  static constexpr MemberTable members[] = {{1, "answers", "As they were given."}};
};
template <>
struct Described<assessment::HandOver> {
  static constexpr RecordTable table{
      .name = "hand_over_forms", .category = Category::clinical, .doc = "The device goes to the person asked."};
  static constexpr MemberTable members[] = {
      {1, "forms", "What they fill in; nothing else opens on this device."},
      {2, "pin", "4 to 8 digits that take the device back, for this one time; without one the password does."}};
};
template <>
struct Described<assessment::TakeRound> {
  static constexpr RecordTable table{
      .name = "take_round", .category = Category::clinical, .doc = "A round of a flow sheet."};
  static constexpr MemberTable members[] = {{1, "id", "Id, made by the sender."},
                                            {2, "instrument", "Id of the instrument."},
                                            {3, "language", "BCP 47 language in which it is asked."},
                                            {4, "taken", "When it was taken."},
                                            {5, "answers", "As they were given."},
                                            {6, "vitals", "Vital signs of the moment."}};
};
}  // namespace homeward
