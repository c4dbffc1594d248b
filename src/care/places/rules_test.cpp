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

TEST(CheckPlace, WantsEveryNameWithItsLanguage) {
  Place place;
  place.name = Text<160>::trusted("House on the Hill");
  place.zone = Text<64>::trusted("Asia/Bishkek");
  place.local_names = {{Text<35>::trusted("ky"), {}}, {{}, Text<160>::trusted("Дом на холме")}};
  const FieldFaults faults = check_place(place);
  ASSERT_EQ(faults.size(), 2u);
  EXPECT_EQ(faults[0].path, "local_names[0].name");
  EXPECT_EQ(faults[1].path, "local_names[1].language");
}

TEST(DecideCapacity, RefusesTheOneTooMany) {
  PlaceOffer offer;
  EXPECT_TRUE(decide_capacity(offer, 1000).has_value()) << "no limit is kept";
  offer.capacity = 2;
  EXPECT_TRUE(decide_capacity(offer, 1).has_value());
  EXPECT_EQ(decide_capacity(offer, 2).error().reason, "capacity.full");
}

TEST(CheckOpened, IsTodayOrEarlier) {
  const LocalDate today = *LocalDate::parse("2026-05-03");
  EXPECT_EQ(check_opened(today, today), FieldFaults{});
  EXPECT_EQ(check_opened(*LocalDate::parse("1998-01-01"), today), FieldFaults{});
  ASSERT_EQ(check_opened(today + Days{1}, today).size(), 1u);
  EXPECT_EQ(check_opened(today + Days{1}, today)[0].reason, "place.opens-in-future");
}

TEST(CheckSince, LiesBetweenTheOpeningOfThePlaceAndToday) {
  const LocalDate opened = *LocalDate::parse("2020-01-01"), today = *LocalDate::parse("2026-05-03");
  PlaceOffer offer;
  offer.since = opened;
  EXPECT_EQ(check_since(offer, opened, today, ""), FieldFaults{});
  offer.since = opened - Days{1};
  ASSERT_EQ(check_since(offer, opened, today, "offers[1].").size(), 1u);
  EXPECT_EQ(check_since(offer, opened, today, "offers[1].")[0].path, "offers[1].since");
  EXPECT_EQ(check_since(offer, opened, today, "")[0].reason, "offer.before-place");
  offer.since = today + Days{1};
  EXPECT_EQ(check_since(offer, opened, today, "")[0].reason, "offer.since-in-future");
}

TEST(CheckOverlap, AStageIsOfferedOnceOnADay) {
  PlaceOffer earlier, later;
  earlier.id = Id<PlaceOffer>{*Uuid::parse("01900000-0000-7000-8000-000000000001")};
  later.id = Id<PlaceOffer>{*Uuid::parse("01900000-0000-7000-8000-000000000002")};
  earlier.since = *LocalDate::parse("2024-01-01");
  earlier.until = *LocalDate::parse("2024-12-31");
  later.since = *LocalDate::parse("2025-01-01");
  const PlaceOffer rows[] = {earlier, later};
  EXPECT_EQ(check_overlap(later, rows), FieldFaults{}) << "an offer does not stand in its own way";
  later.since = *earlier.until;
  ASSERT_EQ(check_overlap(later, rows).size(), 1u);
  EXPECT_EQ(check_overlap(later, rows)[0].reason, "offer.offered-then");
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
