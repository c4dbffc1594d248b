#include "oversight/saved_views/routes.hpp"

#include "base/period.hpp"
#include "oversight/saved_views/actions.hpp"
#include "oversight/saved_views/views.hpp"

#include <algorithm>

namespace homeward::saved_views {
namespace {

using access::Disclosed;
using access::Reader;
using http::Call;
using journal::Changed;
using journal::Transaction;

http::RouteInfo info(std::string summary) {
  return http::info("figures.read", Category::place, std::move(summary), "oversight");
}

Known known_to(const indicators::Indicators& all, LocalDate today) {
  return {[&all](const std::string& id) { return all.said(id) != nullptr; },
          [&all](const std::string& id, const std::string& by) {
            const auto indicator = all.find(id);
            return indicator && std::ranges::find((*indicator)->breakdowns(), by) != (*indicator)->breakdowns().end();
          },
          [today](const std::string& period) { return parse_period(period, today).has_value(); }};
}

}  // namespace

void add_routes(http::Routes& routes, const indicators::Indicators& indicators) {
  routes.view<access::ListOf<Disclosed<SavedView>>>(
      "/api/v1/saved-views", info("Questions about figures that one keeps."),
      [](Call&, Reader& reader) -> Result<access::ListOf<Disclosed<SavedView>>> { return list_views(reader); });
  routes.view<Disclosed<SavedView>>("/api/v1/saved-views/{id}",
                                    info("A question that somebody kept: what it asks, never what it is answered."),
                                    [](Call& call, Reader& reader) -> Result<Disclosed<SavedView>> {
                                      HW_TRY(const auto id, call.id<SavedView>("id"));
                                      return find_view(reader, id);
                                    });
  routes.action<SaveView>("/api/v1/saved-views", info("Keeps a question about figures."),
                          [&indicators](const SaveView& c, Call& call, Transaction& tx) {
                            return save(tx, call.viewer, c, known_to(indicators, call.today));
                          });
  routes.action<http::Nothing>("/api/v1/saved-views/{id}/remove", info("Forgets a question that one kept."),
                               [](const http::Nothing&, Call& call, Transaction& tx) -> Result<Changed> {
                                 HW_TRY(const auto id, call.id<SavedView>("id"));
                                 return remove(tx, call.viewer, id);
                               });
}

}  // namespace homeward::saved_views
