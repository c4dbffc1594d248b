#pragma once
#include "oversight/directives/actions.hpp"
#include "oversight/directives/views.hpp"
#include "platform/http/routes.hpp"

namespace homeward::directives {

/// `forms`: the instruments of the deployment, which a directive may count.
void add_routes(http::Routes& routes, std::vector<CountableForm> forms);

}  // namespace homeward::directives
