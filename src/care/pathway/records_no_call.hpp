#pragma once
#include "care/people/records.hpp"

/// Who asked us not to call again.
namespace homeward {

enum class NoCallEnd { own_word, care_began };
BOOST_DESCRIBE_ENUM(NoCallEnd, own_word, care_began)

/// Somebody asked us not to call again. While this stands nobody searches for them and nobody is reminded to, in any
/// house: each house that knows the person has a row of its own, so that it is known there and tells of no other house.
/// The person takes it back in their own word, or by beginning care again.
struct NoCall {
  Id<NoCall> id;
  Id<Person> person;
  Id<Place> home;
  LocalDate on;
  std::optional<Text<40>> number_left;
  std::optional<LocalDate> ended_on;
  std::optional<NoCallEnd> ended_by;
};
BOOST_DESCRIBE_STRUCT(NoCall, (), (id, person, home, on, number_left, ended_on, ended_by))
template <>
struct Described<NoCall> {
  static constexpr RecordTable table{.number = 58,
                                     .name = "no_call",
                                     .subject = "person",
                                     .home = "home",
                                     .day = "on",
                                     .category = Category::presence,
                                     .doc = "Somebody asked us not to call again."};
  static constexpr MemberTable members[] = {{1, "id", "Id."},
                                            {2, "person", "Who asked."},
                                            {3, "home", "A house that knows the person."},
                                            {4, "on", "Local day."},
                                            {5, "number_left", "Number to call at any time that was left with them."},
                                            {6, "ended_on", "Since when we may call again."},
                                            {7, "ended_by", "By their own word, or because they began care again."}};
};

}  // namespace homeward
