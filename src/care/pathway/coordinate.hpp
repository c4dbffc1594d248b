#pragma once
#include "care/pathway/records.hpp"
#include "platform/journal/journal.hpp"

namespace homeward::pathway {

/// Somebody has an open bed in another house as well: the privacy officers of both look, within two days of `since`,
/// the desk learns nothing. Whoever is asked already is not asked again.
void ask_to_coordinate(journal::Transaction& tx, const Stay& stay, Id<Place> house, LocalDate since);

}  // namespace homeward::pathway
