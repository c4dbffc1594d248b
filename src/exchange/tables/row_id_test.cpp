#include "exchange/tables/row_id.hpp"

#include <gtest/gtest.h>

#include <set>

namespace homeward::tables {
namespace {

TEST(RowIds, AreAFunctionOfWhereTheRowComesFrom) {
  const RowIds one("set", "17");

  EXPECT_EQ(one.id("visit", "4"), RowIds("set", "17").id("visit", "4"));
  EXPECT_EQ(one.id("visit", "4").to_string().substr(14, 1), "8");
  const std::set<Uuid> all{one.id("visit", "4"),
                           one.id("visit", "5"),
                           one.id("visi", "t4"),
                           RowIds("set", "1").id("7visit", "4"),
                           RowIds("set1", "7").id("visit", "4"),
                           RowIds("se", "t17").id("visit", "4")};
  EXPECT_EQ(all.size(), 6u);
}

TEST(RowIds, StayThatWayForEver) {
  // Stored in databases: a change here would import everything twice.
  EXPECT_EQ(RowIds("ctn0094", "1").id("person", "1").to_string(), "3edd1a83-6d1f-8569-a0be-479feb75f4e5");
}

TEST(RowIds, OfOneGroupLieBesideEachOther) {
  const RowIds one("set", "17");

  const Uuid a = one.id("visit", "4"), b = one.id("uds", "900");
  EXPECT_TRUE(std::equal(a.bytes.begin(), a.bytes.begin() + 6, b.bytes.begin()));
}

}  // namespace
}  // namespace homeward::tables
