#include "base/check.hpp"
#include "platform/db/migrations.hpp"
#include "platform/db/schema.hpp"
#include "support/db_backends.hpp"

#include <thread>

namespace homeward {
namespace {

using db::Migration;
using db::WriteTransaction;

class DbMigrations : public testing::OnBothEngines {
 protected:
  std::vector<Migration> first_two() {
    return {{1, "make", [](WriteTransaction& tx) { tx.execute("CREATE TABLE \"step\" (\"n\" INTEGER)"); }},
            {2, "fill", [](WriteTransaction& tx) { tx.execute("INSERT INTO \"step\" (\"n\") VALUES (2)"); }}};
  }
  std::vector<std::string> applied() {
    std::vector<std::string> names;
    store().read()->query("SELECT \"name\" FROM \"schema_migration\" ORDER BY \"number\"", {}, [&](const db::Row& row) {
      names.emplace_back(row.text(0));
      return true;
    });
    return names;
  }
  std::optional<std::int64_t> steps() { return store().read()->find_integer("SELECT count(*) FROM \"step\""); }
};
HW_ON_BOTH_ENGINES(DbMigrations);

TEST_P(DbMigrations, AppliesEachStepOnceAndInOrder) {
  db::migrate(store(), first_two());
  db::migrate(store(), first_two());

  EXPECT_EQ(applied(), (std::vector<std::string>{"make", "fill"}));
  EXPECT_EQ(steps(), 1);
  EXPECT_EQ(db::find_info(*store().read(), "schema"), "2");
}

TEST_P(DbMigrations, KeepsNothingOfAStepThatFails) {
  auto steps_to_do = first_two();
  steps_to_do[1].apply = [](WriteTransaction& tx) {
    tx.execute("INSERT INTO \"step\" (\"n\") VALUES (3)");
    throw StorageFailure(StorageFailure::Kind::damaged, "invented");
  };

  EXPECT_THROW(db::migrate(store(), steps_to_do), StorageFailure);

  EXPECT_EQ(applied(), std::vector<std::string>{"make"});
  EXPECT_EQ(steps(), 0);
  db::migrate(store(), first_two());
  EXPECT_EQ(steps(), 1);
}

TEST_P(DbMigrations, RefusesAStoreOfANewerRelease) {
  db::migrate(store(), first_two());
  auto older = first_two();
  older.pop_back();

  try {
    db::migrate(store(), older);
    ADD_FAILURE() << "not refused";
  } catch (const StorageFailure& failure) {
    EXPECT_EQ(failure.kind(), StorageFailure::Kind::read_only);
  }
}

TEST_P(DbMigrations, AppliesEachStepOnceWhenSeveralBeginTogether) {
  // Each thread has a store of its own on PostgreSQL, as processes do; SQLite has one owner.
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      if (GetParam() == db::Engine::sqlite) return db::migrate(store(), first_two());
      db::migrate(*db::open_store(scratch_->options()), first_two());
    });
  }
  for (auto& thread : threads) thread.join();

  EXPECT_EQ(applied().size(), 2u);
  EXPECT_EQ(steps(), 1);
}

TEST_P(DbMigrations, AddsANeededMemberWithItsDefaultAndWithoutHarmToChecksums) {
  const Meta& before = meta_of<sample::Counter>();
  make_tables(before);
  db::StoredRow row = sample::row_of(sample::Counter{.id = {sample::uuid(1, 1)}, .value = 3});
  store().write_and_wait([&](WriteTransaction& tx) {
    db::insert_row(tx, before, row);
    return db::Verdict::keep;
  });
  static Meta after = before;
  after.fields.clear();
  for (const FieldMeta& field : before.fields) after.fields.push_back(field);
  for (const bool sealed : {false, true}) {
    FieldMeta added = before.at(3);
    added.number = static_cast<std::uint16_t>(sealed ? 5 : 4);
    added.name = sealed ? "secret" : "order";
    added.default_value = std::string("it's");
    added.sealed = sealed;
    added.since = 2;
    after.fields.push_back(added);
  }

  store().write_and_wait([&](WriteTransaction& tx) {
    for (std::size_t i = 3; i < 5; ++i) tx.execute(db::add_column(after, after.fields[i], tx.engine()));
    return db::Verdict::keep;
  });

  const std::vector<Uuid> ids{sample::uuid(1, 1)};
  const auto rows = db::load_rows(*store().read(), after, ids);
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_TRUE(rows[0].members[3] == Datum(std::string("it's")));
  EXPECT_TRUE(rows[0].members[4] == Datum(Blob{}));
}

TEST_P(DbMigrations, KeepsWhatAStoreKnowsAboutItself) {
  db::migrate(store(), {});
  for (const char* value : {"first", "second"}) {
    store().write_and_wait([&](WriteTransaction& tx) {
      db::set_info(tx, "installation", value);
      return db::Verdict::keep;
    });
  }

  EXPECT_EQ(db::find_info(*store().read(), "installation"), "second");
  EXPECT_EQ(db::find_info(*store().read(), "absent"), std::nullopt);
}

}  // namespace
}  // namespace homeward
