#pragma once
#include "oversight/figures/live_figures.hpp"
#include "oversight/indicators/indicator.hpp"
#include "platform/http/routes.hpp"

namespace homeward::curves {

void add_routes(http::Routes& routes, indicators::BesideCache& cache, figures::LiveFigures& figures, Days journey_gap);

}  // namespace homeward::curves
