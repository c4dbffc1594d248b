#include "app/store_check_routes.hpp"

#include "app/logging.hpp"

namespace homeward::app {
namespace {

http::RouteInfo info(std::string summary) {
  return http::info("store.check", Category::place, std::move(summary), "administration");
}

}  // namespace

// A check changes no record, so there is nothing that the journal could enter, and to start or to cancel one is a
// question in the table of routes: CSRF and permission are asked as of every post. No idempotency key: a start sent
// twice is refused while the first runs, a cancel sent twice changes nothing. Who asked is in the log of the program,
// which lies outside the store that is checked.
void add_store_check_routes(http::Routes& routes, StoreChecks& checks) {
  routes.view<ListOf<StoreCheck>>(
      "/api/v1/store-checks",
      info("Checks of the store since the server started and the last one before, newest first."),
      [&](http::Call&, access::Reader&) -> Result<ListOf<StoreCheck>> { return checks.list(); });
  routes.view<StoreCheck>("/api/v1/store-checks/{id}", info("One check of the store: how far it is, what it found."),
                          [&](http::Call& call, access::Reader&) -> Result<StoreCheck> {
                            HW_TRY(const auto id, call.id<jobs::Job>("id"));
                            return checks.find(id);
                          });
  routes.question<StoreCheck, http::Nothing>(
      "/api/v1/store-checks", info("Starts a check of the store; there is one at a time."),
      [&](const http::Nothing&, http::Call& call, access::Reader&) -> Result<StoreCheck> {
        HW_TRY(StoreCheck check, checks.start(call.viewer.account));
        log(Event::job_asked, {{"job", check.id}, {"account", call.viewer.account}});
        return check;
      });
  routes.question<StoreCheck, http::Nothing>(
      "/api/v1/store-checks/{id}/cancel", info("Ends a check of the store; one that is over stays as it is."),
      [&](const http::Nothing&, http::Call& call, access::Reader&) -> Result<StoreCheck> {
        HW_TRY(const auto id, call.id<jobs::Job>("id"));
        HW_TRY(StoreCheck check, checks.cancel(id));
        log(Event::job_cancel_asked, {{"job", check.id}, {"account", call.viewer.account}});
        return check;
      });
}

}  // namespace homeward::app
