#include "platform/db/row_pages.hpp"
#include "support/db_backends.hpp"

#include <gmock/gmock.h>

#include <set>

namespace homeward::db {
namespace {

using sample::Everything;
using sample::uuid;

class DbRowPages : public testing::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    make_tables(meta());
    for (std::uint32_t i = 0; i < 7; ++i) put(i);
  }
  static const Meta& meta() { return meta_of<Everything>(); }
  static Uuid id(std::uint32_t i) { return uuid(7, 100 - i); }
  void put(std::uint32_t i) {
    Everything record = sample::full_sample(i);
    record.id = {id(i)};
    const StoredRow row = sample::row_of(record, uuid(8, i), uuid(8, 99));
    store().write_and_wait([&](WriteTransaction& tx) {
      insert_row(tx, meta(), row);
      return Verdict::keep;
    });
  }
  /// Pages of three, each in a read transaction of its own.
  std::vector<StoredRow> walk(const std::function<void()>& between = {}) {
    TablePlace place;
    std::vector<StoredRow> out;
    damaged = 0;
    while (read_page(
               *store().read(), meta(), place, 3, [&](const StoredRow& row) { out.push_back(row); }, damaged) > 0)
      if (between) between();
    return out;
  }
  static Uuid id_of(const StoredRow& row) {
    for (std::size_t i = 0; i < meta().fields.size(); ++i)
      if (meta().fields[i].name == "id") return std::get<Uuid>(row.members[i]);
    return {};
  }
  std::size_t damaged = 0;
};
HW_ON_BOTH_ENGINES(DbRowPages);

TEST_P(DbRowPages, MeetEachRowOnceAsItIsLoadedById) {
  const auto rows = walk();
  ASSERT_EQ(rows.size(), 7u);
  std::set<Uuid> met;
  for (const StoredRow& row : rows) {
    const Uuid one = id_of(row);
    met.insert(one);
    const auto loaded = load_rows(*store().read(), meta(), std::span(&one, 1));
    ASSERT_EQ(loaded.size(), 1u);
    EXPECT_EQ(row.members, loaded[0].members);
    EXPECT_EQ(row.version, loaded[0].version);
    EXPECT_EQ(row.import, loaded[0].import);
  }
  EXPECT_EQ(met.size(), 7u);
  EXPECT_EQ(damaged, 0u);
}

TEST_P(DbRowPages, SharesMeetEachRowOnceAndNoneThatCameLater) {
  const auto shares = shares_of_table(*store().read(), meta(), 3);
  EXPECT_EQ(shares.size(), GetParam() == Engine::sqlite ? 3u : 1u);
  if (GetParam() == Engine::sqlite) put(30);  // where rows have no numbers, one that comes later may be met
  std::vector<Uuid> met;
  for (TablePlace share : shares) {
    const auto note = [&](const StoredRow& row) { met.push_back(id_of(row)); };
    while (read_page(*store().read(), meta(), share, 2, note, damaged) > 0) {
    }
  }
  EXPECT_EQ(std::set<Uuid>(met.begin(), met.end()).size(), 7u);
  EXPECT_EQ(met.size(), 7u);
}

TEST_P(DbRowPages, AnEmptyTableHasNoRowInAnyShare) {
  store().write_and_wait([&](WriteTransaction& tx) {
    for (std::uint32_t i = 0; i < 7; ++i) delete_row(tx, meta(), id(i));
    return Verdict::keep;
  });
  for (TablePlace share : shares_of_table(*store().read(), meta(), 3))
    EXPECT_EQ(read_page(
                  *store().read(), meta(), share, 2, [](const StoredRow&) {}, damaged),
              0u);
}

TEST_P(DbRowPages, GoOnWhileRowsComeAndGo) {
  std::uint32_t turn = 0;
  const auto rows = walk([&] {
    if (turn == 0) {
      store().write_and_wait([&](WriteTransaction& tx) {
        delete_row(tx, meta(), id(6));
        delete_row(tx, meta(), id(0));
        return Verdict::keep;
      });
    }
    if (turn++ < 2) put(20 + turn);
  });
  std::set<Uuid> met;
  for (const StoredRow& row : rows) EXPECT_TRUE(met.insert(id_of(row)).second) << "met twice";
  for (std::uint32_t i = 1; i < 6; ++i) EXPECT_TRUE(met.contains(id(i))) << i;
}

TEST_P(DbRowPages, LeaveADamagedRowOutAndCountIt) {
  const Datum of[] = {id(4)};
  ASSERT_EQ(run("UPDATE everything SET count = count + 1 WHERE id = $1", of), 1);
  EXPECT_EQ(walk().size(), 6u);
  EXPECT_EQ(damaged, 1u);
}

TEST_P(DbRowPages, OfAnEmptyTableThereAreNone) {
  ASSERT_EQ(run("DELETE FROM everything"), 7);
  EXPECT_TRUE(walk().empty());
}

}  // namespace
}  // namespace homeward::db
