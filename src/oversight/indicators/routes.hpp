#pragma once
#include "oversight/figures/live_figures.hpp"
#include "oversight/indicators/comparison.hpp"
#include "oversight/indicators/overview.hpp"
#include "platform/http/routes.hpp"

namespace homeward::indicators {

/// The indicator in the path. Reason not-found.
Result<std::string> indicator_of(const http::Call& call);
/// The questions of the routes of figures, for whatever answers them: screen, file and comparison say the same.
/// Reasons: those of `figures_of` and `continuum_of`, figures.not-ready.
Result<IndicatorFigures> asked_figures(const http::Call& call, Reader& reader, const Indicators& indicators,
                                       figures::LiveFigures& figures);
Result<IndicatorComparison> asked_comparison(const http::Call& call, Reader& reader, const Indicators& indicators,
                                             figures::LiveFigures& figures);
Result<Continuum> asked_continuum(const http::Call& call, Reader& reader, const Indicators& indicators,
                                  figures::LiveFigures& figures);
Result<Overview> asked_overview(const http::Call& call, Reader& reader, const Indicators& indicators,
                                figures::LiveFigures& figures);
/// What their query parameters mean, for the API description.
std::vector<std::pair<std::string, std::string>> figures_query();
std::vector<std::pair<std::string, std::string>> comparison_query();
std::vector<std::pair<std::string, std::string>> continuum_query();

/// Targets of indicators: who set what for which place, and setting one.
void add_target_routes(http::Routes& routes, const Indicators& indicators);
void add_routes(http::Routes& routes, const Indicators& indicators, figures::LiveFigures& figures);

}  // namespace homeward::indicators
