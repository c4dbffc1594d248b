#pragma once
#include "platform/http/routes.hpp"

namespace homeward::tasks {
void add_routes(http::Routes& routes);
}  // namespace homeward::tasks
