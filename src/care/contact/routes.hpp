#pragma once
#include "platform/http/routes.hpp"

namespace homeward::contact {

void add_routes(http::Routes& routes);

}  // namespace homeward::contact
