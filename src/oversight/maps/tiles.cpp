#include "oversight/maps/tiles.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <stdexcept>

namespace homeward::maps {
namespace {

constexpr const char* k_levels[] = {"region", "district"};
/// Of one level: what every browser that opens a map has to take and to draw.
constexpr std::size_t k_most_positions = 50'000;

double latitude(const json::Value& position) {
  const json::Value& said = (*position.array())[1];
  return said.integer() ? static_cast<double>(*said.integer()) : std::get<double>(said.is);
}

/// Says what the schema cannot: where a border is open or leaves the earth. Adds up its positions.
void check_polygon(const json::Value& polygon, const std::string& where, std::string& faults, std::size_t& positions) {
  for (const json::Value& ring : *polygon.array()) {
    const json::Array& line = *ring.array();
    positions += line.size();
    if (!(line.front() == line.back())) faults += where + " has a border that does not end where it begins";
    if (std::ranges::any_of(line, [](const json::Value& at) { return std::abs(latitude(at)) > 90; }))
      faults += where + " has a latitude beyond 90 degrees (longitude comes first)";
  }
}

void check_shape(const json::Value& shape, const std::string& where, std::string& faults, std::size_t& positions) {
  const json::Value& coordinates = *shape.find("coordinates");
  if (*shape.find("type")->string() == "Polygon") return check_polygon(coordinates, where, faults, positions);
  for (const json::Value& polygon : *coordinates.array()) check_polygon(polygon, where, faults, positions);
}

/// Says the places of one level that cannot be drawn beside the others.
void check(const catalogue::Pack& pack, const char* level, std::set<std::string>& codes, std::string& faults) {
  std::set<std::pair<std::int64_t, std::int64_t>> taken;
  std::size_t positions = 0;
  for (const json::Value& tile : *pack.content.find(level)->array()) {
    const std::string& code = *tile.find("code")->string();
    const std::string where = "\n  " + pack.file + ": " + level + " " + code;
    if (!taken.emplace(*tile.find("column")->integer(), *tile.find("row")->integer()).second)
      faults += where + " lies on another";
    if (!codes.insert(code).second) faults += where + " has a tile already";
    if (const json::Value* shape = tile.find("shape")) check_shape(*shape, where, faults, positions);
  }
  if (positions > k_most_positions)
    faults += "\n  " + pack.file + ": the borders of every " + level + " together have " + std::to_string(positions) +
              " positions, and " + std::to_string(k_most_positions) + " is the most";
}

}  // namespace

std::string described_tiles(const catalogue::Catalogue& catalogue) {
  std::string faults;
  std::set<std::string> codes;
  json::Array items;
  for (const catalogue::Pack* pack : catalogue.list("maps")) {
    json::Object said;
    for (const char* member : {"id", "title", "region", "district"})
      said.emplace_back(member, *pack->content.find(member));
    for (const char* level : k_levels) check(*pack, level, codes, faults);
    items.push_back({std::move(said)});
  }
  if (!faults.empty()) throw std::runtime_error("maps cannot be drawn:" + faults);
  return json::to_string({json::Object{{"items", {std::move(items)}}}});
}

}  // namespace homeward::maps
