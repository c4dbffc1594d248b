#pragma once
#include "care/assessment/instruments.hpp"
#include "platform/http/routes.hpp"

namespace homeward::assessment {

/// `instruments` and `catalogue` outlive the routes.
void add_routes(http::Routes& routes, const Instruments& instruments, const catalogue::Catalogue& catalogue);

}  // namespace homeward::assessment
