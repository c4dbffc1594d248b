#include "oversight/quality/routes.hpp"

#include "oversight/quality/views.hpp"

namespace homeward::quality {

void add_routes(http::Routes& routes, const indicators::Indicators& indicators, figures::LiveFigures& figures) {
  routes
      .view<DataQuality>("/api/v1/data-quality",
                         http::info("figures.read", Category::place,
                                    "How complete the records of a place are; of one's own house also how soon they "
                                    "are entered, and whether those who enter them stay.",
                                    "oversight"),
                         [&](http::Call& call, Reader& reader) -> Result<DataQuality> {
                           HW_TRY(const std::string place, call.text_query("place"));
                           HW_TRY(const std::string period, call.text_query("period"));
                           HW_TRY(const auto snapshot, figures.counted_so_far());
                           return quality_of(reader, indicators, snapshot, place, period);
                         })
      .query = {{"place", "One's own place, or one below it."},
                {"period", "A year, 2026-Q2 or 2026-05; this month and the eleven before it unless said."}};
}

}  // namespace homeward::quality
