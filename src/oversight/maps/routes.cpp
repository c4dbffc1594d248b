#include "oversight/maps/routes.hpp"

#include "oversight/maps/tiles.hpp"

namespace homeward::maps {

void add_routes(http::Routes& routes, const catalogue::Catalogue& catalogue) {
  // Content of the catalogue, about nobody.
  routes.custom(http::Method::get, "/api/v1/maps",
                http::info("figures.read", Category::place,
                           "Where regions and districts lie: as tiles of a grid and, where known, with their borders.",
                           "oversight"),
                [tiles = described_tiles(catalogue)](auto, auto, http::Respond respond) {
                  respond({200, {{"Content-Type", "application/json"}}, tiles});
                });
}

}  // namespace homeward::maps
