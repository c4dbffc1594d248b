#include "oversight/maps/tiles.hpp"

#include "support/project_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace homeward::maps {
namespace {

using homeward::testing::read_project_file;

catalogue::Catalogue with(const std::string& map) {
  const std::string shared = read_project_file("catalogue/schema.json");
  const std::string schema = read_project_file("catalogue/maps/schema.json");
  const catalogue::PackFile files[] = {{"schema.json", shared}, {"maps/schema.json", schema}, {"maps/x.json", map}};
  auto loaded = catalogue::Catalogue::load(files);
  for (const auto& fault : loaded.faults) ADD_FAILURE() << to_string(fault);
  return std::move(loaded.catalogue);
}

std::string a_map(const std::string& regions) {
  return R"({"id": "x", "version": 1, "source": "s", "licence": "l", "verified": false, "title": {"en": "X"}, "region": [)" +
         regions + R"(], "district": [{"code": "d", "column": 1, "row": 1}]})";
}

TEST(DescribedTiles, SayWhereEachPlaceLies) {
  EXPECT_EQ(
      described_tiles(with(a_map(R"({"code": "a", "column": 1, "row": 1}, {"code": "b", "column": 2, "row": 1})"))),
      R"({"items":[{"id":"x","title":{"en":"X"},"region":[{"code":"a","column":1,"row":1},)"
      R"({"code":"b","column":2,"row":1}],"district":[{"code":"d","column":1,"row":1}]}]})");
}

TEST(DescribedTiles, AreRefusedWhereTwoLieOnEachOtherOrOnePlaceHasTwo) {
  const auto message = [](const std::string& regions) {
    try {
      described_tiles(with(a_map(regions)));
    } catch (const std::runtime_error& error) {
      return std::string(error.what());
    }
    return std::string();
  };
  EXPECT_THAT(message(R"({"code": "a", "column": 1, "row": 1}, {"code": "b", "column": 1, "row": 1})"),
              ::testing::HasSubstr("maps/x.json: region b lies on another"));
  EXPECT_THAT(message(R"({"code": "a", "column": 1, "row": 1}, {"code": "a", "column": 1, "row": 2})"),
              ::testing::HasSubstr("maps/x.json: region a has a tile already"));
  EXPECT_THAT(message(R"({"code": "d", "column": 3, "row": 1})"),
              ::testing::HasSubstr("district d has a tile already"));
}

std::string with_shape(const std::string& shape) {
  return R"({"code": "a", "column": 1, "row": 1, "shape": )" + shape + "}";
}

TEST(DescribedTiles, HoldTheBordersOfAPlace) {
  const std::string square = R"({"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]})";
  EXPECT_THAT(described_tiles(with(a_map(with_shape(square)))), ::testing::HasSubstr(R"("shape":)" + square));
}

TEST(DescribedTiles, AreRefusedWithBordersThatCannotBeDrawn) {
  const auto message = [](const std::string& shape) {
    try {
      described_tiles(with(a_map(with_shape(shape))));
    } catch (const std::runtime_error& error) {
      return std::string(error.what());
    }
    return std::string();
  };
  EXPECT_THAT(message(R"({"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1]]]})"),
              ::testing::HasSubstr("region a has a border that does not end where it begins"));
  EXPECT_THAT(
      message(
          R"({"type": "MultiPolygon", "coordinates": [[[[0, 0], [1, 0], [1, 1], [0, 0]]], [[[0, 91], [1, 0], [1, 1], [0, 91]]]]})"),
      ::testing::HasSubstr("region a has a latitude beyond 90 degrees"));
  std::string fine = R"({"type": "Polygon", "coordinates": [[[0, 0])";
  for (int i = 0; i < 50'000; ++i) fine += ", [1, 1]";
  EXPECT_THAT(message(fine + ", [0, 0]]]}"), ::testing::HasSubstr("have 50002 positions, and 50000 is the most"));
}

}  // namespace
}  // namespace homeward::maps
