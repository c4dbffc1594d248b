#pragma once
#include "base/time.hpp"
#include "engine/cohort/store.hpp"

#include <optional>

namespace homeward::indicators {

/// The first day of the first month in which as many people as may be shown began a stay at or below a place: a period
/// that begins earlier is not whole, and what it counts is no smaller for it. Nothing where there was no such month.
/// It tells no more than the table of stays by month does.
std::optional<LocalDate> records_begin(const cohort::Snapshot& snapshot, cohort::Slot place);

}  // namespace homeward::indicators
