#pragma once
#include "oversight/indicators/comparison.hpp"
#include "oversight/indicators/overview.hpp"
#include "oversight/reports/report.hpp"
#include "oversight/reports/words.hpp"

/// Answers of the figures' routes as tables. Nothing is counted or rounded here: the cells are what the answer holds,
/// and where it holds nothing they have the words of the screen.
namespace homeward::reports {

/// `said` is what the definition says of itself (`Indicators::said`).
Report report_of(const indicators::IndicatorFigures& figures, const json::Value& said, const Words& words);
/// The table of the one side beside the other's; `group` where groups of one answer were compared with this one.
Report report_of(const indicators::IndicatorComparison& compared, const std::string& group, const json::Value& said,
                 const Words& words);
Report report_of(const indicators::Continuum& continuum, const Words& words);
/// Every indicator as a row, with the road before it.
Report report_of(const indicators::Overview& overview, const indicators::Indicators& indicators, const Words& words);

}  // namespace homeward::reports
