#pragma once
#include "oversight/figures/live_figures.hpp"
#include "oversight/indicators/packs.hpp"
#include "platform/http/routes.hpp"

namespace homeward::baseline {

void add_routes(http::Routes& routes, const indicators::Indicators& packs, figures::LiveFigures& figures);

}  // namespace homeward::baseline
