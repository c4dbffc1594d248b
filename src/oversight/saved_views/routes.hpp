#pragma once
#include "oversight/indicators/packs.hpp"
#include "platform/http/routes.hpp"

namespace homeward::saved_views {

void add_routes(http::Routes& routes, const indicators::Indicators& indicators);

}  // namespace homeward::saved_views
