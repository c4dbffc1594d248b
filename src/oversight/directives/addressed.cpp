#include "oversight/directives/addressed.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace homeward::directives {
namespace {

using access::Sql;

void add_valid(Sql& sql, std::string_view table, LocalDate day) {
  sql.add(" AND ").add(table).add(".since <= ").bind(day);
  sql.add(" AND (").add(table).add(".until IS NULL OR ").add(table).add(".until >= ").bind(day).add(")");
}

}  // namespace

std::vector<House> addressed_houses(db::ReadTransaction& tx, std::span<const Id<Place>> places, LocalDate day) {
  if (places.empty()) return {};
  // A house lies below itself, so a chosen house is found like those below a chosen region.
  Sql sql("SELECT DISTINCT h.id FROM place_scope s JOIN place h ON h.id = s.place WHERE s.ancestor IN ");
  sql.bind_list(places).add(" AND h.kind IN ('centre', 'ngo') AND h.opened <= ").bind(day);
  sql.add(" AND (h.closed IS NULL OR h.closed >= ").bind(day).add(")");
  add_valid(sql, "s", day);
  std::map<Uuid, std::optional<Id<Place>>> found;
  for (const Uuid& house : tx.list_uuids(sql.text(), sql.params())) found.emplace(house, std::nullopt);

  Sql regions("SELECT s.place, s.ancestor FROM place_scope s JOIN place r ON r.id = s.ancestor JOIN place h ON ");
  regions.add("h.id = s.place WHERE r.kind = 'region' AND h.kind IN ('centre', 'ngo')");
  add_valid(regions, "s", day);
  tx.query(regions.text(), regions.params(), [&](const db::Row& row) {
    if (const auto house = found.find(row.uuid(0)); house != found.end()) house->second = Id<Place>{row.uuid(1)};
    return true;
  });
  std::vector<House> out;
  for (const auto& [house, region] : found) out.push_back({{house}, region});
  return out;
}

std::vector<House> houses_below(db::ReadTransaction& tx, std::vector<House> houses, Id<Place> place, LocalDate day) {
  const auto below = access::list_places_below(tx, place, day);
  const std::set<Uuid> within(below.begin(), below.end());
  std::erase_if(houses, [&](const House& house) { return !within.contains(house.id.value); });
  return houses;
}

}  // namespace homeward::directives
