#include "oversight/indicators/routes.hpp"

#include "oversight/indicators/actions.hpp"
#include "oversight/indicators/units.hpp"

namespace homeward::indicators {

using http::Call;

Result<std::string> indicator_of(const Call& call) {
  for (const auto& [name, value] : call.path)
    if (name == "id") return value;
  return reject(ErrorKind::not_found, "not-found");
}

Result<Wanted> wanted_of(const Call& call) {
  Wanted out;
  HW_TRY(out.id, indicator_of(call));
  HW_TRY(out.place, call.text_query("place"));
  HW_TRY(out.by, call.text_query("by"));
  HW_TRY(out.period, call.text_query("period"));
  return out;
}

Result<IndicatorFigures> asked_figures(const Call& call, Reader& reader, const Indicators& indicators,
                                       figures::LiveFigures& figures) {
  HW_TRY(const Wanted wanted, wanted_of(call));
  HW_TRY(const auto snapshot, figures.counted_so_far());
  return figures_of(reader, indicators, snapshot, wanted);
}

Result<Continuum> asked_continuum(const Call& call, Reader& reader, const Indicators& indicators,
                                  figures::LiveFigures& figures) {
  HW_TRY(const std::string place, call.text_query("place"));
  HW_TRY(const std::string period, call.text_query("period"));
  HW_TRY(const auto snapshot, figures.counted_so_far());
  return continuum_of(reader, snapshot, indicators.cache(), place, period);
}

Result<Overview> asked_overview(const Call& call, Reader& reader, const Indicators& indicators,
                                figures::LiveFigures& figures) {
  HW_TRY(const std::string place, call.text_query("place"));
  HW_TRY(const std::string period, call.text_query("period"));
  HW_TRY(const auto snapshot, figures.counted_so_far());
  return overview_of(reader, indicators, snapshot, place, period);
}

Result<IndicatorComparison> asked_comparison(const Call& call, Reader& reader, const Indicators& indicators,
                                             figures::LiveFigures& figures) {
  HW_TRY(const Wanted wanted, wanted_of(call));
  HW_TRY_VOID(indicators.find(wanted.id));  // before what is wrong with the question
  Against against;
  HW_TRY(against.place, call.text_query("against_place"));
  HW_TRY(against.period, call.text_query("against_period"));
  HW_TRY(against.group, call.text_query("against_group"));
  HW_TRY(const auto snapshot, figures.counted_so_far());
  return comparison_of(reader, indicators, snapshot, wanted, against);
}

std::vector<std::pair<std::string, std::string>> figures_query() {
  return {{"place", "One's own place, or one below it."},
          {"by", "region, district, house, month, quarter, year, sex, age or a breakdown of the indicator."},
          {"period",
           "A year, 2026-Q2, 2026-05 or two days with .. between where nothing is masked; this month and the eleven "
           "before it unless said, and with `previous` the twelve before those."}};
}

std::vector<std::pair<std::string, std::string>> comparison_query() {
  auto out = figures_query();
  out.insert(out.end(), {{"against_place", "The place to compare with; as `place`."},
                         {"against_period", "The period to compare with; as `period`."},
                         {"against_group", "The group, or id of a place, that every other is compared with."}});
  return out;
}

std::vector<std::pair<std::string, std::string>> continuum_query() {
  return {{"place", "One's own place, or one below it."}, {"period", "Of the beginning; as for figures."}};
}

namespace {

/// Figures taken apart to persons are for staff: whoever holds a person's phone must not read there what was tested.
Result<void> require_figures(const Call& call) {
  if (call.viewer.may("figures.read")) return {};
  return reject(ErrorKind::forbidden, "permission.missing", "the role in use may not do this");
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
          [&](Call& call, Reader& reader) { return asked_figures(call, reader, indicators, figures); })
      .query = figures_query();
  routes.action<PublishFigure>(
      "/api/v1/indicators/{id}/publish",
      http::info("figures.publish", Category::place,
                 "Publishes the figure of a period; what was published before stays.", "oversight"),
      [&](const PublishFigure& c, Call& call, journal::Transaction& tx) -> Result<journal::Changed> {
        HW_TRY(const std::string id, indicator_of(call));
        HW_TRY(const auto snapshot, figures.counted_last());
        return publish(tx, call.viewer, id, c, indicators, snapshot);
      });
  routes
      .view<IndicatorComparison>(
          "/api/v1/indicators/{id}/comparison",
          http::info("figures.read", Category::place,
                     "An indicator beside another period, place or group, with the difference and its interval.",
                     "oversight"),
          [&](Call& call, Reader& reader) { return asked_comparison(call, reader, indicators, figures); })
      .query = comparison_query();
  routes
      .view<Continuum>(
          "/api/v1/continuum",
          http::info("figures.read", Category::place,
                     "How far those came who began detoxification, and where the others are.", "oversight"),
          [&](Call& call, Reader& reader) { return asked_continuum(call, reader, indicators, figures); })
      .query = continuum_query();
  routes
      .view<IndicatorUnits>("/api/v1/indicators/{id}/units",
                            http::info("person.read", Category::care,
                                       "Who stands behind a figure, for those who may see them.", "oversight"),
                            [&](Call& call, Reader& reader) -> Result<IndicatorUnits> {
                              HW_TRY_VOID(require_figures(call));
                              Wanted wanted;
                              HW_TRY(wanted.id, indicator_of(call));
                              HW_TRY(wanted.place, call.text_query("place"));
                              HW_TRY(wanted.period, call.text_query("period"));
                              HW_TRY(const auto snapshot, figures.counted_so_far());
                              return units_of(reader, indicators, snapshot, wanted);
                            })
      .query = {{"place", "One's own place, or one below it."}, {"period", "As for figures; also two days."}};
  routes
      .view<IndicatorTrace>(
          "/api/v1/indicators/{id}/trace",
          http::info("person.read", Category::care, "Why a unit of an indicator counts or not.", "oversight"),
          [&](Call& call, Reader& reader) -> Result<IndicatorTrace> {
            HW_TRY_VOID(require_figures(call));
            HW_TRY(const std::string id, indicator_of(call));
            HW_TRY(const std::string unit, call.text_query("unit"));
            HW_TRY(const std::string period, call.text_query("period"));
            const auto parsed = Uuid::parse(unit);
            if (!parsed) return reject(ErrorKind::not_found, "not-found");
            HW_TRY(const auto snapshot, figures.counted_so_far());
            return trace_of(reader, indicators, snapshot, id, *parsed, period);
          })
      .query = {{"unit", "Id of the episode, stay or whatever the indicator counts."}, {"period", "As for figures."}};
  add_target_routes(routes, indicators);
}

}  // namespace homeward::indicators
