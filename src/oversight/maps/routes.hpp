#pragma once
#include "platform/catalogue/catalogue.hpp"
#include "platform/http/routes.hpp"

namespace homeward::maps {

void add_routes(http::Routes& routes, const catalogue::Catalogue& catalogue);

}  // namespace homeward::maps
