#include "oversight/maps/tiles.hpp"

#include <set>
#include <stdexcept>

namespace homeward::maps {
namespace {

constexpr const char* k_levels[] = {"region", "district"};

/// Says the tiles of one level that cannot be drawn beside the others.
void check(const catalogue::Pack& pack, const char* level, std::set<std::string>& codes, std::string& faults) {
  std::set<std::pair<std::int64_t, std::int64_t>> taken;
  for (const json::Value& tile : *pack.content.find(level)->array()) {
    const std::string& code = *tile.find("code")->string();
    const std::string where = "\n  " + pack.file + ": " + level + " " + code;
    if (!taken.emplace(*tile.find("column")->integer(), *tile.find("row")->integer()).second)
      faults += where + " lies on another";
    if (!codes.insert(code).second) faults += where + " has a tile already";
  }
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
