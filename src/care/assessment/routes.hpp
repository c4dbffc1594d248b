#pragma once
#include "care/assessment/schedules.hpp"
#include "platform/http/routes.hpp"

namespace homeward::assessment {

/// All of them outlive the routes.
void add_routes(http::Routes& routes, const Instruments& instruments, const Schedules& schedules,
                const catalogue::Catalogue& catalogue);

}  // namespace homeward::assessment
