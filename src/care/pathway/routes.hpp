#pragma once
#include "care/pathway/views.hpp"
#include "platform/http/routes.hpp"

namespace homeward::pathway {

void add_routes(http::Routes& routes, PeopleFinder finder);

}  // namespace homeward::pathway
