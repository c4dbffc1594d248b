#pragma once
#include "oversight/figures/live_figures.hpp"
#include "oversight/indicators/packs.hpp"
#include "platform/http/routes.hpp"

namespace homeward::quality {

void add_routes(http::Routes& routes, const indicators::Indicators& indicators, figures::LiveFigures& figures);

}  // namespace homeward::quality
