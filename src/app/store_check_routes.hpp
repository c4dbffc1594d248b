#pragma once
#include "app/store_checks.hpp"
#include "platform/http/routes.hpp"

namespace homeward::app {

/// To start a check of the store, to see how far it is and what it found, to cancel it. Says nothing about anybody.
void add_store_check_routes(http::Routes& routes, StoreChecks& checks);

}  // namespace homeward::app
