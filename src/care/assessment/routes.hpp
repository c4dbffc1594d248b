#pragma once
#include "care/assessment/outcome_packs.hpp"
#include "care/assessment/schedules.hpp"
#include "platform/http/sign_in_routes.hpp"

namespace homeward::assessment {

/// All of them outlive the routes.
void add_routes(http::Routes& routes, const Instruments& instruments, const Schedules& schedules,
                const catalogue::Catalogue& catalogue);
/// A device goes into the hands of the person asked.
void add_hand_over_route(http::Routes& routes, const http::SignInServices& s);
/// Links to forms on a person's own phone.
void add_link_routes(http::Routes& routes, const Instruments& instruments, const catalogue::Catalogue& catalogue,
                     const http::Services& services);
/// Named outcomes of weekly patterns; `outcomes` outlives the routes.
void add_outcome_routes(http::Routes& routes, const Outcomes& outcomes);

}  // namespace homeward::assessment
