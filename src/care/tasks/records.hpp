#pragma once
#include "care/people/records.hpp"
#include "care/places/records.hpp"

/// Who is asked to do what by when.
namespace homeward {

enum class TaskKind {
  reach_person,         ///< somebody was not heard from
  answer_handover,      ///< a proposal waits for an answer
  confirm_arrival,      ///< somebody was to arrive
  compare_records,      ///< two records may be the same person (privacy officers)
  review_break_glass,   ///< a look in an emergency waits for review
  coordinate,           ///< a rule met something its asker may not see
  name_person,          ///< registered under a code; may want a name
  find_next_place,      ///< the house that was asked said no, and the stay goes on
  check_safety,         ///< an answer speaks of danger to life
  protect_child,        ///< an answer of a young person speaks of violence
  medical_review,       ///< a score that a physician has to see
  refer_on,             ///< an answer calls for another service
  talk_about_safety,    ///< an answer speaks of a risk of accidents
  answer_directive,     ///< a directive waits for the house's first word
  carry_out_directive,  ///< a directive waits for what the house said it would do
  see_off               ///< another house said yes; the person has not set out
};
BOOST_DESCRIBE_ENUM(TaskKind, reach_person, answer_handover, confirm_arrival, compare_records, review_break_glass,
                    coordinate, name_person, find_next_place, check_safety, protect_child, medical_review, refer_on,
                    talk_about_safety, answer_directive, carry_out_directive, see_off)
enum class TaskState { open, done, dropped };
BOOST_DESCRIBE_ENUM(TaskState, open, done, dropped)

struct Task {
  Id<Task> id;
  std::optional<Id<Person>> person;
  Id<Place> home;
  std::optional<Id<Place>> other_home;
  TaskKind kind = TaskKind::reach_person;
  Text<40> asked_role;
  std::optional<Id<Account>> asked;
  LocalDate due;
  std::optional<Id<Cause>> about;
  TaskState state = TaskState::open;
  std::optional<Instant> closed_at;
  std::optional<Id<Account>> closed_by;
  std::optional<Text<40>> only_for;
  bool only_clinical = false;
};
BOOST_DESCRIBE_STRUCT(Task, (),
                      (id, person, home, other_home, kind, asked_role, asked, due, about, state, closed_at, closed_by,
                       only_for, only_clinical))
template <>
struct Described<Task> {
  static constexpr RecordTable table{.number = 40,
                                     .name = "task",
                                     .subject = "person",
                                     .home = "home",
                                     .other_home = "other_home",
                                     .category = Category::task,
                                     .doc = "Who is asked to do what by when."};
  static constexpr MemberTable members[] = {{1, "id", "Id."},
                                            {2, "person", "Whom it is about."},
                                            {3, "home", "The place that is asked."},
                                            {4, "other_home", "A second place that sees it."},
                                            {5, "kind", "What is asked."},
                                            {6, "asked_role", "Role that is asked, where no one person is."},
                                            {7, "asked", "The worker who is asked.", Index::plain},
                                            {8, "due", "By which local day."},
                                            {9, "about", "The row it is about.", Index::plain},
                                            {10, "state", "Where it stands."},
                                            {11, "closed_at", "When it was closed."},
                                            {12, "closed_by", "Who closed it."},
                                            {13, "only_for", "The one role that may see it, where not all may."},
                                            {14, "only_clinical",
                                             "Opened by an answer: for those to whom clinical records about the person "
                                             "are open, and never for the person's own sign-in."}};
};

}  // namespace homeward
