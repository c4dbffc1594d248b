#include "oversight/indicators/actions_targets.hpp"
#include "oversight/indicators/routes.hpp"

namespace homeward::indicators {
namespace {

using http::Call;
using journal::Changed;
using journal::Transaction;

http::RouteInfo info(std::string permission, std::string summary) {
  return http::info(std::move(permission), Category::place, std::move(summary), "oversight");
}

Expects expects(const Call& call) {
  return [&call](const Uuid& version) { return call.expect_version(version); };
}

}  // namespace

void add_target_routes(http::Routes& routes, const Indicators& indicators) {
  routes
      .view<access::ListOf<TargetLine>>(
          "/api/v1/indicators/{id}/targets",
          info("figures.read", "What was set for a place as target, the last first."),
          [&indicators](Call& call, Reader& reader) -> Result<access::ListOf<TargetLine>> {
            HW_TRY(const std::string id, indicator_of(call));
            HW_TRY(const std::string place, call.text_query("place"));
            if (!indicators.said(id)) return reject(ErrorKind::not_found, "not-found");
            return list_targets(reader, id, place);
          })
      .query = {{"place", "One's own place, or one below it."}};
  routes.action<SetTarget>("/api/v1/targets", info("target.set", "Says what an indicator is to come to at a place."),
                           [&indicators](const SetTarget& c, Call& call, Transaction& tx) {
                             return set_target(tx, call.viewer, c, indicators);
                           });
  routes.action<ChangeTarget>("/api/v1/targets/{id}/change",
                              info("target.set", "Changes a target; how it read before stays."),
                              [&indicators](const ChangeTarget& c, Call& call, Transaction& tx) -> Result<Changed> {
                                HW_TRY(const auto id, call.id<IndicatorTarget>("id"));
                                return change_target(tx, call.viewer, id, c, indicators, expects(call));
                              });
  routes.action<EndTarget>("/api/v1/targets/{id}/end", info("target.set", "Ends a target from today on."),
                           [](const EndTarget& c, Call& call, Transaction& tx) -> Result<Changed> {
                             HW_TRY(const auto id, call.id<IndicatorTarget>("id"));
                             return end_target(tx, call.viewer, id, c, expects(call));
                           });
}

}  // namespace homeward::indicators
