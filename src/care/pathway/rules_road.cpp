#include "care/pathway/rules_road.hpp"

#include <algorithm>

namespace homeward::pathway {
namespace {

bool allows(const SideBySide& pair, StageAndSetting first, StageAndSetting second) {
  if (pair.settings != std::array{first.setting, second.setting}) return false;
  return pair.stages ? *pair.stages == std::array{first.stage, second.stage} : first.stage != second.stage;
}

}  // namespace

LocalDate next_stay_due(const RoadRules& road, LocalDate ended) { return ended + road.next_stay - Days{1}; }

LocalDate care_due(const RoadRules& road, LocalDate arrived) { return arrived + road.begin_care; }

LocalDate departure_due(const RoadRules& road, LocalDate expected, LocalDate answered) {
  return std::max(expected, answered + road.see_off);
}

bool on_one_journey(const RoadRules& road, LocalDate ended, LocalDate started) {
  return started - ended <= road.journey_gap;
}

bool may_run_side_by_side(const RoadRules& road, StageAndSetting one, StageAndSetting other) {
  return std::ranges::any_of(
      road.side_by_side, [&](const SideBySide& pair) { return allows(pair, one, other) || allows(pair, other, one); });
}

}  // namespace homeward::pathway
