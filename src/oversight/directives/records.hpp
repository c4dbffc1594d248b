#pragma once
#include "care/contact/records.hpp"
#include "care/places/records.hpp"

/// Orders from the nation or a region to the houses below, and what became of them. Source: sources/004, the macro
/// level "monitors the implementation of specific instructions by regional authorities", and the gap between the
/// levels.
namespace homeward {

/// What counts as acting on a directive: something that exists as a record anyway, so that nobody reports twice.
enum class ActKind {
  own_statement,      ///< nothing that is recorded; what the house says
  stay_started,       ///< a stay began
  form_finished,      ///< a form of an instrument was finished
  contact_held,       ///< a contact took place
  arrival_confirmed,  ///< a handover arrived
  person_reached      ///< somebody who was not heard from was reached
};
BOOST_DESCRIBE_ENUM(ActKind, own_statement, stay_started, form_finished, contact_held, arrival_confirmed,
                    person_reached)
enum class ActWhom { anybody, in_care, relative };
BOOST_DESCRIBE_ENUM(ActWhom, anybody, in_care, relative)

struct CountedAct {
  ActKind kind = ActKind::own_statement;
  ActWhom whom = ActWhom::anybody;
  std::optional<Stage> stage;
  std::optional<ContactKind> contact;
  std::optional<Text<40>> instrument;
  bool operator==(const CountedAct&) const = default;
};
BOOST_DESCRIBE_STRUCT(CountedAct, (), (kind, whom, stage, contact, instrument))
template <>
struct Described<CountedAct> {
  static constexpr RecordTable table{
      .name = "counted_act", .category = Category::place, .doc = "What counts as acting on a directive."};
  static constexpr MemberTable members[] = {{1, "kind", "Which records count."},
                                            {2, "whom", "With whom."},
                                            {3, "stage", "Of stays and arrivals: only this stage."},
                                            {4, "contact", "Of contacts: only this kind."},
                                            {5, "instrument", "Of forms: the pack in catalogue/instruments."}};
};

/// What is ordered. An amendment brings a whole new one.
struct DirectiveOrder {
  Text<160> title;
  Text<2000> aim;
  std::optional<Text<300>> basis;
  std::vector<Id<Place>> places;
  CountedAct counts;
  LocalDate act_by;
  std::optional<LocalDate> ends_on;
  bool operator==(const DirectiveOrder&) const = default;
};
BOOST_DESCRIBE_STRUCT(DirectiveOrder, (), (title, aim, basis, places, counts, act_by, ends_on))
template <>
struct Described<DirectiveOrder> {
  static constexpr RecordTable table{.name = "directive_order", .category = Category::place, .doc = "What is ordered."};
  static constexpr MemberTable members[] = {{1, "title", "In a few words."},
                                            {2, "aim", "What is to be different, in words."},
                                            {3, "basis", "Law, decree or other source."},
                                            {4, "places", "To whom: every centre and NGO at or below these."},
                                            {5, "counts", "What counts as acting on it."},
                                            {6, "act_by", "By which local day."},
                                            {7, "ends_on", "Last day on which acts count."}};
};

struct Directive {
  Id<Directive> id;
  Id<Place> issued_by;
  Text<40> number;
  DirectiveOrder order;
  std::int32_t edition = 1;
  LocalDate issued_on;
  LocalDate edition_since;
  std::optional<LocalDate> withdrawn_on;
  std::optional<Text<500>> withdrawn_why;
};
BOOST_DESCRIBE_STRUCT(Directive, (),
                      (id, issued_by, number, order, edition, issued_on, edition_since, withdrawn_on, withdrawn_why))
template <>
struct Described<Directive> {
  static constexpr RecordTable table{.number = 90,
                                     .name = "directive",
                                     .home = "issued_by",
                                     .category = Category::place,
                                     .doc = "An order from the nation or a region to the houses below."};
  static constexpr MemberTable members[] = {{1, "id", "Id."},
                                            {2, "issued_by", "The nation or region that orders."},
                                            {3, "number", "As in its register."},
                                            {4, "order", "What is ordered now."},
                                            {5, "edition", "How often it was worded anew, from 1."},
                                            {6, "issued_on", "Local day."},
                                            {7, "edition_since", "Local day of this wording."},
                                            {8, "withdrawn_on", "Local day on which it was taken back."},
                                            {9, "withdrawn_why", "Why."}};
};

/// How a directive read before it was amended.
struct DirectiveEdition {
  Id<DirectiveEdition> id;
  Id<Directive> directive;
  Id<Place> home;
  std::int32_t edition = 1;
  DirectiveOrder order;
  LocalDate since;
  LocalDate until;
  Text<500> why;
};
BOOST_DESCRIBE_STRUCT(DirectiveEdition, (), (id, directive, home, edition, order, since, until, why))
template <>
struct Described<DirectiveEdition> {
  static constexpr RecordTable table{.number = 91,
                                     .name = "directive_edition",
                                     .home = "home",
                                     .category = Category::place,
                                     .doc = "How a directive read before it was amended."};
  static constexpr MemberTable members[] = {{1, "id", "Id."},
                                            {2, "directive", "Which.", Index::plain},
                                            {3, "home", "The nation or region that orders."},
                                            {4, "edition", "Number of this wording."},
                                            {5, "order", "What was ordered."},
                                            {6, "since", "From which day."},
                                            {7, "until", "Until which day."},
                                            {8, "why", "Why it was amended."}};
};

enum class DirectiveAnswerKind { received, will_do, done, cannot };
BOOST_DESCRIBE_ENUM(DirectiveAnswerKind, received, will_do, done, cannot)
enum class CannotReason { no_staff, no_training, no_money, no_room, no_such_people, not_our_task, law, other };
BOOST_DESCRIBE_ENUM(CannotReason, no_staff, no_training, no_money, no_room, no_such_people, not_our_task, law, other)

/// What a house said. All answers are kept; the last one to the present wording counts.
struct DirectiveAnswer {
  Id<DirectiveAnswer> id;
  Id<Directive> directive;
  Id<Place> home;
  std::int32_t edition = 1;
  DirectiveAnswerKind kind = DirectiveAnswerKind::received;
  std::optional<LocalDate> by;
  std::optional<CannotReason> reason;
  std::optional<Protected<Text<1000>>> words;
  LocalDate on;
  Instant at;
  Id<Account> answered_by;
};
BOOST_DESCRIBE_STRUCT(DirectiveAnswer, (), (id, directive, home, edition, kind, by, reason, words, on, at, answered_by))
template <>
struct Described<DirectiveAnswer> {
  static constexpr RecordTable table{.number = 92,
                                     .name = "directive_answer",
                                     .home = "home",
                                     .category = Category::place,
                                     .doc = "What a house answered to a directive."};
  static constexpr MemberTable members[] = {{1, "id", "Id."},
                                            {2, "directive", "Which.", Index::plain},
                                            {3, "home", "The house that answers."},
                                            {4, "edition", "The wording that is answered."},
                                            {5, "kind", "What it says."},
                                            {6, "by", "The day by which it will be done."},
                                            {7, "reason", "Why it cannot be done."},
                                            {8, "words", "What was done, or why not, in words."},
                                            {9, "on", "Local day."},
                                            {10, "at", "When."},
                                            {11, "answered_by", "Who answered for the house."}};
};

}  // namespace homeward
