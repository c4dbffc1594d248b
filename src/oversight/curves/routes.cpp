#include "oversight/curves/routes.hpp"

#include "oversight/curves/returns_views.hpp"
#include "oversight/curves/states_views.hpp"

namespace homeward::curves {

namespace {

Result<Wanted> wanted_of(http::Call& call) {
  Wanted wanted;
  HW_TRY(wanted.place, call.text_query("place"));
  HW_TRY(wanted.by, call.text_query("by"));
  HW_TRY(wanted.period, call.text_query("period"));
  return wanted;
}

}  // namespace

void add_routes(http::Routes& routes, indicators::BesideCache& cache, figures::LiveFigures& figures, Days journey_gap) {
  routes
      .view<CareCurves>("/api/v1/curves",
                        http::info("figures.read", Category::place,
                                   "How long people stay in care, and how care ends: curves with limits.", "oversight"),
                        [&](http::Call& call, Reader& reader) -> Result<CareCurves> {
                          HW_TRY(Wanted wanted, wanted_of(call));
                          HW_TRY(wanted.of, call.text_query("of"));
                          HW_TRY(wanted.against_period, call.text_query("against_period"));
                          HW_TRY(const auto snapshot, figures.counted_so_far());
                          return curves_of(reader, snapshot, cache, wanted);
                        })
      .query = {{"of", "episode (unless said otherwise), stay, or stays in one stage by its word."},
                {"place", "One's own place, or one below it."},
                {"by", "region, district, house, month, quarter, year, sex or age; stage for stays."},
                {"period", "Of the beginning; as for figures of an indicator."},
                {"against_period", "Another such period to compare with, by the log-rank test."}};
  routes
      .view<WhereAfter>("/api/v1/curves/states",
                        http::info("figures.read", Category::place,
                                   "Where people are so many days after their road began: the share in each stage, "
                                   "between stages, ended and died.",
                                   "oversight"),
                        [&, journey_gap](http::Call& call, Reader& reader) -> Result<WhereAfter> {
                          HW_TRY(const Wanted wanted, wanted_of(call));
                          HW_TRY(const auto snapshot, figures.counted_so_far());
                          return where_after(reader, snapshot, cache, wanted, journey_gap);
                        })
      .query = {{"place", "One's own place, or one below it."},
                {"by", "region, district, house, month, quarter, year, sex or age."},
                {"period", "In which the road began: a year, 2026-Q2 or 2026-05."}};
  routes
      .view<Returns>("/api/v1/curves/returns",
                     http::info("figures.read", Category::place,
                                "How often people come back after a journey that ended as planned: the mean number of "
                                "returns, with limits.",
                                "oversight"),
                     [&](http::Call& call, Reader& reader) -> Result<Returns> {
                       HW_TRY(const Wanted wanted, wanted_of(call));
                       HW_TRY(const auto snapshot, figures.counted_so_far());
                       return returns_of(reader, snapshot, cache, wanted);
                     })
      .query = {{"place", "One's own place, or one below it."},
                {"by", "region, district, house, month, quarter, year, sex or age."},
                {"period", "In which the journey ended: a year, 2026-Q2 or 2026-05."}};
}

}  // namespace homeward::curves
