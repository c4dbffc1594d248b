#include "care/pathway/rules_take_back.hpp"

#include <tuple>

namespace homeward::pathway {

Result<void> decide_take_back(const Stay& stay, const AfterTheEnd& after) {
  if (!stay.ended) return reject(ErrorKind::conflict, "stay.not-ended", "this stay goes on already");
  if (after.died || stay.end_type == EndType::died) {
    return reject(ErrorKind::conflict, "stay.end-death", "a death is not taken back here");
  }
  if (after.later_stay) return reject(ErrorKind::conflict, "stay.gone-on", "the road went on with another stay");
  if (after.set_out) return reject(ErrorKind::conflict, "stay.set-out", "they set out for another house");
  return {};
}

Stay without_end(Stay stay) {
  stay.ended.reset();
  stay.end_type.reset();
  stay.end_reason.reset();
  return stay;
}

bool comes_after(const Stay& other, const Stay& stay) {
  // Ids grow with time: they tell the order of stays of one day.
  return other.id != stay.id && stay.ended && other.started >= *stay.ended &&
         std::tie(other.started, other.id.value) > std::tie(stay.started, stay.id.value);
}

}  // namespace homeward::pathway
