#include "oversight/indicators/routes.hpp"

#include "oversight/indicators/continuum.hpp"
#include "oversight/indicators/views.hpp"

namespace homeward::indicators {
namespace {

using http::Call;

/// What was saved before the question is in the answer. Figures that are not there yet are no figures.
Result<std::shared_ptr<const cohort::Snapshot>> counted_so_far(figures::LiveFigures& figures) {
  // Nobody waits in line for figures that are not there.
  if (!figures.ready()) {
    return reject(ErrorKind::conflict, "figures.not-ready", "the figures are still being put together");
  }
  figures.catch_up(std::chrono::seconds(2));
  return figures.snapshot();
}

Result<std::string> indicator_of(const Call& call) {
  for (const auto& [name, value] : call.path)
    if (name == "id") return value;
  return reject(ErrorKind::not_found, "not-found");
}

}  // namespace

void add_routes(http::Routes& routes, const Indicators& indicators, figures::LiveFigures& figures) {
  // Content of the catalogue, about nobody.
  routes.custom(
      http::Method::get, "/api/v1/indicators",
      http::info("figures.read", Category::place,
                 "The indicators of this deployment: what each counts, and why some are switched off.", "oversight"),
      [&indicators](auto, auto, http::Respond respond) {
        respond({200, {{"Content-Type", "application/json"}}, indicators.described()});
      });
  routes
      .view<IndicatorFigures>(
          "/api/v1/indicators/{id}/figures",
          http::info("figures.read", Category::place, "An indicator of a place: figures with intervals.", "oversight"),
          [&](Call& call, Reader& reader) -> Result<IndicatorFigures> {
            Wanted wanted;
            HW_TRY(wanted.id, indicator_of(call));
            HW_TRY(wanted.place, call.text_query("place"));
            HW_TRY(wanted.by, call.text_query("by"));
            HW_TRY(wanted.period, call.text_query("period"));
            HW_TRY(const auto snapshot, counted_so_far(figures));
            return figures_of(reader, indicators, snapshot, wanted);
          })
      .query = {{"place", "One's own place, or one below it."},
                {"by", "region, district, house, month, quarter, year, sex, age or a breakdown of the indicator."},
                {"period",
                 "A year, 2026-Q2, 2026-05 or two days with .. between where nothing is masked; this month and the "
                 "eleven before it unless said."}};
  routes
      .view<Continuum>(
          "/api/v1/continuum",
          http::info("figures.read", Category::place,
                     "How far those came who began detoxification, and where the others are.", "oversight"),
          [&](Call& call, Reader& reader) -> Result<Continuum> {
            HW_TRY(const std::string place, call.text_query("place"));
            HW_TRY(const std::string period, call.text_query("period"));
            HW_TRY(const auto snapshot, counted_so_far(figures));
            return continuum_of(reader, snapshot, place, period);
          })
      .query = {{"place", "One's own place, or one below it."}, {"period", "Of the beginning; as for figures."}};
  routes
      .view<IndicatorTrace>(
          "/api/v1/indicators/{id}/trace",
          http::info("person.read", Category::care, "Why a unit of an indicator counts or not.", "oversight"),
          [&](Call& call, Reader& reader) -> Result<IndicatorTrace> {
            HW_TRY(const std::string id, indicator_of(call));
            HW_TRY(const std::string unit, call.text_query("unit"));
            HW_TRY(const std::string period, call.text_query("period"));
            const auto parsed = Uuid::parse(unit);
            if (!parsed) return reject(ErrorKind::not_found, "not-found");
            HW_TRY(const auto snapshot, counted_so_far(figures));
            return trace_of(reader, indicators, snapshot, id, *parsed, period);
          })
      .query = {{"unit", "Id of the episode, stay or whatever the indicator counts."}, {"period", "As for figures."}};
}

}  // namespace homeward::indicators
