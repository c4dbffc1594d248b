#include "care/places/views.hpp"

#include "platform/access/cursor.hpp"

#include <algorithm>
#include <map>
#include <ranges>

namespace homeward::places {

using access::Sql;

PlacePage list_places(access::Reader& reader, const PlaceQuery& query) {
  constexpr int k_page = 200;
  Sql where("(t.closed IS NULL OR t.closed >= ");
  where.bind(reader.today()).add(")");
  if (query.kind) where.add(" AND t.kind = ").bind_word(to_word(*query.kind));
  if (query.under) {
    where.add(" AND t.id IN (SELECT place FROM place_scope WHERE until IS NULL AND ancestor = ")
        .bind(*query.under)
        .add(")");
  }
  if (!query.text.empty()) {
    std::string pattern = "%";
    for (char c : query.text) {
      if (c == '%' || c == '_' || c == '\\') pattern += '\\';
      pattern += c;
    }
    where.add(" AND lower(t.name) LIKE lower(").bind(Datum{pattern + "%"}).add(") ESCAPE '\\'");
  }
  if (!query.after.empty()) {  // many houses bear the same name
    const std::size_t end = query.after.rfind('\n');
    where.add(" AND (t.name, t.id) > (").bind(Datum{query.after.substr(0, end)}).add(", ");
    where.bind(Datum{Uuid::parse(query.after.substr(end + 1)).value_or(Uuid{})}).add(")");
  }
  PlacePage page;
  auto places = reader.list<Place>(where, "t.name, t.id", k_page);
  if (places.size() == k_page) {
    if (const auto* name = places.back().see<&Place::name>()) {
      const std::string last = name->str() + "\n" + places.back().id().value.to_string();
      page.next = access::PublicText{access::seal_cursor(reader.vault(), reader.viewer(), "places", last)};
    }
  }
  if (places.empty()) return page;
  Sql of;
  of.bind_list(places | std::views::transform([](const auto& p) { return p.id(); }));
  std::map<Uuid, Id<Place>> parents;
  Sql above("t.until IS NULL AND t.place IN ");
  for (const auto& p : reader.list<PlaceParent>(above.add(of), "t.id", 1000)) {
    if (const auto* place = p.see<&PlaceParent::place>()) parents[place->value] = *p.see<&PlaceParent::parent>();
  }
  std::map<Uuid, std::vector<access::Disclosed<PlaceOffer>>> offers;
  Sql offered("t.until IS NULL AND t.place IN ");
  for (auto& o : reader.list<PlaceOffer>(offered.add(of), "t.stage, t.setting", 1000)) {
    if (const auto* place = o.see<&PlaceOffer::place>()) offers[place->value].push_back(std::move(o));
  }
  for (auto& p : places) {
    const Uuid id = p.id().value;
    const auto parent = parents.find(id);
    page.items.push_back(
        {std::move(p), parent == parents.end() ? std::nullopt : std::optional(parent->second), std::move(offers[id])});
  }
  return page;
}

}  // namespace homeward::places
