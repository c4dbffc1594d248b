#include "oversight/curves/routes.hpp"

#include "oversight/curves/views.hpp"

namespace homeward::curves {

void add_routes(http::Routes& routes, indicators::BesideCache& cache, figures::LiveFigures& figures) {
  routes
      .view<CareCurves>("/api/v1/curves",
                        http::info("figures.read", Category::place,
                                   "How long people stay in care, and how care ends: curves with limits.", "oversight"),
                        [&](http::Call& call, Reader& reader) -> Result<CareCurves> {
                          Wanted wanted;
                          HW_TRY(wanted.of, call.text_query("of"));
                          HW_TRY(wanted.place, call.text_query("place"));
                          HW_TRY(wanted.by, call.text_query("by"));
                          HW_TRY(wanted.period, call.text_query("period"));
                          HW_TRY(wanted.against_period, call.text_query("against_period"));
                          HW_TRY(const auto snapshot, figures.counted_so_far());
                          return curves_of(reader, snapshot, cache, wanted);
                        })
      .query = {{"of", "episode (unless said otherwise), stay, or stays in one stage by its word."},
                {"place", "One's own place, or one below it."},
                {"by", "region, district, house, month, quarter, year, sex or age; stage for stays."},
                {"period", "Of the beginning; as for figures of an indicator."},
                {"against_period", "Another such period to compare with, by the log-rank test."}};
}

}  // namespace homeward::curves
