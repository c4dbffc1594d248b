#include "oversight/indicators/overview.hpp"

namespace homeward::indicators {

Result<Overview> overview_of(Reader& reader, const Indicators& indicators,
                             const std::shared_ptr<const cohort::Snapshot>& snapshot, const std::string& place,
                             const std::string& period) {
  HW_TRY(auto road, continuum_of(reader, snapshot, indicators.cache(), place, period));
  Overview out{std::move(road), {}};
  for (const std::string& id : indicators.countable()) {
    HW_TRY(auto figures, figures_of(reader, indicators, snapshot, {id, place, "", period}));
    out.figures.push_back(std::move(figures));
  }
  return out;
}

}  // namespace homeward::indicators
