#pragma once
#include "platform/catalogue/catalogue.hpp"

/// Countries as tiles of equal size (catalogue/maps), so that a small region is seen as well as a large one, and with
/// their borders where the pack has them (GeoJSON, RFC 7946).
namespace homeward::maps {

/// The maps of the deployment as JSON, without what packs say of their origin. Throws std::runtime_error where two
/// tiles lie on each other, a place has two, or a border is open, beyond the pole or too fine: a deployment runs only
/// with maps that can be drawn.
std::string described_tiles(const catalogue::Catalogue& catalogue);

}  // namespace homeward::maps
