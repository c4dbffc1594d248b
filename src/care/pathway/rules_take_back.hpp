#pragma once
#include "care/pathway/records.hpp"

#include <span>

/// Taking back the end of a stay that was ended by mistake.
namespace homeward::pathway {

/// What came after the end of a stay, as far as it may be told to whoever takes the end back.
struct AfterTheEnd {
  bool later_stay = false;  ///< another stay began on the last day or afterwards, or must not run beside it
  bool set_out = false;     ///< a handover of this stay is on the way or arrived
  bool died = false;        ///< the person is known to have died
};

/// Only while nothing was built upon the end, however long ago it was. A death is corrected by who keeps the record,
/// not by going on with a stay. A question that is open at another house stays open, as it may be during any stay;
/// whoever did not arrive there is in care here, so that one falls. Reasons, in the order in which one can act on them:
/// stay.not-ended, stay.end-death, stay.gone-on, stay.set-out.
Result<void> decide_take_back(const Stay& stay, const AfterTheEnd& after);

/// The stay as if it had not ended.
Stay without_end(Stay stay);

/// Whether `other` stands behind the ended `stay` on the road: it began on the last day or later, and after it.
bool comes_after(const Stay& other, const Stay& stay);

}  // namespace homeward::pathway
