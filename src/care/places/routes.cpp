#include "care/places/routes.hpp"

#include "care/places/actions.hpp"
#include "care/places/views.hpp"
#include "platform/access/cursor.hpp"

namespace homeward::places {
namespace {

using http::Call;
using http::RouteInfo;
using journal::Changed;
using journal::Transaction;

RouteInfo info(std::string permission, std::string summary) {
  return http::info(std::move(permission), Category::place, std::move(summary), "administration");
}

Result<PlacePage> search(Call& call, access::Reader& reader) {
  PlaceQuery query;
  HW_TRY(const std::string kind, call.text_query("kind"));
  HW_TRY(const std::string under, call.text_query("under"));
  HW_TRY(query.text, call.text_query("q"));
  HW_TRY(const std::string page, call.text_query("page", 600));
  FieldFaults faults;
  if (!kind.empty() && !(query.kind = from_word<PlaceKind>(kind)))
    faults.push_back({"?kind", "word.unknown", "no such kind"});
  if (!under.empty()) {
    const auto id = Uuid::parse(under);
    if (id) query.under = Id<Place>{*id};
    if (!id) faults.push_back({"?under", "id.malformed", "an id is expected"});
  }
  if (!faults.empty()) return reject_fields(std::move(faults));
  if (!page.empty()) {
    HW_TRY(query.after, access::open_cursor(reader.vault(), reader.viewer(), "places", page));
  }
  return list_places(reader, query);
}

}  // namespace

void add_routes(http::Routes& routes) {
  auto& list = routes.view<PlacePage>("/api/v1/places", info("place.read", "Places with what they offer."), search);
  list.query = {{"kind", "Only this kind."},
                {"under", "At or below this place."},
                {"q", "Part of the name."},
                {"page", "`next` of the last answer."}};
  routes.action<CreatePlace>(
      "/api/v1/places", info("place.manage", "Makes a place."),
      [](const CreatePlace& c, Call& call, Transaction& tx) { return create_place(tx, call.viewer, c); });
  routes.action<NewOffer>("/api/v1/places/{id}/offers", info("place.manage", "Says what a place offers from today on."),
                          [](const NewOffer& c, Call& call, Transaction& tx) -> Result<Changed> {
                            HW_TRY(const auto id, call.id<Place>("id"));
                            return add_offer(tx, call.viewer, id, c);
                          });
  routes.action<MovePlace>("/api/v1/places/{id}/move", info("place.manage", "The place lies elsewhere from a day on."),
                           [](const MovePlace& c, Call& call, Transaction& tx) -> Result<Changed> {
                             HW_TRY(const auto id, call.id<Place>("id"));
                             return move_place(tx, call.viewer, id, c);
                           });
  routes.action<ClosePlace>("/api/v1/places/{id}/close", info("place.manage", "The place ends."),
                            [](const ClosePlace& c, Call& call, Transaction& tx) -> Result<Changed> {
                              HW_TRY(const auto id, call.id<Place>("id"));
                              return close_place(tx, call.viewer, id, c);
                            });
}

}  // namespace homeward::places
