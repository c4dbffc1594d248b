#include "base/check.hpp"
#include "support/db_backends.hpp"

namespace homeward {
namespace {

using db::StoredRow;
using db::Verdict;
using db::WriteTransaction;
using sample::Everything;
using sample::full_sample;
using sample::row_of;
using sample::uuid;

class DbRows : public testing::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (!IsSkipped()) make_tables(meta_of<Everything>());
  }
  void insert(const StoredRow& row) {
    store().write_and_wait([&](WriteTransaction& tx) {
      db::insert_row(tx, meta_of<Everything>(), row);
      return Verdict::keep;
    });
  }
  std::vector<StoredRow> load(std::vector<Uuid> ids) {
    return db::load_rows(*store().read(), meta_of<Everything>(), ids);
  }
};
HW_ON_BOTH_ENGINES(DbRows);

TEST_P(DbRows, ReadsBackEveryKindOfMember) {
  const StoredRow row = row_of(full_sample(1), uuid(7, 7), uuid(8, 8));

  insert(row);

  const auto back = load({uuid(1, 1)});
  ASSERT_EQ(back.size(), 1u);
  for (std::size_t i = 0; i < row.members.size(); ++i) {
    EXPECT_TRUE(back[0].members[i] == row.members[i]) << meta_of<Everything>().fields[i].name;
  }
  EXPECT_EQ(back[0].version, uuid(7, 7));
  EXPECT_EQ(back[0].import, uuid(8, 8));
}

TEST_P(DbRows, ReadsBackDefaultsAndAbsentMembers) {
  const StoredRow row = row_of(Everything{.id = {uuid(1, 2)}});

  insert(row);

  const auto back = load({uuid(1, 2)});
  ASSERT_EQ(back.size(), 1u);
  EXPECT_TRUE(back[0].members == row.members);
  EXPECT_EQ(back[0].import, std::nullopt);
}

TEST_P(DbRows, MixesAbsentAndPresentMembersOfOneStatement) {
  std::vector<StoredRow> rows;
  for (std::uint32_t i = 0; i < 40; ++i) {
    Everything record = full_sample(i);
    if (i % 2) record.end.reset();
    if (i % 3) record.order.reset();
    if (i % 5) record.group.reset();
    if (i % 7) record.more_bytes.reset();
    if (i % 4) record.place.reset();
    rows.push_back(row_of(record));
  }

  store().write_and_wait([&](WriteTransaction& tx) {
    for (const StoredRow& row : rows) db::insert_row(tx, meta_of<Everything>(), row);
    return Verdict::keep;
  });

  for (std::uint32_t i = 0; i < 40; ++i) EXPECT_TRUE(load({uuid(1, i)}).at(0).members == rows[i].members) << i;
}

TEST_P(DbRows, LoadsInTheOrderAskedAndLeavesOutTheAbsent) {
  constexpr std::uint32_t k_rows = 450;
  store().write_and_wait([&](WriteTransaction& tx) {
    for (std::uint32_t i = 0; i < k_rows; ++i) {
      Everything record = full_sample(i);
      db::insert_row(tx, meta_of<Everything>(), row_of(record));
    }
    return Verdict::keep;
  });
  std::vector<Uuid> asked;
  for (std::uint32_t i = k_rows; i-- > 0;) {
    asked.push_back(uuid(1, i));
    if (i % 100 == 0) asked.push_back(uuid(4, i));  // absent
  }
  asked.push_back(uuid(1, 5));  // a second time

  const auto rows = load(asked);

  ASSERT_EQ(rows.size(), k_rows + 1);
  for (std::uint32_t i = 0; i < k_rows; ++i) EXPECT_TRUE(rows[i].members[0] == Datum(uuid(1, k_rows - 1 - i)));
  EXPECT_TRUE(rows.back().members == rows[k_rows - 1 - 5].members);
}

TEST_P(DbRows, UpdatesAndDeletesByIdAndSaysWhetherThereWasOne) {
  insert(row_of(full_sample(1)));
  const StoredRow changed = row_of(Everything{.id = {uuid(1, 1)}, .count = 5}, uuid(7, 8));
  bool updated = false, updated_absent = true, removed = false, removed_again = true;

  store().write_and_wait([&](WriteTransaction& tx) {
    updated = db::update_row(tx, meta_of<Everything>(), changed);
    updated_absent = db::update_row(tx, meta_of<Everything>(), row_of(Everything{.id = {uuid(1, 99)}}));
    return Verdict::keep;
  });
  const auto after_update = load({uuid(1, 1)});
  store().write_and_wait([&](WriteTransaction& tx) {
    removed = db::delete_row(tx, meta_of<Everything>(), uuid(1, 1));
    removed_again = db::delete_row(tx, meta_of<Everything>(), uuid(1, 1));
    return Verdict::keep;
  });

  EXPECT_TRUE(updated);
  EXPECT_FALSE(updated_absent);
  ASSERT_EQ(after_update.size(), 1u);
  EXPECT_TRUE(after_update[0].members == changed.members);
  EXPECT_EQ(after_update[0].version, uuid(7, 8));
  EXPECT_TRUE(removed);
  EXPECT_FALSE(removed_again);
  EXPECT_TRUE(load({uuid(1, 1)}).empty());
}

TEST_P(DbRows, NamesRecordAndIdOfADamagedRow) {
  insert(row_of(full_sample(1)));
  const char* damages[] = {
      R"(UPDATE "everything" SET "text" = 'Hayit')", R"(UPDATE "everything" SET "count" = "count" + 1)",
      R"(UPDATE "everything" SET "order" = NULL)",   R"(UPDATE "everything" SET "open" = 0)",
      R"(UPDATE "everything" SET "note" = "name")",
  };
  for (const char* damage : damages) {
    store().write_and_wait([&](WriteTransaction& tx) {
      db::update_row(tx, meta_of<Everything>(), row_of(full_sample(1)));
      return Verdict::keep;
    });
    run(damage);

    try {
      load({uuid(1, 1)});
      ADD_FAILURE() << "not noticed: " << damage;
    } catch (const StorageFailure& failure) {
      EXPECT_EQ(failure.kind(), StorageFailure::Kind::damaged);
      EXPECT_NE(std::string(failure.what()).find("everything " + uuid(1, 1).to_string()), std::string::npos);
    }
  }
}

TEST_P(DbRows, ReportsAValueOfAnotherTypeAsDamage) {
  if (GetParam() != db::Engine::sqlite) GTEST_SKIP() << "PostgreSQL's columns have types";
  insert(row_of(full_sample(1)));
  run(R"(UPDATE "everything" SET "count" = x'00')");

  EXPECT_THROW(load({uuid(1, 1)}), StorageFailure);
}

TEST_P(DbRows, KeepsUniqueMembersApart) {
  insert(row_of(full_sample(1)));
  Everything other = full_sample(2);
  other.group = full_sample(1).group;

  EXPECT_THROW(insert(row_of(other)), InternalError);

  EXPECT_TRUE(load({uuid(1, 2)}).empty());
}

TEST_P(DbRows, MakesItsSchemaAgainWithoutHarm) {
  insert(row_of(full_sample(1)));

  make_tables(meta_of<Everything>());

  EXPECT_EQ(load({uuid(1, 1)}).size(), 1u);
}

TEST(DbRowChecksum, LeavesOutMembersAtTheirDefault) {
  // Then a member that a later release adds does not change the checksums of the rows that are there.
  const auto& meta = meta_of<sample::Counter>();
  Meta longer = meta;
  longer.fields.push_back(meta.fields.back());
  longer.fields.back().number = 4;
  StoredRow row = row_of(sample::Counter{.id = {uuid(1, 1)}, .value = 3});
  const auto before = db::row_checksum(meta, row.members);

  row.members.push_back(longer.fields.back().default_value);

  EXPECT_EQ(db::row_checksum(longer, row.members), before);
}

TEST(DbRowChecksum, IsFixedForEver) {
  // A different figure here means that every stored row would be reported as damaged.
  const Datum members[] = {uuid(1, 1), std::int64_t{3}, std::string("Ҳайит")};

  EXPECT_EQ(db::row_checksum(meta_of<sample::Counter>(), members), -2401669341126930252);
}

}  // namespace
}  // namespace homeward
