#pragma once
#include "base/period.hpp"
#include "care/places/records.hpp"
#include "platform/access/counting.hpp"

#include <set>

/// What every question about a place begins with: which place, which period, and whether it is masked.
namespace homeward::indicators {

/// The place that was asked about, or the viewer's own. Reason not-found, also for one out of reach.
Result<access::Disclosed<Place>> asked_place(access::Reader& reader, const std::string& text);

/// The people of one's own house are counted as they are for whoever may read of each of them there what is counted
/// (`read`): a true count of one person is that person's record. Everything else goes through disclosure control. What
/// reads of nobody in care (staff, places) is shown in full to those responsible, by whole months at least: only counts
/// of persons and families are masked.
bool is_masked(access::Reader& reader, Id<Place> place, const std::set<Category>& read);

/// Reason indicator.malformed-period, also for single days where figures are masked.
Result<Period> asked_period(const std::string& text, LocalDate today, bool masked);

/// By what a place can be told apart from those beside it; nothing for a nation and for a unit of a house.
std::optional<std::string> level_of(const access::Disclosed<Place>& place);

}  // namespace homeward::indicators
