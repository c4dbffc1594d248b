#pragma once
#include "base/time.hpp"
#include "engine/cohort/store.hpp"

#include <optional>

namespace homeward::indicators {

/// The first day of the month by which as many people as may be shown had begun a stay at or below a place: a period
/// that begins earlier is not whole: fewer counted there need not mean that less was done. Nothing where there are
/// fewer.
std::optional<LocalDate> records_begin(const cohort::Snapshot& snapshot, cohort::Slot place);

}  // namespace homeward::indicators
