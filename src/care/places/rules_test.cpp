#include "care/places/rules.hpp"

#include <gtest/gtest.h>

namespace homeward::places {
namespace {

TEST(DecideParent, KeepsTheOrderOfTheTree) {
  EXPECT_TRUE(decide_parent(PlaceKind::region, PlaceKind::nation).has_value());
  EXPECT_TRUE(decide_parent(PlaceKind::centre, PlaceKind::region).has_value());
  EXPECT_TRUE(decide_parent(PlaceKind::unit, PlaceKind::ngo).has_value());
  EXPECT_EQ(decide_parent(PlaceKind::unit, PlaceKind::district).error().reason, "place.wrong-parent");
  EXPECT_EQ(decide_parent(PlaceKind::region, PlaceKind::centre).error().reason, "place.wrong-parent");
  EXPECT_EQ(decide_parent(PlaceKind::centre, PlaceKind::ngo).error().reason, "place.wrong-parent");
}

TEST(DecideCapacity, RefusesTheOneTooMany) {
  PlaceOffer offer;
  EXPECT_TRUE(decide_capacity(offer, 1000).has_value()) << "no limit is kept";
  offer.capacity = 2;
  EXPECT_TRUE(decide_capacity(offer, 1).has_value());
  EXPECT_EQ(decide_capacity(offer, 2).error().reason, "capacity.full");
}

TEST(OfferedOn, EndsWithItsLastDay) {
  PlaceOffer offer;
  offer.since = *LocalDate::parse("2026-01-01");
  offer.until = *LocalDate::parse("2026-01-31");
  EXPECT_FALSE(offered_on(offer, *LocalDate::parse("2025-12-31")));
  EXPECT_TRUE(offered_on(offer, *LocalDate::parse("2026-01-31")));
  EXPECT_FALSE(offered_on(offer, *LocalDate::parse("2026-02-01")));
}

}  // namespace
}  // namespace homeward::places
