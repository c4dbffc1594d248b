#pragma once
#include "oversight/figures/live_figures.hpp"
#include "oversight/indicators/packs.hpp"
#include "platform/http/routes.hpp"

namespace homeward::reports {

/// Each question of figures as a file: the same permission, the same answer, another form. What leaves the house stands
/// in the access log before its first byte goes.
void add_routes(http::Routes& routes, const indicators::Indicators& indicators, figures::LiveFigures& figures,
                const catalogue::Catalogue& catalogue);

}  // namespace homeward::reports
