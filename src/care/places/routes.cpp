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

Id<Place> place_of(const Place& place) { return place.id; }
Id<Place> place_of(const PlaceOffer& offer) { return offer.place; }

/// The row in the path, in the version that the sender saw; who may not change it learns neither of it nor of a
/// version.
template <class Row>
Result<journal::Stored<Row>> expected(Call& call, Transaction& tx) {
  HW_TRY(const auto id, call.id<Row>("id"));
  HW_TRY(auto row, tx.get(id));
  HW_TRY_VOID(access::require_place(tx, call.viewer, "place.manage", place_of(row.value)));
  HW_TRY_VOID(call.expect_version(row.version()));
  return row;
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
  routes.action<ChangePlace>("/api/v1/places/{id}/details",
                             info("place.manage", "Changes how a place is called and reached."),
                             [](const ChangePlace& c, Call& call, Transaction& tx) -> Result<Changed> {
                               HW_TRY(auto place, expected<Place>(call, tx));
                               return change_place(tx, call.viewer, place, c);
                             });
  routes.action<NewOffer>("/api/v1/places/{id}/offers", info("place.manage", "Says what a place offers as well."),
                          [](const NewOffer& c, Call& call, Transaction& tx) -> Result<Changed> {
                            HW_TRY(const auto id, call.id<Place>("id"));
                            return add_offer(tx, call.viewer, id, c);
                          });
  routes.action<ChangeOffer>("/api/v1/offers/{id}/change",
                             info("place.manage", "Other beds or lengths of an offer, from a day on."),
                             [](const ChangeOffer& c, Call& call, Transaction& tx) -> Result<Changed> {
                               HW_TRY(auto offer, expected<PlaceOffer>(call, tx));
                               return change_offer(tx, call.viewer, offer, c);
                             });
  routes.action<EndOffer>("/api/v1/offers/{id}/end", info("place.manage", "The place no longer offers it."),
                          [](const EndOffer& c, Call& call, Transaction& tx) -> Result<Changed> {
                            HW_TRY(auto offer, expected<PlaceOffer>(call, tx));
                            return end_offer(tx, call.viewer, offer, c);
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
