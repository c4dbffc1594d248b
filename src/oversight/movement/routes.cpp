#include "oversight/movement/routes.hpp"

#include "oversight/movement/views.hpp"

namespace homeward::movement {

void add_routes(http::Routes& routes, indicators::BesideCache& cache, figures::LiveFigures& figures) {
  routes
      .view<Movement>("/api/v1/movement",
                      http::info("figures.read", Category::place,
                                 "Where people went from each stage, how many were there month by month, and how many "
                                 "stayed.",
                                 "oversight"),
                      [&](http::Call& call, Reader& reader) -> Result<Movement> {
                        HW_TRY(const std::string place, call.text_query("place"));
                        HW_TRY(const std::string period, call.text_query("period"));
                        HW_TRY(const auto snapshot, figures.counted_so_far());
                        return movement_of(reader, snapshot, cache, place, period);
                      })
      .query = {{"place", "One's own place, or one below it."},
                {"period", "A year, 2026-Q2 or 2026-05; this month and the eleven before it unless said."}};
}

}  // namespace homeward::movement
