#pragma once
#include "care/places/records.hpp"
#include "platform/access/sql.hpp"

namespace homeward::pathway {

/// The place whose number somebody can call at any time, as one query for its id: the house itself; for a unit without
/// a number the unit or house that it is part of. None where nobody in the house has one.
access::Sql place_to_call(Id<Place> home, LocalDate day);

}  // namespace homeward::pathway
