#pragma once
#include "app/house.hpp"
#include "engine/linkage/name_index.hpp"

namespace homeward::app {

/// A likely double in another house shows nothing at the desk; the privacy officers of both houses get a task to
/// compare the two records, once a pair.
void ask_to_compare(House& house, Uuid person, const std::vector<linkage::Match>& doubles);

}  // namespace homeward::app
