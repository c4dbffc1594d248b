#include "oversight/baseline/routes.hpp"

#include "oversight/baseline/actions.hpp"
#include "oversight/baseline/views.hpp"

namespace homeward::baseline {
namespace {

using http::Call;

http::RouteInfo info(std::string permission, std::string summary) {
  return http::info(std::move(permission), Category::place, std::move(summary), "oversight");
}

}  // namespace

void add_routes(http::Routes& routes, const indicators::Indicators& packs, figures::LiveFigures& figures) {
  routes.view<access::ListOf<BaselineLine>>(
      "/api/v1/baselines", info("baseline.read", "How things stood before measures began."),
      [](Call&, Reader& reader) -> Result<access::ListOf<BaselineLine>> { return list_baselines(reader); });
  routes
      .view<BaselinePage>("/api/v1/baselines/{id}",
                          info("baseline.read", "A baseline beside what is counted since: done, reached, kept."),
                          [&](Call& call, Reader& reader) -> Result<BaselinePage> {
                            HW_TRY(const auto id, call.id<Baseline>("id"));
                            HW_TRY(const std::string window, call.text_query("window"));
                            HW_TRY(const auto snapshot, figures.counted_so_far());
                            return baseline_page(reader, packs, snapshot, id, window);
                          })
      .query = {{"window", "The number of a period since the beginning, from 0; the last that is over unless said."}};
  routes.action<KeepBaseline>(
      "/api/v1/baselines", info("baseline.keep", "Keeps how things stand before a measure begins."),
      [&](const KeepBaseline& c, Call& call, journal::Transaction& tx) -> Result<journal::Changed> {
        HW_TRY(const auto snapshot, figures.counted_last());
        return keep(tx, call.viewer, c, packs, snapshot);
      });
}

}  // namespace homeward::baseline
