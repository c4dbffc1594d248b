#pragma once
#include "platform/http/routes.hpp"

namespace homeward::places {
void add_routes(http::Routes& routes);
}  // namespace homeward::places
