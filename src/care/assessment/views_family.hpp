#pragma once
#include "care/assessment/views.hpp"

/// The forms of a family side by side, for those who may see each of them.
namespace homeward::assessment {

/// A member's latest form. `counted`: filled in at about the time of the newest, so that it is in the spread.
struct FamilyMember {
  Disclosed<Person> person;
  Id<Assessment> form;
  LocalDate on;
  bool counted = false;
  std::vector<ScoreLine> scores;
};
BOOST_DESCRIBE_STRUCT(FamilyMember, (), (person, form, on, counted, scores))

struct ScoreSpread {
  PublicText name;
  double lowest = 0, highest = 0, mean = 0;
  std::int64_t members = 0;
};
BOOST_DESCRIBE_STRUCT(ScoreSpread, (), (name, lowest, highest, mean, members))

struct FamilyForms {
  PublicText instrument;
  std::vector<FamilyMember> members;
  std::vector<ScoreSpread> spreads;
};
BOOST_DESCRIBE_STRUCT(FamilyForms, (), (instrument, members, spreads))

/// The instruments that a family answers together, where the viewer sees forms of two of its members at least. A family
/// is whoever agreed to family support for one another, as far as the viewer may see that consent; a member whose
/// record or form stays closed is not there at all, in no count either. Reasons: not-found.
Result<ListOf<FamilyForms>> family_forms(Reader& reader, const Instruments& instruments, Id<Person> person);

}  // namespace homeward::assessment
