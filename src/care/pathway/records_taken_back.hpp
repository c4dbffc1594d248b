#pragma once
#include "care/pathway/records.hpp"

/// An end that was written down by mistake.
namespace homeward {

/// That a stay had been ended by mistake, and why it goes on. The stay itself has no end any more; what stood there is
/// kept here, because somebody may have acted on it meanwhile.
struct EndTakenBack {
  Id<EndTakenBack> id;
  Id<Person> person;
  Id<Place> home;
  Id<Stay> stay;
  LocalDate on;
  LocalDate ended;
  EndType end_type = EndType::other;
  Protected<Text<300>> reason;
};
BOOST_DESCRIBE_STRUCT(EndTakenBack, (), (id, person, home, stay, on, ended, end_type, reason))
template <>
struct Described<EndTakenBack> {
  static constexpr RecordTable table{.number = 59,
                                     .name = "end_taken_back",
                                     .subject = "person",
                                     .home = "home",
                                     .day = "on",
                                     .category = Category::care,
                                     .doc = "A stay had been ended by mistake and goes on."};
  static constexpr MemberTable members[] = {{1, "id", "Id."},
                                            {2, "person", "Whose."},
                                            {3, "home", "The place that keeps the stay."},
                                            {4, "stay", "The stay that goes on."},
                                            {5, "on", "Local day on which the end was taken back."},
                                            {6, "ended", "The last day that had been written down."},
                                            {7, "end_type", "How it was said to have ended."},
                                            {8, "reason", "What was the mistake."}};
};

}  // namespace homeward
