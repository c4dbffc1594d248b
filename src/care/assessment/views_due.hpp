#pragma once
#include "care/assessment/schedules.hpp"
#include "care/assessment/views.hpp"

/// What is to be asked: of one person, and of the people whom a worker is responsible for.
namespace homeward::assessment {

struct DueLine {
  PublicText instrument;
  std::int64_t sitting = 1;
  double minutes = 0;
  LocalDate from;
  LocalDate due;
  bool overdue = false;
};
BOOST_DESCRIBE_STRUCT(DueLine, (), (instrument, sitting, minutes, from, due, overdue))
/// What is still to be asked of a set, with the sum of its minutes.
struct DueSet {
  PublicText schedule;
  std::vector<Wording> title;
  std::int64_t sittings = 1;
  double minutes = 0;
  std::vector<DueLine> forms;
};
BOOST_DESCRIBE_STRUCT(DueSet, (), (schedule, title, sittings, minutes, forms))
/// `waiting`: instruments that would be asked now too if their text were loaded here.
struct FormsDue {
  std::vector<DueSet> sets;
  LocalDate today;
  std::vector<PublicText> waiting;
};
BOOST_DESCRIBE_STRUCT(FormsDue, (), (sets, today, waiting))
/// Reasons: not-found.
Result<FormsDue> forms_due(Reader& reader, const Instruments& instruments, const Schedules& schedules,
                           Id<Person> person);

struct PersonDue {
  Disclosed<Person> person;
  std::vector<DueSet> sets;
};
BOOST_DESCRIBE_STRUCT(PersonDue, (), (person, sets))
/// `total` where there are more than are shown. `waiting`: instruments that would be asked now of somebody of them too
/// if their text were loaded here.
struct PeopleDue {
  std::vector<PersonDue> items;
  std::optional<std::int64_t> total;
  std::vector<PublicText> waiting;
};
BOOST_DESCRIBE_STRUCT(PeopleDue, (), (items, total, waiting))
/// The viewer's own people in care of whom something is to be asked, the longest overdue first. As many statements for
/// 200 people as for one.
PeopleDue own_people_due(Reader& reader, const Instruments& instruments, const Schedules& schedules);
/// The same of the people who are in care at or below a place, as far as their forms are open to the viewer.
/// Reasons: not-found.
Result<PeopleDue> people_due_at(Reader& reader, const Instruments& instruments, const Schedules& schedules,
                                Id<Place> place);

}  // namespace homeward::assessment
