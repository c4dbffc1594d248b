#pragma once
#include "oversight/indicators/records.hpp"
#include "oversight/indicators/shown.hpp"

/// Between a figure as it is shown and as it is kept.
namespace homeward::indicators {

KeptFigure kept(const ShownGroup& shown);
ShownGroup shown_of(const KeptFigure& kept);

}  // namespace homeward::indicators
