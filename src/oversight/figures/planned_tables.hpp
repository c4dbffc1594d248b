#pragma once
#include "engine/cohort/schema.hpp"

#include <vector>

/// Tables whose records come with later rooms (families, interventions, peers). They are empty, and nothing shows a
/// figure of them; but definitions over them are whole, are checked at start and have test cases. A room that brings
/// the record fills its table in tables.cpp and takes it from this list. Sources: reference 4, K13 to K16.
namespace homeward::figures {

std::vector<cohort::TableSpec> planned_tables();

}  // namespace homeward::figures
