#pragma once
#include "care/pathway/records.hpp"
#include "platform/journal/journal.hpp"

namespace homeward::pathway {

/// Somebody has an open bed in another house as well: the privacy officers of both look, the desk learns nothing.
void ask_to_coordinate(journal::Transaction& tx, const Stay& stay, Id<Place> house);

}  // namespace homeward::pathway
