#include "oversight/funnel/routes.hpp"

#include "oversight/funnel/views.hpp"
#include "oversight/indicators/routes.hpp"

namespace homeward::funnel {

void add_routes(http::Routes& routes, const indicators::Indicators& indicators, figures::LiveFigures& figures) {
  routes
      .view<HouseFunnel>("/api/v1/indicators/{id}/funnel",
                         http::info("figures.read", Category::place,
                                    "Houses beside what is expected for people like theirs, as a funnel.", "oversight"),
                         [&](http::Call& call, indicators::Reader& reader) -> Result<HouseFunnel> {
                           indicators::Wanted wanted;
                           HW_TRY(wanted.id, indicators::indicator_of(call));
                           HW_TRY(wanted.place, call.text_query("place"));
                           HW_TRY(wanted.period, call.text_query("period"));
                           HW_TRY(const auto snapshot, figures.counted_so_far());
                           return funnel_of(reader, indicators, snapshot, wanted);
                         })
      .query = {{"place", "One's own place, or one below it."}, {"period", "As for figures."}};
}

}  // namespace homeward::funnel
