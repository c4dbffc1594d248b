#pragma once
#include "care/places/records.hpp"
#include "platform/access/reader.hpp"
#include "platform/access/view.hpp"

namespace homeward::places {

struct PlaceLine {
  access::Disclosed<Place> place;
  std::optional<Id<Place>> parent;
  std::vector<access::Disclosed<PlaceOffer>> offers;
};
BOOST_DESCRIBE_STRUCT(PlaceLine, (), (place, parent, offers))

struct PlaceQuery {
  std::optional<PlaceKind> kind;
  std::optional<Id<Place>> under;  ///< directly or further below
  std::string text;                ///< part of the name, without case
  std::string after;               ///< name and id after which to go on
};
struct PlacePage {
  std::vector<PlaceLine> items;
  std::optional<access::PublicText> next;
};
BOOST_DESCRIBE_STRUCT(PlacePage, (), (items, next))

/// Places with what they offer today, by name, 200 a page.
PlacePage list_places(access::Reader& reader, const PlaceQuery& query);

}  // namespace homeward::places
