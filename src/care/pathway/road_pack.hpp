#pragma once
#include "care/pathway/rules_road.hpp"
#include "platform/catalogue/catalogue.hpp"

namespace homeward::pathway {

/// The rules of the road of this deployment; read once at start. The catalogue has held the pack to its schema.
RoadRules road_rules(const catalogue::Catalogue& catalogue);

/// A case of a road's `tests`, as catalogue/pathway/schema.json describes it.
void check_road_case(const catalogue::Pack& pack, const json::Value& test, const catalogue::PackTests::Fault& fault);

}  // namespace homeward::pathway
