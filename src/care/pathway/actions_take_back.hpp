#pragma once
#include "care/pathway/actions.hpp"
#include "care/pathway/records_taken_back.hpp"
#include "care/pathway/rules_take_back.hpp"

/// A stay that was ended by mistake goes on.
namespace homeward::pathway {

struct TakeBackEnd {
  Id<EndTakenBack> id;
  Protected<Text<300>> reason;
};
BOOST_DESCRIBE_STRUCT(TakeBackEnd, (), (id, reason))

/// Whoever may end a stay takes its end back, with a reason. The episode and the journey that ended with it go on, who
/// is beside the person stays so (a keyworker whose access ran out since is named anew), and the search that the end
/// began is over without an outcome: nobody was reached. The bed is not asked for anew, because the person has not left
/// it; the place must still offer the stage. What another house wrote refuses nothing and is told to nobody: as at an
/// admission, those look who see both sides. Answers the stay. Reasons: field.missing, place.not-offered,
/// place.not-offered-yet and those of decide_take_back.
Result<journal::Changed> take_back_end(journal::Transaction& tx, const access::Viewer& who, const RoadRules& road,
                                       journal::Stored<Stay>& stay, const TakeBackEnd& c);

}  // namespace homeward::pathway

namespace homeward {
template <>
struct Described<pathway::TakeBackEnd> {
  static constexpr RecordTable table{
      .name = "take_back_end", .category = Category::care, .doc = "A stay was ended by mistake and goes on."};
  static constexpr MemberTable members[] = {{1, "id", "Id, made by the sender."},
                                            {2, "reason", "What was the mistake."}};
};
}  // namespace homeward
