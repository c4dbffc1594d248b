#pragma once
#include "care/assessment/instruments.hpp"
#include "care/assessment/outcome_packs.hpp"
#include "platform/http/routes.hpp"

namespace homeward::assessment {

/// Named outcomes of weekly patterns; `outcomes` outlives the routes.
void add_outcome_routes(http::Routes& routes, const Outcomes& outcomes);
/// `instruments` and `catalogue` outlive the routes.
void add_routes(http::Routes& routes, const Instruments& instruments, const catalogue::Catalogue& catalogue);

}  // namespace homeward::assessment
