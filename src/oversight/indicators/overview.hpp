#pragma once
#include "oversight/indicators/continuum.hpp"
#include "oversight/indicators/views.hpp"

/// All that a place is told of itself, of one moment: the road through the stages and every indicator.
namespace homeward::indicators {

struct Overview {
  Continuum road;
  std::vector<IndicatorFigures> figures;  ///< theme by theme
};
BOOST_DESCRIBE_STRUCT(Overview, (), (road, figures))

/// Each answer is the one that its own question gets. Reasons: those of `continuum_of` and `figures_of`.
Result<Overview> overview_of(Reader& reader, const Indicators& indicators,
                             const std::shared_ptr<const cohort::Snapshot>& snapshot, const std::string& place,
                             const std::string& period);

}  // namespace homeward::indicators
